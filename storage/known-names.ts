import Dexie, { type Transaction } from 'dexie';
import type { Paper } from '../paper/paper';
import type { Library } from './schema';

/**
 * Names the library's papers have now or had lately. What is not among them no paper has: so that merging thousands of papers need not
 * ask the database for each name, which takes longer than writing them.
 */
export interface KnownNames {
  /** Ids and aliases. */
  has(name: string): boolean;
  /** Ids of papers that may have the citation key, whatever its case. */
  bearers(citekey: string): readonly string[];
}

interface Known extends KnownNames {
  add(papers: Iterable<Pick<Paper, 'id' | 'aliases' | 'citekey'>>): void;
  /** The library's change up to which they are all here for good. */
  upTo: number;
  /** The same within a transaction that has not ended: its changes may yet be undone, and their numbers given again. */
  within?: { transaction: Transaction; upTo: number };
}

const KNOWN = new WeakMap<Library, Known>();
/** Papers read at a time. */
const SLICE = 2000;
/** More changes than this are not worth reading one by one. */
const MANY = 5000;

function known(): Known {
  const names = new Set<string>();
  const keys = new Map<string, string | string[]>();
  return {
    upTo: 0,
    has: (name) => names.has(name),
    bearers: (citekey) => [keys.get(citekey.toLowerCase()) ?? []].flat(),
    add(papers) {
      for (const { id, aliases, citekey } of papers) {
        names.add(id);
        for (const alias of aliases) names.add(alias);
        const key = citekey.toLowerCase();
        const before = keys.get(key);
        if (before === undefined) keys.set(key, id);
        else if (![before].flat().includes(id)) keys.set(key, [before, id].flat());
      }
    },
  };
}

async function lastChange(db: Library): Promise<number> {
  return (await db.touched.orderBy('n').last())?.n ?? 0;
}

async function readAll(db: Library): Promise<Known> {
  const all = known();
  for (let last = ''; ; ) {
    const papers = await db.papers.where('id').above(last).limit(SLICE).toArray();
    all.add(papers);
    if (papers.length < SLICE) return all;
    last = papers.at(-1)?.id ?? last;
  }
}

/** Brings names up to date with the changes after one, or reads all where those are many, or where the library has gone back before it. */
async function caughtUp(db: Library, names: Known | undefined, from: number, upTo: number): Promise<Known> {
  if (!names || from > upTo || (await db.touched.where('n').above(from).count()) > MANY) return readAll(db);
  const changed = await db.touched.where('n').above(from).primaryKeys();
  names.add((await db.papers.bulkGet(changed)).flatMap((paper) => paper ?? []));
  return names;
}

/** The names as of now, within the transaction that asks; read once in a background's life, and then only of papers that changed. */
export async function knownNames(db: Library): Promise<KnownNames> {
  const transaction = Dexie.currentTransaction;
  const upTo = await lastChange(db);
  const before = KNOWN.get(db);
  const from = (before?.within?.transaction === transaction ? before?.within?.upTo : before?.upTo) ?? 0;
  const names = before && from === upTo ? before : await caughtUp(db, before, from, upTo);
  names.within = { transaction, upTo };
  transaction.on('complete', () => {
    names.upTo = upTo;
  });
  KNOWN.set(db, names);
  return names;
}

/** Takes note of papers that are written without being told of as changes. */
export function noteNames(db: Library, papers: readonly Paper[]): void {
  KNOWN.get(db)?.add(papers);
}
