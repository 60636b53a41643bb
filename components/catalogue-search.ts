import type { Rating, Status } from '../paper/annotation';
import type { Catalogue } from '../paper/catalogue';
import { ALL_STATUSES, NO_YEAR } from '../paper/catalogue-columns';
import { tagsOfRows } from '../paper/catalogue-tags';
import type { Query, QueryRow } from '../paper/query';
import { matcher } from '../paper/query-match';
import { conditions } from '../paper/query-simple';
import type { Chosen } from './bulk-bar';
import { type BeyondRows, catalogueRow } from './catalogue-row';
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

const more = (counts: Uint32Array | number[], number: number) => {
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

/** What `search` in query.ts finds and counts among entries, found and counted among rows of the catalogue that are given in any order. */
export function searchRows(catalogue: Catalogue, order: Uint32Array, query: Query, beyond: BeyondRows = {}): FoundRows {
  const { columns } = catalogue;
  const now = Date.now();
  const parts = partsOf(query);
  const [asksRest, asksRating, asksStatus, asksYear, asksSite] = (['rest', 'rating', 'status', 'year', 'site'] as const).map((part) =>
    testOf(parts[part], now),
  );
  const rowOf = catalogueRow(catalogue, beyond);
  const found = new Uint32Array(order.length);
  const tags = rowTagCounter(catalogue);
  const statuses = new Uint32Array(ALL_STATUSES.length);
  const sites = new Uint32Array(catalogue.sites.list.length);
  const years = new Map<number, number>();
  const ratings = [0, 0, 0, 0, 0, 0];
  let untagged = 0;
  let shown = 0;
  for (const number of order) {
    const row = rowOf(number);
    if (asksRest && !asksRest(row)) continue;
    const rating = !asksRating || asksRating(row);
    const status = !asksStatus || asksStatus(row);
    const year = !asksYear || asksYear(row);
    const site = !asksSite || asksSite(row);
    const when = columns.year[number] ?? NO_YEAR;
    if (status && year && site) more(ratings, columns.rating[number] ?? 0);
    if (rating && year && site) more(statuses, columns.status[number] ?? 0);
    if (rating && status && site && when !== NO_YEAR) years.set(when, (years.get(when) ?? 0) + 1);
    if (rating && status && year) more(sites, columns.site[number] ?? 0);
    if (!rating || !status || !year || !site) continue;
    found[shown++] = number;
    tags.add(number);
    if (columns.tagCount[number] === 0) untagged++;
  }
  return {
    found: found.slice(0, shown),
    facets: {
      tags: tags.counts(),
      untagged,
      ratings,
      statuses: named<Status>(statuses, (number) => ALL_STATUSES[number] ?? ''),
      years,
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
