import type { Catalogue } from '../paper/catalogue';
import { fold } from '../paper/fold';
import { withOuter } from '../paper/tag-names';

/** Tags that are counted as one, however they are written: what a tag counts for is itself and all that it is in. */
interface Groups {
  /** By number of the tag, where its groups begin in `numbers` and `names`; one more than there are tags. */
  starts: Uint32Array;
  numbers: Uint32Array;
  /** The tag of each group as it is written there. */
  names: readonly string[];
  count: number;
}

/** In flat lists: these are asked about a hundred thousand times between two keys. */
function groupsOf(tags: readonly string[]): Groups {
  const known = new Map<string, number>();
  const starts = new Uint32Array(tags.length + 1);
  const numbers: number[] = [];
  const names: string[] = [];
  tags.forEach((tag, at) => {
    for (const one of withOuter(tag)) {
      const folded = fold(one);
      const number = known.get(folded) ?? known.size;
      known.set(folded, number);
      numbers.push(number);
      names.push(one);
    }
    starts[at + 1] = numbers.length;
  });
  return { starts, numbers: Uint32Array.from(numbers), names, count: known.size };
}

/** Groups of a list of tags, which grows and never changes otherwise. */
const grouped = new WeakMap<readonly string[], { length: number; groups: Groups }>();

function groupsFor(tags: readonly string[]): Groups {
  const known = grouped.get(tags);
  if (known?.length === tags.length) return known.groups;
  const groups = groupsOf(tags);
  grouped.set(tags, { length: tags.length, groups });
  return groups;
}

/** What tagCounter in query.ts counts among papers, counted by rows of the catalogue. */
export function rowTagCounter({ tags, tagNumbers, columns: { tagStart, tagCount } }: Catalogue) {
  const { starts, numbers, names, count } = groupsFor(tags.list);
  const counts = new Uint32Array(count);
  /** The row that was counted last for a group, the one that it was met in first, and where in `names` it stands there. */
  const last = new Int32Array(count).fill(-1);
  const first = new Int32Array(count).fill(-1);
  const written = new Uint32Array(count);
  const met: number[] = [];
  const meet = (group: number, row: number) => {
    if (first[group] !== -1) return;
    first[group] = row;
    met.push(group);
  };
  return {
    add(row: number): void {
      const start = tagStart[row] ?? 0;
      const end = start + (tagCount[row] ?? 0);
      for (let at = start; at < end; at++) {
        const tag = tagNumbers[at] ?? 0;
        const until = starts[tag + 1] ?? 0;
        for (let place = starts[tag] ?? 0; place < until; place++) {
          const group = numbers[place] ?? 0;
          if (last[group] !== row) {
            meet(group, row);
            counts[group] = (counts[group] ?? 0) + 1;
            last[group] = row;
          }
          // As it stands in the first paper that has it, where it may stand in several ways.
          if (first[group] === row) written[group] = place;
        }
      }
    },
    counts: () => new Map(met.map((group) => [names[written[group] ?? 0] ?? '', counts[group] ?? 0])),
  };
}
