/** The chosen rows: `from` is where a range begins, `base` what was chosen before it. */
export interface Selection {
  ids: ReadonlySet<string>;
  base: ReadonlySet<string>;
  from: string;
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), base: new Set(), from: '' };

/** The selection with one row turned on or off; a range can begin there. */
export function toggleRow(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, base: ids, from: id };
}

/** The selection with all rows from where the range began to the given one; a range moved again gives back what it no longer covers. */
export function extendTo(selection: Selection, order: readonly string[], to: string, start = to): Selection {
  const from = order.includes(selection.from) ? selection.from : start;
  const [low, high] = [order.indexOf(from), order.indexOf(to)].sort((a, b) => a - b) as [number, number];
  return { ids: new Set([...selection.base, ...order.slice(low, high + 1)]), base: selection.base, from };
}

/** All of the rows chosen. */
export function selectAll(order: readonly string[]): Selection {
  const ids = new Set(order);
  return { ids, base: ids, from: order[0] ?? '' };
}
