import type { TargetedPointerEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { dropIndex } from './reorder';

/** How near to the edge of the list dragging scrolls it, and how far in one frame, in CSS pixels. */
const EDGE = 36;
const STEP = 8;

/** A row under way: where it was taken, and where it would be dropped now. */
export interface Drag {
  from: number;
  to: number;
}

/** Dragging rows by a handle with mouse, pen or finger. Escape drops the row where it was. */
export function useRowDrag(count: number, rowHeight: number, onDrop: (from: number, to: number) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const pointer = useRef<{ y: number; rows: HTMLElement } | null>(null);

  useEffect(() => {
    if (!drag) return;
    const cancel = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setDrag(null);
    };
    window.addEventListener('keydown', cancel, true);
    let frame = requestAnimationFrame(function scroll() {
      const box = pointer.current?.rows.closest('.row-grid');
      if (pointer.current && box) {
        const { top, bottom } = box.getBoundingClientRect();
        if (pointer.current.y < top + EDGE) box.scrollTop -= STEP;
        else if (pointer.current.y > bottom - EDGE) box.scrollTop += STEP;
      }
      frame = requestAnimationFrame(scroll);
    });
    return () => {
      window.removeEventListener('keydown', cancel, true);
      cancelAnimationFrame(frame);
    };
  }, [drag]);

  const follow = (y: number, rows: HTMLElement) => {
    pointer.current = { y, rows };
    const to = dropIndex(y - rows.getBoundingClientRect().top, rowHeight, count);
    setDrag((now) => (now && now.to !== to ? { ...now, to } : now));
  };

  /** What the handle of the row at `index` listens to. */
  const handle = (index: number) => ({
    onPointerDown(event: TargetedPointerEvent<HTMLElement>) {
      const rows = event.currentTarget.closest('tbody');
      if (event.button !== 0 || !rows) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      pointer.current = { y: event.clientY, rows };
      setDrag({ from: index, to: index });
    },
    onPointerMove(event: TargetedPointerEvent<HTMLElement>) {
      if (drag && pointer.current) follow(event.clientY, pointer.current.rows);
    },
    onPointerUp() {
      if (drag && drag.from !== drag.to) onDrop(drag.from, drag.to);
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
  });

  return { drag, handle };
}
