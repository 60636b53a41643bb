import { useId, useRef, useState } from 'preact/hooks';
import type { BrokenRecord } from '../paper/imported';
import { Notice } from './notice';
import { count, t } from './words';

/** What importing would do; nothing is changed yet. */
export interface ImportPlan {
  fresh: number;
  known: number;
  merged: number;
  alike: number;
  broken: readonly BrokenRecord[];
  /** How many records there are in all. */
  records: number;
  /** Adds them; `tell` is told how many are done. Gives how many papers were new, and the action that takes all of it back. */
  apply(tell: (done: number) => void, signal: AbortSignal): Promise<{ fresh: number; action: number }>;
}

/** What is read: a file, or a text that was pasted. */
export type ImportSource = File | string;

export interface ImportPanelProps {
  /** Reads and plans; `tell` is told the share that is done (0 to 1). Throws with words for the reader. */
  read(source: ImportSource, tell: (share: number) => void, signal: AbortSignal): Promise<ImportPlan>;
  undo(action: number): void;
}

/** How many places that could not be read are shown. */
const SHOWN = 20;

type State =
  | { is: 'idle' }
  | { is: 'failed'; message: string }
  | { is: 'reading'; share: number }
  | { is: 'ready'; plan: ImportPlan }
  | { is: 'running'; done: number; all: number }
  | { is: 'ended'; fresh: number; action: number; stopped: boolean };

const NUMBERS = ['fresh', 'known', 'merged', 'alike'] as const;

/** Says what a file or a pasted text would bring, and adds it when the reader agrees. */
export function ImportPanel({ read, undo }: ImportPanelProps) {
  const [state, setState] = useState<State>({ is: 'idle' });
  const [text, setText] = useState('');
  const stop = useRef<AbortController | null>(null);
  const [fileId, textId] = [useId(), useId()];
  const fail = (error: unknown) => setState({ is: 'failed', message: error instanceof Error ? error.message : t('error_failed') });
  const isBusy = state.is === 'reading' || state.is === 'running';

  const look = (source: ImportSource | undefined) => {
    if (source === undefined || isBusy) return;
    stop.current = new AbortController();
    const { signal } = stop.current;
    setState({ is: 'reading', share: 0 });
    read(source, (share) => !signal.aborted && setState({ is: 'reading', share }), signal).then(
      (plan) => setState(signal.aborted ? { is: 'idle' } : { is: 'ready', plan }),
      (error: unknown) => (signal.aborted ? setState({ is: 'idle' }) : fail(error)),
    );
  };
  const apply = (plan: ImportPlan) => {
    stop.current = new AbortController();
    const { signal } = stop.current;
    setState({ is: 'running', done: 0, all: plan.records });
    plan
      .apply((done) => setState({ is: 'running', done, all: plan.records }), signal)
      .then(({ fresh, action }) => {
        setText('');
        setState({ is: 'ended', fresh, action, stopped: signal.aborted });
      }, fail);
  };

  return (
    <section
      class="import"
      aria-label={t('settings_import')}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const data = event.dataTransfer;
        look(data?.files[0] ?? (data?.getData('text') || undefined));
      }}
    >
      <p class="quiet-text">{t('import_hint')}</p>
      <label for={fileId}>{t('import_file')}</label>
      <input
        id={fileId}
        type="file"
        accept=".bib,.ris,.json,.txt,text/plain,application/json,application/x-bibtex,application/x-research-info-systems"
        disabled={isBusy}
        onChange={(event) => {
          look(event.currentTarget.files?.[0]);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <label for={textId}>{t('import_paste')}</label>
      <textarea
        id={textId}
        rows={3}
        spellcheck={false}
        dir="auto"
        placeholder={t('import_paste_hint')}
        value={text}
        disabled={isBusy}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {text.trim() && !isBusy && (
        <div class="field-row">
          <button type="button" onClick={() => look(text)}>
            {t('import_look')}
          </button>
        </div>
      )}
      <p class="quiet-text" role="status">
        {state.is === 'ended' && count(state.stopped ? 'import_stopped' : 'import_ended', state.fresh)}
      </p>
      {state.is === 'ended' && state.action > 0 && (
        <div class="field-row">
          <button
            type="button"
            onClick={() => {
              undo(state.action);
              setState({ is: 'idle' });
            }}
          >
            {t('import_undo')}
          </button>
        </div>
      )}
      {state.is === 'failed' && <Notice>{state.message}</Notice>}
      {isBusy && (
        <div class="field-row">
          <progress
            max={state.is === 'reading' ? 1 : Math.max(1, state.all)}
            value={state.is === 'reading' ? state.share : state.done}
            aria-label={t(state.is === 'reading' ? 'import_reading' : 'import_progress')}
          />
          <button type="button" onClick={() => stop.current?.abort()}>
            {t('import_cancel')}
          </button>
        </div>
      )}
      {state.is === 'ready' && <Plan plan={state.plan} onApply={() => apply(state.plan)} onCancel={() => setState({ is: 'idle' })} />}
    </section>
  );
}

function Plan({ plan, onApply, onCancel }: { plan: ImportPlan; onApply(): void; onCancel(): void }) {
  return (
    <div class="restore-plan">
      {plan.records === 0 && <p>{t('import_nothing')}</p>}
      <ul>
        {NUMBERS.filter((name) => plan[name] > 0).map((name) => (
          <li key={name}>{count(`import_${name}`, plan[name])}</li>
        ))}
      </ul>
      {plan.broken.length > 0 && (
        <details>
          <summary>{count('import_broken', plan.broken.length)}</summary>
          <ul>
            {plan.broken.slice(0, SHOWN).map(({ line, why, text }) => (
              <li key={`${line} ${why}`}>
                {t('import_line', String(line), why)} {text && <code dir="ltr">{text.split('\n')[0]?.slice(0, 80)}</code>}
              </li>
            ))}
            {plan.broken.length > SHOWN && <li>…</li>}
          </ul>
        </details>
      )}
      <div class="field-row">
        {plan.records > 0 && (
          <button type="button" class="primary" onClick={onApply}>
            {t('import_apply')}
          </button>
        )}
        <button type="button" onClick={onCancel}>
          {t('import_cancel')}
        </button>
      </div>
    </div>
  );
}
