import { idsOf } from '../paper/ids';
import type { Paper } from '../paper/paper';
import { extraFields, listValue, lookedUp, pagesValue } from './bib-extra';
import { writeAuthors } from './bib-names';
import { biblatexType, bibtexType, containerField, numberField, publisherField } from './bib-type';
import { type Appeared, appeared } from './dates';
import type { BibItem, SaidOptions } from './item';
import { type Escape, escapeLine, escapeText, joinLines, oneLine } from './latex';
import { plainLink } from './link';
import { isbnOf, issnOf } from './serial-numbers';
import { escapeSource } from './source-text';
import { type Protection, writeTitle } from './title';
import { kindOf, publicationOf } from './venue';
import { venueName } from './venue-names';
import { verbatim } from './verbatim';

export type { BibItem } from './item';

/** How entries are written. `bibtex` is for BibTeX and its styles, `biblatex` for biblatex with biber. */
export interface BibOptions extends SaidOptions {
  dialect: 'bibtex' | 'biblatex';
  /** `latex` for bibtex and `utf8` for biblatex when missing. */
  escape?: Escape;
  protect: Protection;
  /** `article` writes arXiv as a journal, as Google Scholar does, for styles that print nothing of an eprint. */
  arxivAs: 'misc' | 'article';
  /** What is left out though it is known. */
  without?: readonly Omittable[];
}

/** Facts an entry can do without. */
export const OMITTABLE = ['month', 'editors', 'series', 'address', 'edition', 'isbn', 'issn', 'eprint', 'doi', 'url', 'extra'] as const;
export type Omittable = (typeof OMITTABLE)[number];

/** An entry before its key: fields in the order they are written, each value as it stands in the file. */
export interface Entry {
  type: string;
  fields: Fields;
}

type Fields = [name: string, value: string][];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const PRIMARY_CLASS = /^[a-z-]+(?:\.[A-Za-z-]+)?$/;

const two = (number: number) => String(number).padStart(2, '0');

function titleOf(paper: Paper, protect: Protection, target: Escape): string {
  for (const text of [paper.title, idsOf(paper.aliases).arxiv ?? '', plainLink(paper)]) {
    const title = writeTitle(text, protect, target);
    if (title) return title;
  }
  return 'Untitled';
}

function dateFields(when: Appeared | undefined, isBiblatex: boolean): Fields {
  if (!when) return [];
  const { year, month, day } = when;
  if (isBiblatex) return [['date', [String(year), ...(month ? [two(month)] : []), ...(month && day ? [two(day)] : [])].join('-')]];
  return [
    ['year', String(year)],
    ['month', month ? (MONTHS[month - 1] ?? '') : ''],
  ];
}

function eprintFields(paper: Paper, isBiblatex: boolean): Fields {
  const { arxiv, pmid = '' } = idsOf(paper.aliases);
  if (arxiv) {
    const category = paper.categories?.[0] ?? '';
    const archive = /^([a-z-]+)\//.exec(arxiv)?.[1] ?? '';
    return [
      ['eprint', verbatim(arxiv)],
      [isBiblatex ? 'eprinttype' : 'archiveprefix', 'arXiv'],
      [isBiblatex ? 'eprintclass' : 'primaryclass', PRIMARY_CLASS.test(category) ? category : archive],
    ];
  }
  if (!isBiblatex) return [['pmid', pmid]];
  return [
    ['eprint', pmid],
    ['eprinttype', pmid && 'pubmed'],
  ];
}

/** What the reader said, each where no style prints it unasked. */
function saidFields({ annotation, abstract = '' }: BibItem, options: BibOptions, target: Escape): Fields {
  const tags = options.keywords ? (annotation?.tags ?? []).map((tag) => tag.replaceAll(',', ';')) : [];
  if (options.status && annotation?.status) tags.push(`status/${annotation.status}`);
  const keywords = tags.map((tag) => escapeLine(tag, target));
  const noteLines = options.note ? (annotation?.note ?? '').split(/\r\n|[\n\r\u2028\u2029]/) : [];
  const paragraphs = options.abstract ? abstract.split(/\n\s*\n/) : [];
  return [
    ['keywords', keywords.filter(Boolean).join(', ')],
    ['rating', options.rating && annotation?.rating ? String(annotation.rating) : ''],
    ['annotation', joinLines(noteLines.map((line) => escapeLine(line, target)))],
    ['abstract', joinLines(paragraphs.map((paragraph) => escapeSource(paragraph, target)))],
  ];
}

/** The paper without what is not to be written. */
function cut(paper: Paper, without: readonly Omittable[]): Paper {
  const out: Paper = { ...paper };
  for (const name of without) if (name !== 'month' && name !== 'eprint' && name !== 'doi' && name !== 'url') delete out[name];
  return out;
}

/** Where a work stands in what it appeared in, and who published that. */
function placeFields(paper: Paper, type: string, publisher: string, isBiblatex: boolean, target: Escape): Fields {
  const text = (value = '') => value && escapeSource(value, target);
  const volume = text(paper.volume);
  const series = type === 'article' ? lookedUp(paper.series ?? '') : text(paper.series);
  return [
    ['series', series],
    ['volume', volume],
    [numberField(type, volume !== '', series !== '', isBiblatex), text(paper.number)],
    ['pages', pagesValue(paper.pages ?? '', target)],
    [publisherField(type, isBiblatex), publisher],
    [isBiblatex ? 'location' : 'address', listValue(paper.address ?? '', target)],
    ['edition', text(paper.edition)],
  ];
}

/**
 * The type and fields of an entry, each value escaped and in braces. What an entry type wants and is not known makes it another, of which
 * BibTeX wants no more than is there. `ids` are other keys by which biblatex finds it.
 */
export function entryOf(item: BibItem, key: string, options: BibOptions, ids: readonly string[] = []): Entry {
  const without = options.without ?? [];
  const paper = without.length > 0 ? cut(item.paper, without) : item.paper;
  const isBiblatex = options.dialect === 'biblatex';
  const target = options.escape ?? (isBiblatex ? 'utf8' : 'latex');
  const { arxiv, doi = arxiv ? `10.48550/arXiv.${arxiv}` : '' } = idsOf(paper.aliases);
  const published = publicationOf(oneLine(paper.venue ?? ''), paper.aliases);
  const venue = venueName(published.container, options.venues);
  const kind = kindOf(paper.type, published);
  const isPreprint = published.work === 'preprint' && kind === undefined;
  const asArticle = isPreprint && arxiv !== undefined && options.arxivAs === 'article';
  const link = plainLink(paper);
  const author = writeAuthors(paper.authors ?? [], target);
  const editor = writeAuthors(paper.editors ?? [], target);
  const when = appeared(paper, paper.aliases, isPreprint);
  const container = asArticle ? `arXiv preprint arXiv:${escapeText(oneLine(arxiv), target)}` : escapeSource(venue, target);
  const isThesis = kind === 'phdthesis' || kind === 'mastersthesis' || kind === 'techreport';
  const publisher = listValue(paper.publisher ?? (isThesis ? venue : ''), target);

  const known = {
    wanted: asArticle ? 'article' : kind,
    container,
    author,
    editor,
    publisher,
    hasYear: when !== undefined,
    hasPart: Boolean(paper.pages ?? paper.extra?.chapter),
    hasNote: Boolean(paper.extra?.note),
  } as const;
  const found = isBiblatex ? biblatexType(known) : bibtexType(known);
  const type = found === 'misc' && isBiblatex && isPreprint && link ? 'online' : found;
  // BibTeX takes a book's authors or its editors, not both.
  const isEither = !isBiblatex && author !== '' && (type === 'book' || type === 'inbook');
  // CoRR's volume is the id, and an arXiv preprint that is written as a journal's article has no place in it.
  const place = asArticle || /^abs\//.test(paper.volume ?? '') ? { ...paper, volume: '', number: '', pages: '' } : paper;

  const fields: Fields = [
    ['ids', isBiblatex ? ids.join(', ') : ''],
    ['title', titleOf(paper, options.protect, target)],
    ['author', author],
    [isEither ? 'editora' : 'editor', editor],
    // BibTeX sorts an entry without author (proceedings: without editor) by this, and warns when it has neither.
    ['key', isBiblatex || (type === 'proceedings' ? editor : author) ? '' : escapeText(key, target)],
    [containerField(type, isBiblatex), isThesis && !paper.publisher ? '' : container],
    ...placeFields(place, type, publisher, isBiblatex, target),
    ...dateFields(when && without.includes('month') ? { year: when.year } : when, isBiblatex),
    ['isbn', isbnOf(paper.isbn ?? '')],
    ['issn', issnOf(paper.issn ?? '')],
    ...(without.includes('eprint') ? [] : eprintFields(paper, isBiblatex)),
    ['pubstate', isBiblatex && isPreprint ? 'prepublished' : ''],
    ['doi', without.includes('doi') ? '' : verbatim(doi)],
    ['url', without.includes('url') ? '' : verbatim(link)],
  ];
  if (paper.extra) {
    const names = new Set(fields.flatMap(([name, value]) => (value ? [name] : [])));
    fields.push(...extraFields(paper.extra, names, target));
  }
  fields.push(...saidFields(item, options, target));
  // A month is a macro of every style, so it stands bare.
  const written = fields.flatMap(([name, value]): Fields => (value ? [[name, name === 'month' ? value : `{${value}}`]] : []));
  return { type, fields: written };
}
