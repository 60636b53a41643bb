import type { TargetedPointerEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { dropIndex } from './reorder';

/** How near to the edge of the list dragging scrolls it, and how far in one frame, in CSS pixels. */
const EDGE = 36;
const STEP = 8;
/** A press that moves less than this (CSS pixels) is no dragging. */
const SLACK = 4;

/** A place in one of several lists that stand side by side. */
export interface Spot {
  list: number;
  index: number;
}

/** A row under way: where it was taken, and where it would be dropped now. */
export interface Drag {
  from: Spot;
  to: Spot;
}

interface Press {
  from: Spot;
  grids: HTMLElement[];
  x: number;
  y: number;
}

const same = (one: Spot, other: Spot) => one.list === other.list && one.index === other.index;

/** The list that a point is over, or the nearest one. */
function listAt(grids: readonly HTMLElement[], x: number): number {
  const distances = grids.map((grid) => {
    const { left, right } = grid.getBoundingClientRect();
    return Math.max(left - x, x - right, 0);
  });
  return distances.indexOf(Math.min(...distances));
}

/**
 * Dragging rows of one list, or of several within one `[data-lists]`, with mouse, pen or finger. Escape drops the row where it was.
 * `counts` says how many rows each list has.
 */
export function useRowDrag(counts: readonly number[], rowHeight: number, onDrop: (from: Spot, to: Spot) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const press = useRef<Press | null>(null);

  useLayoutEffect(() => {
    if (!drag) return;
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      press.current = null;
      setDrag(null);
    };
    window.addEventListener('keydown', cancel, true);
    let frame = requestAnimationFrame(function scroll() {
      const box = press.current?.grids[drag.to.list];
      if (press.current && box) {
        const { top, bottom } = box.getBoundingClientRect();
        if (press.current.y < top + EDGE) box.scrollTop -= STEP;
        else if (press.current.y > bottom - EDGE) box.scrollTop += STEP;
      }
      frame = requestAnimationFrame(scroll);
    });
    return () => {
      window.removeEventListener('keydown', cancel, true);
      cancelAnimationFrame(frame);
    };
  }, [drag]);

  const spotAt = ({ grids, from }: Press, x: number, y: number): Spot => {
    const list = listAt(grids, x);
    const top = grids[list]?.querySelector('tbody')?.getBoundingClientRect().top ?? 0;
    const count = counts[list] ?? 0;
    // A row from elsewhere comes between two, so there is one place more.
    const index = list === from.list ? dropIndex(y - top, rowHeight, count) : dropIndex(y - top + rowHeight / 2, rowHeight, count + 1);
    return { list, index };
  };

  /** What the handle of a row listens to. */
  const handle = (from: Spot) => ({
    onPointerDown(event: TargetedPointerEvent<HTMLElement>) {
      const grid = event.currentTarget.closest<HTMLElement>('.row-grid');
      if (event.button !== 0 || !grid) return;
      const lists = grid.closest('[data-lists]');
      const grids = lists ? [...lists.querySelectorAll<HTMLElement>('.row-grid')] : [grid];
      event.currentTarget.setPointerCapture(event.pointerId);
      press.current = { from, grids, x: event.clientX, y: event.clientY };
    },
    onPointerMove(event: TargetedPointerEvent<HTMLElement>) {
      const { current } = press;
      if (!current || (!drag && Math.hypot(event.clientX - current.x, event.clientY - current.y) < SLACK)) return;
      current.y = event.clientY;
      const to = spotAt(current, event.clientX, event.clientY);
      setDrag((now) => (now && same(now.to, to) ? now : { from: current.from, to }));
    },
    onPointerUp() {
      if (press.current && drag && !same(drag.from, drag.to)) onDrop(drag.from, drag.to);
      press.current = null;
      setDrag(null);
    },
    onPointerCancel() {
      press.current = null;
      setDrag(null);
    },
  });

  return { drag, handle };
}

/** Where the line stands that shows where a row would be dropped (CSS pixels below the first row), or undefined where nothing would change. */
export function dropLine({ from, to }: Drag, list: number, rowHeight: number): number | undefined {
  if (to.list !== list || same(from, to)) return undefined;
  return (from.list === list && to.index > from.index ? to.index + 1 : to.index) * rowHeight;
}
