/** Fields that Zotero's item types have beside those that all of these have (github.com/zotero/zotero-schema, version 41), `base` after `:`. */
const OWN: Readonly<Record<string, string>> = {
  book: 'series seriesNumber volume numberOfVolumes edition publisher place numPages ISBN ISSN',
  bookSection: 'bookTitle:publicationTitle series seriesNumber volume numberOfVolumes edition publisher place pages ISBN ISSN',
  conferencePaper:
    'proceedingsTitle:publicationTitle conferenceName publisher place eventPlace volume issue numberOfVolumes pages series seriesNumber ISBN ISSN',
  document: 'type publisher place',
  journalArticle:
    'publicationTitle publisher place volume issue section partNumber partTitle pages series seriesTitle seriesText journalAbbreviation PMID PMCID ISSN',
  manuscript: 'manuscriptType:type institution:publisher place numPages number',
  preprint: 'genre:type repository:publisher archiveID:number place series seriesNumber',
  report: 'reportNumber:number reportType:type institution:publisher place seriesTitle seriesNumber pages ISBN ISSN',
  thesis: 'thesisType:type university:publisher place series seriesNumber numPages ISBN ISSN',
  webpage: 'websiteTitle:publicationTitle websiteType:type publisher place',
};
const SHARED =
  'title abstractNote date DOI citationKey url accessDate archive archiveLocation shortTitle language libraryCatalog callNumber rights extra';

/** Each field of a type with the field it stands for in others. */
export function fieldsOf(itemType: string): Map<string, string> | undefined {
  const own = OWN[itemType];
  if (own === undefined) return undefined;
  return new Map(
    `${SHARED} ${own}`.split(' ').map((field): [string, string] => {
      const [name = '', base = name] = field.split(':');
      return [name, base];
    }),
  );
}

/** Types of people an item type knows. */
export const creatorsOf = (itemType: string): string[] =>
  ['thesis', 'manuscript', 'webpage'].includes(itemType)
    ? ['author', 'contributor', 'translator']
    : ['author', 'contributor', 'editor', 'translator'];
