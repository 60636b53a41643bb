import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropIndex, orderAt } from '../../components/reorder';

describe('the order of a moved row', () => {
  it.each([
    [[1, 2, 3], 0, 2, 4],
    [[1, 2, 3], 2, 0, 0],
    [[1, 2, 3], 0, 1, 2.5],
    [[1, 2, 3], 2, 1, 1.5],
    [[7], 0, 0, 7],
  ])('in %j from %d to %d is %d', (orders, from, to, expected) => {
    expect(orderAt(orders, from, to)).toBe(expected);
  });

  it('is not to be had between two that are equal or next to each other', () => {
    expect(orderAt([1, 1, 5], 2, 1)).toBeUndefined();
    expect(orderAt([1, 1 + Number.EPSILON, 5], 2, 1)).toBeUndefined();
  });

  it('puts the row exactly where it was dropped, whatever the orders', () => {
    const queues = fc
      .uniqueArray(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 12 })
      .map((orders) => orders.sort((a, b) => a - b));
    fc.assert(
      fc.property(queues, fc.nat(), fc.nat(), (orders, one, other) => {
        const from = one % orders.length;
        const to = other % orders.length;
        const order = orderAt(orders, from, to);
        if (order === undefined) return;
        const rest = orders.filter((_, at) => at !== from);
        expect(rest.filter((value) => value < order)).toEqual(rest.slice(0, to));
        expect(rest.filter((value) => value > order)).toEqual(rest.slice(to));
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
