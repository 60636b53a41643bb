import { type BibItem, type BibOptions, entryOf } from './bib-entry';
import { inOrder, keyOf, otherKeys } from './order';
import { unprintable } from './printable';

export type { BibItem, BibOptions } from './bib-entry';

/** How a library is written when nobody says otherwise: for BibTeX, with the tags as keywords. */
export const DEFAULT_BIB_OPTIONS: BibOptions = {
  dialect: 'bibtex',
  protect: 'smart',
  abstract: false,
  keywords: true,
  note: false,
  rating: false,
  status: false,
  arxivAs: 'misc',
};

function write(item: BibItem, key: string, options: BibOptions, ids: readonly string[]): string {
  const { type, fields } = entryOf(item, key, options, ids);
  const lines = fields.map(([name, value]) => `  ${name} = ${value},\n`);
  return `@${type}{${key},\n${lines.join('')}}\n`;
}

/** One entry, ending with a line break: one field a line, every value on its line. */
export function writeEntry(item: BibItem, options: BibOptions = DEFAULT_BIB_OPTIONS): string {
  const key = keyOf(item);
  return write(item, key, options, otherKeys(item, new Set([key.toLowerCase()])));
}

/** All entries, sorted by key unless the options say otherwise, with an empty line between two. The same papers give the same bytes in whatever order they come. */
export function writeBibliography(items: readonly BibItem[], options: BibOptions = DEFAULT_BIB_OPTIONS): string {
  return inOrder(items, options.sort)
    .map(({ item, key, ids }) => write(item, key, options, ids))
    .join('\n');
}

/** How many of the entries hold characters that pdfLaTeX cannot print. */
export function unprintableEntries(items: readonly BibItem[], options: BibOptions = DEFAULT_BIB_OPTIONS): number {
  return items.filter((item) => unprintable(writeEntry(item, options)) > 0).length;
}

/** The command that cites papers in a text. */
export function latexCite(keys: readonly string[]): string {
  return `\\cite{${keys.join(',')}}`;
}
