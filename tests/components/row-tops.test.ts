import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evenRows, scaleOf, unevenRows } from '../../components/row-tops';

describe('rows of a list', () => {
  test('of one height stand as rows do that each have that height', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: -50, max: 5000 }),
        (count, height, y) => {
          const [even, uneven] = [evenRows(count, height), unevenRows(Array<number>(count).fill(height))];
          expect(even.total).toBe(uneven.total);
          expect(even.at(y)).toBe(uneven.at(y));
          for (let index = 0; index < count; index++) expect(even.top(index)).toBe(uneven.top(index));
        },
      ),
    );
  });

  test('of many heights stand one below the other, and each is found by every height it covers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 40 }), (heights) => {
        const { top, at, total, height } = unevenRows(heights);
        for (const [index, one] of heights.entries()) {
          expect(height(index)).toBe(one);
          expect([at(top(index)), at(top(index) + one - 1)]).toEqual([index, index]);
          expect(top(index) + one).toBe(index + 1 < heights.length ? top(index + 1) : total);
        }
        expect(at(total + 1000)).toBe(heights.length - 1);
      }),
    );
  });
});

describe('a list taller than browsers draw', () => {
  test('begins at its first row, ends at its last, and comes back from where it went', () => {
    const shown = 600;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (count, share) => {
        const { total } = evenRows(count, 92);
        const scale = scaleOf(total, 100_000);
        expect(scale.height).toBe(Math.min(total, 100_000));
        const last = Math.max(0, scale.height - shown);
        expect(scale.toRows(0, shown)).toBe(0);
        expect(scale.toRows(last, shown)).toBeCloseTo(Math.max(0, total - shown), 3);
        expect(scale.toBox(scale.toRows(share * last, shown), shown)).toBeCloseTo(share * last, 3);
      }),
    );
  });
});
