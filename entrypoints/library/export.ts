import type { Entry } from '../../components/filter';
import { type BibItem, type BibOptions, DEFAULT_BIB_OPTIONS, writeBibliography, writeEntry } from '../../formats/bibtex';
import { allEntries } from '../../storage/read';
import type { Library } from '../../storage/schema';
import { useLive } from './live';
import { download } from './page';

/** Chromium gives a file the ending that goes with its type; this one lets `.bib` stand. */
const BIB_TYPE = 'application/x-bibtex';

/** The reader's export options; what is missing is as we ship it. */
export async function bibOptions(db: Library): Promise<BibOptions> {
  const stored = (await db.settings.get('export'))?.value;
  return { ...DEFAULT_BIB_OPTIONS, ...(typeof stored === 'object' ? stored : {}) };
}

/** The reader's export options, kept up to date. */
export function useBibOptions(db: Library): BibOptions {
  return useLive(() => bibOptions(db), [db]).value ?? DEFAULT_BIB_OPTIONS;
}

/** One paper's entry. */
export function entryText(item: BibItem, options: BibOptions): string {
  return writeEntry(item, options);
}

/** The papers with all that their entries need; abstracts are read only when they are exported. */
export async function itemsOf(db: Library, entries: readonly Entry[], options: BibOptions): Promise<BibItem[]> {
  if (!options.abstract) return [...entries];
  const abstracts = await db.abstracts.bulkGet(entries.map(({ paper }) => paper.id));
  return entries.map((entry, at) => ({ ...entry, abstract: abstracts[at]?.text }));
}

/** Writes the papers to a file the reader keeps. */
export async function exportEntries(db: Library, entries: readonly Entry[], options: BibOptions, name: string): Promise<void> {
  download(writeBibliography(await itemsOf(db, entries, options), options), name, BIB_TYPE);
}

/** Writes the whole library to `library.bib` with the reader's options. */
export async function exportAll(db: Library): Promise<void> {
  await exportEntries(db, await allEntries(db), await bibOptions(db), 'library.bib');
}

/** A name for a file that every system takes: no separators or control characters, at most 100 characters, ending in `.bib`. */
export function bibFileName(typed: string): string {
  const stem = typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .replace(/\.bib$/i, '')
    .slice(0, 100);
  return `${stem || 'library'}.bib`;
}
