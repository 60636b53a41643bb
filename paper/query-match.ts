import type { Atom, ChoiceAtom, Need, NumberAtom, Query, QueryRow, TextAtom, TimeAtom } from './query';
import { siteKey } from './query-atoms';
import { fieldNamed, type NumberField, type TextField, type Thing, type TimeField } from './query-fields';
import { timeSpan } from './query-time';

/** Texts of a paper. Each is folded (see fold.ts); of several, such as authors, each stands on a line of its own. */
export type Place = 'title' | 'authors' | 'abstract' | 'note' | 'venue' | 'tags' | 'feed' | 'ids' | 'keys';

/** Where an atom looks; words look everywhere a reader would expect. */
export const PLACES: Record<TextField | 'words', readonly Place[]> = {
  words: ['title', 'authors', 'venue', 'keys', 'ids', 'tags', 'note', 'abstract'],
  title: ['title'],
  author: ['authors'],
  abstract: ['abstract'],
  note: ['note'],
  venue: ['venue'],
  tag: ['tags'],
  feed: ['feed'],
  id: ['ids'],
  arxiv: ['ids'],
  doi: ['ids'],
  key: ['keys'],
};

/** Letters that have a case, and digits: in other scripts words are not set apart. */
const IN_WORD = /[\p{Ll}\p{N}]/u;

const startsLine = (text: string, at: number) => at === 0 || text.charAt(at - 1) === '\n';
const endsLine = (text: string, end: number) => end === text.length || text.charAt(end) === '\n';

/** Whether words found at a place of a text count there: names from the start of a word, ids and keys from their own, tags with all inside them. */
const COUNTS: Partial<Record<TextField, (text: string, at: number, end: number) => boolean>> = {
  tag: (text, at, end) => startsLine(text, at) && (endsLine(text, end) || text.charAt(end) === '/'),
  author: (text, at) => startsLine(text, at) || !IN_WORD.test(text.charAt(at - 1)),
  id: (text, at) => startsLine(text, at) || text.charAt(at - 1) === ':',
  arxiv: startsLine,
  doi: startsLine,
  key: startsLine,
};

const isWholeLine = (text: string, at: number, end: number) => startsLine(text, at) && endsLine(text, end);
/** A whole id may stand without its scheme. */
const isWholeId = (text: string, at: number, end: number) => (startsLine(text, at) || text.charAt(at - 1) === ':') && endsLine(text, end);

/** Whether a folded text, of a place the atom looks at, holds what it asks for. */
export function fits(text: string, { field, needles, whole }: TextAtom): boolean {
  const counts = field === 'words' ? undefined : whole ? (field === 'id' ? isWholeId : isWholeLine) : COUNTS[field];
  if (!counts) return needles.some((needle) => text.includes(needle));
  return needles.some((needle) => {
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
      if (counts(text, at, at + needle.length)) return true;
    }
    return false;
  });
}

/** A link to somebody's code, in a folded text. */
const CODE =
  /\b(?:(?:github|gitlab|bitbucket|codeberg|gitee)\.(?:com|org)|huggingface\.co\/(?:spaces|models|datasets))\/[\w.-]+\/[\w-]|\b[\w-]+\.github\.io\b|\bsourceforge\.net\/projects\//;

/** True when a folded text, such as an abstract or a note, links to code. */
export const linksCode = (text: string): boolean => CODE.test(text);

/** The atoms of a query from left to right, also those that are negated. */
export function atomsOf(query: Query): Atom[] {
  if (query.kind === 'and' || query.kind === 'or') return query.parts.flatMap(atomsOf);
  return query.kind === 'not' ? atomsOf(query.part) : [query];
}

/** The atoms that look into texts. */
export const textAtoms = (query: Query): TextAtom[] => atomsOf(query).filter((atom) => atom.kind === 'text');

const HAS_NEEDS: Partial<Record<string, readonly Need[]>> = { abstract: ['abstracts'], note: ['notes'], code: ['abstracts', 'notes'] };

/** What one atom needs beyond the catalogue. */
export function atomNeeds(atom: Atom): readonly Need[] {
  if (atom.kind === 'choice' && atom.field === 'has') return atom.values.flatMap((value) => HAS_NEEDS[value] ?? []);
  return atom.field === 'words' ? ['abstracts', 'notes'] : (fieldNamed(atom.field).needs ?? []);
}

/** What a query needs beyond the catalogue. */
export const needsOf = (query: Query): ReadonlySet<Need> => new Set(atomsOf(query).flatMap(atomNeeds));

type Test = (row: QueryRow) => boolean;

const NUMBER: Record<NumberField, (row: QueryRow) => number | undefined> = {
  rating: (row) => row.rating,
  year: (row) => row.year,
  rank: (row) => row.rank,
  upvotes: (row) => row.upvotes,
};

const TIME: Record<TimeField, (row: QueryRow) => number> = {
  added: (row) => row.addedAt,
  changed: (row) => row.changedAt,
  queued: (row) => (row.status === 'queued' ? row.statusAt : 0),
  read: (row) => (row.status === 'read' ? row.statusAt : 0),
};

function numberTest({ field, ranges }: NumberAtom): Test {
  const read = NUMBER[field];
  return (row) => {
    const number = read(row);
    return number !== undefined && ranges.some(([from, to]) => from <= number && number <= to);
  };
}

function timeTest(atom: TimeAtom, now: number): Test {
  const read = TIME[atom.field];
  const [from, until] = timeSpan(atom, now);
  return (row) => {
    const at = read(row);
    return at !== 0 && from <= at && at < until;
  };
}

function choiceTest({ field, values }: ChoiceAtom, now: number): Test {
  if (field === 'status') return (row) => values.includes(row.status || 'none');
  if (field === 'on') return (row) => values.includes(siteKey(row.site));
  if (field === 'is') {
    const untagged = values.includes('untagged');
    const snoozed = values.includes('snoozed');
    return (row) => (untagged && !row.has('tag')) || (snoozed && row.snoozedUntil > now);
  }
  return (row) => values.some((value) => row.has(value as Thing));
}

function atomTest(atom: Atom, now: number): Test {
  if (atom.kind === 'text') return (row) => row.holds(atom);
  if (atom.kind === 'number') return numberTest(atom);
  return atom.kind === 'time' ? timeTest(atom, now) : choiceTest(atom, now);
}

/** Texts cost more than anything else, and a paper that fails on its rating need not be read. */
const cost = (query: Query): number => atomsOf(query).filter(({ kind }) => kind === 'text').length;

/** The test of a query for one paper after the other; `now` (ms since 1970) is what ages count from. */
export function matcher(query: Query, now: number): Test {
  if (query.kind === 'not') {
    const test = matcher(query.part, now);
    return (row) => !test(row);
  }
  if (query.kind !== 'and' && query.kind !== 'or') return atomTest(query, now);
  const tests = [...query.parts].sort((a, b) => cost(a) - cost(b)).map((part) => matcher(part, now));
  return query.kind === 'and' ? (row) => tests.every((test) => test(row)) : (row) => tests.some((test) => test(row));
}
