import { useId, useRef, useState } from 'preact/hooks';
import { Notice } from './notice';
import { count, t } from './words';

/** What a backup file holds, before anything is done with it. */
export interface RestorePlan {
  /** Papers not in the library. */
  fresh: number;
  /** Papers that are: what was said of them later counts. */
  known: number;
  /** Rules for pages that are not in the library. */
  rules: number;
  /** Rows that could not be read, by their places in the file. */
  broken: string[];
  /** Adds it to the library; `tell` is told how many of all papers are done. Gives how many were new. */
  apply(tell: (done: number) => void, signal: AbortSignal): Promise<number>;
}

/** How many rows that could not be read are named. */
const NAMED = 10;

type State =
  | { is: 'idle' | 'reading' }
  | { is: 'failed'; message: string }
  | { is: 'ready'; plan: RestorePlan }
  | { is: 'running'; done: number; all: number }
  | { is: 'ended'; fresh: number; stopped: boolean };

/** Reads a backup, says what is in it, and adds it to the library when the reader agrees. `read` throws with words for the reader. */
export function RestorePanel({ read }: { read(file: File): Promise<RestorePlan> }) {
  const [state, setState] = useState<State>({ is: 'idle' });
  const stop = useRef<AbortController | null>(null);
  const id = useId();
  const fail = (error: unknown) => setState({ is: 'failed', message: error instanceof Error ? error.message : t('error_failed') });

  const choose = (file: File | undefined) => {
    if (!file) return;
    setState({ is: 'reading' });
    read(file).then((plan) => setState({ is: 'ready', plan }), fail);
  };
  const apply = (plan: RestorePlan) => {
    const all = plan.fresh + plan.known;
    stop.current = new AbortController();
    const { signal } = stop.current;
    setState({ is: 'running', done: 0, all });
    plan
      .apply((done) => setState({ is: 'running', done, all }), signal)
      .then((fresh) => setState({ is: 'ended', fresh, stopped: signal.aborted }), fail);
  };

  return (
    <div class="restore">
      <label for={id}>{t('backup_restore')}</label>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        disabled={state.is === 'running' || state.is === 'reading'}
        onChange={(event) => {
          choose(event.currentTarget.files?.[0]);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <p class="quiet-text" role="status">
        {state.is === 'reading' && t('backup_reading')}
        {state.is === 'ended' && (state.stopped ? count('backup_stopped', state.fresh) : count('backup_restored', state.fresh))}
      </p>
      {state.is === 'failed' && <Notice>{state.message}</Notice>}
      {state.is === 'ready' && (
        <div class="restore-plan">
          <ul>
            <li>{count('backup_fresh', state.plan.fresh)}</li>
            <li>{count('backup_known', state.plan.known)}</li>
            {state.plan.rules > 0 && <li>{count('backup_rules', state.plan.rules)}</li>}
            {state.plan.broken.length > 0 && (
              <li>
                {count('backup_broken', state.plan.broken.length)}{' '}
                <span class="from" dir="ltr">
                  {state.plan.broken.slice(0, NAMED).join(', ')}
                  {state.plan.broken.length > NAMED && ' …'}
                </span>
              </li>
            )}
          </ul>
          <div class="field-row">
            <button
              type="button"
              class="primary"
              disabled={state.plan.fresh + state.plan.known + state.plan.rules === 0}
              onClick={() => apply(state.plan)}
            >
              {t('backup_apply')}
            </button>
            <button type="button" onClick={() => setState({ is: 'idle' })}>
              {t('backup_cancel')}
            </button>
          </div>
        </div>
      )}
      {state.is === 'running' && (
        <div class="field-row">
          <progress max={Math.max(1, state.all)} value={state.done} aria-label={t('backup_progress')} />
          <span>{t('backup_done_of', state.done, state.all)}</span>
          <button type="button" onClick={() => stop.current?.abort()}>
            {t('backup_stop')}
          </button>
        </div>
      )}
    </div>
  );
}
