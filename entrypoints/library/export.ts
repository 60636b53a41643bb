import { strToU8, zipSync } from 'fflate';
import type { Options } from '../../components/format-options-field';
import { type BibItem, type BibOptions, DEFAULT_BIB_OPTIONS, writeEntry } from '../../formats/bibtex';
import { FORMAT_IDS, FORMATS, type FormatId, storedOptions, writeAs } from '../../formats/export';
import type { ExportFile } from '../../formats/markdown-notes';
import { entriesOf } from '../../storage/catalogue';
import type { Library } from '../../storage/schema';
import { background } from './deeds';
import { useLive } from './live';
import { download } from './page';

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

/** BibTeX and biblatex share their options. */
export const isBib = (format: FormatId): format is 'bibtex' | 'biblatex' => format === 'bibtex' || format === 'biblatex';

/** What the reader chose last: a format, and the options of each. */
export interface Choices {
  format: FormatId;
  options: Readonly<Record<FormatId, Options>>;
}

/** The format of the last export, and every format's options; a bibliography's are those of every entry that is copied. */
export async function exportChoices(db: Library): Promise<Choices> {
  const bib = await bibOptions(db);
  const last = (await db.settings.get('exportFormat'))?.value;
  const others = (await db.settings.get('exportOptions'))?.value as Partial<Record<FormatId, unknown>> | undefined;
  const entries = FORMAT_IDS.map((id): [FormatId, Options] => {
    // Each of the two has characters that suit it; a choice made for one is not meant for the other.
    const stored = isBib(id) ? { ...bib, escape: id === bib.dialect ? bib.escape : undefined } : others?.[id];
    return [id, { ...storedOptions(id, stored) }];
  });
  const format = FORMAT_IDS.find((id) => id === last && !isBib(id)) ?? bib.dialect;
  return { format, options: Object.fromEntries(entries) as Record<FormatId, Options> };
}

/** The choices with other options for the chosen format. BibTeX and biblatex share theirs but for their characters. */
export function withOptions({ format, options }: Choices, next: Options): Choices {
  const changed = { ...options, [format]: next };
  for (const id of FORMAT_IDS) {
    if (id !== format && isBib(id) && isBib(format)) changed[id] = { ...next, dialect: id, escape: options[id].escape };
  }
  return { format, options: changed };
}

/** Keeps the choices for the next time. */
export async function keepChoices({ format, options }: Choices): Promise<void> {
  await background.setSetting('exportFormat', format);
  if (isBib(format)) return background.setSetting('export', { ...options[format], dialect: format });
  const others = FORMAT_IDS.filter((id) => !isBib(id)).map((id) => [id, options[id]]);
  await background.setSetting('exportOptions', Object.fromEntries(others));
}

/** Papers read at a time: the page draws and saves go on between. */
const SLICE = 500;

/** Somebody who waits for a long reading: hears how many papers were read, and can end it. */
export interface Patience {
  tell?(papers: number): void;
  signal?: AbortSignal;
}

/** The papers with all that their entries need, without those that are gone; abstracts are read only when they are exported. Throws the signal's reason when it aborts. */
export async function itemsOf(
  db: Library,
  ids: readonly string[],
  { abstract }: { abstract?: unknown },
  { tell, signal }: Patience = {},
): Promise<BibItem[]> {
  const items: BibItem[] = [];
  for (let at = 0; at < ids.length; at += SLICE) {
    signal?.throwIfAborted();
    const { entries } = await entriesOf(db, ids.slice(at, at + SLICE));
    const abstracts = abstract === true ? await db.abstracts.bulkGet(entries.map(({ paper }) => paper.id)) : [];
    for (const [index, entry] of entries.entries()) items.push(abstract === true ? { ...entry, abstract: abstracts[index]?.text } : entry);
    tell?.(Math.min(ids.length, at + SLICE));
  }
  return items;
}

/** The papers' text in a format; of a format with a file for each paper, all of them with their names. */
export async function textOf(
  db: Library,
  ids: readonly string[],
  format: FormatId,
  options: Options,
  patience: Patience = {},
): Promise<string | ExportFile[]> {
  return writeAs(format, await itemsOf(db, ids, options, patience), options);
}

/** One text for the eye: of several files the first. */
export const shownText = (written: string | ExportFile[]): string => (typeof written === 'string' ? written : (written[0]?.text ?? ''));

/** The same files give the same bytes: an archive otherwise holds the time it was made. */
const NO_TIME = new Date('1980-01-01T00:00:00');

/** Writes the papers to a file the reader keeps; several files go into one archive. */
export async function exportPapers(
  db: Library,
  ids: readonly string[],
  format: FormatId,
  options: Options,
  stem: string,
  patience: Patience = {},
): Promise<void> {
  const { extension, mime } = FORMATS[format];
  const written = await textOf(db, ids, format, options, patience);
  if (typeof written === 'string') return download(written, fileName(stem, extension), mime);
  const files = Object.fromEntries(written.map(({ name, text }) => [name, strToU8(text)]));
  download(zipSync(files, { mtime: NO_TIME }), fileName(stem, 'zip'), 'application/zip');
}

/** Writes the whole library to `library.bib` with the reader's options. */
export async function exportAll(db: Library): Promise<void> {
  const options = await bibOptions(db);
  await exportPapers(db, await db.papers.toCollection().primaryKeys(), options.dialect, { ...options }, 'library');
}

/** A name for a file that every system takes: no separators or control characters, at most 100 characters, with that ending. */
export function fileName(typed: string, extension: string): string {
  const stem = typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .replace(/\.(?:bib|ris|json|csv|md|txt|zip)$/i, '')
    .slice(0, 100);
  return `${stem || 'library'}.${extension}`;
}
