import { OMITTABLE } from './bib-entry';
import { type BibOptions, DEFAULT_BIB_OPTIONS, writeBibliography } from './bibtex';
import { writeCslJson } from './csl-json';
import { type CsvOptions, writeCsv } from './csv';
import { type BibItem, type SaidOptions, SORTS } from './item';
import { writeMarkdownList } from './markdown';
import { type ExportFile, type NotesOptions, writeMarkdownNotes } from './markdown-notes';
import { type ReferenceOptions, writeReferences } from './reference-line';
import { writeRis } from './ris';
import { PROTECTIONS } from './title';
import { VENUE_NAMES } from './venue-names';

/** Every format papers are exported in, with how each can be written. A backup is none of them: it is written from a library's rows. */
export interface FormatOptions {
  bibtex: BibOptions;
  biblatex: BibOptions;
  ris: SaidOptions;
  'csl-json': SaidOptions;
  csv: CsvOptions;
  markdown: SaidOptions;
  'markdown-notes': NotesOptions;
  references: ReferenceOptions;
}
export type FormatId = keyof FormatOptions;

/** A format: the ending of its file without dot, the type with which browsers let that ending stand, and how it is written as we ship it. */
export interface Format<Options> {
  id: FormatId;
  extension: string;
  mime: string;
  defaults: Options;
  /** One file's text, or the files of a folder. The same papers give the same bytes in whatever order they come. */
  write(items: readonly BibItem[], options: Options): string | ExportFile[];
}

const SAID: SaidOptions = { abstract: false, keywords: true, note: false, rating: false, status: false, sort: 'key', venues: 'given' };
/** Where the reader's own words are what the file is for, all of them go in. */
const ALL_SAID: SaidOptions = { ...SAID, note: true, rating: true, status: true };
const BIB = { extension: 'bib', mime: 'application/x-bibtex' };

/** The formats in the order they are offered. */
export const FORMATS: { readonly [Id in FormatId]: Format<FormatOptions[Id]> } = {
  bibtex: {
    ...BIB,
    id: 'bibtex',
    defaults: { ...DEFAULT_BIB_OPTIONS, sort: 'key', venues: 'given', without: [] },
    write: (items, options) => writeBibliography(items, { ...options, dialect: 'bibtex' }),
  },
  biblatex: {
    ...BIB,
    id: 'biblatex',
    defaults: { ...DEFAULT_BIB_OPTIONS, dialect: 'biblatex', sort: 'key', venues: 'given', without: [] },
    write: (items, options) => writeBibliography(items, { ...options, dialect: 'biblatex' }),
  },
  ris: { id: 'ris', extension: 'ris', mime: 'application/x-research-info-systems', defaults: SAID, write: writeRis },
  'csl-json': { id: 'csl-json', extension: 'json', mime: 'application/json', defaults: SAID, write: writeCslJson },
  csv: { id: 'csv', extension: 'csv', mime: 'text/csv', defaults: { ...ALL_SAID, byteOrderMark: true }, write: writeCsv },
  markdown: { id: 'markdown', extension: 'md', mime: 'text/markdown', defaults: ALL_SAID, write: writeMarkdownList },
  'markdown-notes': {
    id: 'markdown-notes',
    extension: 'md',
    mime: 'text/markdown',
    defaults: { ...ALL_SAID, abstract: true, names: 'key' },
    write: writeMarkdownNotes,
  },
  references: {
    id: 'references',
    extension: 'txt',
    mime: 'text/plain',
    defaults: { style: 'apa', numbered: false, sort: 'key', venues: 'given' },
    write: writeReferences,
  },
};
export const FORMAT_IDS = Object.keys(FORMATS) as FormatId[];

/** What an option can be: yes or no, one of some words, or any of some words. */
export type Choice = { kind: 'flag' } | { kind: 'one'; of: readonly string[] } | { kind: 'many'; of: readonly string[] };

const FLAG: Choice = { kind: 'flag' };
const one = (...of: string[]): Choice => ({ kind: 'one', of });

/** What each option of any format can be, by its name. */
export const CHOICES: Readonly<Record<string, Choice>> = {
  dialect: one('bibtex', 'biblatex'),
  escape: one('latex', 'utf8'),
  protect: one(...PROTECTIONS),
  arxivAs: one('misc', 'article'),
  without: { kind: 'many', of: OMITTABLE },
  keywords: FLAG,
  abstract: FLAG,
  note: FLAG,
  rating: FLAG,
  status: FLAG,
  byteOrderMark: FLAG,
  numbered: FLAG,
  names: one('key', 'title'),
  style: one('apa', 'ieee'),
  venues: one(...VENUE_NAMES),
  sort: one(...SORTS),
};

function isOne(choice: Choice, value: unknown): boolean {
  if (choice.kind === 'flag') return typeof value === 'boolean';
  if (choice.kind === 'one') return typeof value === 'string' && choice.of.includes(value);
  return Array.isArray(value) && value.every((word) => choice.of.includes(word));
}

/** The names of the options a format has, in the order they are offered. */
export function optionsOf(id: FormatId): string[] {
  const { defaults } = FORMATS[id];
  return Object.keys(CHOICES).filter((name) => name in defaults || (name === 'escape' && 'protect' in defaults));
}

/** A format's options from what was stored of them; what is missing, unknown or wrong is as we ship it. */
export function storedOptions<Id extends FormatId>(id: Id, stored: unknown): FormatOptions[Id] {
  const options: FormatOptions[Id] = { ...FORMATS[id].defaults };
  if (typeof stored !== 'object' || stored === null) return options;
  const known = new Map<string, unknown>(Object.entries(stored));
  for (const name of optionsOf(id)) {
    const choice = CHOICES[name];
    if (choice && name !== 'dialect' && isOne(choice, known.get(name))) Object.assign(options, { [name]: known.get(name) });
  }
  return options;
}

/** Writes papers in a format with what was stored of its options. */
export function writeAs<Id extends FormatId>(id: Id, items: readonly BibItem[], stored?: unknown): string | ExportFile[] {
  const format: Format<FormatOptions[Id]> = FORMATS[id];
  return format.write(items, storedOptions(id, stored));
}
