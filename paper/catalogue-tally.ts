import type { Catalogue } from './catalogue';
import { ALL_STATUSES } from './catalogue-columns';
import type { Tally } from './statistics';

function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Counts a library for its statistics by its catalogue; `savedFrom` has the ids of papers saved from each feed. */
export function tallyOf(catalogue: Catalogue, savedFrom: ReadonlyMap<string, readonly string[]>): Tally {
  const { addedAt, status, statusAt, rating, site } = catalogue.columns;
  const [queued, isRead] = [ALL_STATUSES.indexOf('queued'), ALL_STATUSES.indexOf('read')];
  const added: number[] = [];
  const read: number[] = [];
  const queue: number[] = [];
  const ratings = [0, 0, 0, 0, 0, 0];
  const bySite = new Uint32Array(catalogue.sites.list.length);
  const tags = new Map<string, number[]>();
  for (const row of catalogue.live()) {
    const at = addedAt[row] ?? 0;
    added.push(at);
    if (status[row] === queued) queue.push(at);
    if (status[row] === isRead) read.push(statusAt[row] ?? 0);
    ratings[rating[row] ?? 0] = (ratings[rating[row] ?? 0] ?? 0) + 1;
    bySite[site[row] ?? 0] = (bySite[site[row] ?? 0] ?? 0) + 1;
    for (const tag of catalogue.tagsOf(row)) add(tags, tag, at);
  }
  const sites = catalogue.sites.list.map((name, at): [string, number] => [name, bySite[at] ?? 0]);
  // A paper that was removed since is no part of the library any more.
  const isHere = (id: string) => catalogue.alive[catalogue.rowOf(id) ?? -1] === 1;
  const feeds = [...savedFrom].map(([feed, ids]): [string, number] => [feed, ids.filter(isHere).length]);
  const some = (counts: [string, number][]) => new Map(counts.filter(([, papers]) => papers > 0));
  return { added, read, ratings, sites: some(sites), feeds: some(feeds), tags, queue };
}
