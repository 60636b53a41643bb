import { FEED_KINDS, type Followed, followOf, nameOf } from '../../lookup/followed';
import { BadMessage, checkPatterns, checkText } from '../../messages/check';
import type { LibraryRequests } from '../../messages/requests';
import type { Server } from '../../messages/wire';
import { markSeen } from '../../storage/digest-write';
import { FEEDS, type FeedSetting, follow, unfollow } from '../../storage/follows';
import type { Library } from '../../storage/schema';
import { askFeeds, lookedAtDigest, readFeeds, stopFeeds } from './digest';
import { library } from './library';
import { leaveAlone } from './reading';

/** Feeds that may be followed: more would take more than a morning to read. */
const MOST_FEEDS = 100;

/** A feed as whoever sends or stores it says it; undefined for what is none. */
function followedOf(value: unknown): Followed | undefined {
  const { kind, of } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Followed>;
  const known = FEED_KINDS.find((one) => one === kind);
  if (!known || typeof of !== 'string') return undefined;
  if (known === 'huggingface-daily' || known === 'huggingface-trending') return { kind: known, of: '' };
  // Read once more as if it were typed, so that nothing else is ever asked for than a reader may ask for.
  const meant = followOf(known === 'openreview' ? `https://openreview.net/group?id=${encodeURIComponent(of)}` : of);
  return meant?.kind === known ? meant : undefined;
}

const named = (feed: Followed) => ({ id: `${feed.kind} ${feed.of}`, feed, name: nameOf(feed) });

/** Follows the feeds that a restored backup names. */
export async function followRestored(db: Library): Promise<void> {
  const stored = (await db.settings.get(FEEDS))?.value;
  const feeds = (Array.isArray(stored) ? stored : []).slice(0, MOST_FEEDS).flatMap((one) => {
    const { feed, name } = (typeof one === 'object' && one !== null ? one : {}) as Partial<FeedSetting>;
    const followed = followedOf(feed);
    return followed ? { ...named(followed), ...(typeof name === 'string' && name && { name: name.slice(0, 300) }) } : [];
  });
  await follow(db, feeds, Date.now());
  begin();
}

/** Nobody waits for the feeds to be read. */
const begin = () => void readFeeds(false).catch((error: unknown) => console.error('Offprint:', error));

const checkIds = (ids: unknown): string[] => (Array.isArray(ids) ? ids : []).slice(0, 100_000).map((id) => checkText(id, 2100));

type DigestMembers = 'follow' | 'unfollow' | 'readFeeds' | 'stopFeeds' | 'seen' | 'lookedAtDigest';

/** Answers to our own pages about feeds that are followed and what they brought. */
export function digestRequests(): Server<Pick<LibraryRequests, DigestMembers>> {
  return {
    async follow(feed, fresh) {
      const followed = followedOf(feed);
      const db = await library();
      if (!followed || (await db.follows.count()) >= MOST_FEEDS) throw new BadMessage('not a feed');
      await follow(db, [named(followed)], Date.now());
      await leaveAlone(checkPatterns(fresh));
    },
    unfollow: async (id) => unfollow(await library(), checkText(id, 2100), Date.now()),
    async readFeeds(ask) {
      if (ask === true) await askFeeds();
      return readFeeds(true);
    },
    stopFeeds: () => stopFeeds(),
    seen: async (ids, isSeen) => markSeen(await library(), checkIds(ids), isSeen === true ? Date.now() : undefined),
    lookedAtDigest: () => lookedAtDigest(),
  };
}
