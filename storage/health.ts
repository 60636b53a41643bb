import { type Library, SCHEMA, type Setting } from './schema';

/** What is remembered of the library outside IndexedDB, to notice when a browser has silently reset or shortened it. */
export interface Remembered {
  instance: string;
  /** How many papers there were after the last write. */
  papers: number;
  /** ms since 1970 */
  at: number;
}

export type Health = { state: 'new' | 'well' } | { state: 'reset' | 'shortened'; remembered: Remembered; papers: number };

const numberIn = (row: Setting | undefined): number => (typeof row?.value === 'number' ? row.value : 0);

/** Number of papers the library says it holds. */
const counted = async (db: Library): Promise<number> => numberIn(await db.meta.get('papers'));

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
  const [instance, papers] = await db.meta.bulkGet(['instance', 'papers']);
  return { instance: typeof instance?.value === 'string' ? instance.value : '', papers: numberIn(papers), at };
}

/** Makes the library's own count true again, after rows went missing and the reader knows. */
export async function recount(db: Library): Promise<void> {
  await db.meta.put({ key: 'papers', value: await db.papers.count() });
}
