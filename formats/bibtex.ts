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

function write(item: BibItem, key: string, options: BibOptions, ids: readonly string[]): string {
  const { type, fields } = entryOf(item, key, options, ids);
  const lines = fields.map(([name, value]) => `  ${name} = ${value},\n`);
  return `@${type}{${key},\n${lines.join('')}}\n`;
}

const keyOf = ({ paper }: BibItem) =>
  plainKey(paper.citekey) || makeKey({ ...paper, authors: paper.authors ?? [] }, undefined, () => false);

/** Keys the paper had before, which no other entry has; they are taken from now on. */
function otherKeys({ paper }: BibItem, taken: Set<string>): string[] {
  const keys: string[] = [];
  for (const key of (paper.oldKeys ?? []).map(plainKey)) {
    if (key === '' || taken.has(key.toLowerCase())) continue;
    taken.add(key.toLowerCase());
    keys.push(key);
  }
  return keys;
}

/** One entry, ending with a line break: one field a line, every value on its line. */
export function writeEntry(item: BibItem, options: BibOptions = DEFAULT_BIB_OPTIONS): string {
  const key = keyOf(item);
  return write(item, key, options, otherKeys(item, new Set([key.toLowerCase()])));
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
  const withIds = keyed.map(({ item, key }) => ({ item, key, ids: otherKeys(item, taken) }));
  withIds.sort((a, b) => byCodeUnits(a.key.toLowerCase(), b.key.toLowerCase()) || byCodeUnits(a.key, b.key));
  return withIds.map(({ item, key, ids }) => write(item, key, options, ids)).join('\n');
}

/** How many of the entries hold characters that pdfLaTeX cannot print. */
export function unprintableEntries(items: readonly BibItem[], options: BibOptions = DEFAULT_BIB_OPTIONS): number {
  return items.filter((item) => unprintable(writeEntry(item, options)) > 0).length;
}

/** The command that cites papers in a text. */
export function latexCite(keys: readonly string[]): string {
  return `\\cite{${keys.join(',')}}`;
}
