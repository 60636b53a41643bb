import { spokenTitle } from '../formats/spoken-title';
import type { Entry } from './filter';
import { Icon } from './icons';
import { authorsLine, Stars, StatusMark, Tags } from './marks';
import { WithMaths } from './maths';
import { RelevanceMark } from './relevance-mark';
import type { RelevanceShown } from './relevance-name';
import { day, t } from './words';

export interface PaperCellsProps {
  entry: Entry;
  siteName: string;
  relevance?: RelevanceShown | undefined;
  /** Whether its controls are tab stops. */
  active: boolean;
  selected: boolean;
  /** `range` while Shift is held. */
  onSelect(range: boolean): void;
  onOpen(): void;
}

/** A row whose paper is being read. */
export function BlankCells() {
  return <td class="c-title" aria-busy="true" />;
}

/** The cells of one paper in the table. */
export function PaperCells({ entry, siteName, relevance, active, selected, onSelect, onOpen }: PaperCellsProps) {
  const { paper, annotation } = entry;
  const tabIndex = active ? 0 : -1;
  const authors = authorsLine(paper.authors, 4);
  return (
    <>
      <td class="c-pick">
        <label class="pick">
          <input
            type="checkbox"
            tabIndex={tabIndex}
            checked={selected}
            aria-label={t('library_select', spokenTitle(paper.title))}
            // The click and not the change: only the click knows about Shift.
            onClick={(event) => onSelect(event.shiftKey)}
          />
        </label>
      </td>
      <th scope="row" class="c-title">
        <span class="title" dir="auto" title={spokenTitle(paper.title)}>
          <WithMaths text={paper.title} />
        </span>
        <span class="by">
          {relevance && <RelevanceMark {...relevance} />}
          <bdi>{authors}</bdi>
          {annotation.note && (
            <span class="has-note" title={t('library_has_note')}>
              <Icon name="note" size={13} />
              <span class="unseen">{t('library_has_note')}</span>
            </span>
          )}
        </span>
      </th>
      <td class="c-tags">
        <Tags tags={annotation.tags} most={3} />
      </td>
      <td class="c-rating">
        <Stars rating={annotation.rating} />
      </td>
      <td class="c-status">
        <StatusMark status={annotation.status} />
      </td>
      <td class="c-year">{paper.year}</td>
      <td class="c-site">{siteName}</td>
      <td class="c-added">{day(paper.addedAt)}</td>
      <td class="c-open">
        {paper.url && (
          <a
            href={paper.url}
            target="_blank"
            rel="noreferrer"
            tabIndex={tabIndex}
            class="icon"
            aria-label={t('library_open_named', spokenTitle(paper.title))}
            title={t('library_open')}
            onClick={onOpen}
            onAuxClick={onOpen}
          >
            <Icon name="link" />
          </a>
        )}
      </td>
    </>
  );
}
