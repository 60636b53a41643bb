import type { Tally } from '../paper/statistics';
import type { Library } from './schema';

/** The keys of an index with the ids they belong to. Reading an index without its rows is what makes this fit for a large library. */
async function indexed<K>(collection: { keys(): Promise<unknown>; primaryKeys(): Promise<string[]> }): Promise<[K, string][]> {
  const [keys, ids] = await Promise.all([collection.keys() as Promise<K[]>, collection.primaryKeys()]);
  return keys.flatMap((key, at): [K, string][] => {
    const id = ids[at];
    return id === undefined ? [] : [[key, id]];
  });
}

function countsOf<K>(pairs: readonly [K, string][]): Map<K, number> {
  const counts = new Map<K, number>();
  for (const [key] of pairs) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Counts the library for its statistics, all of it as it stands at one moment. */
export function tallyOf(db: Library): Promise<Tally> {
  return db.transaction('r', db.papers, db.annotations, db.events, async () => {
    const [added, sites, ratings, tagged, queue] = await Promise.all([
      indexed<number>(db.papers.orderBy('addedAt')),
      indexed<string>(db.papers.orderBy('site')),
      indexed<number>(db.annotations.orderBy('rating')),
      indexed<string>(db.annotations.orderBy('tags')),
      db.annotations.where('status').equals('queued').primaryKeys(),
    ]);
    const read = await db.annotations.where('status').equals('read').toArray();
    const saved = await db.events.where('[kind+at]').between(['saved', 0], ['saved', Number.POSITIVE_INFINITY]).toArray();
    const of = new Map(added.map(([at, id]) => [id, at]));
    const byRating = countsOf(ratings);
    const tags = new Map<string, string[]>();
    for (const [tag, id] of tagged) {
      const ids = tags.get(tag);
      if (ids) ids.push(id);
      else tags.set(tag, [id]);
    }
    // A paper that was removed since is no part of the library any more.
    const feeds = saved.flatMap(({ feed, paperId }): [string, string][] => (feed && of.has(paperId) ? [[feed, paperId]] : []));
    return {
      added: of,
      read: read.map(({ changedAt }) => changedAt.status ?? 0),
      ratings: [0, 1, 2, 3, 4, 5].map((rating) => byRating.get(rating) ?? 0),
      sites: countsOf(sites),
      feeds: countsOf(feeds),
      tags,
      queue,
    };
  });
}
