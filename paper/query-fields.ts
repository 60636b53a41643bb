import { STATUSES } from './annotation';
import type { Need } from './query';

export type TextField = 'tag' | 'title' | 'author' | 'abstract' | 'note' | 'venue' | 'feed' | 'id' | 'arxiv' | 'doi' | 'key';
export type ChoiceField = 'status' | 'on' | 'has' | 'version' | 'is';
export type NumberField = 'rating' | 'year' | 'rank' | 'upvotes';
export type TimeField = 'added' | 'changed' | 'queued' | 'read';
export type FieldName = TextField | ChoiceField | NumberField | TimeField;

/** What a paper may have (`has:`) and what was heard of it since (`version:`). */
export const HAS = ['abstract', 'note', 'code', 'tag', 'rating', 'year', 'author', 'venue', 'doi', 'arxiv'] as const;
export const NEWS = ['changed', 'withdrawn', 'retracted'] as const;
export type Thing = (typeof HAS)[number] | (typeof NEWS)[number];

/** Words that ask something by standing alone. */
export const FLAGS = ['untagged', 'snoozed'] as const;
/** How no status is written. */
export const NO_STATUS = 'none';

interface Common {
  /** Other names it is known by. */
  also?: readonly string[];
  needs?: readonly Need[];
}

/** A field of the language. */
export type Field = Common &
  (
    | { type: 'text'; list?: boolean }
    /** Without `values` any will do. */
    | { type: 'choice'; values?: readonly string[] }
    | { type: 'number'; least: number; most: number }
    | { type: 'time' }
  );

/** Every field that a query may name. Of fields that are lists, several values stand side by side with commas between them. */
export const FIELDS = {
  tag: { type: 'text', list: true, also: ['tags'] },
  title: { type: 'text' },
  author: { type: 'text', list: true, also: ['authors', 'by'] },
  abstract: { type: 'text', needs: ['abstracts'] },
  note: { type: 'text', also: ['notes'], needs: ['notes'] },
  venue: { type: 'text', list: true, also: ['journal'] },
  status: { type: 'choice', values: [...STATUSES, NO_STATUS] },
  is: { type: 'choice', values: FLAGS },
  has: { type: 'choice', values: HAS },
  version: { type: 'choice', values: NEWS, needs: ['news'] },
  on: { type: 'choice', also: ['site'] },
  rating: { type: 'number', least: 0, most: 5, also: ['rated', 'stars'] },
  year: { type: 'number', least: 1, most: 9999 },
  added: { type: 'time', also: ['saved'] },
  changed: { type: 'time' },
  queued: { type: 'time' },
  read: { type: 'time' },
  feed: { type: 'text', list: true, needs: ['meetings'] },
  rank: { type: 'number', least: 1, most: 999_999_999, also: ['position'], needs: ['meetings'] },
  upvotes: { type: 'number', least: 0, most: 999_999_999, also: ['votes'], needs: ['meetings'] },
  id: { type: 'text' },
  arxiv: { type: 'text' },
  doi: { type: 'text' },
  key: { type: 'text', also: ['citekey'] },
} as const satisfies Record<FieldName, Field>;

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];

/** A field by its name; typed as what may be asked of any. */
export const fieldNamed = (name: FieldName): Field => FIELDS[name];

const BY_NAME = new Map(FIELD_NAMES.flatMap((name) => [name, ...(fieldNamed(name).also ?? [])].map((one) => [one, name] as const)));

/** The field of that name, in any case, or of one of its other names. */
export const fieldOf = (written: string): FieldName | undefined => BY_NAME.get(written.toLowerCase());

/** True when one letter added, left out or changed makes one word of the other. */
function nearly(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const [restA, restB] = [a.slice(same), b.slice(same)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}

/** The field that may be meant by a name that is none. */
export function fieldLike(written: string): FieldName | undefined {
  const name = written.toLowerCase();
  if (name.length < 3) return undefined;
  for (const [known, field] of BY_NAME) if (known.length > 2 && (known.startsWith(name) || nearly(known, name))) return field;
  return undefined;
}
