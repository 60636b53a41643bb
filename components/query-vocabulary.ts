import { fold } from '../paper/fold';
import type { Meeting } from '../paper/meeting';
import { FIELD_NAMES, type FieldName, FLAGS, fieldNamed } from '../paper/query-fields';
import type { Entry } from './filter';
import { tagCounter } from './query';

/** A value that may be asked of a field, with how many papers have it where that is counted. */
export interface Known {
  value: string;
  folded: string;
  count?: number;
}

/** The values that occur in a library, by field. */
export type Vocabulary = (field: FieldName) => readonly Known[];

/** Ages and days that are asked for most. */
const TIMES = ['today', '7d', '30d', '1y'];

/** How often each value comes. */
export const counted = (values: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

function countedIn(field: FieldName, entries: readonly Entry[], meetings: ReadonlyMap<string, Meeting>): Map<string, number> {
  if (field === 'author') return counted(entries.flatMap(({ paper }) => paper.authors?.map(({ name }) => name) ?? []));
  if (field === 'venue') return counted(entries.flatMap(({ paper }) => paper.venue ?? []));
  if (field === 'year') return counted(entries.flatMap(({ paper }) => (paper.year === undefined ? [] : String(paper.year))));
  if (field === 'on') return counted(entries.map(({ paper }) => paper.site));
  if (field === 'feed') return counted([...meetings.values()].flatMap(({ feed }) => feed || []));
  if (field === 'rating') return counted(entries.map(({ annotation }) => String(annotation.rating)));
  if (field === 'status') return counted(entries.map(({ annotation }) => annotation.status || 'none'));
  const tags = tagCounter();
  if (field === 'tag') for (const { annotation } of entries) tags.add(annotation.tags);
  return tags.counts();
}

/** Years and ratings go down; of anything else, what most papers have comes first. */
const inOrder = (field: FieldName) => (a: Known, b: Known) =>
  field === 'year' || field === 'rating'
    ? Number(b.value) - Number(a.value)
    : (b.count ?? 0) - (a.count ?? 0) || (a.folded < b.folded ? -1 : 1);

/** How many papers have each value of a field that is not limited to a few. */
export type Counts = (field: FieldName) => ReadonlyMap<string, number>;

/** So many values are offered of a field; of more, those that most papers have. */
const MOST = 20_000;

/** Those that come most; where many come equally often, the first of them. Sorting all would take longer than a key may. */
function mostCounted(counts: ReadonlyMap<string, number>): (readonly [string, number])[] {
  if (counts.size <= MOST) return [...counts];
  const often = new Map<number, number>();
  for (const count of counts.values()) often.set(count, (often.get(count) ?? 0) + 1);
  let room = MOST;
  let least = 0;
  for (const [count, values] of [...often].sort(([a], [b]) => b - a)) {
    least = count;
    if (values >= room) break;
    room -= values;
  }
  return [...counts].filter(([, count]) => count > least || (count === least && room-- > 0));
}

/** Values by the counts they were made of: those of a large library's authors outlast many a change. */
const valuesIn = new WeakMap<ReadonlyMap<string, number>, Known[]>();

function valuesOf(field: FieldName, countsOf: Counts): Known[] {
  const known = fieldNamed(field);
  if (known.type === 'time') return TIMES.map((value) => ({ value, folded: value }));
  if (known.type === 'choice' && known.values && field !== 'status') return known.values.map((value) => ({ value, folded: value }));
  const counts = countsOf(field);
  const before = valuesIn.get(counts);
  if (before) return before;
  const values = mostCounted(counts)
    .map(([value, count]) => ({ value, folded: fold(value), count }))
    .sort(inOrder(field));
  valuesIn.set(counts, values);
  return values;
}

/** The values that are counted; each field is when it is asked for first. Of `rough` fields the counts only say what comes first. */
export function vocabularyFrom(counts: Counts, rough: readonly FieldName[] = []): Vocabulary {
  const values = new Map<FieldName, readonly Known[]>();
  return (field) => {
    const known = values.get(field);
    if (known) return known;
    const fresh = valuesOf(field, counts);
    const said = rough.includes(field) ? fresh.map(({ value, folded }) => ({ value, folded })) : fresh;
    values.set(field, said);
    return said;
  };
}

/** The values that occur in these papers. */
export const vocabularyOf = (entries: readonly Entry[], meetings: ReadonlyMap<string, Meeting> = new Map()): Vocabulary =>
  vocabularyFrom((field) => countedIn(field, entries, meetings));

/** All fields and flags, as words that may be begun. */
export const BEGINNINGS: readonly { text: string; names: readonly string[]; field: FieldName }[] = [
  ...FIELD_NAMES.map((field) => ({ text: `${field}${signOf(field)}`, names: [field, ...(fieldNamed(field).also ?? [])], field })),
  ...FLAGS.map((flag) => ({ text: flag, names: [flag], field: 'is' as const })),
];

/** What is written most after a field. */
function signOf(field: FieldName): string {
  if (field === 'rating' || field === 'upvotes') return '>=';
  if (field === 'rank') return '<=';
  return fieldNamed(field).type === 'time' ? '<' : ':';
}
