import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Library } from '../../storage/schema';
import { actMany, undo } from '../../storage/write';
import { freshLibrary, onArxiv, onHuggingFace, say } from './fixture';

let db: Library;
beforeEach(async () => {
  db = await freshLibrary();
});

const other = { ids: { arxiv: '2501.00001' }, site: 'arxiv', title: 'Another paper' };
let ids = 0;
const context = (at: number) => ({
  at,
  by: 'tab:1',
  newId: () => `many-${++ids}`,
  makeKey: (paper: { title: string }) => paper.title.slice(0, 5).toLowerCase(),
});

describe('one change to several papers', () => {
  test('saves those that are new, each with its place, as one action that one undo takes back', async () => {
    const { annotation } = await say(db, onHuggingFace, { addTags: ['kept'] });
    const papers = [
      { found: onHuggingFace, feed: 'feed', position: 1 },
      { found: other, feed: 'feed', position: 2 },
    ];
    const { action, annotations } = await actMany(db, papers, { status: 'queued', addTags: ['new'] }, context(2e12));
    expect(annotations.map(({ tags, status }) => [tags, status])).toEqual([
      [['kept', 'new'], 'queued'],
      [['new'], 'queued'],
    ]);
    expect(annotations.map(({ order }) => order)).toEqual([1, 2]);
    expect((await db.actions.get(action))?.changes).toHaveLength(2);
    expect((await db.events.where('paperId').equals(annotations[1]!.id).first())?.position).toBe(2);
    await undo(db, action, 'tab:1');
    expect(await db.papers.count()).toBe(1);
    expect(await db.annotations.get(annotation.id)).toMatchObject({ tags: ['kept'], status: '' });
  });

  test('two cards of one paper are one paper, and the undo goes back before the first of them', async () => {
    const { action, annotations } = await actMany(db, [{ found: onHuggingFace }, { found: onArxiv }], { rating: 3 }, context(2e12));
    expect(new Set(annotations.map(({ id }) => id)).size).toBe(1);
    expect(await db.papers.count()).toBe(1);
    expect((await db.meta.get('papers'))?.value).toBe(1);
    await undo(db, action, 'tab:1');
    expect(await db.papers.count()).toBe(0);
    expect((await db.meta.get('papers'))?.value).toBe(0);
  });

  test('what changes nothing is no action', async () => {
    await say(db, onHuggingFace, { rating: 4 });
    expect((await actMany(db, [{ found: onHuggingFace }], { rating: 4 }, context(2e12))).action).toBe(0);
  });
});
