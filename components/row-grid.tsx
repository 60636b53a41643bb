import type { ComponentChildren, RefObject, TargetedMouseEvent } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { draggedRow } from './paper-drop';
import type { MenuPlace } from './row-menu';
import { evenRows, unevenRows } from './row-tops';
import { useRowWindow } from './use-row-window';

/** What the owner of a list may ask of it. */
export interface RowControl {
  /** Moves the focus to a row; without an index to the row that had it last. */
  focus(index?: number): void;
  /** Scrolls as little as possible so that a row is in view. */
  reveal(index: number): void;
}

export interface RowGridProps {
  label: string;
  class?: string;
  count: number;
  /** CSS pixels, the same for all rows, or those of each. */
  rowHeight: number | readonly number[];
  keyOf(index: number): string;
  /** The cells of a row (`th`, `td`); controls in it are tab stops only while the row is active. */
  row(index: number, active: boolean): ComponentChildren;
  /** The `thead`. */
  head?: ComponentChildren;
  /** Drawn over the rows, placed by itself. */
  mark?: ComponentChildren;
  /** Which rows are selected; without it rows cannot be. */
  isSelected?(index: number): boolean;
  rowClass?(index: number): string;
  onRowClick?(index: number, event: TargetedMouseEvent<HTMLTableRowElement>): void;
  /** The reader asks for a row's menu: with the right button, or with the key for menus. With Shift the right button opens the browser's own. */
  onMenu?(index: number, at: MenuPlace): void;
  /** A row is dragged out of the list, to where papers can be dropped. */
  onDrag?(index: number): void;
  /** Takes a key pressed in the active row; true when it did something with it. */
  onKey?(event: KeyboardEvent, index: number): boolean;
  /** A key has moved the focus from one row to another; `extend` while Shift is held. */
  onMove?(index: number, from: number, extend: boolean): void;
  control?: RefObject<RowControl | null>;
}

/** Index of the row that was marked: where its key is now, else where it stood. */
function indexOf(mark: { key: string; index: number }, count: number, keyOf: (index: number) => string): number {
  if (mark.index < count && keyOf(mark.index) === mark.key) return mark.index;
  if (mark.key) for (let index = 0; index < count; index++) if (keyOf(index) === mark.key) return index;
  return Math.max(0, Math.min(mark.index, count - 1));
}

/** True for keys that belong to a field, or to a panel that a control of the row has opened. */
const isElsewhere = (target: EventTarget | null) =>
  target instanceof Element && (target.matches('textarea, select, input:not([type=checkbox])') || target.closest('[popover]') !== null);

/** How far inside its row a menu asked for by a key opens, in CSS pixels. */
const MENU_INSET = 48;

const asksForMenu = ({ key, shiftKey }: KeyboardEvent) => key === 'ContextMenu' || (key === 'F10' && shiftKey);

/** A list of any length of which only the rows in view are drawn: one tab stop, arrow keys move from row to row. */
export function RowGrid(props: RowGridProps) {
  const { count, rowHeight, keyOf, control } = props;
  const tops = useMemo(() => (typeof rowHeight === 'number' ? evenRows(count, rowHeight) : unevenRows(rowHeight)), [count, rowHeight]);
  const rows = useRowWindow(count, tops);
  const [mark, setMark] = useState({ key: '', index: 0 });
  const toFocus = useRef(false);
  const focused = useRef('');
  const active = indexOf(mark, count, keyOf);

  useLayoutEffect(() => {
    // A row that is taken out or put elsewhere in the page loses the focus without anybody being told.
    const isLost = focused.current !== '' && document.activeElement === document.body;
    if (!toFocus.current && !isLost) return;
    if (toFocus.current) rows.reveal(active);
    toFocus.current = false;
    focused.current = '';
    const row = rows.body.current?.querySelector<HTMLElement>('[data-active]') ?? rows.box.current?.querySelector('table');
    row?.focus({ preventScroll: true });
  });

  const move = (index: number) => {
    toFocus.current = true;
    setMark({ key: count > 0 ? keyOf(index) : '', index });
  };
  if (control) control.current = { focus: (index = active) => move(Math.max(0, Math.min(index, count - 1))), reveal: rows.reveal };

  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: rows.page,
    PageUp: -rows.page,
    Home: -count,
    End: count,
  };
  const menuByKey = () => {
    const row = rows.body.current?.querySelector('[data-active]')?.getBoundingClientRect();
    const rtl = rows.box.current !== null && getComputedStyle(rows.box.current).direction === 'rtl';
    if (row) props.onMenu?.(active, { x: rtl ? row.right - MENU_INSET : row.left + MENU_INSET, y: row.top + row.height / 2 });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || count === 0 || isElsewhere(event.target)) return;
    const step = steps[event.key];
    if (props.onMenu && asksForMenu(event)) {
      event.preventDefault();
      menuByKey();
    } else if (props.onKey?.(event, active)) event.preventDefault();
    else if (step !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const next = Math.max(0, Math.min(active + step, count - 1));
      move(next);
      props.onMove?.(next, active, event.shiftKey);
    }
  };

  const drawn = Array.from({ length: rows.last - rows.first }, (_, at) => rows.first + at);
  if (count > 0 && active < rows.first) drawn.unshift(active);
  if (count > 0 && active >= rows.last) drawn.push(active);
  const heads = props.head ? 1 : 0;

  return (
    <div ref={rows.box} class={`row-grid ${props.class ?? ''}`} onScroll={rows.measure}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows take the focus is a grid
        role="grid"
        aria-label={props.label}
        aria-rowcount={count + heads}
        aria-multiselectable={props.isSelected ? true : undefined}
        tabIndex={count === 0 ? 0 : -1}
        onKeyDown={onKeyDown}
      >
        {props.head}
        <tbody ref={rows.body} class="rows" style={{ blockSize: `${rows.height}px` }}>
          {drawn.map((index) => {
            const key = keyOf(index);
            return (
              <tr
                key={key}
                class={`row ${props.rowClass?.(index) ?? ''}`}
                data-active={index === active ? '' : undefined}
                aria-rowindex={index + 1 + heads}
                aria-selected={props.isSelected?.(index)}
                tabIndex={index === active ? 0 : -1}
                style={{ insetBlockStart: `${rows.placeOf(index)}px`, blockSize: `${tops.height(index)}px` }}
                onFocusIn={() => {
                  focused.current = key;
                  if (mark.key !== key) setMark({ key, index });
                }}
                onFocusOut={(event) => {
                  if (event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget)) focused.current = '';
                }}
                onClick={(event) => props.onRowClick?.(index, event)}
                {...(props.onDrag && draggedRow(() => props.onDrag?.(index)))}
                onContextMenu={(event) => {
                  if (!props.onMenu || (event.shiftKey && event.button === 2)) return;
                  event.preventDefault();
                  props.onMenu(index, { x: event.clientX, y: event.clientY });
                }}
              >
                {props.row(index, index === active)}
              </tr>
            );
          })}
        </tbody>
      </table>
      {props.mark}
    </div>
  );
}

/** True for a key pressed on a row itself and not on something in it. */
export function isOnRow(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLTableRowElement;
}
