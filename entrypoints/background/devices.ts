import { enterSpace, leaveSpace, spaceOf } from '../../storage/devices';
import { lastOwnChange } from '../../storage/jobs';
import type { Library } from '../../storage/schema';
import { allRows } from '../../storage/slices';
import { newDevice as deviceFrom } from '../../sync/clock';
import { type Outcome, syncOnce } from '../../sync/devices';
import { done, NEW_PROGRESS, type Progress } from '../../sync/job';
import { type Forecast, forecast } from '../../sync/join';
import { type DeviceState, newState } from '../../sync/local';
import { readPlace, type Seal, writePlace } from '../../sync/place';
import { goOn } from '../../sync/question';
import { wantRemoved } from '../../sync/removal';
import { newSeal, openSeal, type SealKeys, sealed } from '../../sync/seal';
import type { Store } from '../../sync/store';
import { TargetError } from '../../sync/target-error';
import { DEVICES, keepProgress, type MeetingJob, makeDue } from './jobs';
import { localOf, openMeeting, sealOf } from './meeting';

const newDevice = () => deviceFrom((bytes) => crypto.getRandomValues(bytes));

/** What the passphrase of a place gives: no keys when it is not sealed, or a `refused` when the passphrase is not the right one. */
export async function unseal(store: Store, passphrase: string): Promise<{ library?: string; seal?: Seal; keys?: SealKeys }> {
  const place = await readPlace(store);
  if (!place || place === 'torn') return {};
  if (!place.seal) return { library: place.library };
  const keys = await openSeal(place.seal, passphrase);
  if (!keys) throw new TargetError('refused', passphrase ? 'The passphrase is not the one.' : 'The library there is encrypted.');
  return { library: place.library, seal: place.seal, keys };
}

/** What joining a place would do, in numbers; nothing is changed yet. Throws TargetError. */
export async function foresee(db: Library, targetId: string, passphrase: string): Promise<Forecast & { sealed: boolean; found: boolean }> {
  const store = await openMeeting(db, { targetId });
  const { library, keys } = await unseal(store, passphrase);
  const papers = await allRows(db.papers, 'id');
  const numbers = await forecast(
    keys ? sealed(store, keys) : store,
    papers.map(({ id, aliases }) => ({ id, aliases })),
  );
  return { ...numbers, sealed: keys !== undefined, found: library !== undefined };
}

/** Joins the place, or begins a library there, sealed when a passphrase is given; what is here and there is merged from then on. Throws TargetError. */
export const join = (db: Library, targetId: string, name: string, passphrase: string): Promise<void> =>
  meet(db, DEVICES, { kind: 'devices', targetId, progress: { ...NEW_PROGRESS, phase: 'due' } }, name, passphrase);

/** Enters a meeting, or begins it where there is none. Throws TargetError. */
export async function meet(db: Library, space: string, job: MeetingJob, name: string, passphrase: string): Promise<void> {
  const store = await openMeeting(db, job);
  const there = await unseal(store, passphrase);
  const fresh = !there.library && passphrase ? await newSeal(passphrase) : undefined;
  const seal = there.seal ?? fresh?.seal;
  const library = there.library ?? crypto.randomUUID();
  if (!there.library) {
    await writePlace(store, { v: 1, library, ...(seal && { seal }) });
    await store.flush?.('Offprint: begin a library');
  }
  const keys = there.keys ?? fresh?.keys;
  if (keys) await db.secrets.put({ id: sealOf(space), value: keys });
  else await db.secrets.delete(sealOf(space));
  await enterSpace<DeviceState>(db, space, { ...newState(newDevice(), name), library, ...(seal && { seal }) });
  await db.rules.put({ id: space, value: job });
}

/** Ends keeping in step: this device goes its own way with all it has. What lies on the remote stays there for the others. */
export async function leave(db: Library, space = DEVICES): Promise<void> {
  await leaveSpace(db, space);
  await db.rules.delete(space);
  await db.secrets.delete(sealOf(space));
}

/** Takes another device out of the library with the next sync, or with `isWanted` false leaves it in if that has not happened yet. */
export async function removeDevice(db: Library, device: string, isWanted: boolean): Promise<void> {
  const local = spaceOf<DeviceState>(db, DEVICES);
  const { seen } = await local.step((tx) => tx.state());
  if (!Object.hasOwn(seen, device)) return;
  await wantRemoved(local, device, isWanted);
  await makeDue(db, DEVICES);
}

/** One pass of a meeting's job; gives its progress. Throws TargetError. */
export async function runMeeting(
  db: Library,
  { id: space, ...job }: MeetingJob & { id: string },
  { isLate, now, signal }: { isLate(): boolean; now: number; signal: AbortSignal },
): Promise<{ progress: Progress; outcome: Outcome['state'] }> {
  const upTo = await lastOwnChange(db);
  const open = await openMeeting(db, job, signal);
  const keys = (await db.secrets.get(sealOf(space)))?.value as SealKeys | undefined;
  const outcome = await syncOnce({
    local: localOf(db, space, job),
    store: keys ? sealed(open, keys) : open,
    now: Date.now,
    isLate,
    newDevice,
    tell: (part, of) => void keepProgress(db, space, { part: { done: part, of } }),
  });
  const question = outcome.state === 'question' ? outcome.question : undefined;
  await keepProgress(db, space, { outcome: outcome.state, question, part: undefined });
  if (outcome.state === 'question') return { progress: { ...job.progress, phase: 'asking' }, outcome: outcome.state };
  if (outcome.state === 'more') return { progress: { ...job.progress, phase: 'due', nextAt: 0 }, outcome: outcome.state };
  return { progress: done(job.progress, upTo, now), outcome: outcome.state };
}

/** The reader's answer to a question about the remote: go on, merging both sides. */
export async function answerMeeting(db: Library, space: string): Promise<void> {
  const job = (await db.rules.get(space))?.value as MeetingJob | undefined;
  if (!job?.question) return;
  const place = await readPlace(await openMeeting(db, job));
  await goOn(localOf(db, space, job), job.question, place === 'torn' ? undefined : place, newDevice());
  await keepProgress(db, space, { question: undefined });
  await makeDue(db, space);
}
