import 'fake-indexeddb/auto';
import { liveQuery } from 'dexie';
import { expect, test } from 'vitest';
import { allRows } from '../../storage/slices';
import { freshLibrary } from './fixture';

const rowOf = (at: number) => ({ id: `p${String(at).padStart(5, '0')}`, key: `title ${at % 7}` });

test('a table is read whole in the order of its keys, however many slices it takes', async () => {
  const db = await freshLibrary();
  for (const size of [0, 1, 999, 1000, 1001, 2500]) {
    await db.titles.clear();
    const rows = Array.from({ length: size }, (_one, at) => rowOf(at));
    await db.titles.bulkPut(rows.toReversed());
    expect(await allRows(db.titles, 'id')).toEqual(rows);
  }
});

test('a live query reads again when a row of a later slice has changed', async () => {
  const db = await freshLibrary();
  await db.titles.bulkPut(Array.from({ length: 2500 }, (_one, at) => rowOf(at)));
  const last = () => new Promise<string | undefined>((resolve) => waiting.push(resolve));
  const waiting: ((key: string | undefined) => void)[] = [];
  const first = last();
  const watching = liveQuery(() => allRows(db.titles, 'id')).subscribe((rows) => waiting.shift()?.(rows.at(-1)?.key));
  expect(await first).toBe('title 0');
  const second = last();
  await db.titles.put({ id: 'p02499', key: 'changed' });
  expect(await second).toBe('changed');
  watching.unsubscribe();
});
