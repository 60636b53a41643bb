import type { ShareForecast } from '../../messages/requests';
import { namesIn } from '../../storage/names';
import type { Library } from '../../storage/schema';
import { taggedTitles } from '../../storage/share';
import { folderOf } from '../../sync/head';
import { NEW_PROGRESS } from '../../sync/job';
import type { DeviceState } from '../../sync/local';
import { sealed } from '../../sync/seal';
import { sharedIn } from '../../sync/share';
import { leave, meet, unseal } from './devices';
import { SHARE, type ShareJob } from './jobs';
import { openMeeting } from './meeting';

const has = (tags: readonly string[], tag: string) => tags.some((one) => one.toLowerCase() === tag.toLowerCase());

/** What sharing these tags in a place would do. Throws TargetError. */
export async function foreseeShare(
  db: Library,
  targetId: string,
  group: string,
  tags: readonly string[],
  passphrase: string,
): Promise<ShareForecast> {
  const store = await openMeeting(db, { targetId, group });
  const { library, keys } = await unseal(store, passphrase);
  const there = library ? await sharedIn(keys ? sealed(store, keys) : store) : { papers: [], members: [] };
  const wanted = there.papers.filter((paper) => paper.tags.some((tag) => has(tags, tag)));
  const known = await namesIn(
    db,
    wanted.flatMap(({ aliases }) => aliases),
  );
  return {
    found: library !== undefined,
    sealed: keys !== undefined,
    going: await taggedTitles(db, tags),
    coming: wanted.map(({ title, tags: its, aliases }) => ({ title, tags: its, known: aliases.some((alias) => known.has(alias)) })),
    members: there.members,
  };
}

/** Shares tags in a place from now on. Throws TargetError. */
export async function share(
  db: Library,
  { targetId, group, tags }: { targetId: string; group: string; tags: string[] },
  name: string,
  passphrase: string,
): Promise<void> {
  const job: ShareJob = { kind: 'share', targetId, group, tags, progress: { ...NEW_PROGRESS, phase: 'due' } };
  await meet(db, `${SHARE}${crypto.randomUUID()}`, job, name, passphrase);
}

/** Ends sharing; `withdraw` takes away what this member put there, which those who have it already keep. Throws TargetError. */
export async function unshare(db: Library, id: string, withdraw: boolean): Promise<void> {
  const job = (await db.rules.get(id))?.value as ShareJob | undefined;
  const state = (await db.spaces.get(id))?.value as DeviceState | undefined;
  if (job?.kind !== 'share') return;
  if (withdraw && state) {
    const store = await openMeeting(db, job);
    const folder = folderOf(state.device);
    for (const { name, folder: isFolder } of await store.list(folder)) if (!isFolder) await store.remove(`${folder}/${name}`);
    await store.flush?.(`Offprint: ${state.name || state.device} leaves`);
  }
  await leave(db, id);
}
