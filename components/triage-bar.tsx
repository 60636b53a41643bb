import { spokenTitle } from '../formats/spoken-title';
import type { Annotation } from '../paper/annotation';
import type { IconName } from './icon-paths';
import { Icon } from './icons';
import { Stars, StatusMark } from './marks';
import { type TriageAction, type TriageKeys, wordOf } from './triage-keys';
import { count, t } from './words';

/** What a card shows of a paper in the library; null for one that is not. */
export type TriageState = (Pick<Annotation, 'status' | 'rating' | 'tags'> & { note: boolean }) | null;

export interface TriageBarProps {
  /** The card the reader is at; `index` counts from 1. */
  card: { title: string; index: number; state: TriageState } | null;
  /** How many cards the page has. */
  of: number;
  /** States of the papers chosen; what is done is done to these when there are any. */
  chosen: readonly TriageState[];
  keys: TriageKeys;
  /** What was done last, or why it was not. */
  said: string;
  onAction(action: TriageAction): void;
  onNone(): void;
  onClose(): void;
}

const ICONS: Partial<Record<TriageAction, IconName>> = {
  previous: 'up',
  next: 'down',
  save: 'save',
  queue: 'queue',
  tag: 'tag',
  note: 'note',
  dismiss: 'dismiss',
  select: 'check',
  open: 'link',
  copy: 'copy',
  undo: 'undo',
};
const RATES = ['rate_1', 'rate_2', 'rate_3', 'rate_4', 'rate_5'] as const satisfies readonly TriageAction[];

/** Whether an action holds of all of these papers already, so that doing it again takes it back; undefined for one that is no state. */
export function holds(action: TriageAction, states: readonly TriageState[]): boolean | undefined {
  const all = (is: (state: NonNullable<TriageState>) => boolean) =>
    states.length > 0 && states.every((state) => state !== null && is(state));
  const rating = RATES.indexOf(action as (typeof RATES)[number]) + 1;
  if (rating > 0) return all((state) => state.rating === rating);
  if (action === 'save') return all(() => true);
  if (action === 'queue') return all(({ status }) => status === 'queued');
  return action === 'dismiss' ? all(({ status }) => status === 'dismissed') : undefined;
}

/** What can be done with the card the reader is at, or with those chosen, each with its key. */
export function TriageBar({ card, of, chosen, keys, said, onAction, onNone, onClose }: TriageBarProps) {
  const many = chosen.length > 0;
  const states = many ? chosen : card ? [card.state] : [];
  const button = (action: TriageAction, disabled = false) => {
    const name = t(wordOf(action));
    const icon = ICONS[action];
    return (
      <button
        key={action}
        type="button"
        class="triage-act"
        aria-label={name}
        title={`${name} (${keys[action].toUpperCase()})`}
        aria-pressed={holds(action, states)}
        disabled={disabled}
        onClick={() => onAction(action)}
      >
        {icon && <Icon name={action === 'save' && holds('save', states) ? 'saved' : icon} />}
        <kbd>{keys[action].toUpperCase()}</kbd>
      </button>
    );
  };
  const nothing = states.length === 0;
  const rating = states[0]?.rating ?? 0;
  const same = states.every((state) => (state?.rating ?? 0) === rating) ? rating : 0;
  return (
    <div class="triage-bar">
      <div class="triage-line">
        {many ? (
          <strong class="triage-count">{count('library_selected', chosen.length)}</strong>
        ) : (
          card && <strong class="triage-count">{t('triage_place', card.index, of)}</strong>
        )}
        {many ? (
          <button type="button" class="quiet" onClick={onNone}>
            {t('library_select_none')}
          </button>
        ) : (
          card && (
            <>
              <bdi class="triage-title" title={spokenTitle(card.title)}>
                {spokenTitle(card.title)}
              </bdi>
              <StatusMark status={card.state?.status ?? ''} />
              <Stars rating={card.state?.rating ?? 0} />
            </>
          )
        )}
        <span class="gap" />
        <span class="triage-said">{said}</span>
        {button('help')}
        <button type="button" class="icon" aria-label={t('triage_leave')} title={`${t('triage_leave')} (Esc)`} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div class="triage-acts" role="toolbar" aria-label={t('triage_title')}>
        {button('previous')}
        {button('next')}
        <span class="triage-gap" />
        {button('save', nothing)}
        {button('queue', nothing)}
        <span class="triage-rates">
          {RATES.map((action, at) => (
            <button
              key={action}
              type="button"
              class={at < same ? 'triage-rate on' : 'triage-rate'}
              aria-label={t(wordOf(action))}
              title={`${t(wordOf(action))} (${keys[action].toUpperCase()})`}
              aria-pressed={holds(action, states)}
              disabled={nothing}
              onClick={() => onAction(action)}
            >
              <Icon name={at < same ? 'star-filled' : 'star'} />
            </button>
          ))}
          <kbd>{`${keys.rate_1}–${keys.rate_5}`.toUpperCase()}</kbd>
        </span>
        {button('tag', nothing)}
        {button('note', !card || many)}
        {button('dismiss', nothing)}
        <span class="triage-gap" />
        {button('select', !card)}
        {button('open', !card || many)}
        {button('copy', nothing)}
        {button('undo')}
      </div>
    </div>
  );
}
