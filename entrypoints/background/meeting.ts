import { spaceOf } from '../../storage/devices';
import type { Library } from '../../storage/schema';
import { shareOf } from '../../storage/share';
import type { DeviceState, Local } from '../../sync/local';
import { lensFor } from '../../sync/share';
import type { Store } from '../../sync/store';
import { DEVICES, type MeetingJob } from './jobs';
import { storeOf, targetNamed } from './targets';

/** Where devices of one reader, or members of a group, meet in a place. */
const FOLDERS = { devices: 'offprint-library', share: 'offprint-shared' } as const;

/** The part of a place that is one meeting's: exports lie beside it in the open. */
function within(store: Store, folder: string): Store {
  const at = (path: string) => (path === '' ? folder : `${folder}/${path}`);
  return {
    ...store,
    read: (path, most) => store.read(at(path), most),
    write: (path, bytes, tag) => store.write(at(path), bytes, tag),
    list: (path) => store.list(at(path)),
    remove: (path) => store.remove(at(path)),
  };
}

/** The files of a meeting in a place; `group` is the name of a shared one. Throws TargetError. */
export async function openMeeting(
  db: Library,
  { targetId, group }: { targetId: string; group?: string },
  signal?: AbortSignal,
): Promise<Store> {
  const folder = group === undefined ? FOLDERS.devices : `${FOLDERS.share}-${group}`;
  return within(await storeOf(db, await targetNamed(db, targetId), signal), folder);
}

/** The row of secrets with the keys of a meeting, if it is encrypted. */
export const sealOf = (space: string): string => (space === DEVICES ? 'seal' : `seal-${space}`);

/** The library as a meeting sees it: all of it, or of a shared one what the tags let be seen. */
export function localOf(db: Library, space: string, job: MeetingJob): Local {
  if (job.kind === 'devices') return spaceOf<DeviceState>(db, space);
  const lens = lensFor(job.tags);
  const { step } = shareOf<DeviceState>(db, space, job.tags, Date.now);
  return { step: (work) => step((view) => work({ ...view, lens })) };
}
