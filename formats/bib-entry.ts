import type { Annotation } from '../paper/annotation';
import { idsOf } from '../paper/ids';
import type { Paper } from '../paper/paper';
import { writeAuthors } from './bib-names';
import { type Appeared, appeared } from './dates';
import { type Escape, escapeLine, escapeText, joinLines, oneLine } from './latex';
import { plainLink } from './link';
import { escapeSource } from './source-text';
import { type Protection, writeTitle } from './title';
import { publicationOf } from './venue';
import { verbatim } from './verbatim';

/** A paper with what the reader said of it. */
export interface BibItem {
  paper: Paper;
  annotation?: Annotation;
  abstract?: string;
}

/** How entries are written. `bibtex` is for BibTeX and its styles, `biblatex` for biblatex with biber. */
export interface BibOptions {
  dialect: 'bibtex' | 'biblatex';
  /** `latex` for bibtex and `utf8` for biblatex when missing. */
  escape?: Escape;
  protect: Protection;
  /** Off as we ship it: abstracts make large files and large diffs, and few styles print them. */
  abstract: boolean;
  /** Tags as keywords. */
  keywords: boolean;
  note: boolean;
  rating: boolean;
  /** The reading status as one more keyword, `status/read`. */
  status?: boolean;
  /** `article` writes arXiv as a journal, as Google Scholar does, for styles that print nothing of an eprint. */
  arxivAs: 'misc' | 'article';
}

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

/** The type and fields of an entry, each value escaped and in braces. A year, a venue or an author that is not known makes it `@misc`, of which BibTeX wants nothing. */
export function entryOf(item: BibItem, key: string, options: BibOptions): Entry {
  const { paper } = item;
  const isBiblatex = options.dialect === 'biblatex';
  const target = options.escape ?? (isBiblatex ? 'utf8' : 'latex');
  const { arxiv, doi = arxiv ? `10.48550/arXiv.${arxiv}` : '' } = idsOf(paper.aliases);
  const published = publicationOf(oneLine(paper.venue ?? ''), paper.aliases);
  const isPreprint = published.work === 'preprint';
  const asArticle = isPreprint && arxiv !== undefined && options.arxivAs === 'article';
  const link = plainLink(paper);
  const title = titleOf(paper, options.protect, target);
  const author = writeAuthors(paper.authors ?? [], target);
  const when = appeared(paper, paper.aliases, isPreprint);
  const container = asArticle ? `arXiv preprint arXiv:${arxiv}` : escapeSource(published.container, target);

  let type = isBiblatex && isPreprint && link ? 'online' : 'misc';
  const isComplete = author !== '' && when !== undefined && container !== '';
  if (isComplete && asArticle) type = 'article';
  else if (isComplete && (published.work === 'article' || published.work === 'inproceedings')) type = published.work;
  const holder = { article: isBiblatex ? 'journaltitle' : 'journal', inproceedings: 'booktitle', online: 'organization' }[type];

  const fields: Fields = [
    ['title', title],
    ['author', author],
    // BibTeX sorts an entry without author by this, and warns when it has neither.
    ['key', author || isBiblatex ? '' : escapeText(key, target)],
    [holder ?? 'howpublished', container],
    ...dateFields(when, isBiblatex),
    ...eprintFields(paper, isBiblatex),
    ['pubstate', isBiblatex && isPreprint ? 'prepublished' : ''],
    ['doi', verbatim(doi)],
    ['url', verbatim(link)],
    ...saidFields(item, options, target),
  ];
  // A month is a macro of every style, so it stands bare.
  const written = fields.flatMap(([name, value]): Fields => (value ? [[name, name === 'month' ? value : `{${value}}`]] : []));
  return { type, fields: written };
}
