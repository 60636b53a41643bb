import type { HTMLAttributes } from 'preact';
import { spokenTitle } from '../formats/spoken-title';
import type { Entry } from './filter';
import { Icon } from './icons';
import { authorsLine, Stars, Tags } from './marks';
import { WithMaths } from './maths';
import type { MenuPlace } from './row-menu';
import { Waiting } from './waiting';
import { t } from './words';

export interface QueueCardProps {
  entry: Entry;
  now: number;
  active: boolean;
  /** What the handle listens to. */
  handle: HTMLAttributes<HTMLElement>;
  onOpened(): void;
  onMenu(at: MenuPlace): void;
}

/** A paper's title, which leads to its page where it has one. */
export function PaperLink({ paper, tabIndex, onOpened }: { paper: Entry['paper']; tabIndex?: number; onOpened(): void }) {
  if (!paper.url)
    return (
      <span class="title" dir="auto" title={spokenTitle(paper.title)}>
        <WithMaths text={paper.title} />
      </span>
    );
  return (
    <a
      class="title"
      dir="auto"
      title={spokenTitle(paper.title)}
      href={paper.url}
      target="_blank"
      rel="noreferrer"
      tabIndex={tabIndex}
      onClick={onOpened}
      onAuxClick={onOpened}
    >
      <WithMaths text={paper.title} />
    </a>
  );
}

/** The cells of one paper on the board. */
export function QueueCard({ entry, now, active, handle, onOpened, onMenu }: QueueCardProps) {
  const { paper, annotation } = entry;
  const tabIndex = active ? 0 : -1;
  return (
    <>
      <td class="c-handle">
        <span class="handle" title={t('library_queue_drag')} {...handle}>
          <Icon name="drag" />
        </span>
      </td>
      <th scope="row" class="c-title">
        <PaperLink paper={paper} tabIndex={tabIndex} onOpened={onOpened} />
        <span class="by">
          <bdi>{[authorsLine(paper.authors, 1), paper.year].filter(Boolean).join(' · ')}</bdi>
        </span>
        <span class="by">
          <Waiting entry={entry} now={now} />
          <Stars rating={annotation.rating} />
          <Tags tags={annotation.tags} most={1} />
        </span>
      </th>
      <td class="c-acts">
        <button
          type="button"
          class="icon"
          tabIndex={tabIndex}
          aria-haspopup="menu"
          aria-label={t('queue_menu_of', spokenTitle(paper.title))}
          title={t('queue_menu')}
          onClick={(event) => {
            const { left, bottom } = event.currentTarget.getBoundingClientRect();
            onMenu({ x: left, y: bottom });
          }}
        >
          <Icon name="more" />
        </button>
      </td>
    </>
  );
}
