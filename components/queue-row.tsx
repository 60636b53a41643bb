import type { HTMLAttributes } from 'preact';
import type { Change } from '../paper/annotation';
import type { Entry } from './filter';
import { IconButton } from './icon-button';
import { Icon } from './icons';
import { authorsLine, Stars, Tags } from './marks';
import { PaperLink } from './queue-card';
import { SnoozeMenu } from './snooze-menu';
import { Waiting } from './waiting';
import { t } from './words';

export interface QueueRowProps {
  entry: Entry;
  siteName: string;
  /** From 0, among `count`. */
  index: number;
  count: number;
  active: boolean;
  /** The present (ms since 1970). */
  now: number;
  /** What the handle listens to. */
  handle: HTMLAttributes<HTMLElement>;
  onMove(to: number): void;
  onChange(change: Change): void;
  onOpened(): void;
  onDetail(): void;
}

/** The cells of one paper in the queue. */
export function QueueRow({ entry, siteName, index, count, active, now, handle, onMove, onChange, onOpened, onDetail }: QueueRowProps) {
  const { paper, annotation } = entry;
  const tabIndex = active ? 0 : -1;
  const facts = [authorsLine(paper.authors, 3), paper.year, siteName].filter(Boolean).join(' · ');
  return (
    <>
      <td class="c-handle">
        <span class="handle" title={t('library_queue_drag')} {...handle}>
          <Icon name="drag" />
        </span>
        <span class="place">{index + 1}</span>
      </td>
      <th scope="row" class="c-title">
        <PaperLink paper={paper} tabIndex={tabIndex} onOpened={onOpened} />
        <span class="by">
          <bdi>{facts}</bdi>
          <Waiting entry={entry} now={now} />
          <Stars rating={annotation.rating} />
          <Tags tags={annotation.tags} most={2} />
        </span>
      </th>
      <td class="c-acts">
        <IconButton icon="up" name={t('library_queue_up')} tabIndex={tabIndex} disabled={index === 0} onClick={() => onMove(index - 1)} />
        <IconButton
          icon="down"
          name={t('library_queue_down')}
          tabIndex={tabIndex}
          disabled={index === count - 1}
          onClick={() => onMove(index + 1)}
        />
        <span class="rule" />
        <IconButton icon="reading" name={t('library_queue_start')} tabIndex={tabIndex} onClick={() => onChange({ status: 'reading' })} />
        <IconButton icon="check" name={t('library_queue_read')} tabIndex={tabIndex} onClick={() => onChange({ status: 'read' })} />
        <SnoozeMenu name={t('library_snooze')} tabIndex={tabIndex} onSnooze={(snoozedUntil) => onChange({ snoozedUntil })} />
        <IconButton icon="more" name={t('library_detail_open')} tabIndex={tabIndex} onClick={onDetail} />
      </td>
    </>
  );
}
