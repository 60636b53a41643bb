import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { renameKey } from '../../storage/facts';
import { undo } from '../../storage/write';
import { freshLibrary, onArxiv, say } from './fixture';

const who = { at: 1_800_000_000_000, by: 'library' };
const another = { ids: { doi: '10.1000/other' }, site: 'acm', title: 'Another paper' };

test('a key changes on request, the old one stays its other name, and it can be taken back', async () => {
  const db = await freshLibrary();
  await say(db, onArxiv, { rating: 3 });
  const [paper] = await db.papers.toArray();
  const id = paper?.id ?? '';
  const action = await renameKey(db, id, 'juravsky2024', who);
  expect(await db.papers.get(id)).toMatchObject({ citekey: 'juravsky2024', oldKeys: ['hydragen'] });
  await renameKey(db, id, 'hydra', who);
  expect(await db.papers.get(id)).toMatchObject({ citekey: 'hydra', oldKeys: ['juravsky2024', 'hydragen'] });
  // A key that was given up can come back, and is then no other name.
  const back = await renameKey(db, id, 'hydragen', who);
  expect(await db.papers.get(id)).toMatchObject({ citekey: 'hydragen', oldKeys: ['hydra', 'juravsky2024'] });
  await undo(db, back);
  expect(await db.papers.get(id)).toMatchObject({ citekey: 'hydra' });
  expect(action).toBeGreaterThan(0);
});

test('a key of another paper is refused, whatever its case', async () => {
  const db = await freshLibrary();
  await say(db, onArxiv, {});
  await say(db, another, {});
  const papers = await db.papers.toArray();
  const second = papers.find(({ title }) => title === 'Another paper');
  expect(await renameKey(db, second?.id ?? '', 'HYDRAGEN', who)).toBe(0);
  expect((await db.papers.get(second?.id ?? ''))?.citekey).toBe(second?.citekey);
  expect(await renameKey(db, 'nobody', 'free', who)).toBe(0);
});
