import { expect, test } from 'vitest';
import { endOf, minutesLeft, type Session, storedSession } from '../../paper/session';

const MINUTE = 60_000;
const NOW = 1_800_000_000_000;
const session: Session = { id: 'a', at: NOW, minutes: 25 };

test('what is left of a session is told by the clock alone', () => {
  expect(endOf(session)).toBe(NOW + 25 * MINUTE);
  expect(minutesLeft(session, NOW)).toBe(25);
  expect(minutesLeft(session, NOW + 24 * MINUTE)).toBe(1);
  expect(minutesLeft(session, NOW + 25 * MINUTE - 1)).toBe(1);
  expect(minutesLeft(session, NOW + 25 * MINUTE)).toBe(0);
  expect(minutesLeft(session, NOW + 999 * MINUTE)).toBe(0);
});

test('a session that is over is asked about on the same day, and not on the next', () => {
  expect(storedSession(session, NOW + 26 * MINUTE)).toEqual(session);
  expect(storedSession(session, NOW + 11 * 60 * MINUTE)).toEqual(session);
  expect(storedSession(session, NOW + 13 * 60 * MINUTE)).toBeUndefined();
});

test.each([
  null,
  'a',
  {},
  { ...session, id: 1 },
  { ...session, minutes: 0 },
  { ...session, minutes: 1e9 },
  { ...session, at: NOW + 9 * MINUTE },
])('%j is no session', (value) => {
  expect(storedSession(value, NOW)).toBeUndefined();
});
