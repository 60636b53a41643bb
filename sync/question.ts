import { type Head, headPath, LARGEST_HEAD, readHead } from './head';
import { type DeviceState, type Local, newState } from './local';
import { sha256, textOf } from './packing';
import type { Place } from './place';
import type { Store } from './store';

/**
 * Something on the remote that may be a mistake, and that only the reader can judge: nothing is there any more, it holds another
 * library, it has gone back in time, most papers are gone, or another device has taken this one out.
 */
export interface Question {
  kind: 'emptied' | 'foreign' | 'older' | 'shrunken' | 'removed';
  /** Name of the device it is about, where it is about one. */
  device?: string;
  /** Papers before and now, of a library that shrank. */
  before?: number;
  now?: number;
}

const FEW = 20;

/** The heads on the remote: ours, and those of the other devices, each with the name of its folder checked. */
export async function readHeads(store: Store, device: string): Promise<{ own?: { head?: Head; x: string }; others: Head[] }> {
  const others: Head[] = [];
  let own: { head?: Head; x: string } | undefined;
  for (const { name, folder } of await store.list('d')) {
    if (!folder || !/^[a-z0-9]{8}$/.test(name)) continue;
    const file = await store.read(headPath(name), LARGEST_HEAD);
    if (!file) continue;
    const head = readHead(textOf(file.bytes));
    if (name === device) own = { head, x: await sha256(file.bytes) };
    else if (head?.device === name) others.push(head);
  }
  return { own, others };
}

/** What is doubtful about a place that was joined before, or undefined. */
export function doubtOf(
  state: DeviceState,
  place: Place | 'torn' | undefined,
  { own, others }: Awaited<ReturnType<typeof readHeads>>,
): Question | undefined {
  const isKnown = state.head !== undefined || Object.keys(state.seen).length > 0;
  if (place && place !== 'torn' && place.library !== state.library) return { kind: 'foreign' };
  if (isKnown && (!place || (!own && others.length === 0))) return { kind: 'emptied' };
  if (others.some(({ library, gone }) => library === state.library && gone?.includes(state.device))) return { kind: 'removed' };
  if (state.head && own?.head && !state.tried.includes(own.x) && own.head.seq < state.head.seq)
    return { kind: 'older', device: state.name };
  for (const head of others) {
    const seen = state.seen[head.device];
    if (head.library !== state.library) return { kind: 'foreign', device: head.name };
    if (seen && head.seq < seen.seq) return { kind: 'older', device: head.name };
    if (seen && !state.allowLoss && seen.papers >= FEW && head.papers < seen.papers / 2)
      return { kind: 'shrunken', device: head.name, before: seen.papers, now: head.papers };
  }
  return undefined;
}

/** Whether our folder is somebody else's now: the profile was copied, or the folder is gone. */
export function isSupplanted(state: DeviceState, own: { head?: Head; x: string } | undefined): boolean {
  if (!own) return state.head !== undefined;
  // One that cannot be read is a torn one of our own, and will be written again.
  return own.head !== undefined && !state.tried.includes(own.x);
}

/** Starts anew under another device's name, with everything this device knows as its first word. */
export async function begin(local: Local, device: string, change: Partial<DeviceState> = {}): Promise<void> {
  await local.step(async (tx) => {
    const state = await tx.state();
    await tx.dropBatches(state.seq);
    const { head: _head, freezing: _freezing, reading: _reading, writing: _writing, ...kept } = state;
    const { library, name, cursor, seen, ahead, broken } = state;
    // The first word of the new name is the snapshot of everything.
    await tx.setState({ ...kept, ...newState(device, name), library, cursor, seen, ahead, broken, seq: 1, bulk: true, ...change });
  });
}

/** The reader's answer to a question is to go on: what is there and what is here are merged, and nothing on either side is thrown away. */
export async function goOn(local: Local, question: Question, place: Place | undefined, device: string): Promise<void> {
  if (question.kind === 'shrunken') {
    await local.step(async (tx) => {
      const state = await tx.state();
      await tx.setState({ ...state, allowLoss: true });
    });
    return;
  }
  await begin(local, device, { seen: {}, ...(place && { library: place.library }) });
}
