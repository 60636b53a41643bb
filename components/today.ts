import type { Catalogue } from '../paper/catalogue';
import { fieldDate } from './snooze';

/** So many papers are picked for a day. */
export const MOST_TODAY = 5;

/** The papers picked for a local day (`YYYY-MM-DD`), by their ids. */
export interface Pick {
  day: string;
  ids: string[];
}

/** A pick as it was stored; undefined when that is none. */
export function storedPick(value: unknown): Pick | undefined {
  if (typeof value !== 'object' || value === null || !('day' in value) || !('ids' in value)) return undefined;
  const { day, ids } = value;
  if (typeof day !== 'string' || !Array.isArray(ids) || !ids.every((id) => typeof id === 'string')) return undefined;
  return { day, ids: ids.slice(0, MOST_TODAY) };
}

/**
 * The pick of the day of `now` (ms since 1970): what was picked before on that day, however the queue was ordered since, without what
 * was put off or taken off the queue; then the first rows of `queue`. What was read on that day stays.
 */
export function pickOf(catalogue: Catalogue, queue: Uint32Array, before: Pick | undefined, now: number): Pick {
  const day = fieldDate(now);
  const { snoozedUntil, statusAt } = catalogue.columns;
  const isKept = (id: string) => {
    const row = catalogue.rowOf(id);
    if (row === undefined || catalogue.alive[row] !== 1) return false;
    const status = catalogue.statusOf(row);
    if (status === 'queued') return (snoozedUntil[row] ?? 0) <= now;
    return status === 'reading' || (status === 'read' && fieldDate(statusAt[row] ?? 0) === day);
  };
  const ids = new Set(before?.day === day ? before.ids.filter(isKept) : []);
  for (let at = 0; at < queue.length && ids.size < MOST_TODAY; at++) ids.add(catalogue.idOf(queue[at] ?? 0));
  return { day, ids: [...ids] };
}
