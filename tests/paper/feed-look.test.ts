import { expect, test } from 'vitest';
import { changedLook, isPlain, lookOf, looksOf, PLAIN_LOOK } from '../../paper/feed-look';

test('whatever is stored of a feed becomes a look, or none', () => {
  expect(lookOf({ seen: 'dim', saved: 'gone', dismissed: 'fold', more: 1 })).toEqual({ seen: 'dim', saved: '', dismissed: 'fold' });
  for (const none of [undefined, null, 'dim', 7, []]) expect(lookOf(none)).toEqual(PLAIN_LOOK);
  expect(isPlain(lookOf({ seen: '' }))).toBe(true);
});

test('what a change does not speak of stays, and nonsense changes nothing', () => {
  const look = lookOf({ seen: 'dim', saved: 'fold' });
  expect(changedLook(look, { saved: '', dismissed: 'fold', more: 1 })).toEqual({ seen: 'dim', saved: '', dismissed: 'fold' });
  for (const none of [undefined, null, 'dim', 7, [], {}]) expect(changedLook(look, none)).toEqual(look);
});

test('only feeds that have a look are kept, the last two hundred', () => {
  const stored = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`feed ${n}`, { seen: n % 2 ? 'dim' : '' }]));
  expect(looksOf({ ...stored, plain: PLAIN_LOOK }).size).toBe(150);
  const many = looksOf(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`feed ${n}`, { seen: 'dim' }])));
  expect([many.size, many.has('feed 99'), many.has('feed 100')]).toEqual([200, false, true]);
  for (const none of [undefined, null, [], 'x']) expect(looksOf(none).size).toBe(0);
});
