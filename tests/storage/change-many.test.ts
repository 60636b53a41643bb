import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Library } from '../../storage/schema';
import { addRows } from '../../storage/whole';
import { changeMany, redo, removeMany, undo } from '../../storage/write';
import { entry } from '../library/entries';
import { freshLibrary } from './fixture';

const MANY = 1250;
const who = { at: 9, by: 'library' };
const ids = Array.from({ length: MANY }, (_, at) => `p${String(at).padStart(5, '0')}`);

async function filled(): Promise<Library> {
  const db = await freshLibrary();
  const all = ids.map((id, at) => entry(id, { aliases: [`arxiv:${at}`], citekey: id }));
  const rows = { papers: all.map(({ paper }) => paper), abstracts: [], annotations: all.map(({ annotation }) => annotation) };
  await addRows(db, { ...rows, events: [], settings: [] }, { at: 1, by: 'library' });
  await db.actions.clear();
  return db;
}

const said = async (db: Library) => ({
  papers: await db.papers.toArray(),
  annotations: await db.annotations.toArray(),
  count: (await db.meta.get('papers'))?.value,
});

test('a change of many papers is kept in rows of a group, none of them large, and is taken back and done again as one', async () => {
  const db = await filled();
  const before = await said(db);
  const action = await changeMany(db, ids, { addTags: ['kept'] }, who);
  const after = await said(db);
  const rows = await db.actions.toArray();
  expect(rows.map(({ changes }) => changes.length)).toEqual([500, 500, 250]);
  expect(new Set(rows.map(({ group }) => group)).size).toBe(1);
  expect(rows[0]?.group).toBeDefined();
  expect(await undo(db, action)).toBe(false);
  expect(await said(db)).toEqual(before);
  expect(await redo(db, action)).toBe(false);
  expect(await said(db)).toEqual(after);
}, 60_000);

test('an undo that ended in the middle goes on with what is left', async () => {
  const db = await filled();
  const before = await said(db);
  const action = await removeMany(db, ids, who);
  expect((await said(db)).count).toBe(0);
  expect(await undo(db, action, undefined, () => true)).toBe(true);
  expect((await said(db)).count).toBe(250);
  expect(await undo(db, action, undefined, () => true)).toBe(true);
  expect(await undo(db, action, undefined, () => true)).toBe(false);
  expect(await said(db)).toEqual(before);
}, 60_000);

test('slices sent one by one in a group are taken back as one, and a small change has no group', async () => {
  const db = await filled();
  const before = await said(db);
  await changeMany(db, ids.slice(0, 600), { rating: 4 }, { ...who, group: 'g' });
  const action = await changeMany(db, ids.slice(600, 700), { rating: 4 }, { ...who, group: 'g' });
  await undo(db, action);
  expect(await said(db)).toEqual(before);
  const small = await changeMany(db, ids.slice(0, 500), { rating: 4 }, who);
  expect((await db.actions.get(small))?.group).toBeUndefined();
}, 60_000);
