import type { Job } from './jobs';

/**
 * How long a kind of place is left alone after something was written there (ms). A commit a minute is what repositories' servers
 * bear, whichever jobs make them; the downloads bar moves with each file.
 */
const PACES: Readonly<Record<string, { ms: number; together: boolean }>> = {
  git: { ms: 60_000, together: true },
  downloads: { ms: 300_000, together: false },
};

/** The place a job writes to. */
export const placeOf = (job: Job): string => (job.kind === 'export' ? job.rule.targetId : job.targetId);

/**
 * When a job may write to its place again (ms since 1970), 0 for at once: after the pause that the server asked any job there for,
 * and by the pace of its kind unless the reader asked for the job just now.
 */
export function pacedUntil(job: Job, jobs: readonly Job[], kind: string | undefined): number {
  const beside = jobs.filter((one) => placeOf(one) === placeOf(job)).map(({ progress }) => progress);
  const rest = Math.max(0, ...beside.flatMap(({ phase, code, nextAt }) => (phase === 'later' && code === 'busy' ? nextAt : [])));
  const pace = PACES[kind ?? ''];
  if (!pace || job.progress.phase === 'due') return rest;
  const last = pace.together ? Math.max(...beside.map(({ doneAt }) => doneAt)) : job.progress.doneAt;
  return Math.max(rest, last && last + pace.ms);
}
