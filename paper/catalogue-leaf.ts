import type { Lane } from './catalogue-lanes';
import type { PartMarks } from './catalogue-part';

/** A part as it lies in the catalogue. Rows of a base part follow `begin`; those of a later one are where their papers are. */
export interface Leaf {
  ids(): readonly string[];
  first: string;
  last: string;
  begin: number;
  rows?: Uint32Array;
  lanes: readonly Lane[];
}

/** The first index, below `length`, of which something is true that stays so from there on; `length` when it never is. */
export function lowest(length: number, isTrue: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Place of a value in an ascending list, or -1. */
export function placeOf(list: readonly string[], value: string): number {
  const at = lowest(list.length, (index) => (list[index] ?? '') >= value);
  return list[at] === value ? at : -1;
}

/** Columns of every kind. */
type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** The same numbers with room for more. */
export function grown<T extends Numbers>(numbers: T, length: number): T {
  const more = new (numbers.constructor as new (length: number) => T)(length);
  more.set(numbers);
  return more;
}

/** A part that was just read; `begin` is the row of its first paper when it is a base part. */
export function leafOf({ ids }: PartMarks, begin: number): Leaf {
  let list: readonly string[] | undefined;
  const end = ids.indexOf('\n');
  return {
    // Most of a large library's ids are never looked at.
    ids() {
      list ??= ids === '' ? [] : ids.split('\n');
      return list;
    },
    first: end < 0 ? ids : ids.slice(0, end),
    last: ids.slice(ids.lastIndexOf('\n') + 1),
    begin,
    lanes: [],
  };
}
