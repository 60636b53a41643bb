import type { TagModel } from './relevance';
import { product, regress, shuffled } from './relevance-fit';
import type { Lesson } from './relevance-lesson';
import type { SparseRows } from './relevance-rows';

/** A tag fewer papers carry is not learned; of more tags than this, those used most. */
const LEAST_PAPERS = 5;
const MOST_TAGS = 100;
/** Papers without a tag that it is told apart from. */
const OTHERS = 400;
/** Papers with a tag that it is learned from. */
const BEARERS = 160;
const PARTS = 3;
const EPOCHS = 5;
const COST = 3;
/** How many of the suggestions must have been right where the tag was known, and how many right ones there must be at least. */
const RIGHT = 0.7;
const LEAST_RIGHT = 3;
/** Columns that count, of each tag. */
const MOST_COLUMNS = 512;

/** The tags that can be learned, most used first. */
export function learnable(lessons: readonly Lesson[]): string[] {
  const uses = new Map<string, number>();
  for (const { tags } of lessons) for (const tag of tags) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  return [...uses]
    .filter(([, papers]) => papers >= LEAST_PAPERS)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_TAGS)
    .map(([tag]) => tag);
}

/**
 * From which sum on enough of those above it bear the tag; Infinity when there is none. `sums` are of papers that were judged without
 * themselves; each of the others stands for `each` papers, since only some were drawn. One wrong one is always reckoned with.
 */
export function leastSum(sums: readonly { sum: number; bears: boolean }[], each: number): number {
  let right = 0;
  let wrong = 1;
  let least = Number.POSITIVE_INFINITY;
  for (const { sum, bears } of [...sums].sort((a, b) => b.sum - a.sum || Number(a.bears) - Number(b.bears))) {
    if (bears) right++;
    else wrong += each;
    if (bears && right >= LEAST_RIGHT && right / (right + wrong) >= RIGHT) least = sum;
  }
  return least;
}

/** Learns one tag: papers that bear it against some that do not; undefined when its suggestions would mostly be wrong. */
export function learnTag(tag: string, lessons: readonly Lesson[], rows: SparseRows, columns: number): TagModel | undefined {
  const bearers: number[] = [];
  const others: number[] = [];
  let without = 0;
  for (const at of shuffled(lessons.length, 5)) {
    const bears = lessons[at]?.tags.includes(tag) === true;
    if (!bears) without++;
    if (bears && bearers.length < BEARERS) bearers.push(at);
    if (!bears && others.length < OTHERS) others.push(at);
  }
  if (others.length < LEAST_PAPERS) return undefined;
  const all = [...bearers, ...others];
  const sign = new Int8Array(lessons.length).fill(-1);
  for (const at of bearers) sign[at] = 1;
  const cost = new Float32Array(lessons.length).fill(COST);
  const balance = Math.min(10, Math.max(1, others.length / bearers.length));
  for (const at of bearers) cost[at] = COST * balance;
  const exercise = { rows, sign, cost, columns };
  const sums = Array.from({ length: PARTS }, (_one, part) => {
    const learned = regress({ ...exercise, chosen: all.filter((_at, turn) => turn % PARTS !== part) }, EPOCHS);
    return all.filter((_at, turn) => turn % PARTS === part).map((at) => ({ sum: product(rows, at, learned), bears: (sign[at] ?? 0) > 0 }));
  }).flat();
  const least = leastSum(sums, without / others.length);
  if (least === Number.POSITIVE_INFINITY) return undefined;
  const { weights, bias } = regress({ ...exercise, chosen: all }, EPOCHS);
  const heaviest = [...weights.keys()]
    .filter((column) => weights[column] !== 0)
    .sort((a, b) => Math.abs(weights[b] ?? 0) - Math.abs(weights[a] ?? 0) || a - b)
    .slice(0, MOST_COLUMNS)
    .sort((a, b) => a - b);
  return { tag, columns: Uint16Array.from(heaviest), weights: Float32Array.from(heaviest, (column) => weights[column] ?? 0), bias, least };
}
