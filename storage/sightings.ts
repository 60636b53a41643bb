import type { Alias } from '../paper/ids';
import type { Library } from './schema';

/** Who comes back sooner than this (ms) never left. */
const STAY = 30 * 60_000;
const DAY = 86_400_000;
/** How long what was seen is remembered, and how much of it at most. */
const KEPT = 90 * DAY;
const MOST = 50_000;
const SLICE = 1000;

/** What is known of a card: whether it stood on the screen before this visit to the feed began, and whether it is new since the last one ended. */
export interface Sight {
  seen: boolean;
  fresh: boolean;
}

/** The reader is on a feed: gives when the visit before this one ended (ms since 1970), 0 when there was none. */
export async function visit(db: Library, feed: string, now: number): Promise<number> {
  return db.transaction('rw', db.visits, async () => {
    const last = await db.visits.get(feed);
    const isOn = last !== undefined && now - last.at < STAY;
    const before = isOn ? last.before : (last?.at ?? 0);
    await db.visits.put({ feed, at: now, before, began: isOn ? (last.began ?? last.at) : now });
    return before;
  });
}

/** Remembers cards that stood on the screen, by the first names of their papers, and that the visit to their feed goes on. */
export async function sight(db: Library, feed: string, names: readonly Alias[], now: number): Promise<void> {
  await db.transaction('rw', db.sightings, db.visits, async () => {
    const rows = await db.sightings.bulkGet([...names]);
    await db.sightings.bulkPut(names.map((name, at) => ({ name, first: rows[at]?.first ?? now, at: now })));
    const last = await db.visits.get(feed);
    if (last) await db.visits.put({ ...last, at: now });
  });
}

/** What is known of papers on a feed, each given by its names. */
export async function sightsOf(db: Library, feed: string, papers: readonly Alias[][]): Promise<Sight[]> {
  const { before = 0, began = 0 } = (await db.visits.get(feed)) ?? {};
  const names = [...new Set(papers.flat())];
  const rows = await db.sightings.bulkGet(names);
  const first = new Map(names.map((name, at) => [name, rows[at]?.first ?? Number.POSITIVE_INFINITY]));
  return papers.map((aliases) => {
    const since = Math.min(...aliases.map((name) => first.get(name) ?? Number.POSITIVE_INFINITY));
    return { seen: since < began, fresh: before > 0 && since > before };
  });
}

/** Forgets what is older than ninety days, and the oldest beyond `most`, a slice at a time; ends early when the signal aborts. */
export async function pruneSightings(db: Library, now: number, signal?: AbortSignal, most = MOST): Promise<void> {
  await db.visits.filter(({ at }) => at < now - KEPT).delete();
  for (;;) {
    if (signal?.aborted) return;
    const old = await db.sightings
      .where('at')
      .below(now - KEPT)
      .limit(SLICE)
      .primaryKeys();
    const excess = (await db.sightings.count()) - old.length - most;
    const more = excess > 0 ? await db.sightings.orderBy('at').offset(old.length).limit(Math.min(excess, SLICE)).primaryKeys() : [];
    if (old.length + more.length === 0) return;
    await db.sightings.bulkDelete([...old, ...more]);
  }
}

/** Forgets all that was seen, and every visit. */
export async function forgetSightings(db: Library): Promise<void> {
  await db.transaction('rw', db.sightings, db.visits, async () => {
    await db.sightings.clear();
    await db.visits.clear();
  });
}
