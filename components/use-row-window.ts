import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type RowTops, scaleOf } from './row-tops';

/** Rows drawn above and below what is in view, so that a step of the wheel shows no gap; once a new list stands on the screen. */
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
  /** Height of the body, and where in it a row stands (CSS pixels). */
  height: number;
  placeOf(index: number): number;
  measure(): void;
  /** Scrolls as little as possible so that the row is in view. */
  reveal(index: number): void;
}

/** Follows scrolling and resizing of a list of `count` rows that stand at `tops`. */
export function useRowWindow(count: number, tops: RowTops): RowWindow {
  const box = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const [view, setView] = useState(() => ({ top: 0, rows: tops.at(GUESS) + 1, shift: 0 }));
  const scale = useMemo(() => scaleOf(tops.total), [tops]);
  const [drawn, setDrawn] = useState<RowTops>();
  const spare = drawn === tops ? SPARE : 0;

  const measure = useCallback(() => {
    if (!box.current) return;
    const { scrollTop, clientHeight } = box.current;
    const shown = clientHeight || GUESS;
    const y = scale.toRows(scrollTop, shown);
    const top = tops.at(y);
    const rows = tops.at(y + shown) - top + 1;
    const shift = scrollTop - y;
    setView((now) => (now.top === top && now.rows === rows && now.shift === shift ? now : { top, rows, shift }));
  }, [tops, scale]);

  useLayoutEffect(() => {
    measure();
    const sizes = new ResizeObserver(measure);
    if (box.current) sizes.observe(box.current);
    return () => sizes.disconnect();
  }, [measure]);

  useEffect(() => {
    const timer = setTimeout(() => setDrawn(tops));
    return () => clearTimeout(timer);
  }, [tops]);

  const reveal = (index: number) => {
    if (!box.current || !body.current) return;
    // The header stands before the rows and sticks to the top of the box.
    const head = body.current.parentElement?.querySelector('thead')?.offsetHeight ?? 0;
    const { scrollTop, clientHeight } = box.current;
    const y = scale.toRows(scrollTop, clientHeight);
    const top = tops.top(index);
    // Of a row taller than the box its beginning is what matters.
    const bottom = Math.min(top, top + tops.height(index) + head - clientHeight);
    if (y > top) box.current.scrollTop = scale.toBox(top, clientHeight);
    else if (y < bottom) box.current.scrollTop = Math.ceil(scale.toBox(bottom, clientHeight));
    measure();
  };

  const first = Math.max(0, Math.min(view.top, count) - spare);
  const last = Math.min(count, view.top + view.rows + 1 + spare);
  // A row out of view that has the focus must not make the body taller than it is.
  const placeOf = (index: number) => Math.max(0, Math.min(tops.top(index) + view.shift, scale.height - tops.height(index)));
  return { box, body, first, last, page: Math.max(1, view.rows - 2), height: scale.height, placeOf, measure, reveal };
}
