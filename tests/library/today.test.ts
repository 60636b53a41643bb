import { describe, expect, test } from 'vitest';
import { queueRows } from '../../components/queue-rows';
import { pickOf, storedPick } from '../../components/today';
import type { Status } from '../../paper/annotation';
import { Catalogue } from '../../paper/catalogue';
import { entry } from './entries';

/** Noon of a day, local time, and the morning after. */
const NOW = new Date(2026, 3, 15, 12).getTime();
const MORNING = new Date(2026, 3, 16, 7).getTime();
const DAY = '2026-04-15';

function put(catalogue: Catalogue, id: string, order: number, status: Status = 'queued', snoozedUntil = 0, at = NOW): void {
  catalogue.put(entry(id, {}, { status, order, snoozedUntil, changedAt: { status: at } }));
}

function library(): Catalogue {
  const catalogue = new Catalogue();
  'abcdefgh'.split('').forEach((id, at) => {
    put(catalogue, id, at);
  });
  return catalogue;
}

const pick = (catalogue: Catalogue, before: unknown, now = NOW) =>
  pickOf(catalogue, queueRows(catalogue, now).queued, storedPick(before), now);

describe('the papers of a day', () => {
  test('are the first five of the queue that are not put off', () => {
    const catalogue = library();
    put(catalogue, 'b', 1, 'queued', MORNING);
    expect(pick(catalogue, undefined)).toEqual({ day: DAY, ids: ['a', 'c', 'd', 'e', 'f'] });
  });

  test('stay on that day however the queue is ordered, and what was read stays among them', () => {
    const catalogue = library();
    const before = pick(catalogue, undefined);
    put(catalogue, 'h', -1);
    put(catalogue, 'a', 9);
    put(catalogue, 'b', 1, 'reading');
    put(catalogue, 'c', 2, 'read');
    expect(pick(catalogue, before)).toEqual(before);
  });

  test('that are put off, taken off the queue or removed give way to the next', () => {
    const catalogue = library();
    const before = pick(catalogue, undefined);
    put(catalogue, 'a', 0, 'queued', MORNING);
    put(catalogue, 'b', 1, 'dismissed');
    catalogue.remove('c');
    expect(pick(catalogue, before).ids).toEqual(['d', 'e', 'f', 'g', 'h']);
  });

  test('are picked anew on the next day', () => {
    const catalogue = library();
    const before = pick(catalogue, undefined);
    for (const id of ['a', 'b']) put(catalogue, id, 0, 'read');
    expect(pick(catalogue, before, MORNING)).toEqual({ day: '2026-04-16', ids: ['c', 'd', 'e', 'f', 'g'] });
  });

  test('that were read on another day do not count, and a damaged pick is none', () => {
    const catalogue = library();
    put(catalogue, 'a', 0, 'read', 0, NOW - 2 * 86_400_000);
    expect(pick(catalogue, { day: DAY, ids: ['a', 'h'] }).ids).toEqual(['h', 'b', 'c', 'd', 'e']);
    for (const bad of [null, 5, {}, { day: DAY }, { day: DAY, ids: [1] }]) expect(storedPick(bad)).toBeUndefined();
  });
});
