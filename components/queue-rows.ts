import type { Catalogue } from '../paper/catalogue';
import { ALL_STATUSES } from '../paper/catalogue-columns';
import { orderOf } from './catalogue-order';
import { DEFAULT_SORT } from './filter';

/** The stages of reading, in their order. */
export const STAGES = ['queued', 'reading', 'read'] as const;
export type Stage = (typeof STAGES)[number];

export interface QueueRows extends Record<Stage, Uint32Array> {
  snoozed: Uint32Array;
}

/** Rows of what is to be read and of what is being read in the reader's order, of what was read, the last first, and of what was put off beyond `now` (ms since 1970) in the order it comes back. */
export function queueRows(catalogue: Catalogue, now: number): QueueRows {
  const { status, order, snoozedUntil, statusAt } = catalogue.columns;
  const newest = orderOf(catalogue, DEFAULT_SORT);
  const at = (column: Float64Array, row: number) => column[row] ?? 0;
  const of = (stage: Stage) => newest.filter((row) => status[row] === ALL_STATUSES.indexOf(stage));
  const byHand = (a: number, b: number) => at(order, a) - at(order, b) || (catalogue.idOf(a) < catalogue.idOf(b) ? -1 : 1);
  const waiting = of('queued');
  const isSnoozed = (row: number) => at(snoozedUntil, row) > now;
  return {
    queued: waiting.filter((row) => !isSnoozed(row)).sort(byHand),
    snoozed: waiting.filter(isSnoozed).sort((a, b) => at(snoozedUntil, a) - at(snoozedUntil, b)),
    reading: of('reading').sort(byHand),
    read: of('read').sort((a, b) => at(statusAt, b) - at(statusAt, a)),
  };
}
