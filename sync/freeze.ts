import { writeBatch } from './batch';
import type { DeviceState, Touched, Tx } from './local';
import { combined } from './project';
import { membersOf, Records } from './records';
import type { Entry, Registers } from './register';
import { settleRows } from './settle-rows';
import { stamp } from './stamp';

/** So many rows are read at once. */
const SLICE = 500;
/** More changes than this go with the next snapshot rather than as a batch. */
const BULK = 3000;

/** Gives what differs between these rows and their registers a reading; the new entries. */
export async function stampRows(tx: Tx, rows: readonly string[], records: Records, { device }: DeviceState, now: number): Promise<Entry[]> {
  const members = await membersOf(tx, rows);
  const registers = await records.of([...members.values()].flat());
  const snapshots = await tx.kept(rows);
  return rows.flatMap((row, at) => {
    const snapshot = snapshots[at];
    const ids = members.get(row) ?? [row];
    const own = new Map(ids.map((id): [string, Registers] => [id, registers.get(id) ?? new Map()]));
    // A row that was here and gone before it was ever synced leaves nothing to say.
    if (!snapshot || ((!snapshot.paper || tx.lens?.isSilent(snapshot)) && combined([...own.values()]).size === 0)) return [];
    // A row that stands only for records of others speaks in the name of the first.
    const record = own.get(row)?.size === 0 ? (ids.find((id) => id !== row) ?? row) : row;
    const entries = stamp(record, snapshot, own, { device, now, lens: tx.lens });
    for (const id of new Set(entries.map(([, paper]) => paper))) records.touch(id, own.get(id) ?? new Map());
    return entries;
  });
}

/** Whether more changed than a batch should hold. */
export const hasMuch = async (tx: Tx, { cursor }: DeviceState) => (await tx.touched(cursor, BULK)).length === BULK;

/** Numbers a batch and keeps it, before anybody hears of it. */
export async function addBatch(tx: Tx, state: DeviceState, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  state.seq++;
  if (!state.bulk) await tx.addBatch(state.seq, writeBatch({ seq: state.seq, entries: [...entries] }));
}

/**
 * Gives what the reader changed since the last time its readings and freezes it into a numbered batch, some of it: true when there
 * may be more. `all` goes on to the end, as must be done before anything of another device's is merged.
 */
export async function freeze(tx: Tx, now: number, all = false): Promise<boolean> {
  const state = await tx.state();
  const records = new Records(tx);
  const entries: Entry[] = [];
  let touched: Touched[];
  if (!state.bulk && (await hasMuch(tx, state))) state.bulk = true;
  do {
    touched = await tx.touched(state.cursor, SLICE);
    entries.push(
      ...(await stampRows(
        tx,
        touched.map(({ id }) => id),
        records,
        state,
        now,
      )),
    );
    state.cursor = touched.at(-1)?.n ?? state.cursor;
  } while (all && touched.length === SLICE);
  const papers = [...new Set(entries.map(([, paper]) => paper))];
  const homes = new Set((await tx.guests(papers)).map(({ home }) => home));
  const renamed = new Set(entries.filter(([, , field]) => field.startsWith('alias ')).map(([, paper]) => paper));
  // A new name may make two papers of this library one, as it will on other devices; and one that is several records is read anew.
  if (!state.bulk)
    await settleRows(
      tx,
      papers.filter((id) => tx.lens || homes.has(id) || renamed.has(id)),
      records,
      state,
    );
  await addBatch(tx, state, entries);
  await records.save();
  await tx.setState(state);
  return touched.length === SLICE;
}
