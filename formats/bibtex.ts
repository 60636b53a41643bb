import { type BibItem, type BibOptions, entryOf } from './bib-entry';
import { makeKey, plainKey, uniqueKey } from './citation-key';
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

function write(item: BibItem, key: string, options: BibOptions): string {
  const { type, fields } = entryOf(item, key, options);
  const lines = fields.map(([name, value]) => `  ${name} = ${value},\n`);
  return `@${type}{${key},\n${lines.join('')}}\n`;
}

const keyOf = ({ paper }: BibItem) =>
  plainKey(paper.citekey) || makeKey({ ...paper, authors: paper.authors ?? [] }, undefined, () => false);

/** One entry, ending with a line break: one field a line, every value on its line. */
export function writeEntry(item: BibItem, options: BibOptions = DEFAULT_BIB_OPTIONS): string {
  return write(item, keyOf(item), options);
}

const byCodeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** All entries sorted by key, with an empty line between two. The same papers give the same bytes in whatever order they come. */
export function writeBibliography(items: readonly BibItem[], options: BibOptions = DEFAULT_BIB_OPTIONS): string {
  const taken = new Set<string>();
  const oldestFirst = [...items].sort((a, b) => a.paper.addedAt - b.paper.addedAt || byCodeUnits(a.paper.id, b.paper.id));
  const keyed = oldestFirst.map((item) => {
    // Keys are unique in the library already; a file with one twice would lose an entry.
    const key = uniqueKey(keyOf(item), (wish) => taken.has(wish));
    taken.add(key.toLowerCase());
    return { item, key };
  });
  keyed.sort((a, b) => byCodeUnits(a.key.toLowerCase(), b.key.toLowerCase()) || byCodeUnits(a.key, b.key));
  return keyed.map(({ item, key }) => write(item, key, options)).join('\n');
}

/** How many of the entries hold characters that pdfLaTeX cannot print. */
export function unprintableEntries(items: readonly BibItem[], options: BibOptions = DEFAULT_BIB_OPTIONS): number {
  return items.filter((item) => unprintable(writeEntry(item, options)) > 0).length;
}

/** The command that cites papers in a text. */
export function latexCite(keys: readonly string[]): string {
  return `\\cite{${keys.join(',')}}`;
}
