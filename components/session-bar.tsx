import { minutesLeft, type Session } from '../paper/session';
import { Icon } from './icons';
import { WithMaths } from './maths';
import { count, t } from './words';

export interface SessionBarProps {
  session: Session;
  title: string;
  /** The present (ms since 1970). */
  now: number;
  onRead(): void;
  /** The same time once more, from now. */
  onMore(): void;
  onStop(): void;
}

/** The time the reader reads a paper for: how much is left, and at its end what comes of it. */
export function SessionBar({ session, title, now, onRead, onMore, onStop }: SessionBarProps) {
  const left = minutesLeft(session, now);
  return (
    <section class="session-bar" aria-label={t('session')}>
      <Icon name="reading" />
      <span class="side-text">
        <span class="title" dir="auto" title={title}>
          <WithMaths text={title} />
        </span>
        {/* Told when it is over, and not every minute. */}
        <span class="from" role="status">
          {left === 0 ? t('session_over') : ''}
        </span>
        {left > 0 && <span class="from">{count('session_left', left)}</span>}
      </span>
      <button type="button" class={left === 0 ? 'primary' : undefined} onClick={onRead}>
        {t('library_queue_read')}
      </button>
      {left === 0 && (
        <button type="button" onClick={onMore}>
          {t('session_more')}
        </button>
      )}
      <button type="button" class="quiet" onClick={onStop}>
        {left === 0 ? t('session_leave') : t('session_stop')}
      </button>
    </section>
  );
}
