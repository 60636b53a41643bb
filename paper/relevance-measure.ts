import { shuffled } from './relevance-fit';

/** How many of ten papers at the top were wanted ones, from 0 to 1, when papers are ordered by what was learned, newest first, or by chance. */
export interface Measured {
  learned: number;
  newest: number;
  chance: number;
  /** Papers that were ordered, how many of them were wanted, and into how many feeds they were dealt. */
  papers: number;
  wanted: number;
  feeds: number;
  /** Each paper was judged without what was said of it: alone, or with all others of its part. */
  way: 'one by one' | 'in parts';
}

/** The top of a feed that counts, and how long a feed is. */
export const TOP = 10;
const FEED = 100;

function topShare(feed: readonly number[], by: ArrayLike<number>, isWanted: (at: number) => boolean): number {
  const top = [...feed].sort((a, b) => (by[b] ?? 0) - (by[a] ?? 0) || a - b).slice(0, TOP);
  return top.filter(isWanted).length / TOP;
}

/** Precision at 10, as the mean over feeds of about a hundred papers each. `scores` must come from what was learned without the paper itself. */
export function precisionAt10(
  scores: ArrayLike<number>,
  dates: ArrayLike<number>,
  isWanted: (at: number) => boolean,
): Omit<Measured, 'way'> {
  const order = shuffled(scores.length, 11);
  const feeds = Math.max(1, Math.round(scores.length / FEED));
  const dealt = Array.from({ length: feeds }, (): number[] => []);
  order.forEach((at, turn) => {
    dealt[turn % feeds]?.push(at);
  });
  const mean = (of: (feed: number[]) => number) => dealt.reduce((sum, feed) => sum + of(feed), 0) / feeds;
  return {
    learned: mean((feed) => topShare(feed, scores, isWanted)),
    newest: mean((feed) => topShare(feed, dates, isWanted)),
    // What ten papers drawn blindly hold on average.
    chance: mean((feed) => (Math.min(TOP, feed.length) / TOP) * (feed.filter(isWanted).length / Math.max(1, feed.length))),
    papers: scores.length,
    wanted: order.filter(isWanted).length,
    feeds,
  };
}

/** Up to so many papers are each judged by what was learned from all others; more are judged in so many parts. */
const ONE_BY_ONE = 150;
const PARTS = 5;

/** The part each paper belongs to, dealt out as if by chance. */
export function partsOf(papers: number): { parts: Int32Array; many: number; way: Measured['way'] } {
  const many = papers <= ONE_BY_ONE ? papers : PARTS;
  const parts = new Int32Array(papers);
  shuffled(papers, 7).forEach((at, turn) => {
    parts[at] = turn % many;
  });
  return { parts, many, way: many === papers ? 'one by one' : 'in parts' };
}
