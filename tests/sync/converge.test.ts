import { describe, expect, test } from 'vitest';
import { readBatches } from '../../sync/batch';
import { runTrial, shown, TRIALS } from './trial';

describe('libraries on several devices', () => {
  test(`become the same in ${TRIALS} random trials with failures, torn uploads and wrong clocks, and no edit is lost`, {
    timeout: 1_200_000,
  }, async () => {
    let failed = 0;
    for (let seed = 1; seed <= TRIALS; seed++) {
      const { devices, notes, ...trial } = await runTrial(seed);
      failed += trial.failed;
      const [first, ...others] = devices.map(shown);
      for (const other of others) expect(other, `seed ${seed}`).toEqual(first);
      const text = JSON.stringify(first);
      // A paper that was removed elsewhere takes its notes along, unless they came later.
      const removed = devices.some(({ frozen }) => [...frozen.values()].some((batch) => batch.includes('"deleted",1')));
      if (!removed) for (const note of notes) expect(text.includes(note), `seed ${seed}: ${note}`).toBe(true);
      // Of every register the edit with the highest reading is the one that stands.
      const entries = devices.flatMap(({ frozen }) =>
        [...frozen.values()].flatMap((batch) => readBatches(batch).batches.flatMap((one) => one.entries)),
      );
      const latest = new Map<string, string>();
      for (const [h, paper, field] of entries) if (h > (latest.get(`${paper} ${field}`) ?? '')) latest.set(`${paper} ${field}`, h);
      const standing = devices[0]?.registers() ?? new Map();
      for (const [name, h] of latest) {
        const at = name.indexOf(' ');
        // What a device says in a snapshot alone, as under a new name, is in no batch, so a later one may stand.
        expect((standing.get(name.slice(0, at))?.get(name.slice(at + 1))?.h ?? '') >= h, `seed ${seed}: ${name}`).toBe(true);
      }
    }
    expect(failed).toBeGreaterThan(TRIALS);
  });
});
