import { IconButton } from '../../components/icon-button';
import { Icon } from '../../components/icons';
import type { PaperRows } from '../../components/paper-rows';
import { SideList } from '../../components/side-list';
import { count, day, t } from '../../components/words';
import { spokenTitle } from '../../formats/spoken-title';
import type { Change } from '../../paper/annotation';

export interface QueueSideProps {
  rows: PaperRows;
  onChange(id: string, change: Change): void;
}

/** What is being read, above the list of what is to be read. */
export function ReadingNow({ rows, onChange, onOpened }: QueueSideProps & { onOpened(id: string): void }) {
  return (
    <SideList
      open
      title={t('library_reading_now')}
      rows={rows}
      about={({ paper }) => [paper.authors?.[0]?.name, paper.year].filter(Boolean).join(' · ')}
      actions={({ paper }) => (
        <>
          {paper.url && (
            <a
              class="icon"
              href={paper.url}
              target="_blank"
              rel="noreferrer"
              aria-label={t('library_open_named', spokenTitle(paper.title))}
              title={t('library_open')}
              onClick={() => onOpened(paper.id)}
              onAuxClick={() => onOpened(paper.id)}
            >
              <Icon name="link" />
            </a>
          )}
          <IconButton
            icon="queue"
            name={t('library_queue_back_named', spokenTitle(paper.title))}
            onClick={() => onChange(paper.id, { status: 'queued' })}
          />
          <IconButton
            icon="check"
            name={t('library_queue_read_named', spokenTitle(paper.title))}
            onClick={() => onChange(paper.id, { status: 'read' })}
          />
        </>
      )}
    />
  );
}

/** What was put off, with when it comes back. */
export function Snoozed({ rows, onChange }: QueueSideProps) {
  return (
    <SideList
      title={count('library_snoozed', rows.count)}
      rows={rows}
      about={({ annotation }) => t('library_snoozed_until', day(annotation.snoozedUntil))}
      actions={({ paper }) => (
        <button
          type="button"
          aria-label={t('library_wake_named', spokenTitle(paper.title))}
          onClick={() => onChange(paper.id, { snoozedUntil: 0 })}
        >
          {t('library_wake')}
        </button>
      )}
    />
  );
}
