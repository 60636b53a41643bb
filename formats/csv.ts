import type { BibItem, SaidOptions } from './item';
import { inOrder } from './order';
import { familyFirst } from './plain-text';
import { dateText, type Work, workOf } from './work';

/** How a table is written: which columns are the reader's own words, and whether it begins with the mark by which Excel knows UTF-8. */
export interface CsvOptions extends SaidOptions {
  byteOrderMark: boolean;
}

type Column = [name: string, cell: (work: Work, item: BibItem, key: string) => string];

const people = ({ names, more }: Work['authors']) => [...names.map(familyFirst), ...(more ? ['et al.'] : [])].join('; ');

/** The day of a time in ms since 1970, in UTC so that it is the same everywhere; '' when it is no time. */
function dayOf(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

const FACTS: readonly Column[] = [
  ['key', (_work, _item, key) => key],
  ['type', (work) => work.type],
  ['title', (work) => work.title],
  ['authors', (work) => people(work.authors)],
  ['year', ({ when }) => (when ? String(when.year) : '')],
  ['date', ({ when }) => (when ? dateText(when) : '')],
  ['venue', (work) => work.container],
  ['volume', (work) => work.volume],
  ['number', (work) => work.number],
  ['pages', (work) => work.pages],
  ['publisher', (work) => work.publisher],
  ['editors', (work) => people(work.editors)],
  ['doi', (work) => work.doi],
  ['arxiv', (work) => work.ids.arxiv ?? ''],
  ['url', (work) => work.link],
  ['added', (_work, { paper }) => dayOf(paper.addedAt)],
];
const SAID: Record<'keywords' | 'status' | 'rating' | 'note' | 'abstract', Column> = {
  keywords: ['tags', (work) => work.tags.join('; ')],
  status: ['status', (work) => work.status],
  rating: ['rating', (work) => (work.rating ? String(work.rating) : '')],
  note: ['note', (work) => work.note.join('\n')],
  abstract: ['abstract', (work) => work.abstract],
};

/** What a spreadsheet takes for a formula, also behind the apostrophe that says it is none (OWASP ASVS 5, 1.2.10; CWE-1236). */
const ACTIVE = /^'*\s*[=+\-@＝＋－＠]/;

/** A cell as it is written: an apostrophe before what would be a formula, quotes where they are needed or might be (RFC 4180). */
export function csvCell(text: string): string {
  const value = ACTIVE.test(text) ? `'${text}` : text;
  return /^[\w .:/-]*$/.test(value) ? value : `"${value.replaceAll('"', '""')}"`;
}

/** A cell's text without the one apostrophe that `csvCell` put before it. */
export function cellText(value: string): string {
  return value.startsWith("'") && ACTIVE.test(value) ? value.slice(1) : value;
}

/** All papers as a table, a header first and CRLF at the end of every row. */
export function writeCsv(items: readonly BibItem[], options: CsvOptions): string {
  const said = (Object.keys(SAID) as (keyof typeof SAID)[]).filter((name) => options[name]).map((name) => SAID[name]);
  const columns = [...FACTS, ...said];
  const rows = inOrder(items, options.sort).map(({ item, key }) => {
    const work = workOf(item, options);
    return columns.map(([, cell]) => csvCell(cell(work, item, key)));
  });
  const lines = [columns.map(([name]) => name), ...rows].map((row) => `${row.join(',')}\r\n`);
  return (options.byteOrderMark ? '\ufeff' : '') + lines.join('');
}
