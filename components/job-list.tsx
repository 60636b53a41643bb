import { JobLine, type JobStatus } from './job-status';
import { t } from './words';

/** An export as the list shows it. */
export interface ShownJob {
  id: string;
  /** The file, and where it lies. */
  file: string;
  place: string;
  /** What it holds, in which format, and when it is written, in words. */
  about: string;
  status: JobStatus;
  /** A click can give what is missing: a permission, or access to a folder. */
  canGrant: boolean;
}

export interface JobListProps {
  jobs: readonly ShownJob[];
  now: number;
  onRun(id: string): void;
  /** Overwrite what somebody else wrote, keeping a copy, or bring back what was deleted there. */
  onReplace(id: string): void;
  onGrant(id: string): void;
  onEdit(id: string): void;
  onRemove(id: string): void;
}

/** The exports that are kept up to date, each with how it stands and what can be done. */
export function JobList({ jobs, now, onRun, onReplace, onGrant, onEdit, onRemove }: JobListProps) {
  return (
    <ul class="job-list">
      {jobs.map(({ id, file, place, about, status, canGrant }) => (
        <li key={id}>
          <div class="job-text">
            <strong>
              <bdi>{file}</bdi>
            </strong>
            <span class="job-place">
              <span aria-hidden="true"> → </span>
              <bdi>{place}</bdi>
            </span>
            <p class="quiet-text">{about}</p>
            <JobLine status={status} now={now} />
          </div>
          <div class="job-actions">
            {status.phase === 'asking' && (
              <button type="button" class="primary" onClick={() => onReplace(id)}>
                {t(status.hidden ? 'job_replace_hidden' : 'job_replace')}
              </button>
            )}
            {status.phase === 'done' && status.left && status.left.gone > 0 && (
              <button type="button" onClick={() => onReplace(id)}>
                {t('job_bring_back')}
              </button>
            )}
            {canGrant && (
              <button type="button" class="primary" onClick={() => onGrant(id)}>
                {t('job_grant')}
              </button>
            )}
            <button type="button" aria-label={t('job_run_named', file)} onClick={() => onRun(id)}>
              {t('job_run')}
            </button>
            <button type="button" class="quiet" aria-label={t('job_edit_named', file)} onClick={() => onEdit(id)}>
              {t('job_edit')}
            </button>
            <button type="button" class="quiet" aria-label={t('job_remove_named', file)} onClick={() => onRemove(id)}>
              {t('job_remove')}
            </button>
          </div>
        </li>
      ))}
    </ul>
  );
}
