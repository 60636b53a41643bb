/** Evenly spread numbers between two others, or beyond the one that is there; undefined where there is no room for them. */
function between(before: number | undefined, after: number | undefined, many: number): number[] | undefined {
  const steps = Array.from({ length: many }, (_one, at) => at + 1);
  if (before === undefined && after === undefined) return steps;
  if (before === undefined) return steps.map((step) => (after ?? 0) - many - 1 + step);
  if (after === undefined) return steps.map((step) => before + step);
  const out = steps.map((step) => before + ((after - before) / (many + 1)) * step);
  return out.every((value, at) => value > (out[at - 1] ?? before) && value < after) ? out : undefined;
}

/**
 * The orders that put one row of a list at index `to`, given all orders as they stand and the row's index, -1 for one that comes
 * from elsewhere. By index, that row's among them; others only where no number is left between two, and then as few as can be.
 */
export function ordersAt(orders: readonly number[], from: number, to: number): Map<number, number> {
  const others = orders.map((order, index) => ({ order, index })).filter(({ index }) => index !== from);
  for (let [low, high] = [to, to]; ; low = Math.max(0, low - 1), high = Math.min(others.length, high + 1)) {
    const given = between(others[low - 1]?.order, others[high]?.order, high - low + 1);
    if (!given) continue;
    const indexes = others.slice(low, high).map(({ index }) => index);
    indexes.splice(to - low, 0, from);
    return new Map(indexes.map((index, at): [number, number] => [index, given[at] ?? 0]));
  }
}

/** The index a dragged row will have when dropped `y` CSS pixels below the top of the list. */
export function dropIndex(y: number, rowHeight: number, count: number): number {
  return Math.max(0, Math.min(Math.floor(y / rowHeight), count - 1));
}
