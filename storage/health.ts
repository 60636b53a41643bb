import { type Library, SCHEMA } from './schema';

/** What is remembered of the library outside IndexedDB, to notice when a browser has silently reset or shortened it. */
export interface Remembered {
  instance: string;
  /** How many papers there were after the last write. */
  papers: number;
  /** ms since 1970 */
  at: number;
}

export type Health = { state: 'new' | 'well' } | { state: 'reset' | 'shortened'; remembered: Remembered; papers: number };

/** Number of papers the library says it holds. */
async function counted(db: Library): Promise<number> {
  const value = (await db.meta.get('papers'))?.value;
  return typeof value === 'number' ? value : 0;
}

/**
 * Compares the library with what was remembered of it, and gives it an instance id when it has none.
 * A damaged database opens without any error, with no rows or fewer, so only a memory elsewhere can tell.
 * With `deep` every paper is counted (half a second for 100 000), else the library's own count is believed.
 */
export async function checkHealth(db: Library, remembered: Remembered | undefined, newId: () => string, deep: boolean): Promise<Health> {
  const instance = (await db.meta.get('instance'))?.value;
  const papers = deep ? await db.papers.count() : await counted(db);
  if (!instance) {
    await db.meta.bulkPut([
      { key: 'instance', value: newId() },
      { key: 'schema', value: SCHEMA },
      { key: 'papers', value: papers },
    ]);
  }
  if (!remembered) return { state: instance ? 'well' : 'new' };
  if (instance !== remembered.instance && remembered.papers > 0) return { state: 'reset', remembered, papers };
  return papers < remembered.papers ? { state: 'shortened', remembered, papers } : { state: 'well' };
}

/** What to remember of the library now (`at` is ms since 1970). */
export async function remember(db: Library, at: number): Promise<Remembered> {
  const instance = (await db.meta.get('instance'))?.value;
  return { instance: typeof instance === 'string' ? instance : '', papers: await counted(db), at };
}

/** Makes the library's own count true again, after rows went missing and the reader knows. */
export async function recount(db: Library): Promise<void> {
  await db.meta.put({ key: 'papers', value: await db.papers.count() });
}
