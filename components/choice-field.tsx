import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Rating, Status } from '../paper/annotation';
import type { IconName } from './icon-paths';
import { Icon } from './icons';
import { useTurned } from './turned';
import { t } from './words';

const RATINGS: readonly Rating[] = [1, 2, 3, 4, 5];

interface ChoiceProps<T> {
  value: T;
  /** What is given is waited for. */
  onChange(value: T): unknown;
}

/** Rating from 1 to 5 as a radio group; choosing the rating that stands takes it away. */
export function RatingField({ value: kept, onChange, autoFocus }: ChoiceProps<Rating> & { autoFocus?: boolean }) {
  const [value, choose] = useTurned(kept, onChange);
  const name = useId();
  const first = useRef<HTMLInputElement>(null);
  const toFocus = value || 1;
  useLayoutEffect(() => {
    if (autoFocus) first.current?.focus();
  }, []);
  return (
    <fieldset class="rating-field">
      <legend>{t('rating')}</legend>
      <div class="choices" dir="ltr">
        {RATINGS.map((rating) => (
          <label key={rating} class={rating <= value ? 'star on' : 'star'}>
            <input
              type="radio"
              name={name}
              value={rating}
              checked={rating === value}
              aria-label={t('rating_of_five', rating)}
              ref={autoFocus && rating === toFocus ? first : undefined}
              onClick={() => rating === value && choose(0)}
              onChange={() => choose(rating)}
            />
            <Icon name={rating <= value ? 'star-filled' : 'star'} size={18} />
          </label>
        ))}
        <button type="button" class="quiet" disabled={value === 0} onClick={() => choose(0)}>
          {t('rating_clear')}
        </button>
      </div>
    </fieldset>
  );
}

const STATUS_CHOICES: readonly { status: Exclude<Status, ''>; icon: IconName }[] = [
  { status: 'queued', icon: 'queue' },
  { status: 'reading', icon: 'reading' },
  { status: 'read', icon: 'check' },
  { status: 'dismissed', icon: 'dismiss' },
];

/** Where the reader stands with a paper: four toggles of which at most one is on. */
export function StatusField({ value: kept, onChange }: ChoiceProps<Status>) {
  const [value, choose] = useTurned(kept, onChange);
  return (
    <fieldset class="status-field">
      <legend>{t('status')}</legend>
      <div class="choices">
        {STATUS_CHOICES.map(({ status, icon }) => (
          <button
            key={status}
            type="button"
            class="toggle"
            aria-pressed={value === status}
            onClick={() => choose(value === status ? '' : status)}
          >
            <Icon name={icon} />
            {t(`status_${status}`)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
