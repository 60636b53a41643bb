/** Where the rows of a list stand, in CSS pixels from its top. */
export interface RowTops {
  top(index: number): number;
  height(index: number): number;
  /** The row that covers a height; the last for what is below all, 0 for an empty list. */
  at(y: number): number;
  total: number;
}

/** Rows that all have one height. */
export function evenRows(count: number, rowHeight: number): RowTops {
  return {
    top: (index) => index * rowHeight,
    height: () => rowHeight,
    at: (y) => Math.max(0, Math.min(Math.floor(y / rowHeight), count - 1)),
    total: count * rowHeight,
  };
}

/** Rows that each have a height of their own. */
export function unevenRows(heights: readonly number[]): RowTops {
  const tops = [0];
  for (const height of heights) tops.push((tops.at(-1) ?? 0) + height);
  return {
    top: (index) => tops[index] ?? 0,
    height: (index) => heights[index] ?? 0,
    at: (y) => {
      let [low, high] = [0, Math.max(0, heights.length - 1)];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((tops[middle] ?? 0) <= y) low = middle;
        else high = middle - 1;
      }
      return low;
    },
    total: tops.at(-1) ?? 0,
  };
}

/** Browsers draw no box taller than some ten million CSS pixels: a list that would be is this tall, and scrolls faster. */
const TALLEST = 8_000_000;

/** How far a list is scrolled, in two measures: of the box that scrolls, and of the rows as if they all were there. */
export interface Scale {
  /** Height of what scrolls. */
  height: number;
  /** From the box's measure to the rows', and back, for a box that shows so many pixels. */
  toRows(y: number, shown: number): number;
  toBox(y: number, shown: number): number;
}

/** The scale of rows that are so tall together. The first and the last row are always reached. */
export function scaleOf(total: number, tallest = TALLEST): Scale {
  if (total <= tallest) return { height: total, toRows: (y) => y, toBox: (y) => y };
  const ratio = (shown: number) => (total - shown) / Math.max(1, tallest - shown);
  return { height: tallest, toRows: (y, shown) => y * ratio(shown), toBox: (y, shown) => y / ratio(shown) };
}
