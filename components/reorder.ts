/**
 * The `order` that puts one row of a list between two others, given all orders as they stand, the row's index and the index it
 * is to have afterwards. Undefined when no number is left between the two, and all orders must be given anew.
 */
export function orderAt(orders: readonly number[], from: number, to: number): number | undefined {
  const others = orders.filter((_, index) => index !== from);
  const before = others[to - 1];
  const after = others[to];
  if (before === undefined && after === undefined) return orders[from];
  if (before === undefined) return (after ?? 0) - 1;
  if (after === undefined) return before + 1;
  const middle = before + (after - before) / 2;
  return middle > before && middle < after ? middle : undefined;
}

/** The index a dragged row will have when dropped `y` CSS pixels below the top of the list. */
export function dropIndex(y: number, rowHeight: number, count: number): number {
  return Math.max(0, Math.min(Math.floor(y / rowHeight), count - 1));
}
