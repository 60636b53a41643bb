import { describe, expect, it } from 'vitest';
import { dayChosen, fieldDate, snoozeUntil } from '../../components/snooze';

const at = (text: string) => new Date(text).getTime();

describe('putting off', () => {
  it.each([
    ['tomorrow', '2025-06-30T23:59:00', '2025-07-01T00:00:00'],
    ['tomorrow', '2025-12-31T08:00:00', '2026-01-01T00:00:00'],
    ['week', '2025-06-11T10:00:00', '2025-06-18T00:00:00'],
    ['month', '2025-06-11T10:00:00', '2025-07-11T00:00:00'],
    ['month', '2025-01-31T10:00:00', '2025-02-28T00:00:00'],
    ['month', '2024-01-31T10:00:00', '2024-02-29T00:00:00'],
    ['month', '2025-12-31T10:00:00', '2026-01-31T00:00:00'],
  ] as const)('%s from %s ends when %s begins', (snooze, now, until) => {
    expect(snoozeUntil(snooze, at(now))).toBe(at(until));
  });

  it('ends at the start of the local day that was chosen, which must lie ahead', () => {
    expect(dayChosen('2025-07-02', at('2025-07-01T12:00:00'))).toBe(at('2025-07-02T00:00:00'));
    expect(dayChosen('2025-07-01', at('2025-07-01T12:00:00'))).toBeUndefined();
    expect(dayChosen('', 0)).toBeUndefined();
    expect(dayChosen('soon', 0)).toBeUndefined();
  });

  it('writes a day as the date field reads it', () => {
    expect(fieldDate(at('2025-07-02T23:30:00'))).toBe('2025-07-02');
  });
});
