import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropIndex, ordersAt } from '../../components/reorder';

/** The rows of a list, by their index before, in the order they have afterwards. */
function after(orders: readonly number[], from: number, to: number): number[] {
  const places = ordersAt(orders, from, to);
  const all = new Map(orders.map((order, index): [number, number] => [index, order]));
  for (const [index, order] of places) all.set(index, order);
  return [...all].sort(([, a], [, b]) => a - b).map(([index]) => index);
}

describe('the order of a moved row', () => {
  it.each([
    [[1, 2, 3], 0, 2, 4],
    [[1, 2, 3], 2, 0, 0],
    [[1, 2, 3], 0, 1, 2.5],
    [[1, 2, 3], 2, 1, 1.5],
    [[1, 2, 3], -1, 3, 4],
    [[1, 2, 3], -1, 1, 1.5],
    [[], -1, 0, 1],
  ])('in %j from %d to %d is %d, and nothing else changes', (orders, from, to, expected) => {
    expect([...ordersAt(orders, from, to)]).toEqual([[from, expected]]);
  });

  it('gives as few others a new one as it must where two are equal or next to each other', () => {
    expect([...ordersAt([0, 1, 1, 5, 9], 4, 2).keys()]).toEqual([1, 4, 2]);
    expect(ordersAt([0, 1, 1 + Number.EPSILON, 5, 9, 10], 5, 2).size).toBe(3);
    expect(after([3, 3, 3, 3], 3, 1)).toEqual([0, 3, 1, 2]);
  });

  it('puts the row exactly where it was dropped, whatever the orders', () => {
    const queues = fc
      .array(fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constantFrom(0, 1, 1)), { maxLength: 12 })
      .map((orders) => orders.sort((a, b) => a - b));
    fc.assert(
      fc.property(queues, fc.integer({ min: -1, max: 11 }), fc.nat(), (orders, wish, other) => {
        const from = Math.min(wish, orders.length - 1);
        const rest = orders.map((_order, index) => index).filter((index) => index !== from);
        const to = other % (rest.length + 1);
        const places = ordersAt(orders, from, to);
        const now = (index: number) => places.get(index) ?? orders[index] ?? 0;
        const moved = now(from);
        expect(rest.slice(0, to).every((index) => now(index) < moved)).toBe(true);
        expect(rest.slice(to).every((index) => now(index) > moved)).toBe(true);
        rest.slice(1).forEach((index, at) => {
          expect(now(index)).toBeGreaterThanOrEqual(now(rest[at] ?? 0));
        });
      }),
    );
  });
});

describe('where a dragged row lands', () => {
  it.each([
    [-30, 0],
    [0, 0],
    [59, 0],
    [60, 1],
    [299, 4],
    [5000, 4],
  ])('%d px below the top of five rows of 60 px is row %d', (y, expected) => {
    expect(dropIndex(y, 60, 5)).toBe(expected);
  });
});
