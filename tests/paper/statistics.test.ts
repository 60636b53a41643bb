import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { counted, largest, monthsUntil, queueAges, type Tally, tagsOverTime, weeksUntil } from '../../paper/statistics';

const DAY = 86_400_000;
/** A Wednesday, local time. */
const NOW = new Date(2026, 3, 15, 13, 30).getTime();

/** When four papers were saved. */
const A = new Date(2026, 3, 13).getTime();
const B = new Date(2026, 3, 12, 23, 59, 59, 999).getTime();
const C = new Date(2026, 1, 2).getTime();
const D = new Date(2020, 0, 1).getTime();

const tally: Tally = {
  added: [A, B, C, D],
  read: [],
  ratings: [4, 0, 0, 0, 0, 0],
  sites: new Map(),
  feeds: new Map(),
  tags: new Map([
    ['old', [D]],
    ['few', [A]],
    ['many', [A, B, C]],
  ]),
  queue: [A, B, C, D],
};

describe('statistics of a library', () => {
  test('weeks begin on Monday, the present one last', () => {
    const weeks = weeksUntil(NOW, 3);
    expect(weeks.map(({ from }) => new Date(from))).toEqual([new Date(2026, 2, 30), new Date(2026, 3, 6), new Date(2026, 3, 13)]);
    expect(counted(tally.added, weeks).map(({ value }) => value)).toEqual([0, 1, 1]);
  });

  test('a Sunday belongs to the week before', () => {
    expect(new Date(weeksUntil(new Date(2026, 3, 12, 12).getTime(), 1)[0]?.from ?? 0)).toEqual(new Date(2026, 3, 6));
  });

  test('months have their own lengths, over the turn of a year', () => {
    const months = monthsUntil(new Date(2026, 0, 31, 12).getTime(), 3);
    expect(months.map(({ from }) => new Date(from))).toEqual([new Date(2025, 10, 1), new Date(2025, 11, 1), new Date(2026, 0, 1)]);
  });

  test('each time is counted in the one span it lies in, as looking through all of them would', () => {
    const spans = weeksUntil(NOW, 40);
    const [first, last] = [spans[0]?.from ?? 0, spans.at(-1)?.to ?? 0];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: first - 30 * DAY, max: last + 30 * DAY })), (times) => {
        const naive = spans.map(({ from, to }) => times.filter((at) => at >= from && at < to).length);
        expect(counted(times, spans).map(({ value }) => value)).toEqual(naive);
      }),
    );
  });

  test('tags stand by how many of their papers came in that time; one without any is left out', () => {
    const rows = tagsOverTime(tally, monthsUntil(NOW, 3), 10);
    expect(rows.map(({ tag, bars }) => [tag, ...bars.map(({ value }) => value)])).toEqual([
      ['many', 1, 0, 2],
      ['few', 0, 0, 1],
    ]);
    expect(tagsOverTime(tally, monthsUntil(NOW, 3), 1)).toHaveLength(1);
  });

  test('every paper of the queue has one age', () => {
    expect(queueAges(tally, NOW).map(({ value }) => value)).toEqual([2, 0, 1, 0, 1]);
  });

  test('the largest come first, equal ones by name', () => {
    expect(
      largest(
        new Map([
          ['b', 1],
          ['a', 1],
          ['c', 5],
        ]),
        2,
      ),
    ).toEqual([
      { name: 'c', value: 5 },
      { name: 'a', value: 1 },
    ]);
  });
});
