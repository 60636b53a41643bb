import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { checkHealth, recount, remember } from '../../storage/health';
import { recentEntries } from '../../storage/read';
import { removeMany, undo } from '../../storage/write';
import { freshLibrary, onArxiv, onHuggingFace, say } from './fixture';

const newId = () => 'instance';

describe('a library that a browser silently reset or shortened', () => {
  test('a new library is new, and well from then on', async () => {
    const db = await freshLibrary();
    expect(await checkHealth(db, undefined, newId, true)).toEqual({ state: 'new' });
    expect(await checkHealth(db, await remember(db, 1), newId, true)).toEqual({ state: 'well' });
  });

  test('an empty database where papers were remembered is reported as reset', async () => {
    const before = await freshLibrary();
    await checkHealth(before, undefined, () => 'first', true);
    await say(before, onHuggingFace, {});
    const remembered = await remember(before, 1);
    const after = await freshLibrary();
    expect(await checkHealth(after, remembered, () => 'second', false)).toMatchObject({
      state: 'reset',
      remembered: { papers: 1 },
      papers: 0,
    });
  });

  test('rows that vanished from the papers alone are noticed when they are counted', async () => {
    const db = await freshLibrary();
    await checkHealth(db, undefined, newId, true);
    await say(db, onHuggingFace, {});
    await say(db, { ...onArxiv, ids: { arxiv: '2402.00001' } }, {});
    const remembered = await remember(db, 1);
    await db.papers.delete((await recentEntries(db, 1))[0]!.paper.id);
    expect(await checkHealth(db, remembered, newId, true)).toMatchObject({ state: 'shortened', papers: 1 });
    await recount(db);
    expect(await checkHealth(db, await remember(db, 2), newId, true)).toEqual({ state: 'well' });
  });

  test('what the reader removes, brings back or undoes is never taken for a loss', async () => {
    const db = await freshLibrary();
    await checkHealth(db, undefined, newId, true);
    const saved = await say(db, onHuggingFace, {});
    await say(db, { ...onArxiv, ids: { arxiv: '2402.00001' } }, {});
    const [newest] = await recentEntries(db, 1);
    const removal = await removeMany(db, [newest!.paper.id, 'nobody'], { at: 1, by: 'library' });
    expect((await remember(db, 1)).papers).toBe(1);
    await undo(db, removal);
    expect((await remember(db, 1)).papers).toBe(2);
    await undo(db, saved.action);
    expect((await remember(db, 1)).papers).toBe(await db.papers.count());
    expect(await checkHealth(db, await remember(db, 1), newId, true)).toEqual({ state: 'well' });
  });
});
