import { expect, test } from 'vitest';
import type { Reading } from '../../sync/clock';
import { syncOnce } from '../../sync/devices';
import { faultyStore } from './faulty-store';
import { type MemoryLibrary, memoryLibrary } from './memory-library';

const THEN = Date.UTC(2026, 0, 1);
const SURE = { fails: 0, lost: 0, torn: 0 };
/** More than a batch should hold. */
const MUCH = 3500;

const titlesOf = ({ rows }: MemoryLibrary) =>
  [...rows.values()].map(({ paper, annotation }) => `${paper?.title} ${annotation?.rating}`).sort();

/** The latest reading of each record of a library. */
const readingsOf = (library: MemoryLibrary) =>
  new Map(
    [...library.registers()].map(([id, fields]): [string, Reading] => [
      id,
      [...fields.values()]
        .map(({ h }) => h)
        .sort()
        .at(-1) ?? '',
    ]),
  );

function devices() {
  let time = THEN;
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const store = faultyStore(files, SURE, () => 0.5);
  const pass = (local: MemoryLibrary, isLate: () => boolean) =>
    syncOnce({ local, store, now: () => time++, isLate, newDevice: () => 'devicene' });
  let ids = 0;
  const [one, two] = ['deviceon', 'devicetw'].map((name) => memoryLibrary(name, () => `p${ids++}`)) as [MemoryLibrary, MemoryLibrary];
  for (let n = 0; n < MUCH; n++) one.save({ ids: { doi: `10.1000/${n}` }, site: 'x', title: `Paper ${n}` }, THEN - MUCH + n);
  return { one, two, pass };
}

test('a large library that is read in many short passes is read once, and what changes meanwhile is read again', async () => {
  const { one, two, pass } = devices();
  expect(await pass(one, () => true)).toEqual({ state: 'more' });
  const begun = readingsOf(one);
  expect(begun.size).toBeGreaterThan(500);
  expect(begun.size).toBeLessThan(MUCH);
  const [edited, removed] = [...begun.keys()] as [string, string];
  one.change(edited, { rating: 4 }, THEN + 5000);
  one.remove(removed);
  one.save({ ids: { doi: '10.1000/late' }, site: 'x', title: 'Late paper' }, THEN + 5000);
  let passes = 0;
  while ((await pass(one, () => true)).state === 'more' && passes < 100) passes++;
  expect(passes).toBeGreaterThan(1);

  const now = readingsOf(one);
  expect(now.size).toBe(MUCH + 1);
  expect(
    [...begun]
      .filter(([id, reading]) => now.get(id) !== reading)
      .map(([id]) => id)
      .sort(),
  ).toEqual([edited, removed].sort());
  expect(await pass(two, () => false)).toEqual({ state: 'done' });
  expect(titlesOf(two)).toEqual(titlesOf(one));
  expect(titlesOf(two)).toHaveLength(MUCH);
});
