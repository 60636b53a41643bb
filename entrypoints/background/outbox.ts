import { browser } from 'wxt/browser';
import { lastReading } from '../../storage/digest';
import { lastChange, lastOwnChange } from '../../storage/jobs';
import type { Library } from '../../storage/schema';
import { asTargetError, failed, isDue, isFileRule, type Progress, type When, wakeAt } from '../../sync/job';
import type { Target } from '../../sync/target';
import type { TargetError } from '../../sync/target-error';
import { showBadge } from './badge';
import { runMeeting } from './devices';
import { runExport } from './export-rule';
import { endRun, type Job, jobsOf, keepKnown } from './jobs';
import { library, QUIET, wrote } from './library';
import { pacedUntil, placeOf } from './pace';
import { runPush } from './push-rule';
import { storeOf, targetNamed, zoteroOf } from './targets';

/** Goes off every quarter of an hour: other devices may have put something there. */
const LOOK = 'outbox-look';
const LOOK_EVERY = 15;
/** Goes off when a run ended with the background, so that nobody was there to say when to go on. */
const AGAIN = 'outbox-again';
const AGAIN_AFTER = 60_000;
/** Browsers end a background after 30 s: a run stops taking up work before that, and what it waits for a little later (ms). */
const SLICE = 20_000;
const WALL = 27_000;
/** Soonest that a browser lets an alarm go off (ms). */
const SOONEST = 30_000;

const whenOf = (job: Job): When => (job.kind === 'export' ? job.rule.when : 'change');

/** Gives the last change a job has to bring about: what came from other devices is no news to them, and a digest changes with a reading. */
async function changesOf(db: Library): Promise<(job: Job) => number> {
  const [library, own, reading] = await Promise.all([lastChange(db), lastOwnChange(db), lastReading(db)]);
  return (job) => (job.kind !== 'export' ? own : job.rule.what.kind === 'digest' ? reading : library);
}

const kindsOf = async (db: Library) => new Map((await db.targets.toArray()).map(({ id, value }) => [id, (value as Target).kind]));

interface Run {
  db: Library;
  isLate(): boolean;
  signal: AbortSignal;
  /** Also what was done just now. */
  look: boolean;
  /** Places that refused the password in this run: it is not sent there again for each job. */
  refused: Map<string, TargetError>;
}

async function work({ db, isLate, signal }: Run, job: Job & { id: string }, now: number): Promise<Progress> {
  if (job.kind !== 'export') {
    const { progress } = await runMeeting(db, job, { isLate, now, signal });
    await wrote(db, job.kind === 'share');
    return progress;
  }
  const { rule, progress } = job;
  const target = await targetNamed(db, rule.targetId);
  if (!isFileRule(rule)) return runPush(db, { rule, progress }, await zoteroOf(db, target, signal), { isLate, now });
  const keep = (known: Pick<Progress, 'sent' | 'tags'>) => keepKnown(db, job.id, known);
  return runExport(db, { rule, progress }, await storeOf(db, target, signal), { isLate, keep, now });
}

async function runJob(run: Run, job: Job & { id: string }): Promise<void> {
  const now = Date.now();
  const place = placeOf(job);
  try {
    const refusal = run.refused.get(place);
    if (refusal) throw refusal;
    const progress = await work(run, job, now);
    await endRun(run.db, job.id, job.progress, () => progress);
  } catch (error) {
    const known = asTargetError(error);
    if (known !== error) console.error('Offprint:', error);
    if (known.code === 'auth') run.refused.set(place, known);
    // What was sent before it failed is known to be there.
    await endRun(run.db, job.id, job.progress, (kept) => failed(kept, known, Date.now(), Math.random));
  }
}

/** Does what is due, as far as one slice of time goes; true when something is left that need not wait. */
async function slice(run: Run): Promise<boolean> {
  const { db, look } = run;
  const change = await changesOf(db);
  const kinds = await kindsOf(db);
  const isFree = (job: Job, jobs: readonly Job[]) => pacedUntil(job, jobs, kinds.get(placeOf(job))) <= Date.now();
  const isWanted = (job: Job) =>
    (look && job.kind !== 'export' && job.progress.phase === 'done') || isDue(whenOf(job), job.progress, change(job), Date.now());
  let begun = false;
  // Where one job has to wait for another, the turn goes round.
  for (const { id } of (await jobsOf(db)).sort((a, b) => a.progress.doneAt - b.progress.doneAt)) {
    const jobs = await jobsOf(db);
    const job = jobs.find((one) => one.id === id);
    if (!job || !isWanted(job) || !isFree(job, jobs)) continue;
    if (run.isLate()) return true;
    if (!begun) await browser.alarms.create(AGAIN, { when: Date.now() + AGAIN_AFTER });
    begun = true;
    await runJob(run, job);
  }
  if (begun) await browser.alarms.clear(AGAIN);
  const jobs = await jobsOf(db);
  return jobs.some((job) => job.progress.phase === 'due' && isFree(job, jobs));
}

/** Sets the alarm to when the next job is to be looked at. */
async function wake(db: Library, isLeft: boolean): Promise<void> {
  const jobs = await jobsOf(db);
  const change = await changesOf(db);
  const kinds = await kindsOf(db);
  const now = Date.now();
  const times = jobs.flatMap((job) => {
    const at = isDue(whenOf(job), job.progress, change(job), now) ? now : wakeAt(whenOf(job), job.progress);
    return at === undefined ? [] : Math.max(at, pacedUntil(job, jobs, kinds.get(placeOf(job))));
  });
  const next = Math.min(...times, isLeft ? 0 : Number.POSITIVE_INFINITY);
  if (Number.isFinite(next)) await browser.alarms.create(QUIET, { when: Math.max(next, now + SOONEST) });
  const looks = jobs.some(({ kind }) => kind !== 'export');
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
    return slice({ db, look, isLate: () => Date.now() > end, signal: AbortSignal.timeout(WALL), refused: new Map() });
  });
  await wake(db, left);
  await showBadge(db);
  return left;
}

const begin = (look = false) => void runOutbox(look).catch((error: unknown) => console.error('Offprint:', error));

/** Goes on with what an earlier life of the background left to do, and with what is due by the clock. */
export function keepOutbox(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === QUIET || name === AGAIN) begin();
    if (name === LOOK) begin(true);
  });
  browser.runtime.onStartup.addListener(() => begin(true));
  browser.runtime.onInstalled.addListener(() => begin(true));
}
