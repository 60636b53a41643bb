import { expect, test } from 'vitest';
import { syncOnce } from '../../sync/devices';
import { readHead } from '../../sync/head';
import { goOn } from '../../sync/question';
import { wantRemoved } from '../../sync/removal';
import { newSeal, sealed } from '../../sync/seal';
import type { Store } from '../../sync/store';
import { TargetError } from '../../sync/target-error';
import { faultyStore } from './faulty-store';
import { type MemoryLibrary, memoryLibrary } from './memory-library';
import { runTrial, shown } from './trial';

const THEN = Date.UTC(2026, 0, 1);
const SURE = { fails: 0, lost: 0, torn: 0 };

/** A desk, an old laptop and a phone that meet in one place. */
function threeDevices() {
  let time = THEN;
  let ids = 0;
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const plain = faultyStore(files, SURE, () => 0.5);
  const device = (name: string) => memoryLibrary(name, () => `${name}-${ids++}`);
  const [desk, old, phone] = [device('devdesk0'), device('devold00'), device('devphone')];
  const pass = (local: MemoryLibrary, store: Store = plain, newName = 'devnew00') =>
    syncOnce({ local, store, now: () => (time += 1000), isLate: () => false, newDevice: () => newName });
  const save = (local: MemoryLibrary, n: number) => {
    time += 1000;
    return local.save({ ids: { doi: `10.1000/${n}` }, site: 'x', title: `Paper ${n}` }, time);
  };
  const there = (name: string) => [...files.keys()].filter((path) => path.startsWith(`d/${name}/`));
  return { desk, old, phone, files, plain, pass, save, there };
}

const titles = ({ rows }: MemoryLibrary) => [...rows.values()].map(({ paper }) => paper?.title).sort();

test('a device that is taken out leaves all it said to the others, those who had not read it too', async () => {
  const { desk, old, phone, pass, save, there } = threeDevices();
  save(desk, 1);
  for (const one of [desk, old, phone, desk]) await pass(one);
  save(old, 2);
  await pass(old);
  await wantRemoved(desk, 'devold00', true);
  expect(await pass(desk)).toEqual({ state: 'done' });
  expect(there('devold00')).toEqual([]);
  expect(await pass(phone)).toEqual({ state: 'done' });
  expect(titles(phone)).toEqual(['Paper 1', 'Paper 2']);
  expect(phone.state().gone).toEqual(['devold00']);
  // Nobody waits for what is not there any more.
  expect(await pass(desk)).toEqual({ state: 'done' });
});

test('a device that was taken out and is used again is asked, and brings along what it had not said yet', async () => {
  const { desk, old, phone, pass, save } = threeDevices();
  save(desk, 1);
  for (const one of [desk, old, phone, desk]) await pass(one);
  await wantRemoved(desk, 'devold00', true);
  await pass(desk);
  save(old, 2);
  save(desk, 3);
  await pass(desk);
  const asked = await pass(old);
  expect(asked).toEqual({ state: 'question', question: { kind: 'removed' } });
  expect(titles(old)).toEqual(['Paper 1', 'Paper 2']);
  await goOn(old, { kind: 'removed' }, { v: 1, library: 'library-of-the-test' }, 'devagain');
  for (const one of [old, desk, phone, old]) expect(await pass(one)).toEqual({ state: 'done' });
  for (const one of [desk, old, phone]) expect(titles(one)).toEqual(['Paper 1', 'Paper 2', 'Paper 3']);
});

test('a removal waits for files that are not all there, and can be called off until then', async () => {
  const { desk, old, pass, save, files, there } = threeDevices();
  save(old, 1);
  await pass(old);
  const segment = there('devold00').find((path) => !path.endsWith('head.json')) ?? '';
  const bytes = files.get(segment) ?? new Uint8Array();
  files.delete(segment);
  await pass(desk);
  await wantRemoved(desk, 'devold00', true);
  expect(await pass(desk)).toEqual({ state: 'incomplete' });
  expect(there('devold00')).not.toEqual([]);
  await wantRemoved(desk, 'devold00', false);
  files.set(segment, bytes);
  expect(await pass(desk)).toEqual({ state: 'done' });
  expect(there('devold00')).toHaveLength(2);
  await wantRemoved(desk, 'devold00', true);
  await pass(desk);
  expect(there('devold00')).toEqual([]);
  expect(titles(desk)).toEqual(['Paper 1']);
});

test('a removal that was cut off is finished by the next sync, and says before that who is gone', async () => {
  const { desk, old, phone, pass, save, plain, files, there } = threeDevices();
  save(old, 1);
  for (const one of [old, desk, phone]) await pass(one);
  await wantRemoved(desk, 'devold00', true);
  const cut: Store = {
    ...plain,
    async remove() {
      throw new TargetError('unreachable', 'cut off');
    },
  };
  await expect(pass(desk, cut)).rejects.toThrow('cut off');
  const head = readHead(new TextDecoder().decode(files.get('d/devdesk0/head.json')));
  expect(head?.gone).toEqual(['devold00']);
  expect(there('devold00')).toHaveLength(2);
  await pass(desk);
  expect(there('devold00')).toEqual([]);
});

test('what a device said at the very moment it was taken out reaches the others through the one that took it out', async () => {
  const { desk, old, phone, pass, save, plain, there } = threeDevices();
  save(old, 1);
  for (const one of [old, desk, phone, old]) await pass(one);
  save(old, 2);
  await wantRemoved(desk, 'devold00', true);
  // The old device has read the heads when the desk takes it out, and writes after that.
  let isOut = false;
  const slow: Store = {
    ...plain,
    async write(path, bytes) {
      if (!isOut) {
        isOut = true;
        await pass(desk);
      }
      return plain.write(path, bytes);
    },
  };
  await pass(old, slow);
  expect(there('devold00')).not.toEqual([]);
  for (const one of [phone, desk, phone]) await pass(one);
  expect(there('devold00')).toEqual([]);
  for (const one of [desk, phone]) expect(titles(one)).toEqual(['Paper 1', 'Paper 2']);
  expect(await pass(old)).toMatchObject({ question: { kind: 'removed' } });
});

test('a folder whose names tell nothing is removed whole, its head last', async () => {
  const { desk, old, files, plain, pass, save, there } = threeDevices();
  const { keys } = await newSeal('a passphrase', 10);
  const removed: string[] = [];
  const store = sealed(
    {
      ...plain,
      async remove(path) {
        removed.push(path);
        await plain.remove(path);
      },
    },
    keys,
  );
  save(old, 1);
  await pass(old, store);
  const head = [...files.keys()].filter((path) => path.startsWith('d/devold00/')).at(-1);
  await pass(desk, store);
  await wantRemoved(desk, 'devold00', true);
  expect(await pass(desk, store)).toEqual({ state: 'done' });
  expect(there('devold00')).toEqual([]);
  expect(removed.at(-1)).toBe(head);
});

const TRIALS = Number(process.env.OFFPRINT_REMOVAL_TRIALS ?? 100);

test(`libraries become the same in ${TRIALS} random trials in which devices are taken out and come back`, {
  timeout: 600_000,
}, async () => {
  let removals = 0;
  for (let seed = 1; seed <= TRIALS; seed++) {
    const { devices, removed } = await runTrial(seed, undefined, 300_000, 0.05);
    removals += removed;
    const [first, ...others] = devices.map(shown);
    for (const other of others) expect(other, `seed ${seed}`).toEqual(first);
  }
  expect(removals).toBeGreaterThan(TRIALS);
});
