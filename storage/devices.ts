import type { Alias } from '../paper/ids';
import type { Paper } from '../paper/paper';
import { knownNames, noteNames } from './known-names';
import { inOne } from './log';
import { snapshots } from './read';
import { countPapers, eraseRows, putMany, putRows, touch } from './rows';
import type { Library, Snapshot, Touched } from './schema';

/** Up to this many names are looked for in the database one by one. */
const FEW = 200;

/** The library as one transaction of a space sees it, as `sync/local.ts` asks for it; `S` is how far this device is there. */
export function viewOf<S>(db: Library, space: string) {
  const keysOf = (ids: readonly string[]) => ids.map((id): [string, string] => [space, id]);
  return {
    async state(): Promise<S> {
      const row = await db.spaces.get(space);
      if (!row) throw new Error('This device is not part of that space.');
      return row.value as S;
    },
    setState: async (state: S) => void (await db.spaces.put({ id: space, value: state })),
    touched(after: number, most?: number): Promise<Touched[]> {
      const later = db.touched.where('n').above(after);
      return (most === undefined ? later : later.limit(most)).toArray();
    },
    kept: (rows: readonly string[]): Promise<Snapshot[]> => snapshots(db, rows),
    async rows(aliases: readonly Alias[], ids: readonly string[]): Promise<{ id: string; addedAt: number }[]> {
      const known = aliases.length + ids.length > FEW ? await knownNames(db) : undefined;
      const here = <T extends string>(names: readonly T[]) => (known ? names.filter((name) => known.has(name)) : names);
      const named = await Promise.all(here(aliases).map((alias) => db.papers.where('aliases').equals(alias).primaryKeys()));
      const rows = await db.papers.bulkGet([...new Set([...here(ids), ...named.flat()])]);
      return rows.flatMap((paper) => (paper ? [{ id: paper.id, addedAt: paper.addedAt }] : []));
    },
    async homes(records: readonly string[]): Promise<Map<string, string>> {
      const rows = (await db.homes.count()) === 0 ? [] : await db.homes.bulkGet(keysOf(records));
      return new Map(rows.flatMap((row) => (row ? [[row.id, row.home] as const] : [])));
    },
    async guests(rows: readonly string[]): Promise<{ id: string; home: string }[]> {
      // Most libraries have few guests or none, and asking for each row takes longer than reading those.
      if ((await db.homes.count()) === 0) return [];
      const found = await Promise.all(keysOf(rows).map((key) => db.homes.where('[space+home]').equals(key).toArray()));
      return found.flat().map(({ id, home }) => ({ id, home }));
    },
    async setHomes(homes: ReadonlyMap<string, string | undefined>): Promise<void> {
      const [put, gone] = [[...homes].filter(([, home]) => home !== undefined), [...homes].filter(([, home]) => home === undefined)];
      if (put.length > 0) await db.homes.bulkPut(put.map(([id, home = '']) => ({ space, id, home })));
      if (gone.length > 0) await db.homes.bulkDelete(keysOf(gone.map(([id]) => id)));
    },
    async boxes(numbers: readonly number[]): Promise<string[]> {
      const rows = await db.boxes.bulkGet(numbers.map((box): [string, number] => [space, box]));
      return rows.map((row) => row?.text ?? '');
    },
    setBoxes: async (boxes: ReadonlyMap<number, string>) =>
      void (await db.boxes.bulkPut([...boxes].map(([box, text]) => ({ space, box, text })))),
    async write(rows: readonly Snapshot[], erased: readonly string[], fresh: number): Promise<void> {
      if (erased.length > 0) await eraseRows(db, erased);
      const ids = rows.flatMap(({ paper }) => paper?.id ?? []);
      await putRows(db, rows);
      noteNames(
        db,
        rows.flatMap(({ paper }) => paper ?? []),
      );
      if (fresh > 0) await countPapers(db, fresh);
      const merges = (await db.meta.get('merges'))?.value;
      if (ids.length + erased.length > 0) await db.meta.put({ key: 'merges', value: (typeof merges === 'number' ? merges : 0) + 1 });
    },
    async withKeys(keys: readonly string[]): Promise<Paper[]> {
      if (keys.length === 0) return [];
      if (keys.length <= FEW)
        return db.papers
          .where('citekey')
          .anyOfIgnoreCase([...keys])
          .toArray();
      // Looking for every way of writing each key takes most of a first join.
      const known = await knownNames(db);
      const shared = new Set(keys.map((key) => known.bearers(key)).flatMap((ids) => (ids.length > 1 ? ids : [])));
      return (await db.papers.bulkGet([...shared])).flatMap((row) => row ?? []);
    },
    async rekey(row: string, citekey: string): Promise<void> {
      const paper = await db.papers.get(row);
      if (!paper) return;
      const oldKeys = [paper.citekey, ...(paper.oldKeys ?? [])].filter((key) => key !== citekey);
      await putMany(db, [{ paper: { ...paper, citekey, oldKeys }, abstract: null, annotation: null }]);
    },
    touch: (rows: readonly string[]) => touch(db, rows),
    addBatch: async (seq: number, text: string) => void (await db.batches.put({ space, seq, text })),
    batches: (after: number) =>
      db.batches.where('[space+seq]').between([space, after], [space, Number.POSITIVE_INFINITY], false, false).toArray(),
    dropBatches: async (upTo: number) =>
      void (await db.batches.where('[space+seq]').between([space, 0], [space, upTo], true, true).delete()),
    async papers(): Promise<number> {
      const value = (await db.meta.get('papers'))?.value;
      return typeof value === 'number' ? value : 0;
    },
  };
}

export type SpaceView<S> = ReturnType<typeof viewOf<S>>;

/** A space in which devices are kept in step: whatever is done in one step is done whole or not at all. */
export function spaceOf<S>(db: Library, space: string): { step<T>(work: (view: SpaceView<S>) => Promise<T>): Promise<T> } {
  const view = viewOf<S>(db, space);
  // Dexie follows native promises only out of a function that is itself async.
  return { step: (work) => inOne(db, async () => work(view)) };
}

/** Puts this device into a space, or starts it there anew; what was known of the space before is forgotten, and every paper is news to it. */
export async function enterSpace<S>(db: Library, space: string, state: S): Promise<void> {
  await inOne(db, async () => {
    await leaveSpace(db, space);
    const told = new Set(await db.touched.toCollection().primaryKeys());
    const untold = (await db.papers.toCollection().primaryKeys()).filter((id) => !told.has(id));
    await touch(db, untold);
    await db.spaces.put({ id: space, value: state });
  });
}

/** Takes this device out of a space; the library stays as it is. */
export async function leaveSpace(db: Library, space: string): Promise<void> {
  await inOne(db, async () => {
    const [low, high] = [[space], [space, []]];
    await Promise.all([
      db.spaces.delete(space),
      db.homes.where('[space+id]').between(low, high).delete(),
      db.boxes.where('[space+box]').between(low, high).delete(),
      db.batches.where('[space+seq]').between(low, high).delete(),
    ]);
  });
}
