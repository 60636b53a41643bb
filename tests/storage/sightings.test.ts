import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Alias } from '../../paper/ids';
import type { Library } from '../../storage/schema';
import { forgetSightings, pruneSightings, sight, sightsOf, visit } from '../../storage/sightings';
import { freshLibrary } from './fixture';

const MINUTE = 60_000;
const DAY = 86_400_000;
const T = Date.UTC(2026, 0, 6);
const FEED = 'huggingface.co/papers';
const A: Alias = 'arxiv:2402.05099';
const B: Alias = 'arxiv:2501.00001';

let db: Library;
beforeEach(async () => {
  db = await freshLibrary();
});

describe('a visit', () => {
  test('goes on while the reader comes back within half an hour, and knows when the one before it ended', async () => {
    expect(await visit(db, FEED, T)).toBe(0);
    expect(await visit(db, FEED, T + 29 * MINUTE)).toBe(0);
    expect(await visit(db, FEED, T + 58 * MINUTE)).toBe(0);
    expect(await visit(db, FEED, T + 88 * MINUTE)).toBe(T + 58 * MINUTE);
    expect(await visit(db, FEED, T + 90 * MINUTE)).toBe(T + 58 * MINUTE);
    expect(await visit(db, FEED, T + 3 * DAY)).toBe(T + 90 * MINUTE);
    expect(await visit(db, 'arxiv.org/list/cs.CL/new', T + 3 * DAY)).toBe(0);
  });

  test('lasts as long as cards are seen on it, however long the page is not loaded again', async () => {
    await visit(db, FEED, T);
    for (let at = 20; at <= 120; at += 20) await sight(db, FEED, [A], T + at * MINUTE);
    expect(await visit(db, FEED, T + 140 * MINUTE)).toBe(0);
  });
});

describe('what was seen', () => {
  test('is new since the last visit when it was first seen after that, and seen when that was before this visit', async () => {
    const known = async () =>
      (await sightsOf(db, FEED, [[A], [B]])).map(({ seen, fresh }) => [seen && 'seen', fresh && 'new'].filter(Boolean).join(' '));
    await visit(db, FEED, T);
    await sight(db, FEED, [A], T + MINUTE);
    expect(await known()).toEqual(['', '']);
    await visit(db, FEED, T + DAY);
    expect(await known()).toEqual(['seen', 'new']);
    await sight(db, FEED, [A, B], T + DAY + MINUTE);
    await visit(db, FEED, T + DAY + 2 * MINUTE);
    expect(await known()).toEqual(['seen', 'new']);
    await visit(db, FEED, T + 2 * DAY);
    expect(await known()).toEqual(['seen', 'seen']);
    expect((await db.sightings.get(A))?.first).toBe(T + MINUTE);
  });

  test('on another feed is seen here too, and new where it was not listed on the last visit', async () => {
    await visit(db, FEED, T);
    await visit(db, 'arxiv.org/list/cs.CL/new', T + DAY);
    await sight(db, 'arxiv.org/list/cs.CL/new', [B], T + DAY);
    await visit(db, FEED, T + 2 * DAY);
    expect(await sightsOf(db, FEED, [[B]])).toEqual([{ seen: true, fresh: true }]);
  });

  test('is known by every name of a paper', async () => {
    await sight(db, FEED, [A], T);
    await visit(db, FEED, T + MINUTE);
    expect(await sightsOf(db, FEED, [['doi:10.1000/x', A], ['doi:10.1000/x'], []])).toEqual([
      { seen: true, fresh: false },
      { seen: false, fresh: false },
      { seen: false, fresh: false },
    ]);
  });

  test('is forgotten after ninety days, the oldest first beyond as many as are kept, in slices that can be stopped', async () => {
    const rows = Array.from({ length: 3500 }, (_, n) => ({ name: `arxiv:${n}`, first: 1, at: T - n }));
    await db.sightings.bulkPut(rows);
    await db.sightings.bulkPut(Array.from({ length: 1500 }, (_, n) => ({ name: `doi:${n}`, first: 1, at: T - 91 * DAY })));
    await db.visits.bulkPut([
      { feed: 'old', at: T - 91 * DAY, before: 0 },
      { feed: FEED, at: T, before: 0 },
    ]);
    await pruneSightings(db, T, AbortSignal.abort());
    expect(await db.sightings.count()).toBe(5000);
    await pruneSightings(db, T, undefined, 2000);
    expect(await db.sightings.count()).toBe(2000);
    expect(await db.sightings.where('name').startsWith('doi:').count()).toBe(0);
    expect(await db.sightings.get('arxiv:0')).toBeDefined();
    expect(await db.sightings.get('arxiv:3499')).toBeUndefined();
    expect(await db.visits.toCollection().primaryKeys()).toEqual([FEED]);
  });

  test('is forgotten at once when the reader wants that', async () => {
    await visit(db, FEED, T);
    await sight(db, FEED, [A, B], T);
    await forgetSightings(db);
    expect([await db.sightings.count(), await db.visits.count()]).toEqual([0, 0]);
  });
});
