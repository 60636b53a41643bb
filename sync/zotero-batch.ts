import { TargetError } from './target-error';
import type { Written, ZoteroApi, ZoteroObject } from './zotero-api';
import { type Base, baseOf, extraWith, isSame, merge, namesOf, sendingOf, tagsOf, typeFor, type Wanted } from './zotero-merge';

/** What is kept of a thing we pushed. It is kept before it is sent, so that one that was sent is never made a second time. */
export interface PushedRow extends Base {
  id: string;
  /** Its key there. */
  key: string;
  /** Its version there when we last saw it; 0 before it is known to be there. */
  version: number;
  /** Mark of what was wanted when it was last brought there; '' before. */
  sum: string;
  /** It was deleted there. */
  gone?: boolean;
  /** What was wanted when the server refused it: that is not tried again. */
  refused?: string;
}

/** A thing to be kept up to date there. */
export interface Thing {
  id: string;
  /** What its key is made of. */
  name: string;
  /** Mark of all that is wanted of it. */
  sum: string;
  /** The thing it belongs to, which has to be there first. */
  parent?: string;
  /** What is wanted of it; of another type than its own when `type` says so. */
  as(type?: string): Wanted;
}

/** A thing with what is kept of it, and the key of what it belongs to. */
export interface Working {
  thing: Thing;
  row: PushedRow;
  parent?: string;
}

export interface Bringing {
  api: ZoteroApi;
  put(rows: readonly PushedRow[]): Promise<void>;
  /** Key of the collection that new items are put into; undefined when there is none, or it is not there any more. */
  home?: string;
  /** Bring back what was deleted there. */
  restore: boolean;
  /** A new row under another key than all that are known. */
  newRow(thing: Thing): Promise<PushedRow>;
}

/** Refusals of one object: it changed, it is not there, what it belongs to is not, or it is not taken as it is. */
const CHANGED = 412;
const MISSING = 404;
const CONFLICT = 409;
const REFUSED = [400, CONFLICT, 413, 428];

type Result = { object?: ZoteroObject } | { refused: number };
const refusalIn = (result: Result) => ('refused' in result ? result.refused : undefined);
const resultAt = (written: Written, at: number): Result => written.get(at) ?? {};

/** Keeps what was done of a batch, and fails when the server had trouble of its own with the rest. */
async function settle(put: Bringing['put'], done: readonly PushedRow[], troubles: readonly number[]): Promise<void> {
  await put(done);
  if (troubles.length > 0) throw new TargetError('unavailable', `It answered ${troubles[0]} to an item.`);
}

async function settled(
  { thing, row }: Working,
  { version, data }: ZoteroObject,
  wanted: Wanted,
  ours: readonly string[],
): Promise<PushedRow> {
  const { gone: _gone, refused: _refused, sending: _sending, ...rest } = row;
  return { ...rest, version, sum: thing.sum, ...(await baseOf(data, wanted, ours, row, true)) };
}

/** Makes items under the keys of their rows; gives those whose keys are there already. */
export async function create(bringing: Bringing, batch: readonly Working[]): Promise<Working[]> {
  const { api, put, home } = bringing;
  const making = await Promise.all(
    batch.map(async (one) => {
      const wanted = one.thing.as();
      return { ...one, wanted, row: { ...one.row, sending: await sendingOf(wanted, namesOf(wanted)) } };
    }),
  );
  await put(making.map(({ row }) => row));
  const objects = making.map(({ row, wanted: { itemType, fields, extra, tags }, parent }) => ({
    key: row.key,
    version: 0,
    itemType,
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')),
    ...(extra.length > 0 && { extra: extraWith('', extra) }),
    tags: tagsOf(tags),
    ...(parent ? { parentItem: parent } : { collections: home ? [home] : [] }),
  }));
  const written = await api.write('items', objects);
  const there: Working[] = [];
  const done: PushedRow[] = [];
  const troubles: number[] = [];
  for (const [at, one] of making.entries()) {
    const result = resultAt(written, at);
    const code = refusalIn(result);
    if (code === CONFLICT && home && !one.parent) bringing.home = undefined;
    else if (code === MISSING || REFUSED.includes(code ?? 0)) done.push({ ...one.row, refused: one.thing.sum });
    else if (code !== undefined && code !== CHANGED) troubles.push(code);
    else if ('object' in result && result.object) done.push(await settled(one, result.object, one.wanted, namesOf(one.wanted)));
    else there.push(one);
  }
  await settle(put, done, troubles);
  return there;
}

interface Writing extends Working {
  wanted: Wanted;
  ours: string[];
  there: ZoteroObject;
  patch: Record<string, unknown>;
}

/** What is to be written of an item that is there. */
async function writingOf({ thing, row, parent }: Working, there: ZoteroObject): Promise<Writing> {
  const own = thing.as();
  const type = await typeFor(there.data, own.itemType, row);
  const wanted = type === own.itemType ? own : thing.as(type);
  const { patch, ours } = await merge(there.data, wanted, row, own.itemType);
  if (there.data.deleted) patch.deleted = false;
  return { thing, row, parent, wanted, ours, there, patch };
}

/** What is kept right before an item is written: what is ours as it was read, and what is about to be. */
const begun = async ({ row, there, wanted, ours }: Writing): Promise<PushedRow> => ({
  ...row,
  version: there.version,
  ...(await baseOf(there.data, wanted, ours, row, false)),
  sending: await sendingOf(wanted, ours),
});

/** Reads items and writes what of them is to be different; gives those that have to be looked at once more. */
export async function update({ api, put, restore, newRow }: Bringing, batch: readonly Working[]): Promise<Working[]> {
  const found = await api.items(batch.map(({ row }) => row.key));
  const done: PushedRow[] = [];
  const again: Working[] = [];
  const writing: Writing[] = [];
  for (const one of batch) {
    const { thing, row, parent } = one;
    const there = found.get(row.key);
    // One whose making was begun may not have got there.
    if (!there && (restore || row.version === 0)) again.push({ ...one, row: { ...(await newRow(thing)), key: row.key } });
    else if (!there || (there.data.deleted && !restore)) done.push({ ...row, gone: true });
    else if (row.version === 0 && !isSame(there.data, thing.as(), parent)) again.push({ ...one, row: await newRow(thing) });
    else {
      const next = await writingOf(one, there);
      if (Object.keys(next.patch).length > 0) writing.push(next);
      else done.push(await settled(one, there, next.wanted, next.ours));
    }
  }
  for (const one of writing) one.row = await begun(one);
  await put([...done, ...writing.map(({ row }) => row)]);
  if (writing.length === 0) return again;
  const objects = writing.map(({ row, there, patch }) => ({ key: row.key, version: there.version, ...patch }));
  const written = await api.write('items', objects);
  const troubles: number[] = [];
  const after: PushedRow[] = [];
  for (const [at, one] of writing.entries()) {
    const result = resultAt(written, at);
    const code = refusalIn(result);
    if (code === CHANGED) again.push(one);
    else if (code === MISSING) after.push({ ...one.row, gone: true });
    else if (REFUSED.includes(code ?? 0)) after.push({ ...one.row, refused: one.thing.sum });
    else if (code !== undefined) troubles.push(code);
    else after.push(await settled(one, ('object' in result && result.object) || one.there, one.wanted, one.ours));
  }
  await settle(put, after, troubles);
  return again;
}
