import Dexie, { type ObservabilitySet, RangeSet } from 'dexie';
import type { Catalogue } from '../paper/catalogue';
import { entriesOf, readPacked, readUnpacked } from './catalogue';
import { type Entry, recentEntries } from './read';
import type { Library } from './schema';

/** Papers that are in view when a list is opened. */
const FIRST = 40;
/** Fewer papers than these are all there as soon as one could see the first of them. */
const TAKES_A_WHILE = 2000;
/** More changed rows than this are not worth picking out one by one. */
const MANY = 2000;

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
  const ids = new Set<string>();
  for (const table of ['papers', 'annotations', 'abstracts']) {
    const some = touched(parts, `idb://${name}/${table}/`);
    if (!some) return undefined;
    for (const id of some) ids.add(id);
  }
  return [...ids];
}

/** What somebody who follows the library hears. */
export interface Follower {
  /** These are the newest papers, as a list begins with them; told before the whole library was read, where that takes a while. */
  first?(newest: readonly Entry[]): void;
  /**
   * The library was read, or read anew. `entries` has all of its papers where they had to be read one by one, else `newest` has those
   * that a list begins with. The catalogue goes on changing.
   */
  read(catalogue: Catalogue, entries: ReadonlyMap<string, Entry> | undefined, newest: readonly Entry[]): void;
  /** These papers are now so, or gone where undefined, and the catalogue says the same. */
  changed(papers: ReadonlyMap<string, Entry | undefined>): void;
  /** The catalogue has its texts, and differs from the library's own count by so many papers. */
  texts(astray: number): void;
  /** So many papers were read so far of a library whose catalogue is not packed yet. */
  reading(papers: number): void;
  /** A read failed. */
  failed(error: unknown): void;
}

async function readAll(db: Library, follower: Follower): Promise<Catalogue> {
  let known: Catalogue | undefined;
  // Without them the list reads what it shows by itself.
  const first = recentEntries(db, FIRST).catch((): Entry[] => []);
  const count = db.meta.get('papers').catch(() => undefined);
  let told = Promise.all([first, count]).then(([newest, papers]) => {
    if (typeof papers?.value === 'number' && papers.value >= TAKES_A_WHILE) follower.first?.(newest);
  });
  const astray = await readPacked(db, (catalogue) => {
    known = catalogue;
    // They were asked for before, and so are there.
    told = told.then(() => first).then((newest) => follower.read(catalogue, undefined, newest));
  });
  await told;
  if (known) {
    follower.texts(astray);
    return known;
  }
  const entries = new Map<string, Entry>();
  const catalogue = await readUnpacked(db, (some, sofar) => {
    if (sofar <= WHOLE) for (const entry of some) entries.set(entry.paper.id, entry);
    follower.reading(sofar);
  });
  follower.read(catalogue, catalogue.size <= WHOLE ? entries : undefined, []);
  follower.texts(0);
  return catalogue;
}

/** Papers of larger libraries are not held one by one. */
export const WHOLE = 10_000;

/**
 * Reads the library's catalogue and tells every write in any tab, until the signal aborts. After a write only the rows it touched
 * are read: reading a hundred thousand anew takes longer than a reader should wait for one star.
 */
export function followLibrary(db: Library, follower: Follower, signal: AbortSignal): void {
  let catalogue: Catalogue | undefined;
  let turn = Promise.resolve();
  const reread = async (ids: readonly string[], into: Catalogue) => {
    const { entries, gone } = await entriesOf(db, ids);
    if (signal.aborted) return;
    const now = new Map<string, Entry | undefined>(gone.map((id) => [id, undefined]));
    for (const entry of entries) {
      into.put(entry);
      now.set(entry.paper.id, entry);
    }
    for (const id of gone) into.remove(id);
    follower.changed(now);
  };
  const read = (ids: string[] | undefined) => {
    turn = turn.then(async () => {
      if (signal.aborted) return;
      try {
        if (catalogue && ids) await reread(ids, catalogue);
        else catalogue = await readAll(db, quietAfter(follower, signal));
      } catch (error) {
        if (!signal.aborted) follower.failed(error);
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

/** Tells nothing more once the signal has aborted. */
function quietAfter(follower: Follower, signal: AbortSignal): Follower {
  const unless =
    <A extends unknown[]>(tell: (...args: A) => void) =>
    (...args: A) =>
      signal.aborted || tell(...args);
  return {
    first: follower.first && unless(follower.first),
    read: unless(follower.read),
    changed: unless(follower.changed),
    texts: unless(follower.texts),
    reading: unless(follower.reading),
    failed: unless(follower.failed),
  };
}
