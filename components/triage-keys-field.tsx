import { useId, useState } from 'preact/hooks';
import { characterOf, DEFAULT_TRIAGE_KEYS, TRIAGE_ACTIONS, type TriageAction, type TriageKeys, wordOf } from './triage-keys';
import { t } from './words';

export interface TriageKeysFieldProps {
  keys: TriageKeys;
  /** The key that begins triage on any page, '' for none. */
  begin: string;
  /** The browser's own shortcut for it, '' for none. */
  shortcut: string;
  onKeys(keys: TriageKeys): void;
  onBegin(key: string): void;
}

type Row = TriageAction | 'begin';

const shown = (key: string) => key.toUpperCase() || t('triage_key_none');

/** Every key of triage, each to be pressed anew; a key that another action has is refused. */
export function TriageKeysField({ keys, begin, shortcut, onKeys, onBegin }: TriageKeysFieldProps) {
  const [listening, setListening] = useState<Row | null>(null);
  const [problem, setProblem] = useState('');
  const id = useId();
  const nameOf = (row: Row) => t(row === 'begin' ? 'triage_key_begin' : wordOf(row));

  const take = (row: Row, event: KeyboardEvent) => {
    if (listening !== row || event.key === 'Tab' || event.key === 'Shift') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      setListening(null);
      setProblem('');
      return;
    }
    const key = characterOf(event);
    const other = TRIAGE_ACTIONS.find((action) => action !== row && keys[action] === key);
    if (!key) setProblem(t('triage_key_bad'));
    // The key that begins is pressed where the others mean nothing, so it may be one of them.
    else if (row !== 'begin' && other) setProblem(t('triage_key_taken', shown(key), nameOf(other)));
    else {
      setListening(null);
      setProblem('');
      if (row === 'begin') onBegin(key);
      else onKeys({ ...keys, [row]: key });
    }
  };
  const keyButton = (row: Row, key: string) => (
    <button
      type="button"
      class="mono"
      aria-label={listening === row ? `${nameOf(row)}: ${t('triage_key_press')}` : t('triage_key_change', nameOf(row), shown(key))}
      aria-pressed={listening === row}
      onClick={() => {
        setListening(listening === row ? null : row);
        setProblem('');
      }}
      onBlur={() => setListening(null)}
      onKeyDown={(event) => take(row, event)}
    >
      {listening === row ? t('triage_key_press') : shown(key)}
    </button>
  );
  const isOwn = TRIAGE_ACTIONS.some((action) => keys[action] !== DEFAULT_TRIAGE_KEYS[action]);
  return (
    <>
      <p class="quiet-text">{shortcut ? t('triage_settings_hint', shortcut) : t('triage_settings_plain')}</p>
      <div class="field-row">
        <span id={`${id}b`}>{t('triage_key_begin')}</span>
        {keyButton('begin', begin)}
        {begin && (
          <button type="button" class="quiet" onClick={() => onBegin('')}>
            {t('triage_key_clear')}
          </button>
        )}
      </div>
      <dl class="triage-keys">
        {TRIAGE_ACTIONS.map((action) => (
          <div key={action}>
            <dt>{nameOf(action)}</dt>
            <dd>{keyButton(action, keys[action])}</dd>
          </div>
        ))}
      </dl>
      <p class="problem-text" role="status">
        {problem}
      </p>
      <div class="field-row">
        <button type="button" disabled={!isOwn} onClick={() => onKeys({ ...DEFAULT_TRIAGE_KEYS })}>
          {t('triage_key_reset')}
        </button>
      </div>
    </>
  );
}
