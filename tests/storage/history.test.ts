import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { chooseFact, learn, renameKey } from '../../storage/facts';
import { historyOf } from '../../storage/history';
import { joinTwins } from '../../storage/twins';
import { changeMany, removeMany, undo } from '../../storage/write';
import { freshLibrary, onArxiv, onHuggingFace, say } from './fixture';

const who = (at: number) => ({ at, by: 'library' });
const LATER = 1_800_000_000_000;

async function savedOne() {
  const db = await freshLibrary();
  await say(db, onHuggingFace, {});
  const [paper] = await db.papers.toArray();
  if (!paper) throw new Error('nothing was saved');
  return { db, paper, id: paper.id };
}

const heard = async (...given: Parameters<typeof historyOf>) => (await historyOf(...given)).map(({ at: _at, ...rest }) => rest);

test('the history tells what was said of a paper, the last first, and nothing that was taken back', async () => {
  const { db, id, paper } = await savedOne();
  await changeMany(db, [id], { addTags: ['inference', 'to cite'] }, who(LATER + 1));
  await changeMany(db, [id], { removeTags: ['to cite'] }, who(LATER + 2));
  await changeMany(db, [id], { status: 'queued' }, who(LATER + 3));
  await changeMany(db, [id], { order: 0.5 }, who(LATER + 4));
  await changeMany(db, [id], { snoozedUntil: LATER * 2 }, who(LATER + 5));
  await changeMany(db, [id], { note: 'One.' }, who(LATER + 6));
  await changeMany(db, [id], { note: 'Two.' }, who(LATER + 7));
  await undo(db, await changeMany(db, [id], { rating: 5 }, who(LATER + 8)));
  await renameKey(db, id, 'hydra', who(LATER + 9));
  await db.events.bulkAdd([LATER + 10, LATER + 11].map((at) => ({ paperId: id, kind: 'opened', at })));
  const history = await historyOf(db, id);
  expect(history.map(({ at }) => at - LATER)).toEqual([11, 9, 7, 6, 5, 4, 3, 2, 1, paper.addedAt - LATER]);
  expect(history.map(({ at: _at, ...rest }) => rest)).toEqual([
    { what: 'opened', times: 2 },
    { what: 'key', from: 'hydragen', to: 'hydra' },
    { what: 'renoted' },
    { what: 'noted' },
    { what: 'snoozed', until: LATER * 2 },
    { what: 'moved' },
    { what: 'status', status: 'queued' },
    { what: 'untagged', tags: ['to cite'] },
    { what: 'tagged', tags: ['inference', 'to cite'] },
    { what: 'saved', site: 'huggingface' },
  ]);
});

test('what the log no longer tells is told by what is kept with the paper', async () => {
  const { db, id } = await savedOne();
  await changeMany(db, [id], { addTags: ['inference'], rating: 4, status: 'read', note: 'One.' }, who(LATER));
  // As in a library that another device filled, or whose log is of an older program.
  await db.actions.clear();
  expect(await heard(db, id)).toEqual([
    { what: 'tagged', tags: ['inference'] },
    { what: 'rated', rating: 4 },
    { what: 'status', status: 'read' },
    { what: 'noted' },
    { what: 'saved', site: 'huggingface' },
  ]);
  expect(await historyOf(db, 'nobody')).toEqual([]);
});

test('what was said in the moment of saving stands above it', async () => {
  const db = await freshLibrary();
  await say(db, onHuggingFace, { addTags: ['inference'], rating: 3 });
  const [paper] = await db.papers.toArray();
  const told = [
    { what: 'tagged', tags: ['inference'] },
    { what: 'rated', rating: 3 },
    { what: 'saved', site: 'huggingface' },
  ];
  expect(await heard(db, paper?.id ?? '')).toEqual(expect.arrayContaining(told));
  expect((await heard(db, paper?.id ?? '')).at(-1)).toEqual(told[2]);
  await db.actions.clear();
  expect(await heard(db, paper?.id ?? '')).toEqual(told);
});

test('another paper’s changes are not told, though they were made at once', async () => {
  const { db, id } = await savedOne();
  await say(db, { ids: { doi: '10.1000/other' }, site: 'acm', title: 'Another paper' }, {});
  const other = (await db.papers.toArray()).find((paper) => paper.id !== id)?.id ?? '';
  await changeMany(db, [id, other], { rating: 3 }, who(LATER));
  await changeMany(db, [other], { rating: 5 }, who(LATER + 1));
  expect(await heard(db, id)).toEqual([
    { what: 'rated', rating: 3 },
    { what: 'saved', site: 'huggingface' },
  ]);
});

test('what sources said is told by source, and what the reader took over of it; taking it can be taken back', async () => {
  const { db, id } = await savedOne();
  await learn(db, [{ id, found: { ...onArxiv, title: 'Hydragen', site: 'arxiv' }, next: null }], LATER);
  expect((await heard(db, id))[0]).toEqual({ what: 'told', from: 'arxiv', fields: ['title', 'authors', 'url', 'categories'] });
  const action = await chooseFact(db, id, 'title', 'Hydragen', who(LATER + 1));
  expect(await db.papers.get(id)).toMatchObject({ title: 'Hydragen', sources: { title: { from: 'arxiv', at: LATER } } });
  // Too short to know a paper by; the longer one is no longer its title.
  expect(await db.titles.get(id)).toBeUndefined();
  expect((await heard(db, id))[0]).toEqual({ what: 'facts', fields: ['title'] });
  await undo(db, action);
  expect(await db.papers.get(id)).toMatchObject({ title: onHuggingFace.title, sources: { title: { from: 'huggingface' } } });
  expect(await chooseFact(db, id, 'title', 'Nobody said so', who(LATER + 2))).toBe(0);
  expect(await chooseFact(db, 'nobody', 'title', 'Hydragen', who(LATER + 2))).toBe(0);
});

test('records that became one keep who said what of each', async () => {
  const { db, id, paper } = await savedOne();
  await say(db, { ids: { doi: '10.1000/x' }, site: 'acm', title: paper.title, venue: 'ICLR', year: 2023 }, {});
  const other = (await db.papers.toArray()).find((one) => one.id !== id);
  await learn(
    db,
    [{ id: other?.id ?? '', found: { ids: {}, site: 'crossref', title: paper.title, publisher: 'ACM', venue: 'Proc. ICLR' }, next: null }],
    LATER,
  );
  await joinTwins(db, id, other?.id ?? '', who(LATER + 1));
  const one = await db.papers.get(id);
  expect(one).toMatchObject({ venue: 'ICLR', publisher: 'ACM' });
  expect(one?.sources).toMatchObject({ venue: { from: 'acm', at: other?.addedAt }, publisher: { from: 'crossref', at: LATER } });
  expect(one?.also).toContainEqual({ field: 'venue', value: 'Proc. ICLR', from: 'crossref', at: LATER });
  expect((await heard(db, id))[0]).toEqual({ what: 'joined', title: paper.title });
});

test('a paper that was removed and brought back tells both', async () => {
  const { db, id } = await savedOne();
  await removeMany(db, [id], who(LATER));
  expect(await historyOf(db, id)).toEqual([]);
  const { bringBack } = await import('../../storage/trash');
  const [gone] = await db.actions.where('kind').equals('remove').toArray();
  await bringBack(db, gone?.n ?? 0, [id], who(LATER + 1));
  expect(await heard(db, id)).toEqual([{ what: 'restored' }, { what: 'removed' }, { what: 'saved', site: 'huggingface' }]);
});
