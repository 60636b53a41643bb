import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../components/filter';
import type { Catalogue } from '../../paper/catalogue';
import { keepCatalogue } from '../../storage/catalogue-keep';
import { type Follower, followLibrary } from '../../storage/follow';
import { type Library, libraryNamed } from '../../storage/schema';
import { changeMany, removeMany, undo } from '../../storage/write';
import { entry } from '../library/entries';

let db: Library;
let gone: AbortController;
const who = { at: 5, by: 'library' };

type Told = { what: keyof Follower; given: unknown };

/** Follows the library; gives what is told, one after another, but for texts and progress. */
function follow(): { next(): Promise<Told>; catalogue(): Catalogue } {
  const told: Told[] = [];
  let wake: () => void = () => undefined;
  let held: Catalogue | undefined;
  const hear = (what: keyof Follower) => (given: unknown) => {
    told.push({ what, given });
    wake();
  };
  const follower: Follower = {
    read(catalogue, entries) {
      held = catalogue;
      hear('read')(entries);
    },
    changed: hear('changed'),
    failed: hear('failed'),
    texts: () => undefined,
    reading: () => undefined,
  };
  followLibrary(db, follower, gone.signal);
  return {
    async next() {
      while (told.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return told.shift() ?? { what: 'failed', given: undefined };
    },
    catalogue() {
      if (!held) throw new Error('nothing was read');
      return held;
    },
  };
}

const idsIn = (catalogue: Catalogue) =>
  Array.from({ length: catalogue.rows }, (_, row) => row)
    .filter((row) => catalogue.alive[row] === 1)
    .map((row) => catalogue.idOf(row))
    .sort();
const ratingOf = (catalogue: Catalogue, id: string) => catalogue.columns.rating[catalogue.rowOf(id) ?? -1];

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
  it('tells all of it, with its papers where there are not too many', async () => {
    const { next, catalogue } = follow();
    const { what, given } = await next();
    expect(what).toBe('read');
    expect([...(given as Map<string, Entry>).keys()]).toEqual(['a', 'b', 'c']);
    expect(idsIn(catalogue())).toEqual(['a', 'b', 'c']);
  });

  it.each([
    [5000, [['c', 'b', 'a'], 'all']],
    [3, ['all']],
  ])('of %i papers tells what it should before it has read all of them, and only at the beginning', async (papers, expected) => {
    await db.meta.put({ key: 'papers', value: papers });
    await new Promise<void>((resolve, reject) => {
      const order: (string | string[])[] = [];
      followLibrary(
        db,
        {
          first: (newest) => order.push(newest.map(({ paper }) => paper.id)),
          read: () => order.push('all'),
          changed: () => {
            try {
              expect(order).toEqual(expected);
              resolve();
            } catch (error) {
              reject(error);
            }
          },
          texts: () => void changeMany(db, ['b'], { rating: 4 }, who),
          reading: () => undefined,
          failed: reject,
        },
        gone.signal,
      );
    });
  });

  it('tells a change, of the paper that changed alone', async () => {
    const { next, catalogue } = follow();
    await next();
    await changeMany(db, ['b'], { rating: 4 }, who);
    const { what, given } = await next();
    expect(what).toBe('changed');
    expect([...(given as Map<string, Entry>)].map(([id, one]) => [id, one.annotation.rating])).toEqual([['b', 4]]);
    expect(ratingOf(catalogue(), 'b')).toBe(4);
  });

  it('tells of papers that come, and of papers that go and come back', async () => {
    const { next, catalogue } = follow();
    await next();
    await add(entry('d', { addedAt: 2.5 }));
    await next();
    expect(idsIn(catalogue())).toEqual(['a', 'b', 'c', 'd']);
    const action = await removeMany(db, ['c', 'a'], who);
    expect((await next()).given).toEqual(new Map([...['c', 'a'].map((id) => [id, undefined] as const)]));
    expect(idsIn(catalogue())).toEqual(['b', 'd']);
    await undo(db, action);
    await next();
    expect(idsIn(catalogue())).toEqual(['a', 'b', 'c', 'd']);
  });

  it('reads everything anew when a write touched a range of rows', async () => {
    const { next, catalogue } = follow();
    await next();
    await db.papers.clear();
    expect((await next()).what).toBe('read');
    expect(catalogue().size).toBe(0);
  });

  it('reads a packed catalogue, and what came loose since', async () => {
    await db.meta.put({ key: 'papers', value: 3 });
    const sizes = { from: 1, part: 2, slice: 2, loose: 9 };
    while (await keepCatalogue(db, sizes));
    await changeMany(db, ['a'], { rating: 2 }, who);
    const { next, catalogue } = follow();
    expect(await next()).toEqual({ what: 'read', given: undefined });
    expect(idsIn(catalogue())).toEqual(['a', 'b', 'c']);
    expect(ratingOf(catalogue(), 'a')).toBe(2);
    await changeMany(db, ['a'], { rating: 3 }, who);
    await next();
    expect(ratingOf(catalogue(), 'a')).toBe(3);
  });

  it('tells nothing more once it was ended', async () => {
    const { next } = follow();
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
    const { next, catalogue } = follow();
    await next();
    await db.settings.put({ key: 'dailyBackup', value: true });
    await changeMany(db, ['a'], { rating: 1 }, who);
    await next();
    expect(ratingOf(catalogue(), 'a')).toBe(1);
  });

  it('tells that it could not read', async () => {
    const { next } = follow();
    db.close();
    expect(await next()).toMatchObject({ what: 'failed', given: { name: 'DatabaseClosedError' } });
    await db.open();
  });
});
