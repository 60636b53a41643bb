import { TargetError } from './target-error';
import { AT_ONCE, type ZoteroApi } from './zotero-api';
import { type Bringing, create, type PushedRow, type Thing, update, type Working } from './zotero-batch';
import { zoteroKey } from './zotero-keys';

export interface Pushing {
  api: ZoteroApi;
  rows: ReadonlyMap<string, PushedRow>;
  keep(rows: readonly PushedRow[]): Promise<void>;
  /** Key of the collection that new items are put into. */
  collection?: string;
  /** Bring back what was deleted there. */
  restore: boolean;
  /** Try again what the server refused. */
  retry: boolean;
  isLate(): boolean;
}

/** How far all of it is: what was deleted there or refused is left alone, and `rest` is still to be brought there. */
export interface Pushed {
  gone: number;
  refused: number;
  rest: number;
  /** The collection is not there any more. */
  homeless: boolean;
}

/** How often an item that changes under our hands is read again. */
const ROUNDS = 3;

/** Brings a few things there, at most as many as one request may hold. */
async function bring(bringing: Bringing, batch: readonly Working[]): Promise<void> {
  let open = [...batch];
  for (let round = 0; round < ROUNDS && open.length > 0; round++) {
    // One whose making was begun may be there.
    const isNew = ({ row }: Working) => row.version === 0 && !row.gone && !row.sending;
    const [making, there] = [open.filter(isNew), open.filter((one) => !isNew(one))];
    const met = making.length > 0 ? await create(bringing, making) : [];
    const reading = [...there, ...met];
    open = reading.length > 0 ? await update(bringing, reading) : [];
  }
  if (open.length > 0) throw new TargetError('unavailable', 'Its items change all the time.');
}

/** Brings things to a Zotero library, never anything back: makes those that are not there, and brings up to date what of the others is still ours. */
export async function push(
  things: readonly Thing[],
  { rows: before, keep, collection, retry, isLate, ...given }: Pushing,
): Promise<Pushed> {
  const { restore } = given;
  const rows = new Map(before);
  const taken = new Set([...before.values()].map(({ key }) => key));
  const tried = new Set<string>();
  const bringing: Bringing = {
    ...given,
    home: collection,
    async put(changed) {
      for (const row of changed) rows.set(row.id, row);
      if (changed.length > 0) await keep(changed);
    },
    async newRow({ id, name }) {
      const key = await zoteroKey(name, (one) => taken.has(one));
      taken.add(key);
      return { id, key, version: 0, sum: '', sent: {}, tags: [] };
    },
  };
  const parentOf = ({ parent }: Thing) => (parent === undefined ? undefined : rows.get(parent));
  const isOpen = (thing: Thing): boolean => {
    const row = rows.get(thing.id);
    if (thing.parent !== undefined && (!parentOf(thing)?.version || parentOf(thing)?.gone)) return false;
    if (row?.gone) return restore && !tried.has(thing.id);
    if (row?.refused === thing.sum) return retry && !tried.has(thing.id);
    return row?.sum !== thing.sum;
  };
  const result = (): Pushed => ({
    gone: things.filter(({ id }) => rows.get(id)?.gone).length,
    refused: things.filter(({ id, sum }) => rows.get(id)?.refused === sum).length,
    rest: things.filter(isOpen).length,
    homeless: bringing.home !== collection,
  });

  for (const isChild of [false, true]) {
    const stage = things.filter(({ parent }) => (parent !== undefined) === isChild);
    for (let looked = 0; ; looked++) {
      const batch = stage.filter(isOpen).slice(0, AT_ONCE);
      if (batch.length === 0) break;
      if (looked > 0 && isLate()) return result();
      const working: Working[] = [];
      for (const thing of batch) {
        tried.add(thing.id);
        working.push({ thing, row: rows.get(thing.id) ?? (await bringing.newRow(thing)), parent: parentOf(thing)?.key });
      }
      await bring(bringing, working);
    }
  }
  return result();
}
