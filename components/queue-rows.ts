import type { Catalogue } from '../paper/catalogue';
import { ALL_STATUSES } from '../paper/catalogue-columns';
import { orderOf } from './catalogue-order';
import { DEFAULT_SORT } from './filter';

/** Rows of what is to be read in its order, what was put off beyond `now` (ms since 1970) in the order it comes back, and what is being read, newest first. */
export function queueRows(catalogue: Catalogue, now: number): { queue: Uint32Array; snoozed: Uint32Array; reading: Uint32Array } {
  const { status, order, snoozedUntil } = catalogue.columns;
  const [queued, reads] = [ALL_STATUSES.indexOf('queued'), ALL_STATUSES.indexOf('reading')];
  const newest = orderOf(catalogue, DEFAULT_SORT);
  const waiting = newest.filter((row) => status[row] === queued);
  const at = (column: Float64Array, row: number) => column[row] ?? 0;
  const isSnoozed = (row: number) => at(snoozedUntil, row) > now;
  return {
    queue: waiting
      .filter((row) => !isSnoozed(row))
      .sort((a, b) => at(order, a) - at(order, b) || (catalogue.idOf(a) < catalogue.idOf(b) ? -1 : 1)),
    snoozed: waiting.filter(isSnoozed).sort((a, b) => at(snoozedUntil, a) - at(snoozedUntil, b)),
    reading: newest.filter((row) => status[row] === reads),
  };
}
