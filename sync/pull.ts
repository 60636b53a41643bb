import { apply } from './apply';
import { LARGEST_FILE, readBatches } from './batch';
import { type Head, partPath, type Segment, segmentPath } from './head';
import type { DeviceState, Local } from './local';
import { addEntry, unpack } from './pack';
import { gunzip, sha256, textOf } from './packing';
import type { Registers } from './register';
import type { Store } from './store';

/** What a sync is given beside the library and the store. */
export interface Pass {
  local: Local;
  store: Store;
  /** ms since 1970 */
  now(): number;
  /** True when the time of this pass is used up. */
  isLate(): boolean;
  /** Told how far a long reading or writing is. */
  tell?(done: number, of: number): void;
}

const LARGEST_PART = 64 * 1024 * 1024;

/** The bytes of a file that must be exactly those; undefined when they are not all there (yet). */
async function exact(store: Store, path: string, { b, x }: { b: number; x: string }): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (b > LARGEST_FILE) return undefined;
  const file = await store.read(path, b);
  return file && file.bytes.byteLength === b && (await sha256(file.bytes)) === x ? file.bytes : undefined;
}

async function keep(local: Local, change: (state: DeviceState) => void): Promise<void> {
  await local.step(async (tx) => {
    const state = await tx.state();
    change(state);
    await tx.setState(state);
  });
}

const seenOf = (state: DeviceState, head: Head) => state.seen[head.device]?.seq ?? 0;
const see = (state: DeviceState, head: Head, seq: number) => {
  state.seen[head.device] = { seq, papers: seq === head.seq ? head.papers : (state.seen[head.device]?.papers ?? 0), name: head.name };
};

/** Reads a snapshot part by part; true when all of it was, false when a part is not there yet, undefined when there is no time left. */
async function pullSnapshot({ local, store, now, isLate, tell }: Pass, head: Head): Promise<boolean | undefined> {
  const { snap } = head;
  if (!snap) return true;
  const mark = snap.parts.map(({ x }) => x.slice(0, 8)).join('');
  const { reading } = await local.step((tx) => tx.state());
  const from = reading?.device === head.device && reading.x === mark ? reading.part : 0;
  for (let part = from; part < snap.parts.length; part++) {
    if (part > from && isLate()) return undefined;
    const file = snap.parts[part];
    const bytes = file && (await exact(store, partPath(head.device, snap.q, file), file));
    if (!bytes) return false;
    const { papers, broken } = unpack(await gunzip(bytes, LARGEST_PART));
    await inSlices(local, papers, now());
    await keep(local, (state) => {
      state.broken += broken;
      state.reading = { device: head.device, x: mark, part: part + 1 };
    });
    tell?.(part + 1, snap.parts.length);
  }
  await keep(local, (state) => {
    state.reading = undefined;
    see(state, head, snap.q);
  });
  return true;
}

/** So many papers are merged in one transaction. */
const SLICE = 2000;

async function inSlices(local: Local, papers: ReadonlyMap<string, Registers>, now: number): Promise<void> {
  const all = [...papers];
  for (let at = 0; at < all.length; at += SLICE) await local.step((tx) => apply(tx, new Map(all.slice(at, at + SLICE)), now));
}

/** Reads one file of batches; false when it is not whole (yet). */
async function pullSegment({ local, store, now }: Pass, head: Head, segment: Segment): Promise<boolean> {
  const bytes = await exact(store, segmentPath(head.device, segment), segment);
  if (!bytes) return false;
  const { batches, broken } = readBatches(textOf(bytes));
  const { seen } = await local.step((tx) => tx.state());
  const papers = new Map<string, Registers>();
  for (const { seq, entries } of batches) {
    if (seq > (seen[head.device]?.seq ?? 0)) for (const entry of entries) addEntry(papers, entry);
  }
  await inSlices(local, papers, now());
  await keep(local, (state) => {
    state.broken += broken;
    see(state, head, segment.to);
  });
  return true;
}

/**
 * Merges what another device has put there since the last time, up to the first file that is missing, torn or not the one its head
 * names: a folder another program syncs may not have caught up yet. True when all was read, undefined when there is no time left.
 */
export async function pull(pass: Pass, head: Head): Promise<boolean | undefined> {
  const state = await pass.local.step((tx) => tx.state());
  if (head.snap && head.snap.q > seenOf(state, head)) {
    const read = await pullSnapshot(pass, head);
    if (!read) return read;
  }
  for (const segment of head.segs.toSorted((a, b) => a.from - b.from)) {
    const seen = seenOf(await pass.local.step((tx) => tx.state()), head);
    if (segment.to <= seen) continue;
    if (segment.from > seen + 1) return false;
    if (pass.isLate()) return undefined;
    if (!(await pullSegment(pass, head, segment))) return false;
  }
  await keep(pass.local, (now) => see(now, head, seenOf(now, head)));
  return seenOf(await pass.local.step((tx) => tx.state()), head) >= head.seq;
}
