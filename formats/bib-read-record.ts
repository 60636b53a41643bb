import { cleanTag, type Rating, STATUSES, type Status } from '../paper/annotation';
import { extraOf } from '../paper/extra';
import type { ImportedRecord } from '../paper/imported';
import type { FoundPaper, WorkType } from '../paper/paper';
import { cleanBlock, cleanLine, LIMITS, safeUrl } from '../paper/text';
import { dateOfFields } from './bib-read-date';
import type { BibEntry } from './bib-read-entries';
import { idsOfFields } from './bib-read-ids';
import { readNames } from './bib-read-names';
import { plainAddress } from './latex-text';
import { readerLine, readerLines, sourceLine, sourceParagraphs } from './latex-text-settled';

/** Entry types of biblatex and of reference managers, as the kinds of works they are; what is missing has no kind. */
const TYPES: Readonly<Record<string, WorkType>> = {
  article: 'article',
  periodical: 'article',
  suppperiodical: 'article',
  inproceedings: 'inproceedings',
  conference: 'inproceedings',
  incollection: 'incollection',
  inreference: 'incollection',
  suppcollection: 'incollection',
  inbook: 'inbook',
  bookinbook: 'inbook',
  suppbook: 'inbook',
  book: 'book',
  mvbook: 'book',
  collection: 'book',
  mvcollection: 'book',
  reference: 'book',
  proceedings: 'proceedings',
  mvproceedings: 'proceedings',
  phdthesis: 'phdthesis',
  thesis: 'phdthesis',
  mastersthesis: 'mastersthesis',
  techreport: 'techreport',
  report: 'techreport',
  manual: 'manual',
  booklet: 'booklet',
  unpublished: 'unpublished',
};

/** Fields that are read into a fact, a name or a word of the reader's; all others are kept as they are. */
const READ = new Set(
  `title subtitle author editor year date month day journal journaltitle booktitle volume number issue pages publisher school institution
  organization series address location edition isbn issn doi eprint archiveprefix eprinttype pmid pmcid url abstract keywords keyword groups
  mendeley-tags rating ranking readstatus annotation annote ids timestamp date-added creationdate crossref xdata`.split(/\s+/),
);
const PREPRINT = /^(?:arxiv\b|corr\b|\(?arxiv)/i;
const MONTH_NAMES = 'January February March April May June July August September October November December'.split(' ');

type Fields = ReadonlyMap<string, string>;

const first = (fields: Fields, ...names: string[]) => names.map((name) => fields.get(name)).find((value) => value?.trim());
const line = (value: string | undefined, most: number) => cleanLine(sourceLine(value ?? ''), most) || undefined;

function titleOf(fields: Fields, key: string): string {
  const title = line(fields.get('title'), LIMITS.title);
  const subtitle = line(fields.get('subtitle'), LIMITS.title);
  if (title && subtitle) return cleanLine(`${title}${/[?!:]$/.test(title) ? '' : ':'} ${subtitle}`, LIMITS.title);
  // An entry without a title is still somebody's entry.
  const other = first(fields, 'booktitle', 'maintitle', 'howpublished', 'note', 'url');
  return title ?? subtitle ?? line(other, LIMITS.title) ?? (cleanLine(key, LIMITS.title) || 'Untitled');
}

function typeOf(entry: BibEntry): WorkType | undefined {
  const type = TYPES[entry.type];
  const said = (entry.fields.get('type') ?? '').toLowerCase();
  return type === 'phdthesis' && /mathesis|master|diplom/.test(said) ? 'mastersthesis' : type;
}

/** Tags, and the status that our own files have among them. */
function wordsOf(fields: Fields): { tags: string[]; status?: Status } {
  const lists = ['keywords', 'keyword', 'groups', 'mendeley-tags'].map((name) => fields.get(name) ?? '');
  const words = lists.flatMap((list) => readerLine(list).split(/\s*[,;]\s*/));
  const tags: string[] = [];
  let status: Status | undefined;
  for (const word of words) {
    const named = STATUSES.find((one) => word === `status/${one}`);
    if (named) status = named;
    else {
      const tag = cleanTag(word);
      if (tag && tags.length < LIMITS.tags && !tags.some((known) => known.toLowerCase() === tag.toLowerCase())) tags.push(tag);
    }
  }
  if (!status && /^(?:read|skimmed)$/i.test(fields.get('readstatus') ?? '')) status = 'read';
  return { tags, ...(status && { status }) };
}

/** Our `rating`, and JabRef's `ranking = {rank4}`. */
function ratingOf(fields: Fields): Rating | undefined {
  const written = plainAddress(first(fields, 'rating', 'ranking') ?? '');
  const number = Number(/^(?:rank)?([1-5])$/i.exec(written)?.[1] ?? 0);
  return number > 0 ? (number as Rating) : undefined;
}

function addedAt(fields: Fields): number | undefined {
  const written = plainAddress(first(fields, 'date-added', 'creationdate', 'timestamp') ?? '');
  const time = /^\d{4}[-./]\d\d[-./]\d\d/.test(written)
    ? Date.parse(written.replace(/^(\d{4})[./](\d\d)[./](\d\d)/, '$1-$2-$3'))
    : Number.NaN;
  return Number.isFinite(time) && time > 0 ? time : undefined;
}

function pagesOf(fields: Fields): string | undefined {
  return line(fields.get('pages')?.replace(/(\d)\s*-{2,3}\s*(?=\w)/g, '$1-'), 100)?.replace(/\s*[‐‑‒–—―]\s*/g, '-');
}

/** Where an entry of no particular type says that it appeared, when that is more than an address. */
function published(fields: Fields): string | undefined {
  const how = fields.get('howpublished');
  return how && !/https?:|\\url\b/i.test(how) ? how : undefined;
}

/** What an entry says that has no place among the facts; a month and a year that are no date are such. */
function extraFields(fields: Fields, citekey: string, month: number | undefined, hasYear: boolean, isVenue: boolean): [string, string][] {
  // What BibTeX sorts an entry without authors by says nothing new when it is the entry's own key.
  const isOwnKey = ([name, value]: [string, string]) => name === 'key' && value === citekey;
  const rest = [...fields]
    .filter((field) => !isOwnKey(field))
    .filter(
      ([name]) =>
        !READ.has(name) &&
        (name !== 'editora' || fields.has('editor') || fields.has('editoratype')) &&
        (name !== 'howpublished' || !isVenue),
    )
    .map(([name, value]): [string, string] => [name, sourceLine(value)]);
  if (month) rest.push(['month', MONTH_NAMES[month - 1] ?? '']);
  if (!hasYear && fields.get('year')) rest.push(['year', sourceLine(fields.get('year') ?? '')]);
  const thesisType = fields.get('type');
  return thesisType && /^(?:phd|ma)thesis$/i.test(thesisType) ? rest.filter(([name]) => name !== 'type') : rest;
}

/** The record that an entry describes; its facts are those it inherited, too, when the caller has put them in. */
export function recordOf(entry: BibEntry): ImportedRecord {
  const { fields, key } = entry;
  const ids = idsOfFields(fields);
  const { year, month, date } = dateOfFields(fields);
  const type = typeOf(entry);
  const container = line(first(fields, 'journal', 'journaltitle', 'booktitle', 'maintitle') ?? published(fields), LIMITS.venue);
  const authors = readNames(fields.get('author') ?? '');
  // A book's editors beside its authors, as BibTeX's files of ours have them.
  const beside = fields.has('editoratype') ? '' : fields.get('editora');
  const editors = readNames(fields.get('editor') ?? beside ?? '');
  const url = safeUrl(plainAddress(fields.get('url') ?? ''));
  const facts: Omit<FoundPaper, 'ids' | 'site' | 'title'> = {
    authors: authors.length > 0 ? authors : undefined,
    editors: editors.length > 0 ? editors : undefined,
    year,
    date,
    type,
    venue: container && !PREPRINT.test(container) ? container : undefined,
    url,
    categories: ids.arxiv ? categoriesOf(fields) : undefined,
    volume: line(fields.get('volume'), 100),
    number: line(first(fields, 'number', 'issue'), 100),
    pages: pagesOf(fields),
    publisher: line(first(fields, 'publisher', 'school', 'institution', 'organization'), LIMITS.venue),
    series: line(fields.get('series'), LIMITS.venue),
    address: line(first(fields, 'address', 'location'), LIMITS.venue),
    edition: line(fields.get('edition'), 100),
    isbn: line(fields.get('isbn'), 100),
    issn: line(fields.get('issn'), 100),
    abstract: cleanBlock(sourceParagraphs(fields.get('abstract') ?? ''), LIMITS.abstract) || undefined,
    extra: extraOf(
      extraFields(fields, key, date ? undefined : month, year !== undefined, container !== undefined && published(fields) !== undefined),
    ),
  };
  const found: FoundPaper = { ids, site: 'bibtex', title: titleOf(fields, key) };
  for (const [name, fact] of Object.entries(facts)) if (fact !== undefined) Object.assign(found, { [name]: fact });
  const { tags, status } = wordsOf(fields);
  const note = cleanBlock(readerLines(first(fields, 'annotation', 'annote') ?? ''), LIMITS.note);
  const oldKeys = plainAddress(fields.get('ids') ?? '')
    .split(/\s*,\s*/)
    .filter(Boolean);
  const rating = ratingOf(fields);
  const added = addedAt(fields);
  return {
    found,
    line: entry.line,
    ...(key && { citekey: key }),
    ...(oldKeys.length > 0 && { oldKeys }),
    ...(tags.length > 0 && { tags }),
    ...(rating && { rating }),
    ...(status && { status }),
    ...(note && { note }),
    ...(added && { addedAt: added }),
  };
}

function categoriesOf(fields: Fields): string[] | undefined {
  const written = plainAddress(first(fields, 'primaryclass', 'eprintclass') ?? '');
  return /^[a-z-]+(?:\.[A-Za-z-]+)?$/.test(written) ? [written] : undefined;
}
