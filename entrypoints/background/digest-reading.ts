import { addressOf, type FeedRead, type Followed, hostOf, readFollowed } from '../../lookup/followed';
import { feedNamedBy } from '../../lookup/page-feed';
import { type Clock, LookupError, type Polite, politely } from '../../lookup/polite';
import { isListed, tasteOf } from '../../paper/digest-rules';
import { type Follow, followsIn, rankRows, tasteIn } from '../../storage/digest';
import { digestRules, digestSettings } from '../../storage/digest-settings';
import { addReading } from '../../storage/digest-write';
import { changeFollow } from '../../storage/follows';
import type { Library } from '../../storage/schema';
import { localDay, nextReading } from './digest-time';

/** No feed is taken up later than this in a slice, and a slice ends after that (ms). A request may take 20 s: the first one of a slice ends by itself. */
const TAKE_UP = 10_000;
const SLICE = 20_500;
const MINUTE = 60_000;
/** First wait after trouble that may pass, and the longest (ms). */
const FIRST_WAIT = 15 * MINUTE;
const LONGEST_WAIT = 6 * 60 * MINUTE;
/** Further ahead than this nothing is planned: the clock was set back (ms). */
const FAR = 2 * 24 * 60 * MINUTE;
/** Pause between two requests to one host (ms); arXiv asks for three seconds (info.arxiv.org/help/api/tou.html). */
const GAP = 3000;

/** What reading feeds needs of the world. */
export interface DigestWorld {
  db: Library;
  fetch: typeof fetch;
  clock: Clock;
  signal: AbortSignal;
  /** Whether the browser lets us read hosts of that match pattern. */
  mayRead(host: string): Promise<boolean>;
}

/** Whether a feed is to be read now. */
const isDue = ({ nextAt }: Follow, now: number): boolean => nextAt <= now || nextAt > now + FAR;

/** The feeds to be read now, the one that waits longest first. */
export async function dueFeeds(db: Library, now: number): Promise<Follow<Followed>[]> {
  return (await followsIn<Followed>(db)).filter((one) => isDue(one, now)).sort((a, b) => a.nextAt - b.nextAt || a.addedAt - b.addedAt);
}

/** When a feed is read again after a failure: passing trouble soon, all else with the next reading. */
function againAt({ code, retryAt }: LookupError, tries: number, now: number, planned: number): number {
  if (code === 'busy') return retryAt ?? now + FIRST_WAIT;
  if (code !== 'unavailable') return planned;
  return Math.min(now + Math.min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT), planned);
}

async function noteFailure(db: Library, { id, feed }: Follow<Followed>, error: LookupError, now: number, planned: number): Promise<void> {
  const instead = error.page !== undefined && feed.kind === 'feed' ? feedNamedBy(error.page, addressOf(feed)) : undefined;
  const other = instead && addressOf(instead) !== addressOf(feed) ? { instead } : {};
  await changeFollow(db, id, (before) => {
    const tries = (before.failing?.tries ?? 0) + 1;
    const failing = { code: error.code, since: before.failing?.since ?? now, tries, ...other };
    return { ...before, failing, nextAt: againAt(error, tries, now, planned) };
  });
}

/** Leaves a feed for the next reading, since the browser does not let us read its host. */
async function noteForbidden(db: Library, id: string, now: number, planned: number): Promise<void> {
  await changeFollow(db, id, (before) => {
    const { since = now, tries = 0 } = before.failing ?? {};
    return { ...before, failing: { code: 'permission', since, tries: tries + 1 }, nextAt: planned };
  });
}

/** What a feed lists now. Throws LookupError: whatever else goes wrong with an answer makes no sense either, and must not stop the others. */
async function read({ feed }: Follow<Followed>, polite: Polite, now: number): Promise<FeedRead> {
  try {
    return await readFollowed(feed, polite, now);
  } catch (error) {
    if (error instanceof LookupError) throw error;
    console.error('Offprint:', error);
    throw new LookupError('bad-answer', error instanceof Error ? error.name : 'Unknown.');
  }
}

/** Reads the feeds that are due for one slice of time, each with one request; gives how many papers are new, and whether feeds are left. Starts no request when nothing is followed. */
export async function readDue({ db, fetch, clock, signal, mayRead }: DigestWorld): Promise<{ fresh: number; isLeft: boolean }> {
  const begun = clock.now();
  const first = await dueFeeds(db, begun);
  if (first.length === 0) return { fresh: 0, isLeft: false };
  const [{ hour }, rules, liking] = await Promise.all([digestSettings(db), digestRules(db), tasteIn(db)]);
  const taste = tasteOf(rules, liking);
  const ending = AbortSignal.any([signal, AbortSignal.timeout(SLICE)]);
  const hosts = new Map<string, Polite>();
  const politeTo = (host: string) => {
    const polite = hosts.get(host) ?? politely(fetch, clock, { gap: GAP, signal: ending });
    hosts.set(host, polite);
    return polite;
  };
  let fresh = 0;
  for (const follow of first) {
    const now = clock.now();
    if (now - begun > TAKE_UP || ending.aborted) return { fresh, isLeft: !signal.aborted };
    const planned = nextReading(hour, now);
    const host = hostOf(follow.feed);
    if (!(await mayRead(host))) {
      await noteForbidden(db, follow.id, now, planned);
      continue;
    }
    try {
      const { title, papers } = await read(follow, politeTo(host), now);
      const at = clock.now();
      fresh += await addReading(db, {
        feed: follow.id,
        name: title,
        day: localDay(at),
        at,
        nextAt: nextReading(hour, at),
        listed: papers,
        isWanted: ({ announced }) => isListed(rules, announced),
        best: (rows, most) => rankRows(rows, taste).slice(0, most),
      });
    } catch (error) {
      if (!(error instanceof LookupError)) throw error;
      // The slice ended first: the feed is the first of the next.
      if (error.code === 'stopped') return { fresh, isLeft: !signal.aborted };
      await noteFailure(db, follow, error, clock.now(), planned);
    }
  }
  return { fresh, isLeft: false };
}
