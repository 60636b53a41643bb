import { beforeEach, describe, expect, test } from 'vitest';
import { type Outcome, syncOnce } from '../../sync/devices';
import { type Commits, committingStore } from './committing-store';
import { type MemoryLibrary, memoryLibrary } from './memory-library';
import { runTrial, shown, TRIALS } from './trial';

const THEN = Date.UTC(2026, 0, 1);
const WEEK = 7 * 86_400_000;

let place: Commits;
let time: number;

beforeEach(() => {
  place = { files: new Map(), made: [] };
  time = THEN;
});

function device(name: string): MemoryLibrary {
  let ids = 0;
  return memoryLibrary(name, () => `${name}-${ids++}`);
}

/** One pass, as the background does it: what the pass before left waiting for a commit is gone. */
const pass = (local: MemoryLibrary, isLate = () => false, trouble?: () => 'fails' | undefined): Promise<Outcome> =>
  syncOnce({ local, store: committingStore(place, trouble), now: () => time++, isLate, newDevice: () => 'devicene' });

function save(to: MemoryLibrary, count: number, abstract = ''): void {
  for (let n = 0; n < count; n++)
    to.save({ ids: { doi: `10.1000/${n}` }, site: 'x', title: `Paper ${n}`, ...(abstract && { abstract }) }, THEN - count + n);
}

const titlesOf = ({ rows }: MemoryLibrary) => [...rows.values()].map(({ paper }) => paper?.title).sort();

/** More than one part of a snapshot holds. */
const MUCH = 3050;
const LONG = 'Words of an abstract. '.repeat(100);

describe('a place that takes what was written in commits', { timeout: 60_000 }, () => {
  test('gets one commit for all that a device has to say, and none when there is nothing', async () => {
    const [one, two] = [device('deviceon'), device('devicetw')];
    save(one, 5);
    expect(await pass(one)).toEqual({ state: 'done' });
    expect(place.made.map(({ message }) => message)).toEqual(['Offprint: deviceon']);
    await pass(one);
    save(two, 7);
    await pass(two);
    await pass(one);
    await pass(two);
    expect(place.made).toHaveLength(2);
    expect(titlesOf(one)).toEqual(titlesOf(two));
  });

  test('holds every part of a snapshot that a head names, though the pass that wrote the first ended before its commit', async () => {
    const [one, two] = [device('deviceon'), device('devicetw')];
    save(one, MUCH, LONG);
    await expect(
      pass(
        one,
        () => false,
        () => 'fails',
      ),
    ).rejects.toMatchObject({ code: 'unreachable' });
    expect(await pass(one)).toEqual({ state: 'done' });
    expect(place.made.filter(({ wrote }) => wrote.some((path) => path.includes('/s-')))).toHaveLength(1);
    expect(await pass(two)).toEqual({ state: 'done' });
    expect(titlesOf(two)).toHaveLength(MUCH);
  });

  test('gets the parts of a snapshot that takes several passes in as many commits, and none is lost between them', async () => {
    const [one, two] = [device('deviceon'), device('devicetw')];
    save(one, MUCH, LONG);
    let passes = 0;
    while ((await pass(one, () => true)).state === 'more' && passes < 100) passes++;
    expect(passes).toBeGreaterThan(1);
    expect(place.made.length).toBeLessThanOrEqual(passes);
    expect(await pass(two)).toEqual({ state: 'done' });
    expect(titlesOf(two)).toHaveLength(MUCH);
  });

  test('is rid of files that no head names any more, with the commit of the next change a week later', async () => {
    const one = device('deviceon');
    save(one, 1);
    await pass(one);
    const [first] = [...place.files.keys()].filter((path) => path.includes('/l-'));
    const [row] = [...one.rows.keys()];
    one.change(row ?? '', { note: 'Longer than all that was said before of this paper.'.repeat(20) }, time);
    await pass(one);
    expect(place.files.has(first ?? '')).toBe(true);
    time += WEEK + 1000;
    await pass(one);
    const before = place.made.length;
    one.change(row ?? '', { rating: 3 }, time);
    await pass(one);
    expect(place.files.has(first ?? '')).toBe(false);
    expect(place.made.length - before).toBeLessThanOrEqual(1);
    expect(one.state().retired.map(({ path }) => path)).not.toContain(first);
  });

  test('brings the devices of random trials in step, whatever commits fail and whatever answers are lost', {
    timeout: 600_000,
  }, async () => {
    for (let seed = 1; seed <= TRIALS / 5; seed++) {
      const commits: Commits = { files: new Map(), made: [] };
      const { devices } = await runTrial(seed, ({ fails, lost }, random) =>
        committingStore(commits, () => (random() < fails * 2 ? 'fails' : random() < lost * 2 ? 'lost' : undefined)),
      );
      const [first, ...others] = devices.map(shown);
      for (const other of others) expect(other, `seed ${seed}`).toEqual(first);
    }
  });
});
