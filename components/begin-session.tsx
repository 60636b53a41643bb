import { LENGTHS } from '../paper/session';
import type { Entry } from './filter';
import { WithMaths } from './maths';
import { Popover } from './popover';
import { count, t } from './words';

/** A button that begins a time of reading the next paper; nothing where there is none. */
export function BeginSession({ next, onBegin }: { next: Entry | undefined; onBegin(id: string, minutes: number): void }) {
  if (!next) return null;
  return (
    <Popover label={t('session_begin')} icon="clock">
      {(close) => (
        <fieldset>
          <legend>
            <WithMaths text={next.paper.title} />
          </legend>
          {LENGTHS.map((minutes) => (
            <button
              key={minutes}
              type="button"
              class="choice-button"
              onClick={() => {
                close();
                onBegin(next.paper.id, minutes);
              }}
            >
              {count('session_for', minutes)}
            </button>
          ))}
        </fieldset>
      )}
    </Popover>
  );
}
