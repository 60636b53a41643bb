import type { Status } from '../paper/annotation';
import { fold } from '../paper/fold';
import type { Query, QueryRow } from '../paper/query';
import { matcher } from '../paper/query-match';
import { withOuter } from '../paper/tag-names';
import { type Beyond, entryRow, factText } from './entry-row';
import type { Entry, Facets, Sort, SortKey } from './filter';
import { partsOf } from './query-choices';

type Test = (row: QueryRow) => boolean;

const more = <T>(counts: Map<T, number>, value: T) => counts.set(value, (counts.get(value) ?? 0) + 1);

/** How many papers have each tag or one inside it, however it is written; it stands as it is met first. */
export function tagCounter() {
  const counts = new Map<string, { tag: string; count: number }>();
  const outer = new Map<string, readonly (readonly [folded: string, tag: string])[]>();
  const outerOf = (tag: string) => {
    const known = outer.get(tag) ?? withOuter(tag).map((one) => [fold(one), one] as const);
    outer.set(tag, known);
    return known;
  };
  return {
    add(tags: readonly string[]) {
      for (const [folded, tag] of new Map(tags.flatMap(outerOf))) {
        const known = counts.get(folded);
        if (known) known.count++;
        else counts.set(folded, { tag, count: 1 });
      }
    },
    counts: () => new Map([...counts.values()].map(({ tag, count }) => [tag, count])),
  };
}

/**
 * The entries that a query finds, in their given order, and what each further choice would show. `beyond` is what was found out for that
 * very tree. A kind of which several may be chosen is counted as if nothing of that kind were chosen; tags narrow, so they are counted among what is shown.
 */
export function search(entries: readonly Entry[], query: Query, beyond: Beyond = {}): { found: Entry[]; facets: Facets } {
  const now = Date.now();
  const parts = partsOf(query);
  const [asksRest, asksRating, asksStatus, asksYear, asksSite] = (['rest', 'rating', 'status', 'year', 'site'] as const).map((part) =>
    matcher(parts[part], now),
  ) as [Test, Test, Test, Test, Test];
  const rowOf = entryRow(beyond);
  const found: Entry[] = [];
  const tags = tagCounter();
  const statuses = new Map<Status, number>();
  const years = new Map<number, number>();
  const sites = new Map<string, number>();
  const ratings = [0, 0, 0, 0, 0, 0];
  let untagged = 0;
  for (const entry of entries) {
    const row = rowOf(entry);
    if (!asksRest(row)) continue;
    const { paper, annotation } = entry;
    const [rating, status, year, site] = [asksRating(row), asksStatus(row), asksYear(row), asksSite(row)];
    if (status && year && site) ratings[annotation.rating] = (ratings[annotation.rating] ?? 0) + 1;
    if (rating && year && site) more(statuses, annotation.status);
    if (rating && status && site && paper.year !== undefined) more(years, paper.year);
    if (rating && status && year) more(sites, paper.site);
    if (!rating || !status || !year || !site) continue;
    found.push(entry);
    tags.add(annotation.tags);
    if (annotation.tags.length === 0) untagged++;
  }
  return { found, facets: { tags: tags.counts(), untagged, ratings, statuses, years, sites } };
}

/** How a list by status begins and ends. */
export const STATUS_ORDER: Record<Status, number> = { reading: 0, queued: 1, '': 2, read: 3, dismissed: 4 };

type Value = string | number | undefined;
type Scores = ReadonlyMap<string, { score: number }>;

/** What a column sorts by; undefined goes last in both directions. */
const VALUE: Record<SortKey, (entry: Entry, relevance: Scores) => Value> = {
  title: ({ paper }) => factText(paper, 'title').replace(/^[^\p{L}\p{N}]+/u, ''),
  tags: ({ annotation }) => annotation.tags.map(fold).sort()[0],
  rating: ({ annotation }) => annotation.rating || undefined,
  status: ({ annotation }) => STATUS_ORDER[annotation.status],
  year: ({ paper }) => paper.year,
  site: ({ paper }) => paper.site,
  added: ({ paper }) => paper.addedAt,
  relevance: ({ paper }, relevance) => relevance.get(paper.id)?.score,
};

function compare(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -1 : 1;
}

/** The entries by one column; what is equal there stands newest first. Relevance is only known of papers that were judged. */
export function sorted(entries: readonly Entry[], sort: Sort, relevance: Scores = new Map()): Entry[] {
  const value = VALUE[sort.key];
  const turn = sort.descending ? -1 : 1;
  return entries
    .map((entry) => ({ entry, value: value(entry, relevance) }))
    .sort((a, b) => {
      const order = compare(a.value, b.value);
      if (order !== 0) return a.value === undefined || b.value === undefined ? order : order * turn;
      return b.entry.paper.addedAt - a.entry.paper.addedAt || compare(a.entry.paper.id, b.entry.paper.id);
    })
    .map(({ entry }) => entry);
}
