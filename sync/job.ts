import type { DigestFormatId } from '../formats/digest-formats';
import type { FormatId } from '../formats/export';
import { afterFailure, type TargetCode, TargetError } from './target-error';

/** Which papers an export holds. A filter is that of the library's list, as its address says it; a view has the query it had when it was chosen, for when it is gone; the digest is what followed feeds brought. */
export type What =
  | { kind: 'all' }
  | { kind: 'queue' }
  | { kind: 'tag'; tag: string }
  | { kind: 'filter'; query: string }
  | { kind: 'view'; view: string; query: string }
  | { kind: 'digest' };

export const WHENS = ['change', 'daily', 'hand'] as const;
/** A quiet minute after a change (of the digest: after a reading), once a day, or when the reader says so. */
export type When = (typeof WHENS)[number];

interface RuleOf {
  id: string;
  targetId: string;
  what: What;
  when: When;
}

/** What is exported to a file, how, where and when. */
export interface FileRule extends RuleOf {
  /** One of digests for the digest, and for it alone. */
  format: FormatId | DigestFormatId;
  options: Record<string, unknown>;
  /** Name of the file, or of the folder for a format with many. */
  file: string;
}

/** What is kept as items in the library of a reference manager, which has neither file nor format. */
export interface ItemRule extends RuleOf {
  /** Notes go along. */
  notes: boolean;
}

export type Rule = FileRule | ItemRule;

/** Whether a rule writes files. */
export const isFileRule = (rule: Rule): rule is FileRule => 'file' in rule;

/** How far a job is. All of it is kept, so that a background that ends loses nothing. */
export interface Progress {
  /** `due` wants doing as soon as can be; `later` was tried; `needs-reader`, `stopped` and `asking` wait for the reader. */
  phase: 'new' | 'due' | 'done' | 'later' | 'needs-reader' | 'stopped' | 'asking';
  /** Why it is not done. */
  code?: TargetCode;
  /** Not before then (ms since 1970). */
  nextAt: number;
  tries: number;
  /** How often the reader asked for it anew: a run that ends knows by it whether they did meanwhile. */
  turn?: number;
  /** When it was done last (ms since 1970), 0 for never. */
  doneAt: number;
  /** Number of the library's change up to which it is done. */
  upTo: number;
  /** SHA-256 of what we last put in each file. */
  sent: Record<string, string>;
  /** Tags of those that cannot be read back. */
  tags?: Record<string, string>;
  /** The file to go on with, when a run had no time for all. */
  next?: string;
  /** How far a long run is. */
  part?: { done: number; of: number };
  /** How many items were left out: those that were deleted there, and those that were refused. */
  left?: { gone: number; refused: number };
  /** Files somebody else wrote since, which are not overwritten before the reader says so. */
  edited?: string[];
  /** Some of those cannot be read, so no copy of them can be kept. */
  hidden?: boolean;
  /** The reader said: overwrite them, keeping a copy. */
  replace?: boolean;
}

export const NEW_PROGRESS: Progress = { phase: 'new', nextAt: 0, tries: 0, doneAt: 0, upTo: 0, sent: {} };

const DAY = 86_400_000;

/** Whether a job should be done now; `change` is the number of the library's last change, `now` ms since 1970. */
export function isDue(when: When, progress: Progress, change: number, now: number): boolean {
  const { phase, nextAt, doneAt, upTo } = progress;
  if (phase === 'due') return nextAt <= now;
  if (phase === 'later') return nextAt <= now;
  if (phase === 'needs-reader' || phase === 'stopped' || phase === 'asking') return false;
  if (when === 'change') return phase === 'new' || change > upTo;
  return when === 'daily' && doneAt + DAY <= now;
}

/** When a job should be looked at again (ms since 1970), or undefined when only a change or the reader can bring that about. */
export function wakeAt(when: When, { phase, nextAt, doneAt }: Progress): number | undefined {
  if (phase === 'later' || phase === 'due') return nextAt;
  return when === 'daily' && (phase === 'done' || phase === 'new') ? doneAt + DAY : undefined;
}

/** The progress after a failure, by the one table of failures. */
export function failed(progress: Progress, error: TargetError, now: number, random: () => number): Progress {
  const tries = progress.tries + 1;
  const next = afterFailure(error, tries, now, random);
  const at = next.state === 'later' ? next.at : 0;
  return { ...progress, phase: next.state, code: error.code, nextAt: at, tries };
}

/** The progress after all was done that there was to do up to a change; `edited` are files somebody else wrote since. */
export function done(progress: Progress, upTo: number, now: number, edited: readonly string[] = [], hidden = false): Progress {
  const { code: _code, edited: _edited, hidden: _hidden, replace: _replace, next: _next, part: _part, left: _left, ...rest } = progress;
  const asking = edited.length > 0;
  return {
    ...rest,
    phase: asking ? 'asking' : 'done',
    nextAt: 0,
    tries: 0,
    doneAt: asking ? progress.doneAt : now,
    upTo,
    ...(asking && { edited: [...edited] }),
    ...(asking && hidden && { hidden }),
  };
}

/** Any failure as one of a target's: what we did not foresee is not tried again and again. */
export function asTargetError(error: unknown): TargetError {
  return error instanceof TargetError ? error : new TargetError('bad-answer', error instanceof Error ? error.name : 'Unknown.');
}
