import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Rating, Status } from '../paper/annotation';
import type { IconName } from './icon-paths';
import { Icon } from './icons';
import { t } from './words';

const RATINGS: readonly Rating[] = [1, 2, 3, 4, 5];

/** Rating from 1 to 5 as a radio group; choosing the rating that stands takes it away. */
export function RatingField({ value, onChange, autoFocus }: { value: Rating; onChange(value: Rating): void; autoFocus?: boolean }) {
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
              onClick={() => rating === value && onChange(0)}
              onChange={() => onChange(rating)}
            />
            <Icon name={rating <= value ? 'star-filled' : 'star'} size={18} />
          </label>
        ))}
        <button type="button" class="quiet" disabled={value === 0} onClick={() => onChange(0)}>
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
export function StatusField({ value, onChange }: { value: Status; onChange(value: Status): void }) {
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
            onClick={() => onChange(value === status ? '' : status)}
          >
            <Icon name={icon} />
            {t(`status_${status}`)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
