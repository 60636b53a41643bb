import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lastChange } from '../../storage/jobs';
import { atRest } from '../../storage/rest';
import type { Library } from '../../storage/schema';
import { freshLibrary, onArxiv, say } from './fixture';

let db: Library;
beforeEach(async () => {
  db = await freshLibrary();
  vi.useFakeTimers({ toFake: ['setTimeout'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await db.delete();
});

/** Lets the wait that is under way end. */
async function wait(): Promise<void> {
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
  vi.advanceTimersToNextTimer();
}

test('rest is waited for again after each write, and not at all while the change is known', async () => {
  let rest: number | undefined;
  const resting = atRest(db, 5000).then((change) => {
    rest = change;
  });
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
  await say(db, onArxiv, { rating: 3 });
  await wait();
  await wait();
  await resting;
  expect(rest).toBe(await lastChange(db));
  expect(rest).toBeGreaterThan(0);
  expect(await atRest(db, 5000, undefined, rest)).toBe(rest);
  expect(vi.getTimerCount()).toBe(0);
});

test('a page that is closed meanwhile waits no longer', async () => {
  const gone = new AbortController();
  const resting = atRest(db, 5000, gone.signal);
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
  await say(db, onArxiv, { rating: 3 });
  gone.abort();
  await wait();
  expect(await resting).toBe(0);
});
