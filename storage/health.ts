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

/**
 * Compares the library with what was remembered of it, and gives it an instance id when it has none.
 * A damaged database opens without any error, with no rows or fewer, so only a memory elsewhere can tell.
 */
export async function checkHealth(db: Library, remembered: Remembered | undefined, newId: () => string): Promise<Health> {
  const [instance, papers] = await Promise.all([db.meta.get('instance'), db.papers.count()]);
  if (!instance) {
    await db.meta.bulkPut([
      { key: 'instance', value: newId() },
      { key: 'schema', value: SCHEMA },
    ]);
  }
  if (!remembered) return { state: instance ? 'well' : 'new' };
  if (instance?.value !== remembered.instance && remembered.papers > 0) return { state: 'reset', remembered, papers };
  if (papers < remembered.papers) return { state: 'shortened', remembered, papers };
  return { state: 'well' };
}

/** What to remember of the library now. */
export async function remember(db: Library, at: number): Promise<Remembered> {
  const [instance, papers] = await Promise.all([db.meta.get('instance'), db.papers.count()]);
  return { instance: String(instance?.value ?? ''), papers, at };
}
