import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { enterSpace } from '../../storage/devices';
import { importRecords } from '../../storage/import';
import { shareOf } from '../../storage/share';
import { readBatches } from '../../sync/batch';
import { timeOf } from '../../sync/clock';
import { syncOnce } from '../../sync/devices';
import { type DeviceState, newState } from '../../sync/local';
import { lensFor } from '../../sync/share';
import { freshLibrary } from '../storage/fixture';
import { faultyStore } from './faulty-store';

const YEAR = 365 * 86_400_000;

test('a share tells neither when a paper was met or tagged before, nor what an imported entry says beside its facts', async () => {
  const db = await freshLibrary();
  const shared = Date.now();
  await importRecords(
    db,
    [
      {
        found: {
          ids: { doi: '10.1000/p1' },
          site: 'bibtex',
          title: 'Paper 1',
          extra: { file: 'secret-folder/p1.pdf', annote: 'For my eyes.', keywords: 'secret plan' },
        },
        tags: ['reading group'],
        addedAt: shared - 3 * YEAR,
        line: 1,
      },
    ],
    {
      at: shared - 2 * YEAR,
      by: 'library',
      group: 'one',
      newId: () => 'p1',
      makeKey: () => 'ada1843',
    },
  );
  const tags = ['reading group'];
  await enterSpace<DeviceState>(db, 'share', { ...newState('aaaaaaaa', 'Ada'), library: 'library-of-the-group' });
  const { step } = shareOf<DeviceState>(db, 'share', tags, Date.now);
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  await syncOnce({
    local: { step: (work) => step((view) => work({ ...view, lens: lensFor(tags) })) },
    store: faultyStore(files, { fails: 0, lost: 0, torn: 0 }, () => 0.5),
    now: Date.now,
    isLate: () => false,
    newDevice: () => 'anewname',
  });
  const texts = [...files].filter(([path]) => path.endsWith('.jsonl')).map(([, bytes]) => new TextDecoder().decode(bytes));
  expect(texts.join()).toContain('Paper 1');
  for (const word of ['secret-folder', 'For my eyes', 'secret plan']) expect(texts.join()).not.toContain(word);
  const entries = texts.flatMap((text) => readBatches(text).batches.flatMap((one) => one.entries));
  // Before every real time, or not before it was shared.
  const told = entries
    .filter(([h]) => timeOf(h) > 1000 && timeOf(h) < shared)
    .map(([h, , field]) => `${field} ${new Date(timeOf(h)).getFullYear()}`);
  expect(told).toEqual([]);
});
