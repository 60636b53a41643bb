import type { Catalogue } from '../paper/catalogue';
import { fold } from '../paper/fold';
import { withOuter } from '../paper/tag-names';

/** Tags that are counted as one, however they are written: what a tag counts for is itself and all that it is in. */
interface Groups {
  /** Numbers of the groups by number of the tag, each with the tag as it is written there. */
  of: readonly (readonly (readonly [group: number, tag: string])[])[];
  count: number;
}

function groupsOf(tags: readonly string[]): Groups {
  const numbers = new Map<string, number>();
  const of = tags.map((tag) =>
    withOuter(tag).map((one) => {
      const folded = fold(one);
      const number = numbers.get(folded) ?? numbers.size;
      numbers.set(folded, number);
      return [number, one] as const;
    }),
  );
  return { of, count: numbers.size };
}

/** What tagCounter in query.ts counts among papers, counted by rows of the catalogue. */
export function rowTagCounter({ tags, tagNumbers, columns }: Catalogue) {
  const { of, count } = groupsOf(tags.list);
  const counts = new Uint32Array(count);
  /** The row that was counted last for a group, and the one that it was met in first. */
  const last = new Int32Array(count).fill(-1);
  const first = new Int32Array(count).fill(-1);
  const names = new Array<string>(count).fill('');
  const met: number[] = [];
  return {
    add(row: number): void {
      const start = columns.tagStart[row] ?? 0;
      const end = start + (columns.tagCount[row] ?? 0);
      for (let at = start; at < end; at++) {
        for (const [group, tag] of of[tagNumbers[at] ?? 0] ?? []) {
          if (last[group] !== row) counts[group] = (counts[group] ?? 0) + 1;
          if (last[group] === -1) {
            first[group] = row;
            met.push(group);
          }
          last[group] = row;
          // As it stands in the first paper that has it, where it may stand in several ways.
          if (first[group] === row) names[group] = tag;
        }
      }
    },
    counts: () => new Map(met.map((group) => [names[group] ?? '', counts[group] ?? 0])),
  };
}
