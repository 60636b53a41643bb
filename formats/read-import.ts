import type { ImportedFile } from '../paper/imported';
import { readBibInSteps } from './bib-read';
import { decodeBib } from './bib-read-bytes';
import { nestsTooDeep, plainCopy } from './json-value';
import { readCsl } from './read-csl';
import { asObject } from './read-json';
import { readList } from './read-list';
import { isPaperMemory, readPaperMemory } from './read-papermemory';
import { readRis } from './read-ris';

export type ImportFormat = 'bibtex' | 'ris' | 'csl-json' | 'papermemory' | 'list' | 'backup';

/** What a file or a pasted text was taken for, and what is in it. */
export interface ReadImport extends ImportedFile {
  format: ImportFormat;
}

/** Largest file that is read, in bytes, and most records in one. */
export const IMPORT_LIMITS = { bytes: 20_000_000, records: 50_000 } as const;

const refused = (format: ImportFormat, why: string, text = ''): ReadImport => ({
  format,
  records: [],
  broken: [{ line: 1, why, text: text.slice(0, 200) }],
});

function readJson(text: string): ReadImport {
  if (nestsTooDeep(text)) return refused('csl-json', 'The file nests too deep to be a list of papers.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused('csl-json', `The file is not whole JSON: ${error.message}`);
  }
  const plain = plainCopy(value);
  const object = asObject(plain);
  if (object?.format === 'offprint-backup')
    return refused('backup', 'This is a backup of a library. Use “Restore a backup” in the settings.');
  if (Array.isArray(plain)) return { format: 'csl-json', ...readCsl(plain) };
  if (Array.isArray(object?.items)) return { format: 'csl-json', ...readCsl(object.items) };
  if (object && isPaperMemory(object)) return { format: 'papermemory', ...readPaperMemory(object) };
  return refused('csl-json', 'This JSON is neither CSL-JSON nor an export of PaperMemory.');
}

/** What a text is, by what it begins with; a file's name decides only where that says nothing. */
export function formatOf(text: string, name = ''): ImportFormat | 'json' {
  const start = text.slice(0, 20_000);
  if (/^\s*[[{]/.test(start)) return 'json';
  if (/^(?:\ufeff)?\s*(?:[\w-].*\n)?\s*TY {0,2}- /m.test(start)) return 'ris';
  if (/^[ \t]*@\s*[A-Za-z]+\s*[{(]/m.test(start) || /\.bib$/i.test(name)) return 'bibtex';
  return /\.ris$/i.test(name) ? 'ris' : 'list';
}

function cut(read: ReadImport): ReadImport {
  if (read.records.length <= IMPORT_LIMITS.records) return read;
  const first = read.records[IMPORT_LIMITS.records];
  const why = `There are more than ${IMPORT_LIMITS.records} records; from here on they were left out. Split the file into smaller ones.`;
  return {
    ...read,
    records: read.records.slice(0, IMPORT_LIMITS.records),
    broken: [...read.broken, { line: first?.line ?? 1, why, text: '' }],
  };
}

/**
 * Reads a file's bytes or a pasted text, whatever its format, in steps that give the share that is done (0 to 1). Never throws for what a
 * file holds: broken records are told, and the others read.
 */
export function* readImportInSteps(input: Uint8Array | string, name = ''): Generator<number, ReadImport> {
  const size = typeof input === 'string' ? input.length : input.byteLength;
  if (size > IMPORT_LIMITS.bytes)
    return refused('list', `The file is larger than ${IMPORT_LIMITS.bytes / 1_000_000} MB. Split it into smaller ones.`);
  yield 0;
  const text = typeof input === 'string' ? input : decodeBib(input);
  const format = formatOf(text, name);
  if (format === 'bibtex') return cut({ format, ...(yield* readBibInSteps(text)) });
  if (format === 'json') return cut(readJson(text));
  return cut(format === 'ris' ? { format, ...readRis(text) } : { format: 'list', ...readList(text) });
}

/** Reads all at once. */
export function readImport(input: Uint8Array | string, name = ''): ReadImport {
  const steps = readImportInSteps(input, name);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
