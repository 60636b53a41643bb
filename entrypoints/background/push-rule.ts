import { lastChange } from '../../storage/jobs';
import { keepPushed, pushedTo } from '../../storage/pushed';
import { allEntries } from '../../storage/read';
import type { Library } from '../../storage/schema';
import { done, type ItemRule, type Progress } from '../../sync/job';
import type { ZoteroApi } from '../../sync/zotero-api';
import type { PushedRow, Thing } from '../../sync/zotero-batch';
import { push } from '../../sync/zotero-push';
import { collectionFor, collectionId, thingsOf } from '../../sync/zotero-things';
import { chosen, itemsOf } from './export-rule';

/** Where papers are kept as items: the library behind an API, and the collection new ones go into ('' for none). */
export interface Shelf {
  api: ZoteroApi;
  url: string;
  collection: string;
}

/** Brings papers to the library of a reference manager, as far as time allows; gives the job's progress. Throws TargetError. */
export async function runPush(
  db: Library,
  { rule, progress }: { rule: ItemRule; progress: Progress },
  { api, url, collection }: Shelf,
  { isLate, now }: { isLate(): boolean; now: number },
): Promise<Progress> {
  const upTo = await lastChange(db);
  const place = `${url.replace(/\/+$/, '')} ${await api.library()}`;
  const rows = await pushedTo<PushedRow>(db, place);
  const keep = (changed: readonly PushedRow[]) => keepPushed(db, place, changed);
  const items = await itemsOf(db, await chosen(db, await allEntries(db), rule.what), true);
  const things = await thingsOf(items, rule.notes, (id) => rows.has(id));

  const restore = progress.replace === true;
  const isNew = ({ id }: Thing) => !rows.get(id)?.version;
  const home = rows.get(collectionId(collection));
  const row = home?.gone && restore ? undefined : home;
  const shelf = things.some(isNew) ? await collectionFor(collection, api, { row, keep: (one) => keep([one]) }) : undefined;

  const begins = progress.phase === 'due' && progress.part === undefined;
  const { gone, refused, rest, homeless } = await push(things, { api, rows, keep, collection: shelf, restore, retry: begins, isLate });
  const known = rows.get(collectionId(collection));
  if (homeless && known) await keep([{ ...known, gone: true }]);
  if (rest > 0) return { ...progress, phase: 'due', nextAt: 0, part: { done: things.length - rest, of: things.length } };
  const left = gone + refused > 0 ? { gone, refused } : undefined;
  return { ...done(progress, upTo, now), ...(left && { left }) };
}
