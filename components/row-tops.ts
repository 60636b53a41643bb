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
