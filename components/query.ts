import type { Status, TagUse } from '../paper/annotation';
import { fold } from '../paper/fold';
import type { Query } from '../paper/query';
import { matcher } from '../paper/query-match';
import { parseQuery } from '../paper/query-parse';
import { type Beyond, entryRow, factText } from './entry-row';
import type { Entry, Facets, Filter, Sort, SortKey } from './filter';

type Test = (entry: Entry) => boolean;

function testsOf(filter: Filter, beyond: Beyond, query: Query): Record<'text' | 'tags' | 'rating' | 'status' | 'year' | 'site', Test> {
  const asks = matcher(query, Date.now());
  const rowOf = entryRow(beyond);
  const tags = filter.tags.map(fold);
  const statuses = new Set<Status>(filter.statuses);
  const years = new Set(filter.years);
  const sites = new Set(filter.sites);
  return {
    text: (entry) => asks(rowOf(entry)),
    tags: ({ annotation }) => {
      if (filter.untagged && annotation.tags.length > 0) return false;
      return tags.every((wanted) => annotation.tags.some((tag) => fold(tag) === wanted));
    },
    rating: ({ annotation }) => annotation.rating >= filter.rating,
    status: ({ annotation }) => statuses.size === 0 || statuses.has(annotation.status),
    year: ({ paper }) => years.size === 0 || (paper.year !== undefined && years.has(paper.year)),
    site: ({ paper }) => sites.size === 0 || sites.has(paper.site),
  };
}

const more = <T>(counts: Map<T, number>, value: T) => counts.set(value, (counts.get(value) ?? 0) + 1);

/**
 * The entries that pass the filter, in their given order, and what each further choice would show.
 * The text of the filter is read as a query, unless it was read before; `beyond` is what was found out for that very tree.
 * A kind of which several may be chosen is counted as if nothing of that kind were chosen; tags narrow, so they are counted among what is shown.
 */
export function search(
  entries: readonly Entry[],
  filter: Filter,
  beyond: Beyond = {},
  query: Query = parseQuery(filter.text).query,
): { found: Entry[]; facets: Facets } {
  const tests = testsOf(filter, beyond, query);
  const found: Entry[] = [];
  const tags = new Map<string, number>();
  const statuses = new Map<Status, number>();
  const years = new Map<number, number>();
  const sites = new Map<string, number>();
  const ratings = [0, 0, 0, 0, 0, 0];
  let untagged = 0;
  for (const entry of entries) {
    if (!tests.text(entry) || !tests.tags(entry)) continue;
    const { paper, annotation } = entry;
    const rating = tests.rating(entry);
    const status = tests.status(entry);
    const year = tests.year(entry);
    const site = tests.site(entry);
    if (status && year && site) ratings[annotation.rating] = (ratings[annotation.rating] ?? 0) + 1;
    if (rating && year && site) more(statuses, annotation.status);
    if (rating && status && site && paper.year !== undefined) more(years, paper.year);
    if (rating && status && year) more(sites, paper.site);
    if (!rating || !status || !year || !site) continue;
    found.push(entry);
    for (const tag of annotation.tags) more(tags, tag);
    if (annotation.tags.length === 0) untagged++;
  }
  return { found, facets: { tags, untagged, ratings, statuses, years, sites } };
}

const STATUS_ORDER: Record<Status, number> = { reading: 0, queued: 1, '': 2, read: 3, dismissed: 4 };

type Value = string | number | undefined;

/** What a column sorts by; undefined goes last in both directions. */
const VALUE: Record<SortKey, (entry: Entry) => Value> = {
  title: ({ paper }) => factText(paper, 'title').replace(/^[^\p{L}\p{N}]+/u, ''),
  tags: ({ annotation }) => annotation.tags.map(fold).sort()[0],
  rating: ({ annotation }) => annotation.rating || undefined,
  status: ({ annotation }) => STATUS_ORDER[annotation.status],
  year: ({ paper }) => paper.year,
  site: ({ paper }) => paper.site,
  added: ({ paper }) => paper.addedAt,
};

function compare(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -1 : 1;
}

/** The entries by one column; what is equal there stands newest first. */
export function sorted(entries: readonly Entry[], sort: Sort): Entry[] {
  const value = VALUE[sort.key];
  const turn = sort.descending ? -1 : 1;
  return entries
    .map((entry) => ({ entry, value: value(entry) }))
    .sort((a, b) => {
      const order = compare(a.value, b.value);
      if (order !== 0) return a.value === undefined || b.value === undefined ? order : order * turn;
      return b.entry.paper.addedAt - a.entry.paper.addedAt || compare(a.entry.paper.id, b.entry.paper.id);
    })
    .map(({ entry }) => entry);
}

/** All tags of the entries with how many papers carry each and when it was last given (ms since 1970), most used first. */
export function tagsIn(entries: readonly Entry[]): TagUse[] {
  const uses = new Map<string, TagUse>();
  for (const { annotation } of entries) {
    for (const tag of annotation.tags) {
      const use = uses.get(tag) ?? { tag, count: 0, lastUsedAt: 0 };
      use.count++;
      use.lastUsedAt = Math.max(use.lastUsedAt, annotation.changedAt.tags ?? 0);
      uses.set(tag, use);
    }
  }
  return [...uses.values()].sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
}
