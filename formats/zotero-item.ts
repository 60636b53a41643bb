import { isLiteral, type Name } from '../paper/name';
import type { BibItem } from './item';
import { dateText, type Work, workOf } from './work';
import { escapeXml } from './xml-text';

export type ZoteroCreator = { creatorType: string; firstName: string; lastName: string } | { creatorType: string; name: string };

/** A paper as Zotero has it: fields by their names there, '' where nothing is known, and what stands in `extra` line by line. */
export interface ZoteroItem {
  itemType: string;
  fields: Record<string, string>;
  creators: ZoteroCreator[];
  extra: (readonly [label: string, value: string])[];
  tags: string[];
}

const TYPES: Readonly<Record<Work['type'], string>> = {
  article: 'journalArticle',
  inproceedings: 'conferencePaper',
  incollection: 'bookSection',
  inbook: 'bookSection',
  book: 'book',
  proceedings: 'book',
  manual: 'book',
  booklet: 'book',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  techreport: 'report',
  unpublished: 'manuscript',
  preprint: 'preprint',
  misc: 'document',
};
const THESES: Partial<Record<Work['type'], string>> = { phdthesis: 'PhD thesis', mastersthesis: 'Master’s thesis' };

/** Item types whose DOI has a field in every version of Zotero's schema; elsewhere it stands in `extra`, where Zotero finds it. */
const WITH_DOI = new Set(['journalArticle', 'conferencePaper', 'preprint']);
/** Item types that know editors. */
const WITH_EDITORS = new Set(['journalArticle', 'conferencePaper', 'bookSection', 'book', 'preprint', 'document', 'report']);

/** The fields that only some item types have (Zotero's schema, version 41). */
function ownFields(type: string, work: Work): Record<string, string> {
  const { container, publisher, address: place, volume, number, pages, series, edition, isbn: ISBN, issn: ISSN, ids } = work;
  switch (type) {
    case 'journalArticle':
      return { publicationTitle: container, volume, issue: number, pages, ISSN };
    case 'conferencePaper':
      return { proceedingsTitle: container, publisher, place, volume, pages, series, ISBN };
    case 'bookSection':
      return { bookTitle: container, publisher, place, volume, pages, series, seriesNumber: number, edition, ISBN };
    case 'book':
      return { publisher, place, volume, series, seriesNumber: number, edition, ISBN };
    case 'thesis':
      return { university: publisher, place, thesisType: THESES[work.type] ?? '' };
    case 'report':
      return { institution: publisher, place, reportNumber: number, pages };
    case 'preprint':
      return { repository: container, archiveID: ids.arxiv ? `arXiv:${ids.arxiv}` : '' };
    case 'manuscript':
      return { place };
    case 'document':
      return { publisher };
    default:
      return {};
  }
}

function creator(name: Name, creatorType: string): ZoteroCreator {
  if (isLiteral(name)) return { creatorType, name: name.literal };
  const lastName = [name.particle, name.family].filter(Boolean).join(' ');
  return { creatorType, firstName: [name.given, name.suffix].filter(Boolean).join(', '), lastName };
}

/** A paper as an item of Zotero's, as another type than its own when `as` says so. `key` is its citation key. */
export function zoteroItem(item: BibItem, key: string, as?: string): ZoteroItem {
  const work = workOf(item, { abstract: true, keywords: true, note: false, rating: false });
  const itemType = as ?? TYPES[work.type];
  const { ids, doi } = work;
  const hasDoi = WITH_DOI.has(itemType);
  const [category] = item.paper.categories ?? [];
  const arxiv = ids.arxiv && `${ids.arxiv}${category ? ` [${category}]` : ''}`;
  const lines: (readonly [string, string])[] = [
    ['arXiv', arxiv ?? ''],
    ['DOI', hasDoi ? '' : doi],
    ['PMID', ids.pmid ?? ''],
    ['PMCID', ids.pmcid ?? ''],
    ['Citation Key', key],
  ];
  return {
    itemType,
    fields: {
      title: work.title,
      abstractNote: work.abstract,
      date: work.when ? dateText(work.when) : '',
      url: work.link,
      ...(hasDoi && { DOI: doi }),
      ...ownFields(itemType, work),
    },
    creators: [
      ...work.authors.names.map((name) => creator(name, 'author')),
      ...(WITH_EDITORS.has(itemType) ? work.editors.names.map((name) => creator(name, 'editor')) : []),
    ],
    extra: lines,
    tags: work.tags,
  };
}

/** A reader's note as the HTML that Zotero's notes are; '' for none. */
export function zoteroNote(note: string): string {
  const paragraphs = note
    .trim()
    .split(/\n\s*\n/)
    .filter(Boolean);
  return paragraphs.map((text) => `<p>${escapeXml(text.trim()).replaceAll('\n', '<br>')}</p>`).join('\n');
}
