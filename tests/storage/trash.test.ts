import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { join } from '../../storage/likeness';
import { ACTIONS_KEPT, TRASH_KEPT } from '../../storage/log';
import type { Library } from '../../storage/schema';
import { bringBack, clearTrash, emptyTrash, trashed } from '../../storage/trash';
import { changeMany, redo, removeMany, undo } from '../../storage/write';
import { freshLibrary, onArxiv, onHuggingFace, say } from './fixture';

const NOW = 1_790_000_000_000;
const who = (at = NOW) => ({ at, by: 'library' });
const whole = async (db: Library) => ({
  papers: await db.papers.toArray(),
  abstracts: await db.abstracts.toArray(),
  annotations: await db.annotations.toArray(),
  titles: await db.titles.toArray(),
  count: (await db.meta.get('papers'))?.value,
});

const idOf = async (db: Library) => (await db.papers.toArray())[0]?.id ?? '';

describe('what was taken back', () => {
  test('is done again, and nothing of it twice', async () => {
    const db = await freshLibrary();
    const { action: saved } = await say(db, onArxiv, { rating: 3, addTags: ['kv cache'] });
    const id = await idOf(db);
    const changed = await changeMany(db, [id], { note: 'Look at §3.', status: 'queued' }, who());
    const removed = await removeMany(db, [id], who());
    const states = [await whole(db)];
    for (const action of [removed, changed, saved]) {
      await undo(db, action);
      states.push(await whole(db));
    }
    expect(states.at(-1)?.papers).toEqual([]);
    for (const [at, action] of [saved, changed, removed].entries()) {
      await redo(db, action);
      await redo(db, action);
      expect(await whole(db)).toEqual(states[2 - at]);
    }
    expect((await whole(db)).count).toBe(0);
  });

  test('leaves what was changed since as it is', async () => {
    const db = await freshLibrary();
    await say(db, onArxiv, {});
    const id = await idOf(db);
    const rated = await changeMany(db, [id], { rating: 2, note: 'first' }, who());
    await undo(db, rated);
    await changeMany(db, [id], { rating: 5 }, who(NOW + 1));
    await redo(db, rated);
    expect(await db.annotations.get(id)).toMatchObject({ rating: 5, note: 'first' });
  });
});

describe('the trash', () => {
  test('holds what was removed for 30 days, and gives it back whole', async () => {
    const db = await freshLibrary();
    await say(db, onArxiv, { rating: 4, note: 'Mine.' });
    const before = await whole(db);
    const n = await removeMany(db, [await idOf(db)], who());
    expect(await trashed(db, NOW + TRASH_KEPT - 1)).toEqual([{ n, at: NOW, id: before.papers[0]?.id, title: onArxiv.title }]);
    expect(await trashed(db, NOW + TRASH_KEPT)).toEqual([]);
    const back = await bringBack(db, n, [before.papers[0]?.id ?? ''], who());
    expect(await whole(db)).toEqual(before);
    expect(await trashed(db, NOW)).toEqual([]);
    expect(await bringBack(db, n, [before.papers[0]?.id ?? ''], who())).toBe(0);
    await undo(db, back);
    expect((await whole(db)).papers).toEqual([]);
  });

  test('does not offer a paper that was saved again under any of its names', async () => {
    const db = await freshLibrary();
    await say(db, onArxiv, {});
    await removeMany(db, [await idOf(db)], who());
    await say(db, onHuggingFace, {});
    expect(await trashed(db, NOW)).toEqual([]);
  });

  test('and joined records outlast the actions that come after, and what is old goes at the next clearing', async () => {
    const db = await freshLibrary();
    await say(db, onArxiv, {});
    const n = await removeMany(db, [await idOf(db)], who());
    await say(db, { ids: { doi: '10.1000/a' }, site: 'web', title: 'One work with a long title' }, {});
    await say(db, { ids: { doi: '10.1000/b' }, site: 'web', title: 'One work with a long title' }, {});
    const [one, other] = await db.papers.orderBy('addedAt').toArray();
    const joined = await join(db, { ids: { doi: '10.1000/b' }, site: 'web', title: other?.title ?? '' }, one?.id ?? '', who());
    for (let at = 0; at <= ACTIONS_KEPT + 2; at++) await changeMany(db, [one?.id ?? ''], { rating: at % 2 === 0 ? 1 : 2 }, who(NOW + at));
    expect(await trashed(db, NOW)).toHaveLength(1);
    expect(await db.actions.count()).toBeLessThanOrEqual(ACTIONS_KEPT + 3);
    await clearTrash(db, NOW + TRASH_KEPT);
    expect(await db.actions.get(n)).toBeUndefined();
    await undo(db, joined);
    expect(await db.papers.count()).toBe(2);
    expect((await db.papers.get(other?.id ?? ''))?.aliases).toEqual(other?.aliases);
  });

  test('is empty once it was emptied', async () => {
    const db = await freshLibrary();
    await say(db, onArxiv, {});
    const n = await removeMany(db, [await idOf(db)], who());
    await emptyTrash(db);
    expect(await trashed(db, NOW)).toEqual([]);
    await undo(db, n);
    expect(await db.papers.count()).toBe(0);
  });
});
