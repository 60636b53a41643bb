import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { joinsOf, joinTwins, tellApart, twinsIn } from '../../storage/twins';
import { changeMany, undo } from '../../storage/write';
import { freshLibrary, say } from './fixture';

const who = (at = 1) => ({ at, by: 'library' });
const TITLE = 'A title that tells one work from others';

async function twoRecords() {
  const db = await freshLibrary();
  await say(
    db,
    { ids: { arxiv: '2401.00001' }, site: 'arxiv', title: TITLE, authors: [{ name: 'Ada Lovelace' }, { name: 'Al Khwarizmi' }] },
    { addTags: ['one'], note: 'First.' },
  );
  await say(
    db,
    { ids: { doi: '10.1000/x' }, site: 'web', title: `${TITLE}.`, authors: [{ name: 'Lovelace, A.' }] },
    { addTags: ['two'], rating: 4 },
  );
  await say(db, { ids: { arxiv: '2402.00002' }, site: 'arxiv', title: TITLE }, {});
  await say(db, { ids: { doi: '10.1000/y' }, site: 'web', title: 'Another title, which nothing else bears' }, {});
  const [first, other] = await db.papers.orderBy('addedAt').toArray();
  return { db, first: first?.id ?? '', other: other?.id ?? '' };
}

test('papers with one title are offered with the authors both name, unless their ids say that they are two', async () => {
  const { db, first, other } = await twoRecords();
  const pairs = await twinsIn(db, 10);
  expect(pairs.map((pair) => [pair.first.paper.id, pair.other.paper.id, pair.authors])).toEqual([[first, other, ['Ada Lovelace']]]);
  expect(await twinsIn(db, 0)).toEqual([]);
});

test('what the reader told apart is not offered again, until that is taken back', async () => {
  const { db, first, other } = await twoRecords();
  await tellApart(db, first, other, true);
  expect(await twinsIn(db, 10)).toEqual([]);
  await tellApart(db, first, other, false);
  expect(await twinsIn(db, 10)).toHaveLength(1);
});

test('one record keeps the words on both, and parting it restores both exactly', async () => {
  const { db, first, other } = await twoRecords();
  const before = [await db.papers.toArray(), await db.annotations.toArray(), await db.titles.toArray()];
  const n = await joinTwins(db, first, other, who());
  expect(await db.papers.get(other)).toBeUndefined();
  expect((await db.papers.get(first))?.aliases).toEqual(['arxiv:2401.00001', 'doi:10.1000/x']);
  expect(await db.annotations.get(first)).toMatchObject({ tags: ['one', 'two'], note: 'First.', rating: 4 });
  expect(await joinsOf(db, first)).toEqual([{ n, title: `${TITLE}.` }]);
  expect(await twinsIn(db, 10)).toEqual([]);
  await undo(db, n);
  expect([await db.papers.toArray(), await db.annotations.toArray(), await db.titles.toArray()]).toEqual(before);
  expect(await joinsOf(db, first)).toEqual([]);
});

test('parting a record keeps what was said since it became one', async () => {
  const { db, first, other } = await twoRecords();
  const n = await joinTwins(db, first, other, who());
  await changeMany(db, [first], { note: 'Said since.' }, who(Date.now()));
  await undo(db, n);
  expect((await db.annotations.get(first))?.note).toBe('Said since.');
  expect((await db.annotations.get(other))?.rating).toBe(4);
});

test('a record that is gone is joined to nothing', async () => {
  const { db, first } = await twoRecords();
  expect(await joinTwins(db, first, 'nobody', who())).toBe(0);
  expect(await joinTwins(db, first, first, who())).toBe(0);
});

test('titles beyond those read at a time are found too, wherever their papers stand', async () => {
  const { db, first, other } = await twoRecords();
  const many = Array.from({ length: 2500 }, (_one, at) => ({ id: `o${at}`, key: `atitleofitsown${at}` }));
  await db.titles.bulkPut(many);
  expect((await twinsIn(db, 10)).map((pair) => [pair.first.paper.id, pair.other.paper.id])).toEqual([[first, other]]);
});
