import { describe, expect, test } from 'vitest';
import { asTargetError, done, failed, isDue, NEW_PROGRESS, type Progress, wakeAt } from '../../sync/job';
import { TARGET_CODES, TargetError } from '../../sync/target-error';

const NOW = 1_790_000_000_000;
const MINUTE = 60_000;
const DAY = 86_400_000;
const at = (change: Partial<Progress>): Progress => ({ ...NEW_PROGRESS, ...change });

describe('a job is due', () => {
  test.each([
    ['when it is new and follows changes', 'change', at({}), 0, true],
    ['not when it is new and done by hand', 'hand', at({}), 5, false],
    ['when something changed since', 'change', at({ phase: 'done', upTo: 4 }), 5, true],
    ['not when nothing did', 'change', at({ phase: 'done', upTo: 5 }), 5, false],
    ['a day after it was done', 'daily', at({ phase: 'done', doneAt: NOW - DAY }), 5, true],
    ['not within the day', 'daily', at({ phase: 'done', doneAt: NOW - DAY + 1 }), 5, false],
    ['when the reader said so, however it is done', 'hand', at({ phase: 'due' }), 0, true],
    ['when its wait is over', 'hand', at({ phase: 'later', nextAt: NOW }), 0, true],
    ['not before', 'change', at({ phase: 'later', nextAt: NOW + 1 }), 5, false],
    ['not while it waits for the reader', 'change', at({ phase: 'needs-reader' }), 5, false],
    ['not while it asks', 'change', at({ phase: 'asking' }), 5, false],
    ['not when it was stopped', 'daily', at({ phase: 'stopped' }), 5, false],
  ] as const)('%s', (_name, when, progress, change, expected) => {
    expect(isDue(when, progress, change, NOW)).toBe(expected);
  });

  test('and the clock wakes it for what no change brings about', () => {
    expect(wakeAt('change', at({ phase: 'later', nextAt: NOW }))).toBe(NOW);
    expect(wakeAt('daily', at({ phase: 'done', doneAt: NOW }))).toBe(NOW + DAY);
    expect(wakeAt('change', at({ phase: 'done', doneAt: NOW }))).toBeUndefined();
    expect(wakeAt('daily', at({ phase: 'needs-reader', doneAt: NOW }))).toBeUndefined();
  });
});

describe('a job that failed', () => {
  const failing = (code: (typeof TARGET_CODES)[number], tries = 0, random = 0, retryAt?: number) =>
    failed(at({ tries, sent: { a: 'x' } }), new TargetError(code, 'no', retryAt), NOW, () => random);

  test('comes to rest in some way whatever the reason, and keeps what it has sent', () => {
    for (const code of TARGET_CODES) {
      const { phase, nextAt, sent } = failing(code);
      expect(['later', 'needs-reader', 'stopped'], code).toContain(phase);
      expect(nextAt > NOW, code).toBe(phase === 'later');
      expect(sent).toEqual({ a: 'x' });
    }
  });

  test('waits longer each time, an hour at most, and never the same for all', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 20].map((tries) => failing('unreachable', tries, 0.999).nextAt - NOW);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBeLessThan(4 * MINUTE);
    expect(waits.at(-1)).toBeGreaterThan(55 * MINUTE);
    expect(Math.max(...waits)).toBeLessThanOrEqual(60 * MINUTE);
    expect(failing('unreachable', 6, 0).nextAt - NOW).toBe(MINUTE);
  });

  test('comes back when the server said, and not at once when it said nothing', () => {
    expect(failing('busy', 0, 0, NOW + 7 * MINUTE).nextAt).toBe(NOW + 7 * MINUTE);
    expect(failing('busy', 0, 0, NOW + 10).nextAt).toBe(NOW + MINUTE);
    expect(failing('busy', 0, 0).nextAt).toBe(NOW + MINUTE);
  });

  test('at a locked file five times is stopped', () => {
    expect([0, 1, 2, 3, 4].map((tries) => failing('locked', tries).phase)).toEqual(['later', 'later', 'later', 'later', 'stopped']);
  });

  test('for a reason nobody foresaw is stopped and not tried again and again', () => {
    const error = asTargetError(new RangeError('a secret detail'));
    expect(failed(at({}), error, NOW, () => 0)).toMatchObject({ phase: 'stopped', code: 'bad-answer' });
    expect(error.message).not.toContain('secret');
  });
});

describe('a job that is done', () => {
  test('forgets its troubles', () => {
    const before = at({ phase: 'later', code: 'busy', nextAt: NOW, tries: 3, replace: true, edited: ['a'], hidden: true, next: 'b' });
    expect(done(before, 7, NOW)).toEqual({ phase: 'done', nextAt: 0, tries: 0, doneAt: NOW, upTo: 7, sent: {} });
  });

  test('asks about files somebody else has edited, and was not done then', () => {
    expect(done(at({ doneAt: 5 }), 7, NOW, ['a.bib'], true)).toMatchObject({
      phase: 'asking',
      doneAt: 5,
      upTo: 7,
      edited: ['a.bib'],
      hidden: true,
    });
  });
});
