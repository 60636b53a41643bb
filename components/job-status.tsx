import { ago, clock, count, t, type Word } from './words';

/** How far a job is, as far as it is shown. */
export interface JobStatus {
  phase: 'new' | 'due' | 'done' | 'later' | 'needs-reader' | 'stopped' | 'asking';
  /** Why it is not done. */
  code?: string;
  /** When it is tried again, and when it was done last (ms since 1970; 0 for never). */
  nextAt: number;
  doneAt: number;
  edited?: readonly string[];
  /** Some of those cannot be read, so no copy of them can be kept. */
  hidden?: boolean;
  /** How far a long run is. */
  part?: { done: number; of: number };
  /** How many items were left out: deleted there, or refused. */
  left?: { gone: number; refused: number };
}

const underscored = (text: string) => text.replace(/-/g, '_');

/** What happened, and what the reader can do about it. */
export const reason = (code: string | undefined): string => t(`target_${underscored(code ?? 'bad-answer')}` as Word);

/** What a job is called when it is done and when it waits: exports are written, devices are in step. */
const NAMES = { export: { done: 'job_done', due: 'job_due' }, devices: { done: 'devices_done', due: 'devices_due' } } as const;

const leftWords = ({ gone, refused } = { gone: 0, refused: 0 }) => [
  ...(gone > 0 ? [count('job_gone', gone)] : []),
  ...(refused > 0 ? [count('job_refused', refused)] : []),
];

function words({ phase, code, nextAt, doneAt, edited, part, left }: JobStatus, kind: keyof typeof NAMES, now: number): string {
  switch (phase) {
    case 'new':
      return t('job_new');
    case 'due':
      return [t(NAMES[kind].due), part && t('job_part', part.done, part.of)].filter(Boolean).join(' · ');
    case 'done':
      return [t(NAMES[kind].done, ago(doneAt, Math.max(now, doneAt))), ...leftWords(left)].join(' · ');
    case 'later':
      return `${reason(code)} ${t('job_later', clock(nextAt))}`;
    case 'asking':
      return edited ? t('job_edited', edited.join(', ')) : t('job_asking');
    default:
      return reason(code);
  }
}

/** One line on how a job stands; `now` is ms since 1970. */
export function JobLine({ status, kind = 'export', now }: { status: JobStatus; kind?: keyof typeof NAMES; now: number }) {
  const waits = status.phase === 'needs-reader' || status.phase === 'stopped' || status.phase === 'asking';
  return (
    <p class={waits ? 'job-line problem-text' : 'job-line quiet-text'} data-phase={status.phase} role="status">
      <span class="job-dot" aria-hidden="true" />
      <span>{words(status, kind, now)}</span>
    </p>
  );
}
