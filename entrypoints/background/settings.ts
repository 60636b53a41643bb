import { type BibOptions, DEFAULT_BIB_OPTIONS } from '../../formats/bibtex';
import { DEFAULT_KEY_PATTERN, makeKey, parsePattern, plainKey, uniqueKey } from '../../formats/citation-key';
import { aliasesOf } from '../../paper/ids';
import type { ImportKeyMaker } from '../../storage/import';
import type { Library } from '../../storage/schema';
import type { KeyMaker } from '../../storage/write';

/** Settings the reader can change, and how large each may be as JSON. */
const SETTINGS: Record<string, number> = {
  keyPattern: 200,
  export: 2000,
  exportFormat: 40,
  exportOptions: 4000,
  dailyBackup: 5,
  lookups: 300,
  digest: 100,
  digestRules: 20_000,
  relevance: 5,
  triageKeys: 1000,
  triageKey: 10,
  queueLayout: 10,
  today: 600,
  session: 200,
  watches: 5,
  badge: 10,
};

/** Stores one known setting; false when the key is unknown or the value too large. */
export async function setSetting(db: Library, key: string, value: unknown): Promise<boolean> {
  const limit = SETTINGS[key];
  if (limit === undefined || JSON.stringify(value).length > limit) return false;
  await db.settings.put({ key, value });
  return true;
}

/** The reader's export options; what is missing is as we ship it. */
export async function exportOptions(db: Library): Promise<BibOptions> {
  const stored = (await db.settings.get('export'))?.value;
  return { ...DEFAULT_BIB_OPTIONS, ...(typeof stored === 'object' ? stored : {}) };
}

/** Makes citation keys by the reader's pattern. */
export async function keyMaker(db: Library): Promise<KeyMaker> {
  const stored = (await db.settings.get('keyPattern'))?.value;
  const pattern = typeof stored === 'string' && parsePattern(stored).ok ? stored : DEFAULT_KEY_PATTERN;
  return (found, isTaken) =>
    makeKey(
      { title: found.title, authors: found.authors ?? [], year: found.year, venue: found.venue, aliases: aliasesOf(found.ids, found.url) },
      pattern,
      isTaken,
    );
}

/** How citation keys of imported papers are made: their own where it is free, or else by the reader's pattern. */
export async function importKeyMaker(db: Library): Promise<ImportKeyMaker> {
  const make = await keyMaker(db);
  return ({ found, citekey = '' }, isTaken) => {
    const own = plainKey(citekey);
    return own ? uniqueKey(own, isTaken) : make(found, isTaken);
  };
}
