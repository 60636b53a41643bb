/** What a library's statistics are counted from; all times are ms since 1970. */
export interface Tally {
  /** When papers were saved. */
  added: readonly number[];
  /** When papers were said to be read. */
  read: readonly number[];
  /** Papers by rating; the first number is that of papers without one. */
  ratings: readonly number[];
  sites: ReadonlyMap<string, number>;
  /** Papers saved from each feed. */
  feeds: ReadonlyMap<string, number>;
  /** When the papers that carry each tag were saved. */
  tags: ReadonlyMap<string, readonly number[]>;
  /** When the papers that wait in the queue were saved. */
  queue: readonly number[];
}

/** A stretch of time: from its first ms to the first of the next. */
export interface Span {
  from: number;
  to: number;
}

export interface Bar extends Span {
  value: number;
}

const DAY = 86_400_000;

/** The Monday 0:00 local time of a week, so many weeks after that of `at`. */
function mondayOf(at: number, weeks = 0): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - ((date.getDay() + 6) % 7) + 7 * weeks).getTime();
}

/** The first of a month 0:00 local time, so many months after that of `at`. */
function firstOf(at: number, months = 0): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth() + months, 1).getTime();
}

const spansOf = (bound: (at: number, step: number) => number, now: number, many: number): Span[] =>
  Array.from({ length: many }, (_one, at) => ({ from: bound(now, at - many + 1), to: bound(now, at - many + 2) }));

/** The last weeks (ISO 8601: they begin on Monday), local time, the present one last. */
export const weeksUntil = (now: number, many: number): Span[] => spansOf(mondayOf, now, many);

/** The last months, local time, the present one last. */
export const monthsUntil = (now: number, many: number): Span[] => spansOf(firstOf, now, many);

/** How many of the times lie in each span; spans must follow each other without gaps. */
export function counted(times: Iterable<number>, spans: readonly Span[]): Bar[] {
  const bars = spans.map((span) => ({ ...span, value: 0 }));
  for (const at of times) {
    let [low, high] = [0, bars.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at < (bars[middle]?.to ?? 0)) high = middle;
      else low = middle + 1;
    }
    const bar = bars[low];
    if (bar && at >= bar.from) bar.value++;
  }
  return bars;
}

/** The most used tags, each with how many of its papers were saved in each span; a tag none of whose papers was is left out. */
export function tagsOverTime({ tags }: Tally, spans: readonly Span[], most: number): { tag: string; bars: Bar[] }[] {
  const rows = [...tags].map(([tag, times]) => ({ tag, bars: counted(times, spans) }));
  const sum = ({ bars }: { bars: Bar[] }) => bars.reduce((total, { value }) => total + value, 0);
  return rows
    .filter((row) => sum(row) > 0)
    .sort((a, b) => sum(b) - sum(a) || (a.tag < b.tag ? -1 : 1))
    .slice(0, most);
}

/** Ages papers of the queue are told apart by, in days: up to so many. */
export const AGES = [7, 30, 91, 365, Number.POSITIVE_INFINITY] as const;

/** How many papers of the queue were saved how long before `now`. */
export function queueAges({ queue }: Tally, now: number): Bar[] {
  const bars = AGES.map((days, at) => ({ from: now - days * DAY, to: now - (AGES[at - 1] ?? Number.NEGATIVE_INFINITY) * DAY, value: 0 }));
  for (const at of queue) {
    const bar = bars.find(({ from }) => at > from) ?? bars.at(-1);
    if (bar) bar.value++;
  }
  return bars;
}

/** The largest of named numbers, largest first. */
export function largest(counts: ReadonlyMap<string, number>, most: number): { name: string; value: number }[] {
  return [...counts]
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1))
    .slice(0, most);
}
