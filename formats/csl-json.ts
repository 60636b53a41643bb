import { isLiteral, type Name } from '../paper/name';
import type { BibItem, SaidOptions } from './item';
import { inOrder } from './order';
import type { People } from './plain-text';
import { type Work, workOf } from './work';

/** Item types of CSL 1.0.2 (docs.citationstyles.org, appendix III). */
const TYPES: Record<Work['type'], string> = {
  article: 'article-journal',
  inproceedings: 'paper-conference',
  incollection: 'chapter',
  inbook: 'chapter',
  book: 'book',
  proceedings: 'book',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  techreport: 'report',
  manual: 'book',
  booklet: 'pamphlet',
  unpublished: 'manuscript',
  preprint: 'article',
  misc: 'document',
};
const GENRES: Partial<Record<Work['type'], string>> = { phdthesis: 'PhD thesis', mastersthesis: 'Master’s thesis', preprint: 'Preprint' };
const IN_SERIES = new Set<Work['type']>(['book', 'proceedings', 'incollection', 'inbook', 'inproceedings']);

type Json = string | number | Json[] | { [name: string]: Json | undefined } | undefined;

function nameJson(name: Name): Json {
  if (isLiteral(name)) return { literal: name.literal };
  return { family: name.family, given: name.given, 'non-dropping-particle': name.particle, suffix: name.suffix };
}

function namesJson({ names, more }: People): Json {
  if (names.length === 0) return undefined;
  return [...names.map(nameJson), ...(more ? [{ literal: 'others' }] : [])];
}

function cslItem(item: BibItem, key: string, options: SaidOptions): Json {
  const work = workOf(item, options);
  const { when, ids } = work;
  const isPreprint = work.type === 'preprint';
  const isArticle = work.type === 'article' || !IN_SERIES.has(work.type);
  const isReport = work.type === 'techreport';
  const date = when && [when.year, ...(when.month ? [when.month, ...(when.day ? [when.day] : [])] : [])];
  return {
    id: key,
    'citation-key': key,
    type: TYPES[work.type],
    genre: GENRES[work.type],
    title: work.title,
    author: namesJson(work.authors),
    editor: namesJson(work.editors),
    issued: date && { 'date-parts': [date] },
    'container-title': isPreprint ? '' : work.container,
    'collection-title': work.series,
    'collection-number': !isArticle && work.series && !work.volume ? work.number : '',
    volume: work.volume,
    issue: isReport || isPreprint || (!isArticle && work.series && !work.volume) ? '' : work.number,
    number: isReport ? work.number : isPreprint && ids.arxiv ? `arXiv:${ids.arxiv}` : '',
    page: work.pages,
    edition: work.edition,
    publisher: work.publisher || (isPreprint ? work.container : ''),
    'publisher-place': work.address,
    ISBN: work.isbn,
    ISSN: work.issn,
    DOI: work.doi,
    PMID: ids.pmid,
    PMCID: ids.pmcid,
    URL: work.link,
    abstract: work.abstract,
    keyword: work.tags.map((tag) => tag.replaceAll(',', ';')).join(', '),
    note: work.note.join('\n'),
    custom: work.rating || work.status ? { rating: work.rating || undefined, status: work.status || undefined } : undefined,
  };
}

/** Nothing of what is empty, and no `<` that could end a script element the text is put into. */
function json(value: Json): string {
  const text = JSON.stringify(value, (_name, one) => (one === '' ? undefined : one), 2);
  return text.replaceAll('<', '\\u003c');
}

/** All papers as CSL-JSON, ending with a line break. */
export function writeCslJson(items: readonly BibItem[], options: SaidOptions): string {
  return `${json(inOrder(items, options.sort).map(({ item, key }) => cslItem(item, key, options)))}\n`;
}
