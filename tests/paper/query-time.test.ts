import { describe, expect, it } from 'vitest';
import type { TimeAtom } from '../../paper/query';
import { parseQuery } from '../../paper/query-parse';
import { momentOf, momentText, timeSpan } from '../../paper/query-time';

/** A Sunday at noon, by the clock of wherever this runs. */
const now = new Date(2026, 2, 29, 12).getTime();
const local = (year: number, month: number, day = 1, hour = 0) => new Date(year, month - 1, day, hour).getTime();
const spanOf = (text: string) => timeSpan(parseQuery(text).query as TimeAtom, now);
const [early, late] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
const DAY = 86_400_000;

describe('a time', () => {
  it.each([
    ['7d', '7d'],
    ['2W', '2w'],
    ['Today', 'today'],
    ['2026', '2026'],
    ['2026-3', '2026-03'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is written %s', (written, text) => {
    const moment = momentOf(written);
    expect(moment && momentText(moment)).toBe(text);
  });

  it.each(['', 'soon', '7', '7days', '-7d', '26', '2026-13', '2026-0', '2026-02-29', '2026-03-32', '2026-03-05T10:00', '999999d'])(
    'is not %s',
    (written) => {
      expect(momentOf(written)).toBeUndefined();
    },
  );

  it.each([
    ['added<7d', now - 7 * DAY, late],
    ['added:2w', now - 14 * DAY, late],
    ['added>12h', early, now - DAY / 2],
    ['added<1m', local(2026, 2, 28, 12), late],
    ['added<1y', local(2025, 3, 29, 12), late],
    ['added:30d..7d', now - 30 * DAY, now - 7 * DAY],
    ['added:7d..30d', now - 30 * DAY, now - 7 * DAY],
    ['added:today', local(2026, 3, 29), local(2026, 3, 30)],
    ['added:yesterday', local(2026, 3, 28), local(2026, 3, 29)],
    ['added:2026', local(2026, 1), local(2027, 1)],
    ['added:2025-12', local(2025, 12), local(2026, 1)],
    ['added:2024-02-29', local(2024, 2, 29), local(2024, 3, 1)],
    ['added:2026-03..2026-05', local(2026, 3), local(2026, 6)],
    ['added:2026-05..2026-03', local(2026, 3), local(2026, 6)],
    ['added:2026-03..', local(2026, 3), late],
    ['added:..2026-03', early, local(2026, 4)],
    ['added<2026-03', early, local(2026, 3)],
    ['added<=2026-03', early, local(2026, 4)],
    ['added>2026-03', local(2026, 4), late],
    ['added>=2026-03', local(2026, 3), late],
  ])('%s is from and until', (text, from, until) => {
    expect(spanOf(text)).toEqual([from, until]);
  });
});
