import { browser } from 'wxt/browser';
import { WRITTEN } from '../../messages/reading';
import { checkHealth, type Health, type Remembered, recount, remember } from '../../storage/health';
import { openLibrary } from '../../storage/open';
import type { Library } from '../../storage/schema';

/** Beside WRITTEN, in `storage.local`, which a browser's silent reset of IndexedDB leaves alone. */
const HEALTH = 'health';

let opening: Promise<Library> | undefined;

async function recall(): Promise<Remembered | undefined> {
  return (await browser.storage.local.get(WRITTEN))[WRITTEN] as Remembered | undefined;
}

async function note(health: Health): Promise<void> {
  if (health.state === 'reset' || health.state === 'shortened') await browser.storage.local.set({ [HEALTH]: health });
}

async function opened(): Promise<Library> {
  const db = await openLibrary();
  await note(await checkHealth(db, await recall(), () => crypto.randomUUID(), false));
  return db;
}

/** The open library; the first call in a worker's life opens it, and one that failed or was closed is opened anew. */
export async function library(): Promise<Library> {
  opening ??= opened();
  try {
    const db = await opening;
    if (db.isOpen()) return db;
  } catch (error) {
    opening = undefined;
    throw error;
  }
  opening = undefined;
  return library();
}

/** The alarm of the outbox: exports and other devices hear of a change after a quiet minute, and failed jobs are tried again. */
export const QUIET = 'outbox';

/** The alarm after which relevance is learned anew from what was said. */
export const LEARN = 'relevance';

/** To be called after every write: remembers the library's size elsewhere, by which pages that show papers hear of the change. Of what came from another device (`news` is false) nobody is told. */
export async function wrote(db: Library, news = true): Promise<void> {
  const [written, rules, relevance] = await Promise.all([
    remember(db, Date.now()),
    news ? db.rules.count() : 0,
    db.settings.get('relevance'),
  ]);
  await Promise.all([
    browser.storage.local.set({ [WRITTEN]: written }),
    rules > 0 && browser.alarms.create(QUIET, { delayInMinutes: 1 }),
    relevance?.value === true && browser.alarms.create(LEARN, { delayInMinutes: 1 }),
  ]);
}

/** Counts every paper and compares with what is remembered. */
export async function examine(): Promise<void> {
  const db = await library();
  await note(await checkHealth(db, await recall(), () => crypto.randomUUID(), true));
}

/** The reader knows that the library was reset or shortened: what is there now is the truth from here on. */
export async function acceptReset(): Promise<void> {
  const db = await library();
  await recount(db);
  await browser.storage.local.remove(HEALTH);
  await wrote(db);
}
