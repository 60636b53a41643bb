import { lastChange } from './jobs';
import type { Library } from './schema';

/** Waits until nothing was written for so long (ms), or until the signal aborts; gives the number of the last change. Does not wait at all while that is the one that is known. */
export async function atRest(db: Library, ms: number, signal?: AbortSignal, known?: number): Promise<number> {
  let before = await lastChange(db);
  if (before === known) return before;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, ms));
    if (signal?.aborted) return before;
    const now = await lastChange(db);
    if (now === before) return now;
    before = now;
  }
}
