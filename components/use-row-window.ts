import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Rows drawn above and below what is in view, so that a step of the wheel shows no gap. */
const SPARE = 6;
/** Height taken for a box that has none yet, in CSS pixels. */
const GUESS = 600;

/** The part of a long list that is drawn. All rows have one height, so where each stands is known without measuring. */
export interface RowWindow {
  /** The scrolling box. */
  box: RefObject<HTMLDivElement | null>;
  /** What holds the rows, as tall as all of them together. */
  body: RefObject<HTMLTableSectionElement | null>;
  /** First row to draw, and the one after the last. */
  first: number;
  last: number;
  /** Whole rows that fit in the box. */
  page: number;
  measure(): void;
  /** Scrolls as little as possible so that the row is in view. */
  reveal(index: number): void;
}

/** Follows scrolling and resizing of a list of `count` rows, each `rowHeight` CSS pixels tall. */
export function useRowWindow(count: number, rowHeight: number): RowWindow {
  const box = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const [view, setView] = useState({ top: 0, rows: Math.ceil(GUESS / rowHeight) });

  const measure = useCallback(() => {
    if (!box.current) return;
    const top = Math.floor(box.current.scrollTop / rowHeight);
    const rows = Math.ceil((box.current.clientHeight || GUESS) / rowHeight);
    setView((now) => (now.top === top && now.rows === rows ? now : { top, rows }));
  }, [rowHeight]);

  useLayoutEffect(() => {
    measure();
    const sizes = new ResizeObserver(measure);
    if (box.current) sizes.observe(box.current);
    return () => sizes.disconnect();
  }, [measure]);

  const reveal = (index: number) => {
    if (!box.current || !body.current) return;
    // The header stands before the rows and sticks to the top of the box.
    const head = body.current.parentElement?.querySelector('thead')?.offsetHeight ?? 0;
    const top = index * rowHeight;
    const bottom = top + rowHeight + head - box.current.clientHeight;
    if (box.current.scrollTop > top) box.current.scrollTop = top;
    else if (box.current.scrollTop < bottom) box.current.scrollTop = bottom;
    measure();
  };

  const first = Math.max(0, Math.min(view.top, count) - SPARE);
  const last = Math.min(count, view.top + view.rows + 1 + SPARE);
  return { box, body, first, last, page: Math.max(1, view.rows - 2), measure, reveal };
}
