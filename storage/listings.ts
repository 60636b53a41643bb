import type { Library } from './schema';

/** How a site's listing could be read of late. Times are in ms since 1970. */
export interface ListingHealth {
  site: string;
  listing: string;
  /** When it was last read as it should be; written once a day at most. */
  goodAt: number;
  /** Share of its cards that could be read then, from 0 to 1. */
  share: number;
  /** Since when it cannot, 0 while it can. */
  changedAt: number;
}

const PREFIX = 'listing:';
const DAY = 86_400_000;

/** Less than this part of the share of cards that used to be readable means that the site has changed. */
const FAR_FEWER = 0.5;

function healthOf(value: unknown): ListingHealth | undefined {
  const health = value as Partial<ListingHealth> | undefined;
  return typeof health?.changedAt === 'number' && typeof health.site === 'string' ? (health as ListingHealth) : undefined;
}

/** Takes note of how well a listing could be read. A visit that tells nothing new writes nothing. */
export async function noteListing(
  db: Library,
  met: { site: string; listing: string; cards: number; unread: number },
  now: number,
): Promise<void> {
  const key = `${PREFIX}${met.site}:${met.listing}`;
  const before = healthOf((await db.meta.get(key))?.value);
  const share = met.cards === 0 ? 0 : 1 - met.unread / met.cards;
  const good = share > 0 && share >= (before?.share ?? 1) * FAR_FEWER;
  if (good && before?.changedAt === 0 && now - before.goodAt < DAY) return;
  if (!good && before && before.changedAt > 0) return;
  const { site, listing } = met;
  const value: ListingHealth = good
    ? { site, listing, goodAt: now, share, changedAt: 0 }
    : { site, listing, goodAt: before?.goodAt ?? 0, share: before?.share ?? 1, changedAt: now };
  await db.meta.put({ key, value });
}

/** The listings that can no longer be read as they used to be. */
export async function changedListings(db: Library): Promise<ListingHealth[]> {
  const rows = await db.meta.where('key').startsWith(PREFIX).toArray();
  return rows.flatMap(({ value }) => healthOf(value) ?? []).filter(({ changedAt }) => changedAt > 0);
}
