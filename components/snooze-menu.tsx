import { useId, useState } from 'preact/hooks';
import { Popover } from './popover';
import { dayChosen, fieldDate, SNOOZES, snoozeUntil } from './snooze';
import { day, t } from './words';

/** A button that puts a paper off: until tomorrow, for a week or a month, or until a chosen day. */
export function SnoozeMenu({ name, tabIndex, onSnooze }: { name: string; tabIndex: number; onSnooze(until: number): void }) {
  const id = useId();
  const [wish, setWish] = useState('');
  return (
    <Popover label={name} icon="clock" bare class="icon" tabIndex={tabIndex}>
      {(close) => {
        const now = Date.now();
        const choose = (until: number | undefined) => {
          if (until === undefined) return;
          close();
          onSnooze(until);
        };
        return (
          <div class="snooze">
            {SNOOZES.map((snooze) => (
              <button key={snooze} type="button" class="choice-button" onClick={() => choose(snoozeUntil(snooze, now))}>
                {t(`library_snooze_${snooze}`)}
                <span class="from">{day(snoozeUntil(snooze, now))}</span>
              </button>
            ))}
            <form
              onSubmit={(event) => {
                event.preventDefault();
                choose(dayChosen(wish, now));
              }}
            >
              <label for={id}>{t('library_snooze_until')}</label>
              <input
                id={id}
                type="date"
                min={fieldDate(snoozeUntil('tomorrow', now))}
                value={wish}
                onInput={(event) => setWish(event.currentTarget.value)}
              />
              <button type="submit" disabled={dayChosen(wish, now) === undefined}>
                {t('library_snooze')}
              </button>
            </form>
          </div>
        );
      }}
    </Popover>
  );
}
