import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RowTops } from './row-tops';

/** Rows drawn above and below what is in view, so that a step of the wheel shows no gap. */
const SPARE = 6;
/** Height taken for a box that has none yet, in CSS pixels. */
const GUESS = 600;

/** The part of a long list that is drawn. Every row's height is known beforehand, so where each stands needs no measuring. */
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

/** Follows scrolling and resizing of a list of `count` rows that stand at `tops`. */
export function useRowWindow(count: number, tops: RowTops): RowWindow {
  const box = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const [view, setView] = useState(() => ({ top: 0, rows: tops.at(GUESS) + 1 }));

  const measure = useCallback(() => {
    if (!box.current) return;
    const { scrollTop, clientHeight } = box.current;
    const top = tops.at(scrollTop);
    const rows = tops.at(scrollTop + (clientHeight || GUESS)) - top + 1;
    setView((now) => (now.top === top && now.rows === rows ? now : { top, rows }));
  }, [tops]);

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
    const top = tops.top(index);
    // Of a row taller than the box its beginning is what matters.
    const bottom = Math.min(top, top + tops.height(index) + head - box.current.clientHeight);
    if (box.current.scrollTop > top) box.current.scrollTop = top;
    else if (box.current.scrollTop < bottom) box.current.scrollTop = bottom;
    measure();
  };

  const first = Math.max(0, Math.min(view.top, count) - SPARE);
  const last = Math.min(count, view.top + view.rows + 1 + SPARE);
  return { box, body, first, last, page: Math.max(1, view.rows - 2), measure, reveal };
}
