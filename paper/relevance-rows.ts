import { found, type Reading, type RelevanceText, readText } from './relevance-reading';

/** Rows of numbers of which most are 0: row i has the values `values[k]` in the columns `columns[k]`, k from `starts[i]` to before `starts[i + 1]`. */
export interface SparseRows {
  starts: Int32Array;
  columns: Int32Array;
  values: Float32Array;
}

/** The terms that count, by ascending hash, each with how rare it is. */
export interface Vocabulary {
  hashes: Uint32Array;
  rarity: Float32Array;
}

/** A term that fewer papers have is no sign of anything. */
const LEAST_PAPERS = 2;
/** The most terms that are kept; of more, those that the fewest papers have are left out. */
const MOST_TERMS = 1 << 15;

/** Slots for so many terms, never more than half full. */
function slotsFor(terms: number): number {
  let size = 16;
  while (size < 2 * terms) size *= 2;
  return size;
}

/** In how many of the texts each term is that at least two have. */
function countPapers({ starts, hashes, seen, shift }: Reading): { terms: Uint32Array; papers: Uint32Array } {
  let often = 0;
  for (let bucket = 0; bucket < seen.length; bucket++) if ((seen[bucket] ?? 0) >= LEAST_PAPERS) often++;
  const size = slotsFor(2 * often);
  const terms = new Uint32Array(size);
  const papers = new Uint32Array(size);
  const end = starts.at(-1) ?? 0;
  for (let at = 0; at < end; at++) {
    const hash = hashes[at] ?? 0;
    if ((seen[hash >>> shift] ?? 0) < LEAST_PAPERS) continue;
    let slot = (hash ^ (hash >>> 15)) & (size - 1);
    while (papers[slot] !== 0 && terms[slot] !== hash) slot = (slot + 1) & (size - 1);
    terms[slot] = hash;
    papers[slot] = (papers[slot] ?? 0) + 1;
  }
  return { terms, papers };
}

/** The terms that at least two of the texts have, each with its rarity: ln((1 + texts) / (1 + texts that have it)) + 1. */
export function vocabularyOf(reading: Reading): Vocabulary {
  const { terms, papers } = countPapers(reading);
  const texts = reading.starts.length - 1;
  const byPapers = new Uint32Array(texts + 2);
  const shared: number[] = [];
  for (let slot = 0; slot < papers.length; slot++) {
    const many = papers[slot] ?? 0;
    if (many < LEAST_PAPERS) continue;
    byPapers[many] = (byPapers[many] ?? 0) + 1;
    shared.push(slot);
  }
  let least = LEAST_PAPERS;
  for (let left = shared.length; left > MOST_TERMS; least++) left -= byPapers[least] ?? 0;
  const kept = shared.filter((slot) => (papers[slot] ?? 0) >= least).sort((a, b) => (terms[a] ?? 0) - (terms[b] ?? 0));
  return {
    hashes: Uint32Array.from(kept, (slot) => terms[slot] ?? 0),
    rarity: Float32Array.from(kept, (slot) => Math.log((1 + texts) / (1 + (papers[slot] ?? 0))) + 1),
  };
}

/** A way to find a term's column by its hash, -1 for none. */
export function columnsOf({ hashes }: Pick<Vocabulary, 'hashes'>): (hash: number) => number {
  const size = slotsFor(hashes.length);
  const slots = new Int32Array(size);
  const mask = size - 1;
  hashes.forEach((hash, at) => {
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = at + 1;
  });
  return (hash) => {
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) if (hashes[(slots[slot] ?? 0) - 1] === hash) return (slots[slot] ?? 0) - 1;
    return -1;
  };
}

/** Keeps of the terms of one text those that count, scaled to length 1: how often it has each, times its rarity. Gives how many there are. */
function scaled(
  terms: { hashes: Uint32Array; counts: Float32Array },
  [start, end]: readonly [number, number],
  columnOf: (hash: number) => number,
  rarity: Float32Array,
  out: { columns: Int32Array; values: Float32Array; terms?: Int32Array; from: number },
): number {
  let length = out.from;
  let square = 0;
  for (let at = start; at < end; at++) {
    const column = columnOf(terms.hashes[at] ?? 0);
    if (column < 0) continue;
    const value = (terms.counts[at] ?? 0) * (rarity[column] ?? 0);
    out.columns[length] = column;
    out.values[length] = value;
    if (out.terms) out.terms[length] = at;
    square += value * value;
    length++;
  }
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let at = out.from; at < length; at++) out.values[at] = (out.values[at] ?? 0) * scale;
  return length;
}

/** The texts that were read as rows of length 1. */
export function rowsOf(reading: Reading, vocabulary: Vocabulary): SparseRows {
  const columnOf = columnsOf(vocabulary);
  const end = reading.starts.at(-1) ?? 0;
  const out = { columns: new Int32Array(end), values: new Float32Array(end), from: 0 };
  const starts = new Int32Array(reading.starts.length);
  for (let row = 0; row + 1 < starts.length; row++) {
    const span = [reading.starts[row] ?? 0, reading.starts[row + 1] ?? 0] as const;
    out.from = scaled(reading, span, columnOf, vocabulary.rarity, out);
    starts[row + 1] = out.from;
  }
  return { starts, columns: out.columns.slice(0, out.from), values: out.values.slice(0, out.from) };
}

/** Where one text's row is made, again for each text. */
const row = {
  columns: new Int32Array(found.hashes.length),
  values: new Float32Array(found.hashes.length),
  terms: new Int32Array(found.hashes.length),
  from: 0,
};

/** One text as a row of length 1, with the place among what was `found` of each of its terms; terms that are not among the columns do not count. It is there until the next one is asked for. */
export function rowOf(
  text: RelevanceText,
  columnOf: (hash: number) => number,
  rarity: Float32Array,
): { columns: Int32Array; values: Float32Array; terms: Int32Array } {
  readText(text);
  const length = scaled(found, [0, found.length], columnOf, rarity, row);
  return { columns: row.columns.subarray(0, length), values: row.values.subarray(0, length), terms: row.terms.subarray(0, length) };
}
