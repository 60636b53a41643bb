import { browser } from 'wxt/browser';
import { lastReading } from '../../storage/digest';
import { lastChange, lastOwnChange } from '../../storage/jobs';
import type { Library } from '../../storage/schema';
import { asTargetError, failed, isDue, type Progress, type When, wakeAt } from '../../sync/job';
import { showBadge } from './badge';
import { runDevices } from './devices';
import { runExport } from './export-rule';
import { DEVICES, endRun, type Job, jobsOf, keepKnown } from './jobs';
import { library, QUIET, wrote } from './library';
import { storeOf, targetNamed } from './targets';

/** Goes off every quarter of an hour: other devices may have put something there. */
const LOOK = 'outbox-look';
const LOOK_EVERY = 15;
/** Browsers end a background after 30 s: a run stops taking up work before that (ms). */
const SLICE = 20_000;
/** Soonest that a browser lets an alarm go off (ms). */
const SOONEST = 30_000;
/** A commit a minute is what repositories' servers bear; the downloads bar moves with each file (ms). */
const PACES: Readonly<Record<string, number>> = { git: 60_000, downloads: 300_000 };

const whenOf = (job: Job): When => (job.kind === 'export' ? job.rule.when : 'change');

/** Gives the last change a job has to bring about: what came from other devices is no news to them, and a digest changes with a reading. */
async function changesOf(db: Library): Promise<(job: Job) => number> {
  const [library, own, reading] = await Promise.all([lastChange(db), lastOwnChange(db), lastReading(db)]);
  return (job) => (job.kind === 'devices' ? own : job.rule.what.kind === 'digest' ? reading : library);
}

interface Run {
  db: Library;
  isLate(): boolean;
  /** Also what was done just now. */
  look: boolean;
}

async function work({ db, isLate }: Run, job: Job & { id: string }, now: number): Promise<Progress> {
  if (job.kind === 'devices') {
    const { progress } = await runDevices(db, job, { isLate, now });
    await wrote(db, false);
    return progress;
  }
  const target = await targetNamed(db, job.rule.targetId);
  return runExport(db, job, await storeOf(db, target), { isLate, keep: (known) => keepKnown(db, job.id, known), now });
}

/** When a place may be written again, by its kind's pace (ms since 1970). */
async function pacedUntil(db: Library, { kind, ...job }: Job & { id: string }): Promise<number> {
  const targetId = kind === 'export' ? (job as { rule: { targetId: string } }).rule.targetId : '';
  const target = (await db.targets.get(targetId))?.value as { kind?: string } | undefined;
  return job.progress.phase === 'due' ? 0 : job.progress.doneAt + (PACES[target?.kind ?? ''] ?? 0);
}

async function runJob(run: Run, job: Job & { id: string }): Promise<void> {
  const now = Date.now();
  try {
    const progress = await work(run, job, now);
    await endRun(run.db, job.id, job.progress, () => progress);
  } catch (error) {
    const known = asTargetError(error);
    if (known !== error) console.error('Offprint:', error);
    // What was sent before it failed is known to be there.
    await endRun(run.db, job.id, job.progress, (kept) => failed(kept, known, Date.now(), Math.random));
  }
}

/** Does what is due, as far as one slice of time goes; true when something is left. */
async function slice(run: Run): Promise<boolean> {
  const change = await changesOf(run.db);
  for (const job of await jobsOf(run.db)) {
    const now = Date.now();
    const isLooking = run.look && job.kind === 'devices' && job.progress.phase === 'done';
    if (!isLooking && !isDue(whenOf(job), job.progress, change(job), now)) continue;
    if ((await pacedUntil(run.db, job)) > now) continue;
    if (run.isLate()) return true;
    await runJob(run, job);
  }
  return (await jobsOf(run.db)).some(({ progress }) => progress.phase === 'due');
}

/** Sets the alarm to when the next job is to be looked at. */
async function wake(db: Library, isLeft: boolean): Promise<void> {
  const jobs = await jobsOf(db);
  const change = await changesOf(db);
  const times = await Promise.all(
    jobs.map(async (job) => {
      const paced = isDue(whenOf(job), job.progress, change(job), Date.now()) ? await pacedUntil(db, job) : undefined;
      return [wakeAt(whenOf(job), job.progress), paced];
    }),
  );
  const next = Math.min(...times.flat().flatMap((at) => at ?? []), isLeft ? 0 : Number.POSITIVE_INFINITY);
  if (Number.isFinite(next)) await browser.alarms.create(QUIET, { when: Math.max(next, Date.now() + SOONEST) });
  const looks = jobs.some(({ id }) => id === DEVICES);
  if (looks && !(await browser.alarms.get(LOOK))) await browser.alarms.create(LOOK, { periodInMinutes: LOOK_EVERY });
  if (!looks) await browser.alarms.clear(LOOK);
}

/** Does what is due now, for at most 20 s, in one place of the whole browser; true when more is left. With `look` it also sees what other devices have put there. */
export async function runOutbox(look = false): Promise<boolean> {
  const db = await library();
  if ((await db.rules.count()) === 0) return false;
  const end = Date.now() + SLICE;
  const left = await navigator.locks.request(QUIET, { ifAvailable: true }, async (lock) => {
    if (!lock) return true;
    return slice({ db, look, isLate: () => Date.now() > end });
  });
  await wake(db, left);
  await showBadge(db);
  return left;
}

const begin = (look = false) => void runOutbox(look).catch((error: unknown) => console.error('Offprint:', error));

/** Goes on with what an earlier life of the background left to do, and with what is due by the clock. */
export function keepOutbox(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === QUIET) begin();
    if (name === LOOK) begin(true);
  });
  browser.runtime.onStartup.addListener(() => begin(true));
}
