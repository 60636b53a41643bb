import Dexie, { type ObservabilitySet, RangeSet } from 'dexie';
import { allEntries, type Entry } from './read';
import type { Library } from './schema';

/** More changed rows than this are not worth picking out one by one. */
const MANY = 1000;

/** Ids of the rows a write touched in a table, or undefined when it touched whole ranges of them. */
function touched(parts: ObservabilitySet, table: string): string[] | undefined {
  const ids: string[] = [];
  for (const { from, to } of RangeSet(parts[table] ?? { d: 0 })) {
    if (from !== to || ids.length > MANY) return undefined;
    ids.push(String(from));
  }
  return ids;
}

/** Ids of the papers a write touched, or undefined when all must be read again. */
function touchedPapers(parts: ObservabilitySet, name: string): string[] | undefined {
  if ('all' in parts) return undefined;
  const papers = touched(parts, `idb://${name}/papers/`);
  const annotations = touched(parts, `idb://${name}/annotations/`);
  return papers && annotations && [...new Set([...papers, ...annotations])];
}

/** The entries after some of them were read again, newest first; those not touched stay the same objects. */
async function reread(db: Library, entries: readonly Entry[], ids: readonly string[]): Promise<Entry[]> {
  const [papers, annotations] = await Promise.all([db.papers.bulkGet([...ids]), db.annotations.bulkGet([...ids])]);
  const fresh = new Map(
    ids.map((id, at): [string, Entry | undefined] => {
      const paper = papers[at];
      const annotation = annotations[at];
      return [id, paper && annotation && { paper, annotation }];
    }),
  );
  const kept = entries.flatMap((entry) => {
    if (!fresh.has(entry.paper.id)) return [entry];
    const now = fresh.get(entry.paper.id);
    fresh.delete(entry.paper.id);
    return now ?? [];
  });
  const added = [...fresh.values()].filter((entry) => entry !== undefined);
  return added.length === 0 ? kept : [...kept, ...added].sort((a, b) => b.paper.addedAt - a.paper.addedAt);
}

/**
 * Tells the whole library, newest first, now and after every write in any tab, until the signal aborts; `fail` hears of a read
 * that failed. After a write only the rows it touched are read: reading ten thousand anew takes longer than a reader should
 * wait for one star.
 */
export function followEntries(db: Library, tell: (entries: Entry[]) => void, fail: (error: unknown) => void, signal: AbortSignal): void {
  let entries: Entry[] | undefined;
  let turn = Promise.resolve();
  const read = (ids: string[] | undefined) => {
    turn = turn.then(async () => {
      if (signal.aborted) return;
      try {
        entries = entries && ids ? await reread(db, entries, ids) : await allEntries(db);
        if (!signal.aborted) tell(entries);
      } catch (error) {
        if (!signal.aborted) fail(error);
      }
    });
  };
  const onWrite = (parts: ObservabilitySet) => {
    const ids = touchedPapers(parts, db.name);
    if (ids === undefined || ids.length > 0) read(ids);
  };
  Dexie.on.storagemutated.subscribe(onWrite);
  signal.addEventListener('abort', () => Dexie.on.storagemutated.unsubscribe(onWrite));
  read(undefined);
}
