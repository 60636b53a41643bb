import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { Change } from '../paper/annotation';
import { BlankCells } from './paper-cells';
import type { PaperRows } from './paper-rows';
import { QueueRow } from './queue-row';
import { isOnRow, type RowControl, RowGrid } from './row-grid';
import type { MenuPlace } from './row-menu';
import { dropLine, useRowDrag } from './use-row-drag';
import { t } from './words';

export interface QueueListProps {
  rows: PaperRows;
  /** CSS pixels of one row. */
  rowHeight: number;
  control?: RefObject<RowControl | null>;
  siteName(site: string): string;
  /** The present (ms since 1970). */
  now: number;
  onMove(from: number, to: number): void;
  onMenu(index: number, at: MenuPlace): void;
  onChange(id: string, change: Change): void;
  onOpened(id: string): void;
  onDetail(id: string): void;
}

/** The reading queue in its order. A row is moved by dragging its handle, by its buttons, or with Alt and the arrow keys. */
export function QueueList({ rows, rowHeight, control, siteName, now, onMove, onMenu, onChange, onOpened, onDetail }: QueueListProps) {
  const [said, setSaid] = useState('');
  const { count, idAt } = rows;
  const move = (from: number, to: number) => {
    if (to < 0 || to >= count || to === from) return;
    setSaid(t('library_queue_moved', to + 1, count));
    onMove(from, to);
  };
  const { drag, handle } = useRowDrag([count], rowHeight, (from, to) => move(from.index, to.index));
  const line = drag ? dropLine(drag, 0, rowHeight) : undefined;

  const moves = (index: number): Record<string, number> => ({ ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: count - 1 });
  const onKey = (event: KeyboardEvent, index: number): boolean => {
    const to = moves(index)[event.key];
    if (event.altKey && to !== undefined) move(index, to);
    else if (event.key === 'Enter' && isOnRow(event)) onDetail(idAt(index));
    else if (event.key === 'Delete' && isOnRow(event)) onChange(idAt(index), { status: '' });
    else return false;
    return true;
  };

  return (
    <>
      <RowGrid
        class="queue-list"
        label={t('library_queue')}
        count={count}
        rowHeight={rowHeight}
        keyOf={idAt}
        control={control}
        onKey={onKey}
        onMenu={onMenu}
        rowClass={(index) => (drag?.from.index === index ? 'dragged' : '')}
        mark={line !== undefined && <div class="drop-line" role="presentation" style={{ insetBlockStart: `${line}px` }} />}
        row={(index, active) => {
          const entry = rows.entryAt(index);
          if (!entry) return <BlankCells />;
          return (
            <QueueRow
              entry={entry}
              siteName={siteName(entry.paper.site)}
              index={index}
              count={count}
              active={active}
              handle={handle({ list: 0, index })}
              now={now}
              onMove={(to) => move(index, to)}
              onChange={(change) => onChange(entry.paper.id, change)}
              onOpened={() => onOpened(entry.paper.id)}
              onDetail={() => onDetail(entry.paper.id)}
            />
          );
        }}
      />
      <p class="unseen" role="status">
        {said}
      </p>
    </>
  );
}
