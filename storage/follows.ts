import { type Follow, followsIn } from './digest';
import type { Library } from './schema';

/** The setting that says which feeds are followed, so that a backup holds them. */
export const FEEDS = 'feeds';

/** A feed as the setting has it. */
export interface FeedSetting<F = unknown> {
  feed: F;
  name: string;
}

async function remember(db: Library): Promise<void> {
  const value = (await followsIn(db)).map(({ feed, name }): FeedSetting => ({ feed, name }));
  await db.settings.put({ key: FEEDS, value });
}

const change = <T>(db: Library, work: () => Promise<T>) => db.transaction('rw', db.follows, db.settings, work);

/** Follows feeds, each to be read as soon as can be. One that was given up a while ago goes on where it was, and one that is followed stays as it is. */
export async function follow(db: Library, feeds: readonly (FeedSetting & { id: string })[], now: number): Promise<void> {
  await change(db, async () => {
    for (const [at, { id, feed, name }] of feeds.entries()) {
      const before = (await db.follows.get(id))?.value as Follow | undefined;
      if (before && before.goneAt === undefined) continue;
      const { goneAt: _goneAt, ...value } = before ?? { id, feed, name, addedAt: now + at, readAt: 0, nextAt: 0, there: [] };
      await db.follows.put({ id, value });
    }
    await remember(db);
  });
}

/** Gives up a feed; what it has listed stays. */
export async function unfollow(db: Library, id: string, now: number): Promise<void> {
  await change(db, async () => {
    const before = (await db.follows.get(id))?.value as Follow | undefined;
    if (!before) return;
    await db.follows.put({ id, value: { ...before, goneAt: now } });
    await remember(db);
  });
}

/** Changes what is known of a feed that is followed. */
export async function changeFollow(db: Library, id: string, of: (before: Follow) => Follow): Promise<void> {
  await db.transaction('rw', db.follows, async () => {
    const before = (await db.follows.get(id))?.value as Follow | undefined;
    if (before && before.goneAt === undefined) await db.follows.put({ id, value: of(before) });
  });
}

/** How long a feed that was given up can be taken back (ms). */
const GONE_AFTER = 86_400_000;

/** Forgets feeds that were given up a day ago or longer. */
export async function forgetGone(db: Library, now: number): Promise<void> {
  const rows = await db.follows.toArray();
  const gone = rows.filter(({ value }) => ((value as Follow).goneAt ?? now) < now - GONE_AFTER);
  if (gone.length > 0) await db.follows.bulkDelete(gone.map(({ id }) => id));
}
