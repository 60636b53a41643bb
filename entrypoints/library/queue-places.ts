import type { Stage } from '../../components/queue-rows';
import { ordersAt } from '../../components/reorder';
import type { Catalogue } from '../../paper/catalogue';
import { background } from './deeds';

/**
 * Puts a paper to a place of a column whose rows are given, among those of another column if it comes from there; what was read
 * stands in an order of its own. Gives the number of the action, which takes all of it back.
 */
export async function placeIn(catalogue: Catalogue, id: string, stage: Stage, rows: Uint32Array, to: number): Promise<number> {
  const row = catalogue.rowOf(id);
  const from = row === undefined ? -1 : rows.indexOf(row);
  const status = from === -1 ? { status: stage } : {};
  if (stage === 'read') return background.change([id], status);
  const orders = Array.from(rows, (one) => catalogue.columns.order[one] ?? 0);
  const places = [...ordersAt(orders, from, to)];
  const group = places.length > 1 ? crypto.randomUUID() : undefined;
  let last = 0;
  for (const [at, order] of places) {
    const one = at === from ? id : catalogue.idOf(rows[at] ?? 0);
    last = (await background.change([one], { order, ...(one === id && status) }, group)) || last;
  }
  return last;
}
