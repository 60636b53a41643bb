import type { Catalogue } from '../paper/catalogue';
import { ALL_STATUSES, NO_YEAR } from '../paper/catalogue-columns';
import type { Meeting } from '../paper/meeting';
import type { FieldName } from '../paper/query-fields';
import { rowTagCounter } from './catalogue-tag-counts';
import { counted, type Vocabulary, vocabularyFrom } from './query-vocabulary';

/** How many rows have each value of a column, by the value's name. */
function countsIn(order: Uint32Array, column: ArrayLike<number>, nameOf: (value: number) => string | undefined) {
  const counts = new Map<number, number>();
  for (const row of order) {
    const value = column[row] ?? 0;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return new Map(
    [...counts].flatMap(([value, count]): [string, number][] => {
      const name = nameOf(value);
      return name === undefined ? [] : [[name, count]];
    }),
  );
}

/** The values that occur in the catalogue's papers, given in any order. `names` has those of authors and venues, with about how many papers have each. */
export function catalogueVocabulary(
  catalogue: Catalogue,
  order: Uint32Array,
  names: { author: ReadonlyMap<string, number>; venue: ReadonlyMap<string, number> } | undefined,
  meetings: ReadonlyMap<string, Meeting> = new Map(),
): Vocabulary {
  const { columns, sites } = catalogue;
  const counts = (field: FieldName) => {
    if (field === 'author' || field === 'venue') return names?.[field] ?? new Map();
    if (field === 'year') return countsIn(order, columns.year, (year) => (year === NO_YEAR ? undefined : String(year)));
    if (field === 'on') return countsIn(order, columns.site, (site) => sites.list[site]);
    if (field === 'rating') return countsIn(order, columns.rating, String);
    if (field === 'status') return countsIn(order, columns.status, (status) => ALL_STATUSES[status] || 'none');
    if (field === 'feed') return counted([...meetings.values()].flatMap(({ feed }) => feed || []));
    const tags = rowTagCounter(catalogue);
    if (field === 'tag') for (const row of order) tags.add(row);
    return tags.counts();
  };
  return vocabularyFrom(counts, ['author', 'venue']);
}
