import type { Catalogue } from '../paper/catalogue';
import { ALL_STATUSES, NO_YEAR, placeIn } from '../paper/catalogue-columns';
import { lowest } from '../paper/catalogue-leaf';
import { fold } from '../paper/fold';
import type { Sort, SortKey } from './filter';
import { STATUS_ORDER } from './query';

/** Sorts last, whichever way one sorts. */
const NOTHING = Number.POSITIVE_INFINITY;
const DIGIT = 0x10000;

/** Rows ordered by whole numbers from 0 on, ascending; what is equal keeps its order. Digit by digit: comparing takes ten times as long. */
function byDigits(rows: Uint32Array, keys: Float64Array, most: number): Uint32Array {
  const spare = [new Uint32Array(rows.length), new Uint32Array(rows.length)];
  const starts = new Uint32Array(DIGIT);
  let from = rows;
  let pass = 0;
  for (let unit = 1; unit <= most; unit *= DIGIT) {
    const digitOf = (row: number) => Math.floor((keys[row] ?? 0) / unit) % DIGIT;
    const to = spare[pass++ % 2] ?? rows;
    starts.fill(0);
    for (const row of from) starts[digitOf(row)] = (starts[digitOf(row)] ?? 0) + 1;
    let sum = 0;
    for (let digit = 0; digit < DIGIT; digit++) {
      const count = starts[digit] ?? 0;
      starts[digit] = sum;
      sum += count;
    }
    for (const row of from) {
      const place = starts[digitOf(row)] ?? 0;
      to[place] = row;
      starts[digitOf(row)] = place + 1;
    }
    from = to;
  }
  return from;
}

/** Rows by their keys, ascending; what is equal keeps its order. */
function byKeys(rows: Uint32Array, keys: Float64Array): Uint32Array {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let isWhole = true;
  for (const row of rows) {
    const key = keys[row] ?? 0;
    if (key < least) least = key;
    if (key > most) most = key;
    if (!Number.isInteger(key)) isWhole = false;
  }
  if (!isWhole || most - least > Number.MAX_SAFE_INTEGER) return rows.slice().sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  const shifted = new Float64Array(keys.length);
  for (const row of rows) shifted[row] = (keys[row] ?? 0) - least;
  return byDigits(rows, shifted, most - least);
}

/** All papers that are there, by their ids. */
function byId(catalogue: Catalogue): Uint32Array {
  const { alive, rows, orderedRows } = catalogue;
  const out = new Uint32Array(catalogue.size);
  const extra: number[] = [];
  for (let row = orderedRows; row < rows; row++) if (alive[row] === 1) extra.push(row);
  const ids = new Map(extra.map((row) => [row, catalogue.idOf(row)] as const));
  extra.sort((a, b) => ((ids.get(a) ?? '') < (ids.get(b) ?? '') ? -1 : 1));
  let at = 0;
  let row = 0;
  const copy = (end: number) => {
    for (; row < end; row++) if (alive[row] === 1) out[at++] = row;
  };
  for (const one of extra) {
    const id = ids.get(one) ?? '';
    copy(lowest(orderedRows, (ordered) => catalogue.idOf(ordered) > id));
    out[at++] = one;
  }
  copy(orderedRows);
  return out;
}

/** Ranks of texts: the same text has the same rank. */
function ranks(texts: readonly (string | undefined)[]): Float64Array {
  const order = [...new Set(texts)].filter((text) => text !== undefined).sort((a, b) => (a < b ? -1 : 1));
  const rank = new Map(order.map((text, at) => [text, at]));
  return Float64Array.from(texts, (text) => (text === undefined ? NOTHING : (rank.get(text) ?? 0)));
}

function titleKeys(catalogue: Catalogue): Float64Array {
  const titles = new Array<string>(catalogue.rows).fill('');
  for (let row = 0; row < catalogue.rows; row++) {
    if (catalogue.alive[row] === 1) titles[row] = placeIn(catalogue.textOf(row), 'title').replace(/^[^\p{L}\p{N}]+/u, '');
  }
  return ranks(titles);
}

function tagKeys({ tags, tagNumbers, columns, rows }: Catalogue): Float64Array {
  const rank = ranks(tags.list.map(fold));
  const out = new Float64Array(rows).fill(NOTHING);
  for (let row = 0; row < rows; row++) {
    const start = columns.tagStart[row] ?? 0;
    for (let at = start + (columns.tagCount[row] ?? 0) - 1; at >= start; at--) {
      out[row] = Math.min(out[row] ?? NOTHING, rank[tagNumbers[at] ?? 0] ?? NOTHING);
    }
  }
  return out;
}

const mapped = <T extends Uint8Array | Uint16Array | Int32Array>(column: T, rows: number, key: (value: number) => number) =>
  Float64Array.from(column.subarray(0, rows), key);

type Scores = ReadonlyMap<string, { score: number }>;

/** What a column sorts by; NOTHING stands last either way. */
const KEYS: Record<SortKey, (catalogue: Catalogue, scores?: Scores) => Float64Array> = {
  title: titleKeys,
  tags: tagKeys,
  rating: ({ columns, rows }) => mapped(columns.rating, rows, (rating) => rating || NOTHING),
  status: ({ columns, rows }) => mapped(columns.status, rows, (status) => STATUS_ORDER[ALL_STATUSES[status] ?? '']),
  year: ({ columns, rows }) => mapped(columns.year, rows, (year) => (year === NO_YEAR ? NOTHING : year)),
  site({ columns, sites, rows }) {
    const rank = ranks(sites.list);
    return mapped(columns.site, rows, (site) => rank[site] ?? NOTHING);
  },
  added: ({ columns, rows }) => columns.addedAt.slice(0, rows),
  relevance: (catalogue, scores) =>
    Float64Array.from({ length: catalogue.rows }, (_row, row) => scores?.get(catalogue.idOf(row))?.score ?? NOTHING),
};

interface Orders {
  arrivals: number;
  moves: number;
  rows: number;
  newest: Uint32Array;
  /** The last order that was asked for, of a sort and a state. */
  last?: { of: string; scores: Scores | undefined; rows: Uint32Array };
}

const orders = new WeakMap<Catalogue, Orders>();

function newestFirst(catalogue: Catalogue): Orders {
  const known = orders.get(catalogue);
  if (known && known.arrivals === catalogue.arrivals) return known;
  const { arrivals, moves, rows } = catalogue;
  const newest =
    known?.moves === moves
      ? withArrivals(catalogue, known)
      : byKeys(
          byId(catalogue),
          catalogue.columns.addedAt.map((at) => -at),
        );
  const fresh = { arrivals, moves, rows, newest };
  orders.set(catalogue, fresh);
  return fresh;
}

/** The order after some papers came and some went: sorting all anew at each save would take longer than the save. */
function withArrivals(catalogue: Catalogue, { newest, rows }: Orders): Uint32Array {
  const { alive, columns } = catalogue;
  const out = new Uint32Array(catalogue.size);
  const before = (a: number, b: number) => {
    const [one, other] = [columns.addedAt[a] ?? 0, columns.addedAt[b] ?? 0];
    return one === other ? catalogue.idOf(a) < catalogue.idOf(b) : one > other;
  };
  const fresh: number[] = [];
  for (let row = rows; row < catalogue.rows; row++) if (alive[row] === 1) fresh.push(row);
  fresh.sort((a, b) => (before(a, b) ? -1 : 1));
  let at = 0;
  let next = 0;
  for (const row of newest) {
    if (alive[row] === 0) continue;
    for (let one = fresh[next]; one !== undefined && before(one, row); one = fresh[++next]) out[at++] = one;
    out[at++] = row;
  }
  for (const row of fresh.slice(next)) out[at++] = row;
  return out;
}

/** All papers that are there by one column; what is equal there stands newest first. Relevance is only known of papers that were judged. */
export function orderOf(catalogue: Catalogue, { key, descending }: Sort, scores?: Scores): Uint32Array {
  const known = newestFirst(catalogue);
  if (key === 'added' && descending) return known.newest;
  const state = key === 'added' ? 0 : key === 'title' ? catalogue.textChanges : catalogue.changes;
  const of = `${key} ${descending} ${state}`;
  if (known.last?.of !== of || known.last.scores !== scores) {
    const keys = KEYS[key](catalogue, scores);
    const rows = byKeys(
      known.newest.filter((row) => keys[row] !== NOTHING),
      descending ? keys.map((one) => -one) : keys,
    );
    const all = new Uint32Array(known.newest.length);
    all.set(rows);
    all.set(
      known.newest.filter((row) => keys[row] === NOTHING),
      rows.length,
    );
    known.last = { of, scores, rows: all };
  }
  return known.last.rows;
}
