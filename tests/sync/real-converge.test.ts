import { expect, test } from 'vitest';
import { sender } from '../../sync/http';
import { webdavStore } from '../../sync/webdav-store';
import { ACCOUNT, REAL_SERVERS } from './real-servers';
import { runTrial, shown, TRIALS } from './trial';

/** Fetching over a line on which some requests fail and some answers are lost. */
const brokenFetch =
  (fails: number, lost: number, random: () => number): typeof fetch =>
  async (...asked) => {
    if (random() < fails) throw new TypeError('failed before');
    const answer = await fetch(...asked);
    if (random() < lost) throw new TypeError('failed after');
    return answer;
  };

const seeds = Array.from({ length: Math.ceil(TRIALS / 800) }, (_one, at) => at + 1);

for (const { name, start } of REAL_SERVERS) {
  const title = `devices become the same through ${name} over a line that breaks${start ? '' : ' (not installed: apt-get install apache2-bin rclone)'}`;
  test.skipIf(!start)(title, { timeout: 600_000 }, async () => {
    const server = await start?.();
    if (!server) return;
    try {
      for (const seed of seeds) {
        const url = `${server.url}trial-${seed}`;
        const { devices } = await runTrial(seed, ({ fails, lost }, random) =>
          webdavStore({ url, ...ACCOUNT }, sender(brokenFetch(fails, lost, random), Date.now)),
        );
        const [first, ...others] = devices.map(shown);
        expect(first?.length, `seed ${seed}`).toBeGreaterThan(0);
        for (const other of others) expect(other, `seed ${seed}`).toEqual(first);
      }
    } finally {
      await server.close();
    }
  });
}
