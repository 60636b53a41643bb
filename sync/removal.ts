import { folderOf, type Head, headPath, partPath } from './head';
import type { DeviceState, Local } from './local';
import { clearFiles, type Store } from './store';

/** Devices that were taken out, of which other heads tell too. More are forgotten, the oldest first. */
const MOST_GONE = 200;

/** Takes a device out with the next sync, or leaves it in if that has not happened yet. */
export async function wantRemoved(local: Local, device: string, isWanted: boolean): Promise<void> {
  await local.step(async (tx) => {
    const state = await tx.state();
    const removing = { ...state.removing };
    if (isWanted && device !== state.device) removing[device] ??= -1;
    else if (removing[device] === -1) delete removing[device];
    await tx.setState({ ...state, removing });
  });
}

/** Takes note of devices that others say were taken out; gives the heads that still count. */
export async function withoutGone(local: Local, heads: readonly Head[]): Promise<Head[]> {
  return local.step(async (tx) => {
    const state = await tx.state();
    const before = state.gone ?? [];
    const told = new Set([...before, ...heads.flatMap(({ gone = [] }) => gone)]);
    told.delete(state.device);
    if (told.size > before.length) await tx.setState({ ...state, gone: [...told].slice(-MOST_GONE) });
    // What one says after it was taken out is read by the device that took it out, and comes to all others from there.
    return heads.filter(({ device }) => !told.has(device) || state.removing?.[device] !== undefined);
  });
}

/** Up to which batch what a device said has been read, or undefined while some of it is missing. */
function readUpTo({ seen }: DeviceState, device: string, head: Head | undefined): number | undefined {
  const upTo = seen[device]?.seq ?? 0;
  return head && upTo < head.seq ? undefined : upTo;
}

/**
 * Makes the next snapshot one that holds all that was read of the devices to be taken out, and the head one that says so. Gives those
 * whose folders nobody needs once that head is there.
 */
export async function adopt(local: Local, heads: readonly Head[]): Promise<string[]> {
  return local.step(async (tx) => {
    const state = await tx.state();
    const removing = { ...state.removing };
    const idle: string[] = [];
    let isNew = false;
    for (const [device, adopted] of Object.entries(removing)) {
      const head = heads.find((one) => one.device === device);
      const upTo = readUpTo(state, device, head);
      if (upTo === undefined) continue;
      if (head || adopted < 0) idle.push(device);
      if (adopted >= upTo) continue;
      removing[device] = upTo;
      isNew = true;
    }
    if (!isNew) return idle;
    const { writing, ...rest } = state;
    // A snapshot that was begun before may lack it, and one of the same number would pass for known.
    const parts = writing?.parts.map((part) => ({ path: partPath(state.device, writing.q, part), at: 0 })) ?? [];
    const gone = [...new Set([...(state.gone ?? []), ...idle])].slice(-MOST_GONE);
    await tx.setState({ ...rest, removing, gone, retired: [...state.retired, ...parts], seq: state.seq + 1, bulk: true });
    return idle;
  });
}

/** Removes all files of a device from the remote; its head last, so that one who was interrupted finds it again. */
export async function clearFolder(store: Store, device: string): Promise<void> {
  const [folder, last] = [folderOf(device), headPath(device)];
  await (store.clear?.(folder, last) ?? clearFiles(store, folder, last));
  await store.flush?.(`Offprint: without ${device}`);
}
