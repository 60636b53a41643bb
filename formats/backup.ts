import type { Annotation } from '../paper/annotation';
import type { Abstract, Paper } from '../paper/paper';
import { BadRow, rowOf } from './backup-fields';
import { abstractOf, annotationOf, type EventRow, eventOf, paperOf, type SettingRow, settingOf, type Tell } from './backup-rows';
import { nestsTooDeep, stableJson } from './json-value';

export type { EventRow, SettingRow } from './backup-rows';

/** Every row of a library. Who writes a backup leaves secrets out of the settings. */
export interface Library {
  papers: Paper[];
  abstracts: Abstract[];
  annotations: Annotation[];
  events: EventRow[];
  settings: SettingRow[];
}

/** The file: a whole library as JSON. `madeAt` is an ISO 8601 time. */
export interface Backup {
  format: 'offprint-backup';
  v: 1;
  madeAt: string;
  library: Library;
}

/** A row that was left out, by its place in the file (`papers[12]`), and why. */
export interface Skipped {
  row: string;
  why: string;
}

export type BackupError = 'too-large' | 'too-deep' | 'not-json' | 'not-a-backup' | 'too-new';

export type ReadBackup =
  | { ok: true; library: Library; madeAt: string; skipped: Skipped[] }
  | { ok: false; code: BackupError; message: string };

/** Longest file that is read, in UTF-16 code units: 200 MB of ASCII. */
const LONGEST = 200 * 1024 * 1024;

const ORDER: { [Kind in keyof Library]: (row: Library[Kind][number]) => (string | number)[] } = {
  papers: (row) => [row.id],
  abstracts: (row) => [row.id],
  annotations: (row) => [row.id],
  events: (row) => [row.at, row.paperId, row.kind, row.feed ?? '', row.position ?? 0, row.id ?? 0],
  settings: (row) => [row.key],
};

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [at, one] of a.entries()) {
    const other = b[at] ?? '';
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

function rowsText<Kind extends keyof Library>(kind: Kind, library: Library): string {
  const rows: Library[Kind][number][] = library[kind];
  const keyed = rows.map((row) => ({ place: ORDER[kind](row), text: stableJson(row) }));
  keyed.sort((a, b) => compare(a.place, b.place) || (a.text < b.text ? -1 : 1));
  return `"${kind}":[${keyed.map(({ text }) => `\n${text}`).join(',')}]`;
}

/** The whole library as text: one row a line, always in the same order, so the same library gives the same bytes but for the time. */
export function writeBackup(library: Library, madeAt: string): string {
  const kinds = (['papers', 'abstracts', 'annotations', 'events', 'settings'] as const).map((kind) => rowsText(kind, library));
  return `{"format":"offprint-backup","v":1,"madeAt":${JSON.stringify(madeAt)},"library":{\n${kinds.join(',\n')}\n}}\n`;
}

function parsed(text: string): { value: unknown } | { fault: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { fault: error.message };
    throw error;
  }
}

interface Reading<T> {
  read: (row: unknown, tell: Tell) => T;
  /** What no two rows of the kind may share. */
  nameOf: (row: T) => string | undefined;
  skipped: Skipped[];
}

/** The rows of one kind that can be taken; of two with the same name the first counts. */
function takeRows<T>(kind: keyof Library, rows: unknown, { read, nameOf, skipped }: Reading<T>): T[] {
  if (!Array.isArray(rows)) {
    if (rows !== undefined) skipped.push({ row: kind, why: 'is not a list' });
    return [];
  }
  const names = new Set<string>();
  const out: T[] = [];
  rows.forEach((value: unknown, at) => {
    const place = `${kind}[${at}]`;
    try {
      const row = read(value, (part, why) => skipped.push({ row: `${place}.${part}`, why }));
      const name = nameOf(row);
      if (name !== undefined && names.has(name)) throw new BadRow('is there twice');
      if (name !== undefined) names.add(name);
      out.push(row);
    } catch (error) {
      if (!(error instanceof BadRow)) throw error;
      skipped.push({ row: place, why: error.message });
    }
  });
  return out;
}

const refused = (code: BackupError, message: string): ReadBackup => ({ ok: false, code, message });

/** Reads a backup written by this or an older version. A row that cannot be taken is left out and reported; it never stops the others. */
export function readBackup(text: string): ReadBackup {
  if (text.length > LONGEST) return refused('too-large', 'The file is larger than 200 MB.');
  if (nestsTooDeep(text)) return refused('too-deep', 'The file is nested too deeply to be a backup.');
  const json = parsed(text.replace(/^\ufeff/, ''));
  if ('fault' in json) return refused('not-json', `The file is not JSON, or not all of it is there: ${json.fault}`);
  const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  const file = isObject(json.value) ? rowOf(json.value) : undefined;
  if (file?.get('format') !== 'offprint-backup' || !isObject(file.get('library'))) {
    return refused('not-a-backup', 'The file is not a backup of Offprint.');
  }
  const version = file.get('v');
  if (version !== 1) {
    const isNewer = typeof version === 'number' && version > 1;
    return isNewer
      ? refused('too-new', 'The backup was made by a newer version of Offprint. Update Offprint first.')
      : refused('not-a-backup', 'The backup does not say its version.');
  }
  const rows = rowOf(file.get('library'));
  const skipped: Skipped[] = [];
  const library: Library = {
    papers: takeRows('papers', rows.get('papers'), { read: paperOf, nameOf: (row) => row.id, skipped }),
    abstracts: takeRows('abstracts', rows.get('abstracts'), { read: abstractOf, nameOf: (row) => row.id, skipped }),
    annotations: takeRows('annotations', rows.get('annotations'), { read: annotationOf, nameOf: (row) => row.id, skipped }),
    events: takeRows('events', rows.get('events'), { read: eventOf, nameOf: () => undefined, skipped }),
    settings: takeRows('settings', rows.get('settings'), { read: settingOf, nameOf: (row) => row.key, skipped }),
  };
  const madeAt = file.get('madeAt');
  return { ok: true, library, madeAt: typeof madeAt === 'string' ? madeAt : '', skipped };
}
