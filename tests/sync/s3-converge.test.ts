import { expect, test } from 'vitest';
import { sender } from '../../sync/http';
import { s3Store } from '../../sync/s3-store';
import { type S3Fault, s3Server } from './s3-server';
import { runTrial, shown, TRIALS } from './trial';

test('devices become the same over a bucket whose requests fail and whose answers get lost', { timeout: 600_000 }, async () => {
  let failed = 0;
  for (let seed = 1; seed <= Math.max(6, TRIALS / 80); seed++) {
    let fault: (method: string) => S3Fault = () => undefined;
    const server = await s3Server({ next: (method) => fault(method), conditions: seed % 2 ? 'ignored' : undefined, pageSize: 3 });
    const trial = await runTrial(seed, ({ fails, lost }, random) => {
      fault = (method) => (random() < fails ? (random() < 0.5 ? 503 : 500) : method === 'PUT' && random() < lost ? 'lost' : undefined);
      return s3Store({ ...server.place, folder: 'Offprint' }, sender(fetch, Date.now));
    });
    await server.close();
    failed += trial.failed;
    const [first, ...others] = trial.devices.map(shown);
    expect(first?.length, `seed ${seed}`).toBeGreaterThan(0);
    for (const other of others) expect(other, `seed ${seed}`).toEqual(first);
  }
  expect(failed).toBeGreaterThan(6);
});
