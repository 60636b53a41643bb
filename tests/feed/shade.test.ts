import { describe, expect, test } from 'vitest';
import { borderOf } from '../../entrypoints/shade/divider';
import { wanted } from '../../entrypoints/shade/wanted';
import type { ChipState } from '../../messages/requests';
import type { FeedLook } from '../../paper/feed-look';

const saved: ChipState = { status: '', rating: 0, tags: [], note: false };
const dismissed: ChipState = { ...saved, status: 'dismissed' };
const seen = { seen: true, fresh: false };
const look = (some: Partial<FeedLook>): FeedLook => ({ seen: '', saved: '', dismissed: '', ...some });

describe('how a card is set back', () => {
  test.each([
    ['nothing is known of it', { state: null, sight: undefined }, { seen: 'dim', saved: 'dim', dismissed: 'fold' }, false, ''],
    ['it was seen before', { state: null, sight: seen }, { seen: 'dim' }, false, 'dim'],
    ['it was saved before', { state: saved, sight: undefined }, { saved: 'fold' }, true, 'fold'],
    ['it was saved only now', { state: saved, sight: undefined }, { saved: 'fold' }, false, ''],
    ['it is dismissed, were it only now', { state: dismissed, sight: undefined }, { dismissed: 'fold' }, false, 'fold'],
    ['it is dismissed and not merely saved', { state: dismissed, sight: undefined }, { saved: 'fold' }, true, ''],
    ['it was removed again', { state: null, sight: undefined }, { saved: 'fold' }, true, ''],
    ['two things are so, the stronger counts', { state: saved, sight: seen }, { seen: 'fold', saved: 'dim' }, true, 'fold'],
    ['the feed has no look', { state: dismissed, sight: seen }, {}, true, ''],
  ] as const)('when %s', (_what, seat, some, wasSaved, shade) => {
    expect(wanted(seat, look(some), wasSaved)).toBe(shade);
  });
});

describe('where known cards begin', () => {
  const cards = (order: string) => [...order].map((one) => ({ sight: one === '?' ? undefined : { seen: false, fresh: one === 'n' } }));

  test.each([
    ['nnnoo', 3],
    ['no', 1],
    ['nno??', 2],
    ['ooo', undefined],
    ['nnn', undefined],
    ['onn', undefined],
    ['nnono', undefined],
    ['n?o', undefined],
    ['', undefined],
  ])('of %s it is before %s', (order, border) => {
    expect(borderOf(cards(order))).toBe(border);
  });
});
