import { spokenTitle } from '../formats/spoken-title';
import type { Entry } from './filter';
import { authorsLine } from './marks';
import { PaperLink } from './queue-card';
import { useTurned } from './turned';
import { Waiting } from './waiting';
import { t } from './words';

export interface TodayListProps {
  entries: readonly Entry[];
  now: number;
  /** A paper is read, or was not read after all. */
  onRead(id: string, isRead: boolean): unknown;
  onOpened(id: string): void;
}

function Tick({ title, isRead, onRead }: { title: string; isRead: boolean; onRead(isRead: boolean): unknown }) {
  const [on, turn] = useTurned(isRead, onRead);
  return (
    <label class="tick" title={t('library_queue_read')}>
      <input
        type="checkbox"
        checked={on}
        aria-label={t('queue_today_read', spokenTitle(title))}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
    </label>
  );
}

/** The papers picked for today, those that were read ticked; nothing where none was picked. */
export function TodayList({ entries, now, onRead, onOpened }: TodayListProps) {
  if (entries.length === 0) return null;
  const done = entries.filter(({ annotation }) => annotation.status === 'read').length;
  return (
    <details class="today" open>
      <summary>
        {t('queue_today')} <span class="from">{t('queue_today_done', done, entries.length)}</span>
      </summary>
      <ol>
        {entries.map((entry) => {
          const { paper, annotation } = entry;
          const isRead = annotation.status === 'read';
          return (
            <li key={paper.id} class={isRead ? 'done' : undefined}>
              <Tick title={paper.title} isRead={isRead} onRead={(now) => onRead(paper.id, now)} />
              <span class="side-text">
                <PaperLink paper={paper} onOpened={() => onOpened(paper.id)} />
                <span class="by">
                  <bdi>{[authorsLine(paper.authors, 1), paper.year].filter(Boolean).join(' · ')}</bdi>
                  <Waiting entry={entry} now={now} />
                </span>
              </span>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
