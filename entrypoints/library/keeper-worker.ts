import { distrust, keepCatalogue } from '../../storage/catalogue-keep';
import { lastChange } from '../../storage/jobs';
import { openLibrary } from '../../storage/open';
import { atRest } from '../../storage/rest';
import { keepWords } from '../../storage/words-keep';

/** What the page asks for: to keep what is derived from the library, and to make the catalogue anew when it is astray by some papers. */
export interface KeeperJob {
  astray: number;
}
/** Sent once, when there is nothing left to do, or when another tab is doing it. */
export interface KeeperNews {
  done: true;
}

/** Between two steps, for whoever wants to save a paper (ms). */
const BREATH = 20;
/** While much is written, as when another device is joined, what is made would be behind at once: it waits until nothing was written for this long (ms). */
const REST = 3000;

async function keep({ astray }: KeeperJob): Promise<void> {
  const db = await openLibrary();
  try {
    if (astray !== 0) await distrust(db, astray);
    let known = await lastChange(db);
    while ((await keepCatalogue(db)) || (await keepWords(db))) {
      await new Promise((resolve) => setTimeout(resolve, BREATH));
      known = await atRest(db, REST, undefined, known);
    }
  } finally {
    db.close();
  }
}

// What is derived can be made anew at any time, so nothing is lost when the page is closed in the middle of it.
self.onmessage = async ({ data }: MessageEvent<KeeperJob>) => {
  try {
    await navigator.locks.request('keeper', { ifAvailable: true }, async (lock) => (lock ? keep(data) : undefined));
  } catch (error) {
    console.error('Offprint:', error);
  }
  self.postMessage({ done: true } satisfies KeeperNews);
};
