import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, withChanges } from '../../paper/list-changes';

const row = fc.record({ id: fc.constantFrom(...'abcdefgh'), name: fc.constantFrom('x', 'y') });
const list = fc.uniqueArray(row, { selector: ({ id }) => id });
const of = (...names: string[]) => names.map((name) => ({ id: name[0] ?? '', name }));

describe('changes of a list', () => {
  test('make any list any other, and back', () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        const changes = changesBetween(before, after);
        expect(withChanges(before, changes, false)).toEqual(after);
        expect(withChanges(after, changes, true)).toEqual(before);
      }),
    );
  });

  test('are none between equal lists, and one for one row', () => {
    expect(changesBetween(of('a', 'b'), of('a', 'b'))).toEqual([]);
    expect(changesBetween(of('a', 'b', 'c'), of('a', 'c'))).toHaveLength(1);
    expect(changesBetween(of('a', 'b'), of('a', 'new', 'b'))).toHaveLength(1);
    expect(changesBetween(of('a', 'b', 'c'), of('c', 'a', 'b'))).toHaveLength(1);
    expect(changesBetween(of('a', 'b'), of('a', 'b2'))).toHaveLength(1);
  });

  test('leave alone what has become something else since', () => {
    const changes = changesBetween(of('a', 'b', 'c'), of('a2', 'c', 'new'));
    expect(withChanges(of('a3', 'c', 'new', 'other'), changes, true)).toEqual(of('a3', 'b', 'c', 'other'));
    expect(withChanges(of('a2', 'b', 'c'), changes, true)).toEqual(of('a', 'b', 'c'));
  });
});
