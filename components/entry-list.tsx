import type { RefObject } from 'preact';
import { spokenTitle } from '../formats/spoken-title';
import type { Entry } from './filter';
import { IconButton } from './icon-button';
import { authorsLine, Stars, StatusMark, Tags } from './marks';
import { BlankCells } from './paper-cells';
import type { PaperRows } from './paper-rows';
import { isOnRow, type RowControl, RowGrid } from './row-grid';
import { TitleButton } from './title-button';
import { t } from './words';

export interface EntryListProps {
  label: string;
  rows: PaperRows;
  control?: RefObject<RowControl | null>;
  onOpen(entry: Entry): void;
  onDetail(entry: Entry): void;
}

const ROW = 58;

/** Papers of the library in little space: Enter or a press opens a paper's page, the button beside it its details. */
export function EntryList({ label, rows, control, onOpen, onDetail }: EntryListProps) {
  return (
    <RowGrid
      class="entry-list"
      label={label}
      count={rows.count}
      rowHeight={ROW}
      keyOf={rows.idAt}
      control={control}
      onKey={(event, at) => {
        const entry = rows.entryAt(at);
        if (event.key !== 'Enter' || !isOnRow(event) || !entry) return false;
        onOpen(entry);
        return true;
      }}
      row={(at, active) => {
        const entry = rows.entryAt(at);
        if (!entry) return <BlankCells />;
        const { paper, annotation } = entry;
        const tabIndex = active ? 0 : -1;
        return (
          <>
            <th scope="row" class="c-title">
              <TitleButton title={paper.title} tabIndex={tabIndex} onClick={() => onOpen(entry)} />
              <span class="by">
                <bdi>{[authorsLine(paper.authors, 1), paper.year].filter(Boolean).join(' · ')}</bdi>
                <StatusMark status={annotation.status} bare />
                <Stars rating={annotation.rating} />
                <Tags tags={annotation.tags} most={1} />
              </span>
            </th>
            <td class="c-acts">
              <IconButton
                icon="more"
                name={t('popup_detail_named', spokenTitle(paper.title))}
                tabIndex={tabIndex}
                onClick={() => onDetail(entry)}
              />
            </td>
          </>
        );
      }}
    />
  );
}
