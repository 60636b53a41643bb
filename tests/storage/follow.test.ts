import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../components/filter';
import { followEntries } from '../../storage/follow';
import { type Library, libraryNamed } from '../../storage/schema';
import { changeMany, removeMany, undo } from '../../storage/write';
import { entry, ids } from '../library/entries';

let db: Library;
let gone: AbortController;
const who = { at: 5, by: 'library' };

/** Follows the library; gives what is told, one after another. */
function follow(): () => Promise<Entry[]> {
  const told: Entry[][] = [];
  let wake: () => void = () => undefined;
  followEntries(
    db,
    (entries) => {
      told.push(entries);
      wake();
    },
    (error) => {
      throw error;
    },
    gone.signal,
  );
  return async () => {
    while (told.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return told.shift() ?? [];
  };
}

async function add(...entries: Entry[]): Promise<void> {
  await db.transaction('rw', db.papers, db.annotations, async () => {
    await db.papers.bulkPut(entries.map(({ paper }) => paper));
    await db.annotations.bulkPut(entries.map(({ annotation }) => annotation));
  });
}

beforeEach(async () => {
  db = libraryNamed(`follow-${Math.random()}`);
  gone = new AbortController();
  await add(entry('a', { addedAt: 1 }), entry('b', { addedAt: 2 }), entry('c', { addedAt: 3 }));
});
afterEach(async () => {
  gone.abort();
  await db.delete();
});

describe('following the library', () => {
  it('tells all of it, newest first', async () => {
    expect(ids(await follow()())).toEqual(['c', 'b', 'a']);
  });

  it('tells a change, and keeps the other entries the same objects', async () => {
    const next = follow();
    const before = await next();
    await changeMany(db, ['b'], { rating: 4 }, who);
    const after = await next();
    expect(after.map(({ annotation }) => annotation.rating)).toEqual([0, 4, 0]);
    expect(after[0]).toBe(before[0]);
    expect(after[2]).toBe(before[2]);
  });

  it('tells of papers that come, in their place, and of papers that go and come back', async () => {
    const next = follow();
    await next();
    await add(entry('d', { addedAt: 2.5 }));
    expect(ids(await next())).toEqual(['c', 'd', 'b', 'a']);
    const action = await removeMany(db, ['c', 'a'], who);
    expect(ids(await next())).toEqual(['d', 'b']);
    await undo(db, action);
    expect(ids(await next())).toEqual(['c', 'd', 'b', 'a']);
  });

  it('reads everything anew when a write touched a range of rows', async () => {
    const next = follow();
    await next();
    await db.papers.clear();
    expect(await next()).toEqual([]);
  });

  it('tells nothing more once it was ended', async () => {
    const next = follow();
    await next();
    gone.abort();
    let late = false;
    void next().then(() => {
      late = true;
    });
    await changeMany(db, ['b'], { rating: 4 }, who);
    await db.papers.count();
    expect(late).toBe(false);
  });

  it('passes over writes that are not about papers', async () => {
    const next = follow();
    await next();
    await db.settings.put({ key: 'dailyBackup', value: true });
    await changeMany(db, ['a'], { rating: 1 }, who);
    expect((await next())[2]?.annotation.rating).toBe(1);
  });

  it('tells that it could not read', async () => {
    const failed = new Promise((resolve) => followEntries(db, () => undefined, resolve, gone.signal));
    db.close();
    await expect(failed).resolves.toMatchObject({ name: 'DatabaseClosedError' });
    await db.open();
  });
});
