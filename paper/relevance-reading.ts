import { fold } from './fold';
import { eachTerm, hashOf } from './relevance-terms';

/** What of a paper is read to tell whether it is relevant. */
export interface RelevanceText {
  title: string;
  abstract?: string | undefined;
  authors?: readonly string[] | undefined;
  categories?: readonly string[] | undefined;
}

/** How much a term of the title counts beside one of the abstract. */
const TITLE = 3;
/** Characters of an abstract that are read. */
const ABSTRACT = 5000;
const AUTHORS = 20;
const CATEGORIES = 100;

const AUTHOR = hashOf('author ');
const CATEGORY = hashOf('category ');

export const authorHash = (name: string) => hashOf(fold(name).replace(/[^\p{L}\p{N}]+/gu, ' '), AUTHOR);
export const categoryHash = (name: string) => hashOf(name.toLowerCase(), CATEGORY);

/** The most terms of one text that are told apart; the longest abstract has fewer. */
const MOST = 1 << 13;

/**
 * Terms of one text, the last that was read, with how often it has each and where each stands first: from where to where in which of
 * `sources`. A pair of words has the places of its two words among the terms, anything else -1. Used again for each text.
 */
export const found = {
  hashes: new Uint32Array(MOST),
  counts: new Float32Array(MOST),
  sources: [] as string[],
  source: new Uint16Array(MOST),
  from: new Uint32Array(MOST),
  to: new Uint32Array(MOST),
  first: new Int32Array(MOST),
  second: new Int32Array(MOST),
  length: 0,
};
const place = new Int32Array(2 * MOST);
const MASK = place.length - 1;

/** Counts a term that stands in the last of the sources; gives its place, -1 when there is no room for it. */
function note(hash: number, count: number, from: number, to: number, first: number, second: number): number {
  let slot = (hash ^ (hash >>> 15)) & MASK;
  for (; place[slot] !== 0; slot = (slot + 1) & MASK) {
    const at = (place[slot] ?? 0) - 1;
    if (found.hashes[at] !== hash) continue;
    found.counts[at] = (found.counts[at] ?? 0) + count;
    return at;
  }
  const at = found.length;
  if (at === MOST) return -1;
  found.hashes[at] = hash;
  found.counts[at] = count;
  found.source[at] = found.sources.length - 1;
  found.from[at] = from;
  found.to[at] = to;
  found.first[at] = first;
  found.second[at] = second;
  found.length++;
  place[slot] = found.length;
  return at;
}

/** Reads the words of a text and their pairs. */
function readProse(text: string, count: number): void {
  found.sources.push(text);
  let before = -1;
  let last = -1;
  let lastTo = -1;
  eachTerm(text, (hash, from, to) => {
    // A pair is told right after its second word, and ends with it.
    if (to === lastTo) {
      note(hash, count, from, to, before, last);
      return;
    }
    before = last;
    last = note(hash, count, from, to, -1, -1);
    lastTo = to;
  });
}

function readName(name: string, hash: number): void {
  found.sources.push(name);
  note(hash, 1, 0, name.length, -1, -1);
}

/** Reads a text's terms into `found`. */
export function readText({ title, abstract = '', authors = [], categories = [] }: RelevanceText): void {
  found.length = 0;
  found.sources.length = 0;
  place.fill(0);
  readProse(title, TITLE);
  readProse(abstract.slice(0, ABSTRACT), 1);
  for (const name of authors.slice(0, AUTHORS)) readName(name, authorHash(name));
  for (const name of categories.slice(0, CATEGORIES)) readName(name, categoryHash(name));
}

/** Texts as they are read one after another, before it is known which terms count. */
export interface Reading {
  starts: number[];
  hashes: Uint32Array;
  counts: Float32Array;
  /** How many of the texts have a term, by the first bits of its hash; 255 is that many or more. */
  seen: Uint8Array;
  /** How far a hash is shifted to the right to find its place there. */
  shift: number;
}

/** Terms that a text has, more or less, for making room. */
const TERMS = 256;

/** A reading of about so many texts. */
export function newReading(texts: number): Reading {
  const bits = Math.max(12, Math.min(22, Math.ceil(Math.log2(2 * TERMS * (texts + 1)))));
  const room = TERMS * (texts + 1);
  return { starts: [0], hashes: new Uint32Array(room), counts: new Float32Array(room), seen: new Uint8Array(1 << bits), shift: 32 - bits };
}

/** Adds a text to those that were read. */
export function readMore(reading: Reading, text: RelevanceText): void {
  readText(text);
  const from = reading.starts.at(-1) ?? 0;
  const to = from + found.length;
  if (to > reading.hashes.length) {
    const [hashes, counts] = [new Uint32Array(2 * to), new Float32Array(2 * to)];
    hashes.set(reading.hashes);
    counts.set(reading.counts);
    Object.assign(reading, { hashes, counts });
  }
  reading.hashes.set(found.hashes.subarray(0, found.length), from);
  reading.counts.set(found.counts.subarray(0, found.length), from);
  for (let at = 0; at < found.length; at++) {
    const bucket = (found.hashes[at] ?? 0) >>> reading.shift;
    const papers = reading.seen[bucket] ?? 0;
    if (papers < 255) reading.seen[bucket] = papers + 1;
  }
  reading.starts.push(to);
}
