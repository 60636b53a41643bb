import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icons';
import { STATUS_ICONS, statusName } from './marks';
import { BlankCells } from './paper-cells';
import type { PaperRows } from './paper-rows';
import { QueueCard } from './queue-card';
import { STAGES, type Stage } from './queue-rows';
import { isOnRow, type RowControl, RowGrid } from './row-grid';
import type { MenuPlace } from './row-menu';
import { dropLine, type Spot, useRowDrag } from './use-row-drag';
import { figure, t } from './words';

/** CSS pixels of a card. */
const CARD = 104;

export interface QueueBoardProps {
  /** The columns: what is to be read, what is being read, what was read. */
  columns: Record<Stage, PaperRows>;
  now: number;
  /** The first column, for focusing it from elsewhere. */
  control: RefObject<RowControl | null>;
  /** Puts a paper to a place of a column; in that of what was read it goes where it belongs. */
  onPlace(id: string, stage: Stage, to: number): void;
  onMenu(stage: Stage, index: number, at: MenuPlace): void;
  onTakeOff(id: string): void;
  onOpened(id: string): void;
  onDetail(id: string): void;
}

const isRtl = () => document.documentElement.dir === 'rtl';

/** The queue as three columns. Cards go from place to place and from column to column by dragging, with Alt and the arrow keys, or by their menu. */
export function QueueBoard({ columns, now, control, onPlace, onMenu, onTakeOff, onOpened, onDetail }: QueueBoardProps) {
  const [said, setSaid] = useState('');
  const [follow, setFollow] = useState<{ id: string; stage: Stage; index: number }>();
  const middle = useRef<RowControl>(null);
  const last = useRef<RowControl>(null);
  const controls: Record<Stage, RefObject<RowControl | null>> = { queued: control, reading: middle, read: last };
  const rowsOf = (list: number) => columns[STAGES[list] ?? 'queued'];

  const place = (from: Spot, to: Spot) => {
    const stage = STAGES[to.list];
    const target = rowsOf(to.list);
    const isStaying = from.list === to.list;
    // What was read stands in the order in which it was, the last first.
    const index = stage === 'read' ? 0 : Math.max(0, Math.min(to.index, target.count - (isStaying ? 1 : 0)));
    if (!stage || (isStaying && (stage === 'read' || index === from.index))) return;
    const id = rowsOf(from.list).idAt(from.index);
    if (!isStaying) setFollow({ id, stage, index });
    setSaid(
      isStaying ? t('library_queue_moved', index + 1, target.count) : t('queue_moved_to', statusName(stage), index + 1, target.count + 1),
    );
    onPlace(id, stage, index);
  };
  const { drag, handle } = useRowDrag(
    STAGES.map((stage) => columns[stage].count),
    CARD,
    place,
  );

  // The focus goes with the paper, once it is there.
  useLayoutEffect(() => {
    if (!follow) return;
    const { stage, index } = follow;
    const near = [0, 1, -1, 2, -2].map((by) => index + by).find((at) => at >= 0 && columns[stage].idAt(at) === follow.id);
    if (near === undefined) return;
    controls[stage].current?.focus(near);
    setFollow(undefined);
  }, [follow, columns]);

  const beside = (list: number, by: number): number => {
    const next = list + by;
    if (next < 0 || next >= STAGES.length) return list;
    return rowsOf(next).count > 0 ? next : beside(next, by);
  };
  const onKey = (event: KeyboardEvent, list: number, index: number): boolean => {
    const { count, idAt } = rowsOf(list);
    const side = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const by = isRtl() ? -side : side;
    const within: Record<string, number> = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: count - 1 };
    const to = within[event.key];
    if (event.altKey && by !== 0) place({ list, index }, { list: list + by, index });
    else if (event.altKey && to !== undefined) place({ list, index }, { list, index: to });
    else if (by !== 0 && !event.ctrlKey && !event.metaKey) controls[STAGES[beside(list, by)] ?? 'queued'].current?.focus();
    else if (event.key === 'Enter' && isOnRow(event)) onDetail(idAt(index));
    else if (event.key === 'Delete' && isOnRow(event)) onTakeOff(idAt(index));
    else return false;
    return true;
  };

  return (
    <div class="queue-board" data-lists>
      {STAGES.map((stage, list) => {
        const rows = columns[stage];
        const line = drag && stage !== 'read' ? dropLine(drag, list, CARD) : undefined;
        const isTarget = drag !== null && drag.to.list === list && drag.from.list !== list;
        return (
          <section key={stage} class={isTarget ? 'column-of target' : 'column-of'} aria-label={statusName(stage)}>
            <h2>
              <Icon name={STATUS_ICONS[stage]} size={14} />
              {statusName(stage)}
              <span class="badge">{figure(rows.count)}</span>
            </h2>
            <RowGrid
              class="queue-cards"
              label={statusName(stage)}
              count={rows.count}
              rowHeight={CARD}
              keyOf={rows.idAt}
              control={controls[stage]}
              onKey={(event, index) => onKey(event, list, index)}
              onMenu={(index, at) => onMenu(stage, index, at)}
              rowClass={(index) => (drag?.from.list === list && drag.from.index === index ? 'dragged' : '')}
              mark={line !== undefined && <div class="drop-line" role="presentation" style={{ insetBlockStart: `${line}px` }} />}
              row={(index, active) => {
                const entry = rows.entryAt(index);
                if (!entry) return <BlankCells />;
                return (
                  <QueueCard
                    entry={entry}
                    now={now}
                    active={active}
                    handle={handle({ list, index })}
                    onOpened={() => onOpened(entry.paper.id)}
                    onMenu={(at) => onMenu(stage, index, at)}
                  />
                );
              }}
            />
            {rows.count === 0 && <p class="quiet-text">{t(`queue_none_${stage}`)}</p>}
          </section>
        );
      })}
      <p class="unseen" role="status">
        {said}
      </p>
    </div>
  );
}
