import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unannotated } from '../../paper/annotation';
import { newPaper } from '../../paper/paper';
import { enterSpace, type SpaceView, spaceOf } from '../../storage/devices';
import { inOne } from '../../storage/log';
import { putMany } from '../../storage/rows';
import type { Library, Snapshot } from '../../storage/schema';
import { changeMany, removeMany } from '../../storage/write';
import { freshLibrary } from './fixture';

let db: Library;
beforeEach(async () => {
  db = await freshLibrary();
  await enterSpace(db, 'devices', {});
});
afterEach(() => db.delete());

const row = (n: number, citekey = `key${n}`): Snapshot => {
  const paper = newPaper({ ids: { arxiv: `2401.${String(n).padStart(5, '0')}` }, site: 'x', title: `Paper ${n}` }, `p${n}`, citekey, n);
  return { paper, annotation: unannotated(paper.id), abstract: null };
};
const many = (from: number, count: number) => Array.from({ length: count }, (_, at) => row(from + at));
const names = (rows: readonly Snapshot[]) => rows.flatMap(({ paper }) => paper?.aliases ?? []);
const step = <T>(work: (view: SpaceView<object>) => Promise<T>) => spaceOf<object>(db, 'devices').step(work);
/** What is found by so many names that they are not asked for one by one, and by each alone: it must be the same. */
async function found(rows: readonly Snapshot[]): Promise<string[]> {
  const together = await step((view) => view.rows(names(rows), []));
  const alone: string[] = [];
  for (const name of names(rows)) alone.push(...(await step((view) => view.rows([name], []))).map(({ id }) => id));
  expect(together.map(({ id }) => id).sort()).toEqual(alone.sort());
  return alone;
}

test('names that are asked for together are those of the library, whoever wrote it last', async () => {
  const wanted = many(0, 300);
  expect(await found(wanted)).toEqual([]);
  await step((view) => view.write(wanted.slice(0, 50), [], 50));
  expect(await found(wanted)).toHaveLength(50);
  await inOne(db, () => putMany(db, wanted.slice(50, 60)));
  expect(await found(wanted)).toHaveLength(60);
  await removeMany(db, ['p1', 'p55'], { at: 1, by: 'library' });
  expect(await found(wanted)).toHaveLength(58);
  await step((view) => view.write([], ['p2'], 0));
  expect(await found(wanted)).toHaveLength(57);
  await changeMany(db, ['p3'], { rating: 2 }, { at: 1, by: 'library' });
  expect(await found(wanted)).toHaveLength(57);
});

test('what a transaction wrote that was undone is forgotten, and its number may be another’s', async () => {
  const wanted = many(0, 300);
  expect(await found(wanted)).toEqual([]);
  const undone = step(async (view) => {
    await view.touch(['p7']);
    await view.rows(names(wanted), []);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await inOne(db, () => putMany(db, [row(8)]));
  expect(await found(wanted)).toEqual(['p8']);
});

test('of many citation keys those are found that two papers bear, whatever their case', async () => {
  await step((view) => view.write([...many(0, 250), row(900, 'KEY3'), row(901, 'other')], [], 252));
  const keys = many(0, 250).flatMap(({ paper }) => paper?.citekey ?? []);
  const shared = async () => (await step((view) => view.withKeys(keys))).map(({ id }) => id).sort();
  expect(await shared()).toEqual(['p3', 'p900']);
  await step((view) => view.rekey('p900', 'another'));
  expect((await shared()).filter((id) => id !== 'p3' && id !== 'p900')).toEqual([]);
  await step((view) => view.write([], ['p3'], 0));
  expect(await shared()).not.toContain('p3');
});
