import type { Rating, Status } from '../paper/annotation';
import type { Catalogue } from '../paper/catalogue';
import { ALL_STATUSES, NO_YEAR } from '../paper/catalogue-columns';
import { tagsOfRows } from '../paper/catalogue-tags';
import type { Query, QueryRow, TextAtom } from '../paper/query';
import { matcher } from '../paper/query-match';
import { conditions } from '../paper/query-simple';
import type { Chosen } from './bulk-bar';
import { type BeyondRows, catalogueRow, marksOf } from './catalogue-row';
import { rowTagCounter } from './catalogue-tag-counts';
import type { Facets } from './filter';
import { partsOf } from './query-choices';

/** Counts by number as counts by what the numbers stand for; what does not occur is left out. */
function named<T>(counts: Uint32Array, nameOf: (number: number) => T): Map<T, number> {
  const out = new Map<T, number>();
  counts.forEach((count, number) => {
    if (count > 0) out.set(nameOf(number), count);
  });
  return out;
}

/** Years are counted by themselves up to this one. */
const YEARS = 3000;

/** Counts how often each year comes, at the pace of an array for those of our age. */
function yearCounter() {
  const near = new Uint32Array(YEARS);
  const far = new Map<number, number>();
  return {
    add(year: number): void {
      if (year >= 0 && year < YEARS) near[year] = (near[year] ?? 0) + 1;
      else if (year !== NO_YEAR) far.set(year, (far.get(year) ?? 0) + 1);
    },
    counts: () => new Map([...named(near, (year) => year), ...far]),
  };
}

const more = (counts: Uint32Array, number: number) => {
  counts[number] = (counts[number] ?? 0) + 1;
};

/** Rows that a query finds, in the order they were given, and what each further choice would show. */
export interface FoundRows {
  found: Uint32Array;
  facets: Facets;
}

type Test = (row: QueryRow) => boolean;

/** The test of a query; undefined for one that asks nothing, which most papers need not be asked. */
const testOf = (query: Query, now: number): Test | undefined => (conditions(query).length === 0 ? undefined : matcher(query, now));

/** The rows found last by a query that asks nothing: it is asked again whenever a field is cleared. */
const unasked = new WeakMap<Catalogue, { changes: number; order: Uint32Array; rows: FoundRows }>();

/** What `search` in query.ts finds and counts among entries, found and counted among rows of the catalogue that are given in any order. */
export function searchRows(catalogue: Catalogue, order: Uint32Array, query: Query, beyond: BeyondRows = {}): FoundRows {
  if (conditions(query).length > 0) return foundRows(catalogue, order, query, beyond);
  const known = unasked.get(catalogue);
  if (known?.changes === catalogue.changes && known.order === order) return known.rows;
  const rows = foundRows(catalogue, order, query, beyond);
  unasked.set(catalogue, { changes: catalogue.changes, order, rows });
  return rows;
}

/** The rows of which all of some atoms hold, marked by 1; undefined where there are none. */
function heldBy(catalogue: Catalogue, atoms: readonly TextAtom[], beyond: BeyondRows): Uint8Array | undefined {
  let all: Uint8Array | undefined;
  for (const atom of atoms) {
    const marks = marksOf(catalogue, atom, beyond);
    for (let row = 0; all && row < marks.length; row++) if (all[row] !== 1) marks[row] = 0;
    all = marks;
  }
  return all;
}

/** Where rows are put before it is known how many there are. */
let room = new Uint32Array(0);

function foundRows(catalogue: Catalogue, order: Uint32Array, query: Query, beyond: BeyondRows): FoundRows {
  const { rating, status, year, site, tagCount } = catalogue.columns;
  const now = Date.now();
  const { rest, ...parts } = partsOf(query);
  const asked = conditions(rest);
  // Most queries ask for words, and a row that has none of them need not be asked for anything else.
  const held = heldBy(
    catalogue,
    asked.filter((one) => one.kind === 'text'),
    beyond,
  );
  const asksRest = testOf({ ...rest, kind: 'and', parts: asked.filter((one) => one.kind !== 'text') }, now);
  const [asksRating, asksStatus, asksYear, asksSite] = (['rating', 'status', 'year', 'site'] as const).map((part) =>
    testOf(parts[part], now),
  );
  const rowOf = catalogueRow(catalogue, beyond);
  if (room.length < order.length) room = new Uint32Array(order.length);
  const found = room;
  const tags = rowTagCounter(catalogue);
  const years = yearCounter();
  const statuses = new Uint32Array(ALL_STATUSES.length);
  const sites = new Uint32Array(catalogue.sites.list.length);
  const ratings = new Uint32Array(6);
  let untagged = 0;
  let shown = 0;
  for (const number of order) {
    if (held && held[number] !== 1) continue;
    const row = rowOf(number);
    if (asksRest && !asksRest(row)) continue;
    const isRating = !asksRating || asksRating(row);
    const isStatus = !asksStatus || asksStatus(row);
    const isYear = !asksYear || asksYear(row);
    const isSite = !asksSite || asksSite(row);
    if (isStatus && isYear && isSite) more(ratings, rating[number] ?? 0);
    if (isRating && isYear && isSite) more(statuses, status[number] ?? 0);
    if (isRating && isStatus && isSite) years.add(year[number] ?? NO_YEAR);
    if (isRating && isStatus && isYear) more(sites, site[number] ?? 0);
    if (!isRating || !isStatus || !isYear || !isSite) continue;
    found[shown++] = number;
    tags.add(number);
    if (tagCount[number] === 0) untagged++;
  }
  return {
    found: found.slice(0, shown),
    facets: {
      tags: tags.counts(),
      untagged,
      ratings: [...ratings],
      statuses: named<Status>(statuses, (number) => ALL_STATUSES[number] ?? ''),
      years: years.counts(),
      sites: named(sites, (number) => catalogue.sites.list[number] ?? ''),
    },
  };
}

/** What was said of the papers in the given rows, taken together. */
export function chosenOf(catalogue: Catalogue, rows: readonly number[]): Chosen {
  const { rating, status } = catalogue.columns;
  const [first = 0] = rows;
  const isShared = (column: Uint8Array) => rows.length > 0 && rows.every((row) => column[row] === column[first]);
  const tags = tagsOfRows(catalogue, rows).sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
  return {
    count: rows.length,
    rating: isShared(rating) ? (rating[first] as Rating) : undefined,
    status: isShared(status) ? catalogue.statusOf(first) : undefined,
    tags: tags.map(({ tag }) => tag),
  };
}
