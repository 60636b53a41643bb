import { enterSpace, leaveSpace, spaceOf } from '../../storage/devices';
import { lastOwnChange } from '../../storage/jobs';
import type { Library } from '../../storage/schema';
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
import { DEVICES, type DevicesJob, keepProgress, makeDue } from './jobs';
import { storeOf, targetNamed } from './targets';

const newDevice = () => deviceFrom((bytes) => crypto.getRandomValues(bytes));
const SEAL = 'seal';

/** The part of a place that is the library's: exports lie beside it in the open. */
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

/** Where devices meet in a place. */
const FOLDER = 'offprint-library';

async function openPlace(db: Library, targetId: string, signal?: AbortSignal): Promise<Store> {
  return within(await storeOf(db, await targetNamed(db, targetId), signal), FOLDER);
}

/** What the passphrase of a place gives: no keys when it is not sealed, or a `refused` when the passphrase is not the right one. */
async function unseal(store: Store, passphrase: string): Promise<{ library?: string; seal?: Seal; keys?: SealKeys }> {
  const place = await readPlace(store);
  if (!place || place === 'torn') return {};
  if (!place.seal) return { library: place.library };
  const keys = await openSeal(place.seal, passphrase);
  if (!keys) throw new TargetError('refused', passphrase ? 'The passphrase is not the one.' : 'The library there is encrypted.');
  return { library: place.library, seal: place.seal, keys };
}

/** What joining a place would do, in numbers; nothing is changed yet. Throws TargetError. */
export async function foresee(db: Library, targetId: string, passphrase: string): Promise<Forecast & { sealed: boolean; found: boolean }> {
  const store = await openPlace(db, targetId);
  const { library, keys } = await unseal(store, passphrase);
  const papers = await db.papers.toArray();
  const numbers = await forecast(
    keys ? sealed(store, keys) : store,
    papers.map(({ id, aliases }) => ({ id, aliases })),
  );
  return { ...numbers, sealed: keys !== undefined, found: library !== undefined };
}

/** Joins the place, or begins a library there, sealed when a passphrase is given; what is here and there is merged from then on. Throws TargetError. */
export async function join(db: Library, targetId: string, name: string, passphrase: string): Promise<void> {
  const store = await openPlace(db, targetId);
  const there = await unseal(store, passphrase);
  const fresh = !there.library && passphrase ? await newSeal(passphrase) : undefined;
  const seal = there.seal ?? fresh?.seal;
  const library = there.library ?? crypto.randomUUID();
  if (!there.library) {
    await writePlace(store, { v: 1, library, ...(seal && { seal }) });
    await store.flush?.('Offprint: begin a library');
  }
  const keys = there.keys ?? fresh?.keys;
  if (keys) await db.secrets.put({ id: SEAL, value: keys });
  else await db.secrets.delete(SEAL);
  await enterSpace<DeviceState>(db, DEVICES, { ...newState(newDevice(), name), library, ...(seal && { seal }) });
  const job: DevicesJob = { kind: 'devices', targetId, progress: { ...NEW_PROGRESS, phase: 'due' } };
  await db.rules.put({ id: DEVICES, value: job });
}

/** Ends keeping in step: this device goes its own way with all it has. What lies on the remote stays there for the others. */
export async function leave(db: Library): Promise<void> {
  await leaveSpace(db, DEVICES);
  await db.rules.delete(DEVICES);
  await db.secrets.delete(SEAL);
}

/** Takes another device out of the library with the next sync, or with `isWanted` false leaves it in if that has not happened yet. */
export async function removeDevice(db: Library, device: string, isWanted: boolean): Promise<void> {
  const local = spaceOf<DeviceState>(db, DEVICES);
  const { seen } = await local.step((tx) => tx.state());
  if (!Object.hasOwn(seen, device)) return;
  await wantRemoved(local, device, isWanted);
  await makeDue(db, DEVICES);
}

/** One pass of the devices' job; gives its progress. Throws TargetError. */
export async function runDevices(
  db: Library,
  job: DevicesJob,
  { isLate, now, signal }: { isLate(): boolean; now: number; signal: AbortSignal },
): Promise<{ progress: Progress; outcome: Outcome['state'] }> {
  const upTo = await lastOwnChange(db);
  const open = await openPlace(db, job.targetId, signal);
  const keys = (await db.secrets.get(SEAL))?.value as SealKeys | undefined;
  const outcome = await syncOnce({
    local: spaceOf<DeviceState>(db, DEVICES),
    store: keys ? sealed(open, keys) : open,
    now: Date.now,
    isLate,
    newDevice,
    tell: (part, of) => void keepProgress(db, DEVICES, { part: { done: part, of } }),
  });
  const question = outcome.state === 'question' ? outcome.question : undefined;
  await keepProgress(db, DEVICES, { outcome: outcome.state, question, part: undefined });
  if (outcome.state === 'question') return { progress: { ...job.progress, phase: 'asking' }, outcome: outcome.state };
  if (outcome.state === 'more') return { progress: { ...job.progress, phase: 'due', nextAt: 0 }, outcome: outcome.state };
  return { progress: done(job.progress, upTo, now), outcome: outcome.state };
}

/** The reader's answer to a question about the remote: go on, merging both sides. */
export async function answerDevices(db: Library): Promise<void> {
  const job = (await db.rules.get(DEVICES))?.value as DevicesJob | undefined;
  if (!job?.question) return;
  const place = await readPlace(await openPlace(db, job.targetId));
  await goOn(spaceOf<DeviceState>(db, DEVICES), job.question, place === 'torn' ? undefined : place, newDevice());
  await keepProgress(db, DEVICES, { question: undefined });
  await makeDue(db, DEVICES);
}
