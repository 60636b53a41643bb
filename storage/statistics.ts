import type { Library } from './schema';
import { eachSlice } from './slices';

/** Ids of the papers that were saved from each feed, once for each time; some of the papers may be gone. */
export async function savedFrom(db: Library): Promise<Map<string, string[]>> {
  const feeds = new Map<string, string[]>();
  await eachSlice(db.events, 'n', (events) => {
    for (const { kind, feed, paperId } of events) {
      if (kind !== 'saved' || !feed) continue;
      const ids = feeds.get(feed);
      if (ids) ids.push(paperId);
      else feeds.set(feed, [paperId]);
    }
  });
  return feeds;
}
