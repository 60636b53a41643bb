import type { Library } from '../../storage/schema';
import type { Outcome } from '../../sync/devices';
import { NEW_PROGRESS, type Progress, type Rule } from '../../sync/job';
import type { Question } from '../../sync/question';

/** An export that is kept up to date. */
export interface ExportJob {
  kind: 'export';
  rule: Rule;
  progress: Progress;
}

/** The library that is kept in step with other devices. */
export interface DevicesJob {
  kind: 'devices';
  targetId: string;
  progress: Progress;
  /** What the last pass ended with. */
  outcome?: Outcome['state'];
  question?: Question;
  /** How far a long reading or writing is. */
  part?: { done: number; of: number };
}

/** Tags that are shared with others in a place. */
export interface ShareJob extends Omit<DevicesJob, 'kind'> {
  kind: 'share';
  /** Name of what is shared, by which others find it. */
  group: string;
  tags: string[];
}

/** What is kept in step with what lies in a place. */
export type MeetingJob = DevicesJob | ShareJob;

export type Job = ExportJob | MeetingJob;

/** The row of the devices' job, and the space it is about. */
export const DEVICES = 'devices';
/** What rows of shared tags begin with, and the spaces they are about. */
export const SHARE = 'share-';

export const jobsOf = async (db: Library): Promise<(Job & { id: string })[]> =>
  (await db.rules.toArray()).map(({ id, value }) => ({ ...(value as Job), id }));

/** Keeps a job's progress, if the job is still there. */
export async function keepProgress(db: Library, id: string, change: Partial<DevicesJob> | { progress: Progress }): Promise<void> {
  await db.transaction('rw', db.rules, async () => {
    const row = await db.rules.get(id);
    if (row) await db.rules.put({ id, value: { ...(row.value as Job), ...change } });
  });
}

/** Keeps what is known of the files of an export, while it runs. */
export async function keepKnown(db: Library, id: string, known: Pick<Progress, 'sent' | 'tags'>): Promise<void> {
  await db.transaction('rw', db.rules, async () => {
    const job = (await db.rules.get(id))?.value as Job | undefined;
    if (job) await keepProgress(db, id, { progress: { ...job.progress, ...known } });
  });
}

const turnAfter = ({ turn = 0 }: Progress) => turn + 1;

/** Makes a job one that is to be done now from its beginning, whatever it was waiting for. */
export async function makeDue(db: Library, id: string, change: Partial<Progress> = {}): Promise<void> {
  await db.transaction('rw', db.rules, async () => {
    const job = (await db.rules.get(id))?.value as Job | undefined;
    if (!job) return;
    const { next: _next, part: _part, ...progress } = job.progress;
    await keepProgress(db, id, { progress: { ...progress, phase: 'due', nextAt: 0, tries: 0, turn: turnAfter(progress), ...change } });
  });
}

/** Has exports of views looked at again after a view was changed; those that wait for the reader go on waiting. */
export async function makeViewsDue(db: Library): Promise<void> {
  for (const job of await jobsOf(db)) {
    if (job.kind !== 'export' || job.rule.what.kind !== 'view' || job.rule.when !== 'change') continue;
    if (job.progress.phase === 'done') await makeDue(db, job.id);
  }
}

/** Keeps how a run ended. What the reader asked for meanwhile stays to be done; what is known of files is kept either way. */
export async function endRun(db: Library, id: string, before: Progress, after: (kept: Progress) => Progress): Promise<void> {
  await db.transaction('rw', db.rules, async () => {
    const now = ((await db.rules.get(id))?.value as Job | undefined)?.progress;
    if (!now) return;
    const { sent, tags } = after(now);
    await keepProgress(db, id, { progress: now.turn === before.turn ? after(now) : { ...now, sent, ...(tags && { tags }) } });
  });
}

/** Keeps a rule; what is known of files it has sent stays while it still writes to the same place. */
export async function keepRule(db: Library, rule: Rule): Promise<void> {
  await db.transaction('rw', db.rules, async () => {
    const before = (await db.rules.get(rule.id))?.value as ExportJob | undefined;
    const { sent = {}, tags = {} } = before?.rule.targetId === rule.targetId ? before.progress : {};
    const turn = turnAfter(before?.progress ?? NEW_PROGRESS);
    const progress: Progress = { ...NEW_PROGRESS, sent, tags, turn, phase: rule.when === 'hand' ? 'new' : 'due' };
    await db.rules.put({ id: rule.id, value: { kind: 'export', rule, progress } satisfies ExportJob });
  });
}
