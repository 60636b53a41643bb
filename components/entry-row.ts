import type { Annotation } from '../paper/annotation';
import { fold, foldLines } from '../paper/fold';
import type { Meeting, News } from '../paper/meeting';
import type { Paper } from '../paper/paper';
import type { QueryRow, TextAtom } from '../paper/query';
import type { Thing } from '../paper/query-fields';
import { fits, linksCode, PLACES, type Place } from '../paper/query-match';
import type { Entry } from './filter';

/** What a query may ask of the abstracts, by the papers' ids. */
export interface Abstracts {
  has(id: string): boolean;
  holds(id: string, atom: TextAtom): boolean;
  linksCode(id: string): boolean;
}

/** What a query may ask beyond the entries. What is missing holds nothing. */
export interface Beyond {
  abstracts?: Abstracts | undefined;
  meetings?: ReadonlyMap<string, Meeting> | undefined;
  news?: ReadonlyMap<string, News> | undefined;
}

/** Abstracts that are at hand, folded, by paper. */
export function abstractsIn(folded: ReadonlyMap<string, string>): Abstracts {
  return {
    has: (id) => folded.has(id),
    holds: (id, atom) => fits(folded.get(id) ?? '', atom),
    linksCode: (id) => linksCode(folded.get(id) ?? ''),
  };
}

type FactPlace = 'title' | 'authors' | 'venue' | 'ids' | 'keys';
type SaidPlace = 'tags' | 'note';

const FACTS: Record<FactPlace, (paper: Paper) => string> = {
  title: ({ title }) => fold(title),
  authors: ({ authors }) => foldLines(authors?.map(({ name }) => name) ?? []),
  venue: ({ venue }) => fold(venue ?? ''),
  ids: ({ aliases }) => foldLines(aliases),
  keys: ({ citekey, oldKeys }) => foldLines([citekey, ...(oldKeys ?? [])]),
};

const SAID: Record<SaidPlace, (annotation: Annotation) => string> = {
  tags: ({ tags }) => foldLines(tags),
  note: ({ note }) => fold(note),
};

/** Folded texts, by what they are of: folding ten thousand titles takes longer than a keystroke may. */
const facts = new WeakMap<Paper, Partial<Record<FactPlace, string>>>();
const said = new WeakMap<Annotation, Partial<Record<SaidPlace, string>>>();

function kept<K extends object, P extends string>(cache: WeakMap<K, Partial<Record<P, string>>>, of: K): Partial<Record<P, string>> {
  const known = cache.get(of) ?? {};
  if (!cache.has(of)) cache.set(of, known);
  return known;
}

/** A text of a paper's facts, folded. */
export function factText(paper: Paper, place: FactPlace): string {
  const texts = kept(facts, paper);
  texts[place] ??= FACTS[place](paper);
  return texts[place];
}

function saidText(annotation: Annotation, place: SaidPlace): string {
  const texts = kept(said, annotation);
  texts[place] ??= SAID[place](annotation);
  return texts[place];
}

const isNewer = ({ version }: Annotation, { newestVersion }: News) =>
  newestVersion !== undefined && version !== undefined && newestVersion > version;

const HAS: Record<Thing, (entry: Entry, beyond: Beyond) => boolean> = {
  abstract: ({ paper }, { abstracts }) => abstracts?.has(paper.id) === true,
  note: ({ annotation }) => annotation.note.trim() !== '',
  code: ({ paper, annotation }, { abstracts }) =>
    linksCode(saidText(annotation, 'note')) || linksCode(paper.url ?? '') || abstracts?.linksCode(paper.id) === true,
  tag: ({ annotation }) => annotation.tags.length > 0,
  rating: ({ annotation }) => annotation.rating > 0,
  year: ({ paper }) => paper.year !== undefined,
  author: ({ paper }) => paper.authors !== undefined && paper.authors.length > 0,
  venue: ({ paper }) => paper.venue !== undefined,
  doi: ({ paper }) => paper.aliases.some((alias) => alias.startsWith('doi:')),
  arxiv: ({ paper }) => paper.aliases.some((alias) => alias.startsWith('arxiv:')),
  changed: ({ paper, annotation }, { news }) => isNewer(annotation, news?.get(paper.id) ?? {}),
  withdrawn: ({ paper }, { news }) => news?.get(paper.id)?.gone === 'withdrawn',
  retracted: ({ paper }, { news }) => news?.get(paper.id)?.gone === 'retracted',
};

/** The row that a query asks, moved to one entry after the other. */
export function entryRow(beyond: Beyond): (entry: Entry) => QueryRow {
  let now: Entry;
  const textAt = (place: Exclude<Place, 'abstract'>): string => {
    if (place === 'tags' || place === 'note') return saidText(now.annotation, place);
    return place === 'feed' ? fold(beyond.meetings?.get(now.paper.id)?.feed ?? '') : factText(now.paper, place);
  };
  const row: QueryRow = {
    get rating() {
      return now.annotation.rating;
    },
    get status() {
      return now.annotation.status;
    },
    get year() {
      return now.paper.year;
    },
    get site() {
      return now.paper.site;
    },
    get addedAt() {
      return now.paper.addedAt;
    },
    get statusAt() {
      return now.annotation.changedAt.status ?? 0;
    },
    get changedAt() {
      return Math.max(0, ...Object.values(now.annotation.changedAt));
    },
    get snoozedUntil() {
      return now.annotation.snoozedUntil;
    },
    get rank() {
      return beyond.meetings?.get(now.paper.id)?.rank;
    },
    get upvotes() {
      return beyond.meetings?.get(now.paper.id)?.upvotes;
    },
    has: (thing) => HAS[thing](now, beyond),
    holds: (atom) =>
      PLACES[atom.field].some((place) =>
        place === 'abstract' ? beyond.abstracts?.holds(now.paper.id, atom) === true : fits(textAt(place), atom),
      ),
  };
  return (entry) => {
    now = entry;
    return row;
  };
}
