import { browser } from 'wxt/browser';
import { phrase } from '../../messages/phrases';
import { type Follow, followsIn } from '../../storage/digest';
import { digestSettings } from '../../storage/digest-settings';
import { changeFollow, forgetGone } from '../../storage/follows';
import type { Library } from '../../storage/schema';
import { NEW_PAPERS, newPapers, showBadge } from './badge';
import { dueFeeds, readDue } from './digest-reading';
import { localDay, nextReading } from './digest-time';
import { library, QUIET } from './library';
import { dropUnusedHosts } from './unused-hosts';
import { wait } from './wait';

const ALARM = 'digest';
/** Soonest that a browser lets an alarm go off (ms). */
const SOONEST = 30_000;
/** When a reading is taken up again that ended with the background (ms). */
const AGAIN_AFTER = 60_000;
/** The day on which the reader was told of new papers last, in `meta`. */
const TOLD = 'digestTold';
const NOTICE = 'digest';

/** What stops the reading that is under way. */
let reading = new AbortController();

/** Sets the alarm to when the next feed is to be read; none is set while nothing is followed. */
async function wake(db: Library): Promise<void> {
  const follows = await followsIn(db);
  const now = Date.now();
  const next = (await dueFeeds(db, now)).length > 0 ? now : Math.min(...follows.map(({ nextAt }) => nextAt));
  if (Number.isFinite(next)) await browser.alarms.create(ALARM, { when: Math.max(next, now + SOONEST) });
  else await browser.alarms.clear(ALARM);
}

/** Tells of new papers, once a day at most, if the reader wants that. */
async function tell(db: Library, now: number): Promise<void> {
  const fresh = await newPapers(db);
  const today = localDay(now);
  if (fresh === 0 || !(await digestSettings(db)).notify || (await db.meta.get(TOLD))?.value === today) return;
  if (!(await browser.permissions.contains({ permissions: ['notifications'] }))) return;
  await db.meta.put({ key: TOLD, value: today });
  await browser.notifications.create(NOTICE, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: phrase('digest_notice', [String(fresh)]),
    message: (await followsIn(db)).map(({ name }) => name).join(', '),
  });
}

/** Reads what is due for at most 20 s, in one place of the whole browser; true when more is left. `isWatched` says that the reader looks on, who then need not be told. */
export async function readFeeds(isWatched: boolean): Promise<boolean> {
  const db = await library();
  if ((await db.follows.count()) === 0) return false;
  const left = await navigator.locks.request(ALARM, { ifAvailable: true }, async (lock) => {
    if (!lock) return true;
    // Should the background end meanwhile, nobody is there to say when to go on.
    await browser.alarms.create(ALARM, { when: Date.now() + AGAIN_AFTER });
    reading = new AbortController();
    const mayRead = (host: string) => browser.permissions.contains({ origins: [host] });
    const world = { db, fetch: (...args: Parameters<typeof fetch>) => fetch(...args), clock: { now: Date.now, wait } };
    const { fresh, isLeft } = await readDue({ ...world, signal: reading.signal, mayRead });
    if (fresh > 0) await noteNew(db, fresh, isWatched);
    return isLeft;
  });
  await wake(db);
  if (!left) {
    if (!isWatched) await tell(db, Date.now());
    await forgetGone(db, Date.now());
    await dropUnusedHosts(db);
  }
  await showBadge(db);
  return left;
}

/** Counts new papers for the badge, and has exports of the digest written. */
async function noteNew(db: Library, fresh: number, isWatched: boolean): Promise<void> {
  if (!isWatched) await db.meta.put({ key: NEW_PAPERS, value: (await newPapers(db)) + fresh });
  if ((await db.rules.count()) > 0) await browser.alarms.create(QUIET, { when: Date.now() + SOONEST });
}

/** Has every feed read as soon as can be, but for those that asked to be left alone until later. */
export async function askFeeds(): Promise<void> {
  const db = await library();
  const now = Date.now();
  for (const { id, failing, nextAt } of await followsIn(db))
    if (failing?.code !== 'busy' || nextAt <= now) await changeFollow(db, id, (before) => ({ ...before, nextAt: 0 }));
}

/** Puts every feed off to the next reading, the one that is being read as well. */
export async function stopFeeds(): Promise<void> {
  const db = await library();
  const { hour } = await digestSettings(db);
  const now = Date.now();
  const later = (before: Follow): Follow => (before.nextAt <= now ? { ...before, nextAt: nextReading(hour, now) } : before);
  for (const { id } of await followsIn(db)) await changeFollow(db, id, later);
  reading.abort();
  await wake(db);
}

/** Plans the readings anew after the reader chose another hour. */
export async function planFeeds(): Promise<void> {
  const db = await library();
  const { hour } = await digestSettings(db);
  const now = Date.now();
  for (const { id, nextAt, failing } of await followsIn(db))
    if (nextAt > now && !failing) await changeFollow(db, id, (before) => ({ ...before, nextAt: nextReading(hour, now) }));
  await wake(db);
}

/** The reader looks at the digest: nothing is new any more. */
export async function lookedAtDigest(): Promise<void> {
  const db = await library();
  if ((await newPapers(db)) === 0) return;
  await db.meta.put({ key: NEW_PAPERS, value: 0 });
  await showBadge(db);
}

const begin = () => void readFeeds(false).catch((error: unknown) => console.error('Offprint:', error));

/** Reads feeds again whose hosts the browser lets us read from now on. */
async function retryForbidden(): Promise<void> {
  const db = await library();
  const forbidden = (await followsIn(db)).filter(({ failing }) => failing?.code === 'permission');
  for (const { id } of forbidden) await changeFollow(db, id, (before) => ({ ...before, nextAt: 0 }));
  if (forbidden.length > 0) begin();
}

async function openDigest(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/library.html#/digest') });
  await browser.notifications.clear(NOTICE);
}

let isHearing = false;
/** Opens the digest when its notice is clicked; the browser has no notices before the reader allowed them. */
function hearNotices(): void {
  if (isHearing || !browser.notifications) return;
  isHearing = true;
  browser.notifications.onClicked.addListener((id) => {
    if (id === NOTICE) void openDigest();
  });
}

/** The alarm is made anew where a browser forgot it, and what was missed in the meantime is made up for. */
async function keepAlarm(): Promise<void> {
  if (await browser.alarms.get(ALARM)) return;
  const db = await library();
  if ((await db.follows.count()) > 0) await wake(db);
}

/** Keeps the daily reading of feeds going. */
export function keepDigest(): void {
  browser.alarms.onAlarm.addListener(({ name }) => name === ALARM && begin());
  browser.runtime.onStartup.addListener(begin);
  hearNotices();
  browser.permissions.onAdded.addListener(({ permissions = [], origins = [] }) => {
    if (permissions.includes('notifications')) hearNotices();
    if (origins.length > 0) void retryForbidden().catch((error: unknown) => console.error('Offprint:', error));
  });
  void keepAlarm().catch((error: unknown) => console.error('Offprint:', error));
}
