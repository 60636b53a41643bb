import { expect, test } from 'vitest';
import { sender } from '../../sync/http';
import { webdavStore } from '../../sync/webdav-store';
import { runTrial, shown, TRIALS } from './trial';
import { type Faults, webdavServer } from './webdav-server';

const TEN_YEARS = 10 * 365 * 86_400_000;

const SERVERS: readonly [name: string, faults: Faults, refusals: readonly number[]][] = [
  ['gives no tags', { noTags: true }, []],
  ['gives weak tags', { weakTags: true }, []],
  ['gives one tag for every file', { constantTag: true }, []],
  ['gives another tag each time', { randomTag: true }, []],
  ['looks at no conditions', { ignoresConditions: true }, []],
  ['refuses many writes with 412 and 409', {}, [412, 409]],
];

test.each(SERVERS)(
  'devices whose clocks are years apart become the same over a server that %s',
  { timeout: 600_000 },
  async (_name, faults, refusals) => {
    let failed = 0;
    for (let seed = 1; seed <= TRIALS / 250; seed++) {
      const server = await webdavServer(faults);
      try {
        const trial = await runTrial(
          seed,
          ({ fails, lost, torn }, random) => {
            faults.next = (method) => {
              if (fails === 0) return undefined;
              if (method === 'PUT' && refusals.length > 0 && random() < 0.3) return refusals[Math.floor(random() * refusals.length)];
              if (random() < fails) return random() < 0.5 ? 503 : 500;
              return method !== 'PUT' ? undefined : random() < lost ? 'lost' : random() < torn ? 'torn' : undefined;
            };
            return webdavStore({ url: `${server.url}papers`, user: 'reader', password: 's3cret pass' }, sender(fetch, Date.now));
          },
          TEN_YEARS,
        );
        failed += trial.failed;
        const [first, ...others] = trial.devices.map(shown);
        expect(first?.length, `seed ${seed}`).toBeGreaterThan(0);
        for (const other of others) expect(other, `seed ${seed}`).toEqual(first);
        const text = JSON.stringify(first);
        const removed = trial.devices.some(({ frozen }) => [...frozen.values()].some((batch) => batch.includes('"deleted",1')));
        if (!removed) for (const note of trial.notes) expect(text.includes(note), `seed ${seed}: ${note}`).toBe(true);
      } finally {
        await server.close();
      }
    }
    expect(failed).toBeGreaterThan(0);
  },
);
