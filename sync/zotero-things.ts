import type { BibItem } from '../formats/item';
import { inOrder } from '../formats/order';
import { type ZoteroItem, zoteroItem, zoteroNote } from '../formats/zotero-item';
import { bytesOf, sha256 } from './packing';
import type { ZoteroApi } from './zotero-api';
import type { PushedRow, Thing } from './zotero-batch';
import { nameForKey, zoteroKey } from './zotero-keys';
import type { Wanted } from './zotero-merge';

const markOf = async (value: unknown) => (await sha256(bytesOf(JSON.stringify(value)))).slice(0, 16);

const wanted = ({ itemType, fields, creators, extra, tags }: ZoteroItem): Wanted => ({
  itemType,
  fields: { ...fields, creators },
  extra,
  tags,
});

const noteId = (id: string) => `${id} note`;

/** What papers, and with `notes` what the reader wrote about them, are in a Zotero library. `isKnown` tells what is there already. */
export async function thingsOf(items: readonly BibItem[], notes: boolean, isKnown: (id: string) => boolean): Promise<Thing[]> {
  const things: Thing[] = [];
  for (const { item, key } of inOrder(items)) {
    const { id, aliases } = item.paper;
    const name = nameForKey(aliases, id);
    const as = (type?: string) => wanted(zoteroItem(item, key, type));
    things.push({ id, name, sum: await markOf(as()), as });
    const note = notes ? zoteroNote(item.annotation?.note ?? '') : '';
    // One that was emptied here is emptied there.
    if (!notes || (note === '' && !isKnown(noteId(id)))) continue;
    const child: Wanted = { itemType: 'note', fields: { note }, extra: [], tags: [] };
    things.push({ id: noteId(id), name: `note ${name}`, sum: await markOf(child), parent: id, as: () => child });
  }
  return things;
}

const KEY = /^[2-9A-NP-Z]{8}$/;

/**
 * The key of the collection that the reader called by its name or its key; one that is not there is made, and one that was deleted
 * since is not. '' has none. Throws TargetError.
 */
export async function collectionFor(
  wish: string,
  api: ZoteroApi,
  { row, keep }: { row?: PushedRow; keep(row: PushedRow): Promise<void> },
): Promise<string | undefined> {
  if (wish === '' || row?.gone) return undefined;
  if (row && row.version > 0) return row.key;
  const there = await api.collections();
  const named = (test: (name: string) => boolean) => there.find(({ data }) => test(String(data.name ?? '')));
  const low = wish.toLowerCase();
  const found =
    named((name) => name === wish) ??
    named((name) => name.toLowerCase() === low) ??
    (KEY.test(wish) ? there.find(({ key }) => key === wish) : undefined);
  const blank = { id: collectionId(wish), sum: '', sent: {}, tags: [] };
  if (found) {
    await keep({ ...blank, key: found.key, version: Math.max(found.version, 1) });
    return found.key;
  }
  const key = row?.key ?? (await zoteroKey(`collection ${wish}`, (one) => there.some((other) => other.key === one)));
  await keep({ ...blank, key, version: 0 });
  const written = (await api.write('collections', [{ key, version: 0, name: wish, parentCollection: false }])).get(0);
  const isMade = written && !('refused' in written);
  if (isMade) await keep({ ...blank, key, version: Math.max(written.object?.version ?? 1, 1) });
  return isMade ? key : undefined;
}

/** The row of a collection among those of what was pushed. */
export const collectionId = (wish: string): string => `collection ${wish}`;
