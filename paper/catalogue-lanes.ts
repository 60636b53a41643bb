import { ROW_END } from './catalogue-columns';
import { lowest } from './catalogue-leaf';

/** Texts of some rows, one after the other in one string. `starts` has one more than there are rows: where the last one ends. */
export interface Lane {
  text: string;
  rows: Uint32Array;
  starts: Uint32Array;
}

/** Whether a text has no letter beyond Latin 1. */
export const isNarrow = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 255) return false;
  return true;
};

function laneOf(texts: readonly string[], rows: readonly number[]): Lane {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, at) => {
    starts[at + 1] = (starts[at] ?? 0) + (texts[row] ?? '').length + 1;
  });
  return { text: rows.map((row) => texts[row] + ROW_END).join(''), rows: Uint32Array.from(rows), starts };
}

/**
 * Texts by row, in strings that are quickly searched. Texts with letters beyond Latin 1 stand apart: one of them among two thousand
 * would make the whole string twice as large, in memory and on disk.
 */
export function lanesOf(texts: readonly string[]): Lane[] {
  const narrow: number[] = [];
  const wide: number[] = [];
  texts.forEach((text, row) => {
    (isNarrow(text) ? narrow : wide).push(row);
  });
  return [narrow, wide].filter((rows) => rows.length > 0).map((rows) => laneOf(texts, rows));
}

/** Calls `hit` with each place of a lane whose text holds the word, and what stands there. A word has neither of the ends in it. */
export function eachHit({ text, rows, starts }: Lane, word: string, hit: (row: number, text: () => string) => void): void {
  let at = 0;
  for (let found = text.indexOf(word); found >= 0; found = text.indexOf(word, starts[at])) {
    at = placeOf(starts, found, at);
    const place = at;
    hit(rows[place] ?? 0, () => text.slice(starts[place], (starts[place + 1] ?? 1) - 1));
    at++;
  }
}

/** Index of the text that an offset lies in, at `from` or after it. */
function placeOf(starts: Uint32Array, offset: number, from: number): number {
  // The next hit is seldom far.
  let step = 1;
  let high = from + 1;
  while (high < starts.length && (starts[high] ?? 0) <= offset) {
    step *= 2;
    high += step;
  }
  let low = Math.max(from, high - step);
  high = Math.min(high, starts.length - 1);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}

/** The text of one row of some lanes, or undefined when they do not have it. */
export function textIn(lanes: readonly Lane[], row: number): string | undefined {
  for (const { text, rows, starts } of lanes) {
    const at = lowest(rows.length, (index) => (rows[index] ?? 0) >= row);
    if (rows[at] === row) return text.slice(starts[at], (starts[at + 1] ?? 1) - 1);
  }
  return undefined;
}
