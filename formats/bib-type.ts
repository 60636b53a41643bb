import type { WorkType } from '../paper/paper';

/** What is known of a work, as far as it decides its entry type; a text is '' when it is not known. */
export interface Known {
  wanted: WorkType | undefined;
  container: string;
  author: string;
  editor: string;
  publisher: string;
  hasYear: boolean;
  /** A chapter or pages. */
  hasPart: boolean;
  hasNote: boolean;
}

type Test = (known: Known) => boolean;

const dated: Test = ({ hasYear }) => hasYear;
const signed: Test = ({ author, hasYear }) => author !== '' && hasYear;
const contained: Test = (known) => signed(known) && known.container !== '';
const published: Test = (known) => signed(known) && known.publisher !== '';
const bound: Test = ({ author, editor, publisher, hasYear }) => (author !== '' || editor !== '') && publisher !== '' && hasYear;

/** What BibTeX's standard styles want of each type; they warn of an entry that lacks it (btxdoc.pdf, section 3.1). */
const WANTED_BY_BIBTEX: Record<WorkType, Test> = {
  article: contained,
  inproceedings: contained,
  incollection: (known) => contained(known) && known.publisher !== '',
  inbook: (known) => bound(known) && known.hasPart,
  book: bound,
  proceedings: dated,
  phdthesis: published,
  mastersthesis: published,
  techreport: published,
  manual: () => true,
  booklet: () => true,
  unpublished: (known) => signed(known) && known.hasNote,
  misc: () => true,
};

/** What a work is when it lacks what its type wants: a collection's part prints like a paper in proceedings, a book without publisher is a booklet. */
const INSTEAD: Partial<Record<WorkType, WorkType>> = { incollection: 'inproceedings', book: 'booklet' };

/** The entry type for a kind of work, such that BibTeX and its standard styles miss nothing; `misc` wants nothing. */
export function bibtexType(known: Known): WorkType {
  let type = known.wanted ?? 'misc';
  // BibTeX's own @inbook has the title of the book; a part with a title of its own is a part of a collection to it.
  if (type === 'inbook' && known.container) type = 'incollection';
  if (WANTED_BY_BIBTEX[type](known)) return type;
  const instead = INSTEAD[type];
  return instead && (instead !== 'booklet' || known.author) && WANTED_BY_BIBTEX[instead](known) ? instead : 'misc';
}

/** The entry type for a kind of work in biblatex, which wants little but a place for what is known. */
export function biblatexType(known: Known): WorkType {
  const type = known.wanted ?? 'misc';
  if (type === 'article' || type === 'inproceedings') return contained(known) ? type : 'misc';
  if (type === 'incollection') return known.container ? type : 'misc';
  return type;
}

const BOOKS = new Set(['book', 'inbook', 'incollection', 'inproceedings', 'proceedings']);

/** The name under which a number stands. The styles of BibTeX warn of one without volume or series, and of one beside a volume of a book. */
export function numberField(type: string, hasVolume: boolean, hasSeries: boolean, isBiblatex: boolean): 'number' | 'issue' {
  if (isBiblatex) return 'number';
  if (type === 'article') return hasVolume ? 'number' : 'issue';
  return BOOKS.has(type) && (hasVolume || !hasSeries) ? 'issue' : 'number';
}

/** The name of the field for who published a work of that type. */
export function publisherField(type: string, isBiblatex: boolean): string {
  if (type === 'phdthesis' || type === 'mastersthesis') return isBiblatex ? 'institution' : 'school';
  if (type === 'techreport') return 'institution';
  return type === 'manual' ? 'organization' : 'publisher';
}

/** The name of the field for what a work of that type appeared in. */
export function containerField(type: string, isBiblatex: boolean): string {
  if (type === 'article') return isBiblatex ? 'journaltitle' : 'journal';
  if (type === 'inproceedings' || type === 'incollection' || type === 'inbook') return 'booktitle';
  return type === 'online' ? 'organization' : 'howpublished';
}
