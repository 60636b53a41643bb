import type { Rating, Status } from '../paper/annotation';
import { type Ids, idsOf } from '../paper/ids';
import type { WorkType } from '../paper/paper';
import { type Appeared, appeared } from './dates';
import type { BibItem, SaidOptions } from './item';
import { oneLine } from './latex';
import { plainLink } from './link';
import { type People, peopleOf, plainLines, plainText } from './plain-text';
import { isbnOf, issnOf } from './serial-numbers';
import { kindOf, publicationOf } from './venue';
import { venueName } from './venue-names';
import { verbatim } from './verbatim';

/** A paper as formats without TeX write it: plain text on one line each, '' or nothing where nothing is known. */
export interface Work {
  type: WorkType | 'preprint';
  title: string;
  authors: People;
  editors: People;
  when?: Appeared;
  /** The journal, proceedings or collection; for a preprint its server. */
  container: string;
  publisher: string;
  series: string;
  volume: string;
  number: string;
  /** With one hyphen between first and last. */
  pages: string;
  address: string;
  edition: string;
  isbn: string;
  issn: string;
  /** With the DOI that arXiv gives where there is no other. */
  doi: string;
  ids: Ids;
  link: string;
  tags: string[];
  note: string[];
  rating: Rating;
  status: Status;
  abstract: string;
}

/** What is known of a paper and was said of it, as far as the options want it. */
export function workOf({ paper, annotation, abstract = '' }: BibItem, options: SaidOptions): Work {
  const ids: Ids = {};
  for (const [scheme, id] of Object.entries(idsOf(paper.aliases))) ids[scheme as keyof Ids] = verbatim(id);
  const published = publicationOf(oneLine(paper.venue ?? ''), paper.aliases);
  const kind = kindOf(paper.type, published);
  const isPreprint = published.work === 'preprint' && kind === undefined;
  const link = verbatim(plainLink(paper));
  const text = (value = '') => plainText(value);
  const when = appeared(paper, paper.aliases, isPreprint);
  // CoRR's volume is the id of the preprint.
  const volume = /^abs\//.test(paper.volume ?? '') ? '' : text(paper.volume);
  const work: Work = {
    type: isPreprint ? 'preprint' : (kind ?? 'misc'),
    title: text(paper.title) || ids.arxiv || link || 'Untitled',
    authors: peopleOf(paper.authors),
    editors: peopleOf(paper.editors),
    container: text(venueName(published.container, options.venues)) || (isPreprint && ids.arxiv ? 'arXiv' : ''),
    publisher: text(paper.publisher),
    series: text(paper.series),
    volume,
    number: text(paper.number),
    pages: text(paper.pages).replace(/\s*(?:-{1,3}|[‐‑‒–—―−])\s*/gu, '-'),
    address: text(paper.address),
    edition: text(paper.edition),
    isbn: isbnOf(paper.isbn ?? ''),
    issn: issnOf(paper.issn ?? ''),
    doi: ids.doi ?? (ids.arxiv ? `10.48550/arXiv.${ids.arxiv}` : ''),
    ids,
    link,
    tags: options.keywords ? (annotation?.tags ?? []).map(oneLine).filter(Boolean) : [],
    note: options.note ? trimmed(plainLines(annotation?.note ?? '')) : [],
    rating: options.rating ? (annotation?.rating ?? 0) : 0,
    status: options.status ? (annotation?.status ?? '') : '',
    abstract: options.abstract
      ? abstract
          .split(/\n\s*\n/)
          .map(plainText)
          .filter(Boolean)
          .join('\n')
      : '',
  };
  if (when) work.when = when;
  return work;
}

/** Lines without the empty ones at either end. */
function trimmed(lines: readonly string[]): string[] {
  const isFull = (line: string) => line !== '';
  return lines.slice(Math.max(lines.findIndex(isFull), 0), lines.findLastIndex(isFull) + 1);
}

const two = (number: number) => String(number).padStart(2, '0');

/** A date as far as it is known, `2017-06-12`, with what stands between its parts. */
export function dateText({ year, month, day }: Appeared, between = '-'): string {
  return [String(year), ...(month ? [two(month), ...(day ? [two(day)] : [])] : [])].join(between);
}
