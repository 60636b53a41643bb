import { browser } from 'wxt/browser';
import { checkAliases, checkFeed } from '../../messages/check';
import { WAYS } from '../../messages/reading';
import type { FeedRequests } from '../../messages/requests';
import type { Server } from '../../messages/wire';
import { changedLook, isPlain, lookOf, looksOf, PLAIN_LOOK } from '../../paper/feed-look';
import { readCardRules } from '../../storage/card-rules';
import type { Library } from '../../storage/schema';
import { pruneSightings, sight, sightsOf, visit } from '../../storage/sightings';
import { newOnPage, pageArrived } from './badge';
import { library } from './library';
import { shortcut } from './triage';

const ALARM = 'sightings';
const DAY = 24 * 60;
/** Longest that one run of forgetting takes (ms); the next goes on. */
const RUN = 20_000;

/** After so many names it is time to forget, whatever the clock says: a page can show cards without end. */
const MANY = 2000;
let noted = 0;

async function prune(): Promise<void> {
  noted = 0;
  await pruneSightings(await library(), Date.now(), AbortSignal.timeout(RUN));
}

const LOOKS = 'feedLooks';
const setting = async (db: Library, key: string) => (await db.settings.get(key))?.value;
/** Unless the reader says otherwise it is remembered what was seen: it stays in this browser, like everything else. */
const watches = async (db: Library) => (await setting(db, 'watches')) !== false;

/** Says which cards of a feed are set back, and how; what is not spoken of stays. */
export async function setFeedLook(feed: unknown, change: unknown): Promise<void> {
  const name = checkFeed(feed);
  const db = await library();
  await db.transaction('rw', db.settings, async () => {
    const looks = looksOf(await setting(db, LOOKS));
    const wanted = changedLook(looks.get(name) ?? PLAIN_LOOK, change);
    looks.delete(name);
    if (!isPlain(wanted)) looks.set(name, wanted);
    await db.settings.put({ key: LOOKS, value: Object.fromEntries(looks) });
  });
  await tellPages();
}

/** Has open pages ask for the reader's ways anew. */
export async function tellPages(): Promise<void> {
  await browser.storage.local.set({ [WAYS]: Date.now() });
}

type Seen = Pick<FeedRequests, 'arrive' | 'saw' | 'sights'>;

/** Answers to a content script in that tab, on a page of that host, about what was seen there; `mayName` says which names it may use. */
export function seenRequests(tab: number, host: string, mayName: (alias: string) => boolean): Server<Seen> {
  const named = (papers: unknown) => checkAliases(papers).map((aliases) => aliases.filter(mayName));
  return {
    async arrive(feed) {
      const name = checkFeed(feed, host);
      await pageArrived(tab);
      const db = await library();
      const [key, looks, isWatching] = [await setting(db, 'triageKey'), looksOf(await setting(db, LOOKS)), await watches(db)];
      return {
        key: typeof key === 'string' && [...key].length === 1 ? key : '',
        shortcut: await shortcut(),
        watches: isWatching,
        since: isWatching ? await visit(db, name, Date.now()) : 0,
        look: looks.get(name) ?? lookOf(undefined),
        rules: (await readCardRules(db)).some(({ does }) => does !== ''),
      };
    },
    async saw(feed, names) {
      const name = checkFeed(feed, host);
      const seen = named([names].flat().map((one) => [one])).flat();
      const db = await library();
      if (seen.length === 0 || !(await watches(db))) return;
      await sight(db, name, [...new Set(seen)], Date.now());
      noted += seen.length;
      if (noted > MANY) await prune();
    },
    async sights(feed, papers) {
      const name = checkFeed(feed, host);
      const names = named(papers);
      const sights = await sightsOf(await library(), name, names);
      const fresh = names.flatMap(([first], at) => (first !== undefined && sights[at]?.fresh ? [first] : []));
      if (fresh.length > 0) await newOnPage(tab, fresh);
      return sights;
    },
  };
}

/** Forgets once a day what was seen long ago. */
export function keepSightings(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) prune().catch((error: unknown) => console.error('Offprint:', error));
  });
  const keep = async () => {
    if (!(await browser.alarms.get(ALARM))) await browser.alarms.create(ALARM, { delayInMinutes: 10, periodInMinutes: DAY });
  };
  void keep();
}
