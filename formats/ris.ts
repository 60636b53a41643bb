import type { BibItem, SaidOptions } from './item';
import { inOrder } from './order';
import { familyFirst } from './plain-text';
import { dateText, type Work, workOf } from './work';

/** RIS types by kind of work (RIS format specification, Research Information Systems 2001; `EDBOOK` and `CONF` as EndNote and Zotero use them). */
const TYPES: Record<Work['type'], string> = {
  article: 'JOUR',
  inproceedings: 'CONF',
  incollection: 'CHAP',
  inbook: 'CHAP',
  book: 'BOOK',
  proceedings: 'EDBOOK',
  phdthesis: 'THES',
  mastersthesis: 'THES',
  techreport: 'RPRT',
  manual: 'BOOK',
  booklet: 'PAMP',
  unpublished: 'UNPB',
  preprint: 'UNPB',
  misc: 'GEN',
};
const KINDS: Partial<Record<Work['type'], string>> = {
  phdthesis: 'PhD thesis',
  mastersthesis: 'Master’s thesis',
  preprint: 'preprint',
};

type Tagged = [tag: string, value: string];

function pageTags(pages: string): Tagged[] {
  const [, first = '', last = ''] = /^([^\s,-]+)-([^\s,-]+)$/.exec(pages) ?? ['', pages, ''];
  return [
    ['SP', first],
    ['EP', last],
  ];
}

/** RIS writes a date as `YYYY/MM/DD/`, with its slashes even where a part is not known. */
function dateTag({ when }: Work): string {
  if (!when) return '';
  const parts = dateText(when, '/').split('/');
  return `${parts[0] ?? ''}/${parts[1] ?? ''}/${parts[2] ?? ''}/`;
}

function record(item: BibItem, key: string, options: SaidOptions): string {
  const work = workOf(item, options);
  const { ids } = work;
  const tags: Tagged[] = [
    ['TY', TYPES[work.type]],
    ['ID', key],
    ['TI', work.title],
    ...work.authors.names.map((name): Tagged => ['AU', familyFirst(name)]),
    ...work.editors.names.map((name): Tagged => ['ED', familyFirst(name)]),
    ['T2', work.container],
    ['T3', work.series],
    ['PY', work.when ? String(work.when.year) : ''],
    ['DA', dateTag(work)],
    ['VL', work.volume],
    ['IS', work.number],
    ...pageTags(work.pages),
    ['ET', work.edition],
    ['PB', work.publisher],
    ['CY', work.address],
    ['SN', work.isbn || work.issn],
    ['M3', KINDS[work.type] ?? ''],
    ['AN', ids.arxiv ? `arXiv:${ids.arxiv}` : ids.pmid ? `PMID:${ids.pmid}` : ''],
    ['DO', work.doi],
    ['UR', work.link],
    ...work.tags.map((tag): Tagged => ['KW', tag]),
    ['KW', work.status && `status/${work.status}`],
    ['KW', work.rating ? `rating/${work.rating}` : ''],
    // Lines after the first have no tag and stand to the right of where a tag could be.
    ['AB', work.abstract.replaceAll('\n', '\r\n      ')],
    [
      'N1',
      work.note
        .map((line) => line.trim())
        .filter(Boolean)
        .join('\r\n      '),
    ],
  ];
  const written = tags.filter(([, value]) => value !== '').map(([tag, value]) => `${tag}  - ${value}\r\n`);
  return `${written.join('')}ER  - \r\n`;
}

/** All papers as RIS, CRLF at the end of lines and an empty line between two records. */
export function writeRis(items: readonly BibItem[], options: SaidOptions): string {
  return inOrder(items, options.sort)
    .map(({ item, key }) => record(item, key, options))
    .join('\r\n');
}
