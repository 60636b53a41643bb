import { TRIAGE_ACTIONS, type TriageKeys, wordOf } from './triage-keys';
import { t } from './words';

export interface TriageSheetProps {
  keys: TriageKeys;
  /** The browser's shortcut that begins and ends triage; '' for none. */
  shortcut: string;
}

/** All keys of triage and what they do. */
export function TriageSheet({ keys, shortcut }: TriageSheetProps) {
  const rates = `${keys.rate_1}–${keys.rate_5}`;
  const rows = [
    ...TRIAGE_ACTIONS.filter((action) => !/^rate_[2-5]$/.test(action)).map((action) =>
      action === 'rate_1' ? ([rates.toUpperCase(), t('triage_rate')] as const) : ([keys[action].toUpperCase(), t(wordOf(action))] as const),
    ),
    [t('triage_key_escape'), t('triage_leave')] as const,
    [t('triage_key_space'), t('triage_scroll')] as const,
    ...(shortcut ? [[shortcut, t('triage_begin')] as const] : []),
  ];
  return (
    <section class="triage-sheet" aria-label={t('triage_help')}>
      <dl>
        {rows.map(([key, word]) => (
          <div key={word}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{word}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet-text">{t('triage_help_more')}</p>
    </section>
  );
}
