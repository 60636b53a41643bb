import type { Status } from './annotation';
import type { ChoiceField, FieldName, NumberField, TextField, Thing, TimeField } from './query-fields';

/**
 * The language in which the library is searched, as a tree. It is pure and needs only what `paper/` has, and the list, the popup,
 * saved views and exports in the background all have to mean the same by it: so it lives here.
 *
 * `parseQuery` (query-parse.ts) reads a text into a tree and never throws; `printQuery` writes it again; `simplified` shortens it.
 * `matcher` (query-match.ts) gives the test for one paper. What a paper must be able to say is `QueryRow` below, and whoever keeps
 * many papers (rows of the database, or packed columns) answers it in its own way. The seam:
 *
 * 1. `needsOf(query)` says what has to be at hand beyond the catalogue (abstracts, notes, where papers were met, news of them).
 * 2. `textAtoms(query)` lists the atoms that look into texts. They may be resolved beforehand, each to the set of papers that
 *    hold it, by an index or by scanning long strings with `fits`; `QueryRow.holds(atom)` is then a look into that set.
 * 3. `matcher(query, now)` is called once for each paper, with one row object that may be moved from paper to paper.
 */
export type Query = And | Or | Not | Atom;

/** Offsets of a part of the text, in UTF-16 units from 0; `end` is behind it. */
export interface Span {
  start: number;
  end: number;
}

/** All of the parts; without any it is everything. */
export interface And extends Span {
  kind: 'and';
  parts: readonly Query[];
}

/** Any of the parts; there are at least two where a text was read. */
export interface Or extends Span {
  kind: 'or';
  parts: readonly Query[];
}

export interface Not extends Span {
  kind: 'not';
  part: Query;
}

/** One thing that is asked; of several values any will do. */
export type Atom = TextAtom | ChoiceAtom | NumberAtom | TimeAtom;

/** Asks for words in a text; `words` is any text there is. */
export interface TextAtom extends Span {
  kind: 'text';
  field: TextField | 'words';
  /** As they were written. */
  values: readonly string[];
  /** As they are looked for: folded, ids in normal form; at least one. */
  needles: readonly string[];
  /** The whole text and not a part of it (`=`). */
  whole: boolean;
}

/** Asks for one of few values. `on` has ids of sites, `status` has `none` for ''. */
export interface ChoiceAtom extends Span {
  kind: 'choice';
  field: ChoiceField;
  values: readonly string[];
}

/** From a number to a number, both included, open where infinite. */
export type NumberRange = readonly [from: number, to: number];

/** Asks for a number; what has none fits no range. */
export interface NumberAtom extends Span {
  kind: 'number';
  field: NumberField;
  ranges: readonly NumberRange[];
}

export type Comparison = '<' | '<=' | '>' | '>=';

/** Asks when something happened: at `from` (`:`), between the two (`..`, one may be missing), or before or after `from`. */
export interface TimeAtom extends Span {
  kind: 'time';
  field: TimeField;
  op: ':' | '..' | Comparison;
  /** A day, month or year (`2026-03-05`), an age (`7d`), `today` or `yesterday`; '' when open. See query-time.ts. */
  from: string;
  to: string;
}

/** A paper as a query asks about it. A getter is read only when an atom needs it. Times are ms since 1970, 0 for never. */
export interface QueryRow {
  readonly rating: number;
  readonly status: Status;
  readonly year: number | undefined;
  /** Id of the site it was first saved on. */
  readonly site: string;
  readonly addedAt: number;
  /** When the status was said, and when anything was. */
  readonly statusAt: number;
  readonly changedAt: number;
  readonly snoozedUntil: number;
  /** Its place on the feed from 1, and its upvotes there, when it was saved. */
  readonly rank: number | undefined;
  readonly upvotes: number | undefined;
  has(thing: Thing): boolean;
  /** Whether `fits(text, atom)` is true of one of the texts at `PLACES[atom.field]`. */
  holds(atom: TextAtom): boolean;
}

/** What a query needs to know beyond the catalogue (facts, tags, rating, status, times). */
export type Need = 'abstracts' | 'notes' | 'meetings' | 'news';

export type ProblemCode =
  | 'unclosed-bracket'
  | 'unopened-bracket'
  | 'unclosed-quote'
  | 'lonely-operator'
  | 'needs-value'
  | 'needs-number'
  | 'needs-date'
  | 'needs-choice'
  | 'cannot-compare'
  | 'unknown-field'
  | 'too-deep'
  | 'too-long';

/** A part of a text that means nothing as it stands; it is left out, and the rest counts. An unknown field counts as a word. */
export interface Problem extends Span {
  code: ProblemCode;
  /** The field it is about, or the one that may be meant. */
  field?: FieldName;
}

/** Everything. */
export const ALL: And = { kind: 'and', parts: [], start: 0, end: 0 };
