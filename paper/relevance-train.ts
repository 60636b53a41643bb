import type { RelevanceModel } from './relevance';
import { type Fit, product, regress } from './relevance-fit';
import type { Lesson, Verdict } from './relevance-lesson';
import { partsOf, precisionAt10 } from './relevance-measure';
import { newReading, type Reading, readMore } from './relevance-reading';
import { rowsOf, type SparseRows, vocabularyOf } from './relevance-rows';
import { strongest } from './relevance-strongest';
import { learnable, learnTag } from './relevance-tags';

/** Papers that must be wanted, and others there must be beside them, before anything can be learned. */
const LEAST_WANTED = 5;
const LEAST_OTHERS = 10;
/** Texts read between two steps. */
const SLICE = 100;
/** What a mistake costs, beside 1 for what was said: chosen by precision at 10, as all numbers here. */
const UNSAID = 0.1;
/** How much dearer mistakes on the lesser side may become, so that both sides cost the same together. */
const MOST_BALANCE = 10;

const SIGN: Record<Verdict, 1 | -1> = { wanted: 1, unwanted: -1, nothing: -1 };
const COST: Record<Verdict, number> = { wanted: 1, unwanted: 1, nothing: UNSAID };

/** Many papers need fewer rounds: each has taught some of what the next would. */
const epochsFor = (papers: number) => Math.max(4, Math.min(20, Math.round(40_000 / papers)));

/** How often papers were wanted, not wanted, or nothing was said of them. */
export function verdictsOf(lessons: readonly Lesson[]): RelevanceModel['papers'] {
  const papers = { wanted: 0, unwanted: 0, nothing: 0 };
  for (const { verdict } of lessons) papers[verdict]++;
  return papers;
}

/** Whether there is enough to learn from: papers that are wanted, and others to tell them from. */
export const isEnough = ({ wanted, unwanted, nothing }: RelevanceModel['papers']): boolean =>
  wanted >= LEAST_WANTED && unwanted + nothing >= LEAST_OTHERS;

/** Fits some of the lessons, both sides weighing the same. */
function fitLessons(lessons: readonly Lesson[], rows: SparseRows, chosen: readonly number[], columns: number): Fit {
  const sign = Int8Array.from(lessons, ({ verdict }) => SIGN[verdict]);
  const cost = Float64Array.from(lessons, ({ verdict }) => COST[verdict]);
  let [wanted, others] = [0, 0];
  for (const at of chosen) {
    if ((sign[at] ?? 0) > 0) wanted += cost[at] ?? 0;
    else others += cost[at] ?? 0;
  }
  const dearer = (own: number, other: number) => Math.max(1, Math.min(MOST_BALANCE, other / Math.max(own, 1e-9)));
  const [forWanted, forOthers] = [dearer(wanted, others), dearer(others, wanted)];
  for (const at of chosen) cost[at] = (cost[at] ?? 0) * ((sign[at] ?? 0) > 0 ? forWanted : forOthers);
  return regress({ rows, chosen, sign, cost, columns }, epochsFor(chosen.length));
}

/** The score that so large a share of the given ones lies below. */
function shareBelow(ascending: readonly number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? 0;
}

/** Reads the texts of lessons, some at a time; says how large a share was read. */
function* read(lessons: readonly Lesson[]): Generator<number, Reading> {
  const reading = newReading(lessons.length);
  for (const [at, { text }] of lessons.entries()) {
    readMore(reading, text);
    if (at % SLICE === SLICE - 1) yield at / lessons.length;
  }
  return reading;
}

/** The score of each lesson by what was learned from others. */
function* leftOut(lessons: readonly Lesson[], rows: SparseRows, columns: number): Generator<number, Float64Array> {
  const { parts, many } = partsOf(lessons.length);
  const every = [...lessons.keys()];
  const scores = new Float64Array(lessons.length);
  for (let part = 0; part < many; part++) {
    const others = every.filter((at) => parts[at] !== part);
    const learned = fitLessons(lessons, rows, others, columns);
    for (const at of every) if (parts[at] === part) scores[at] = product(rows, at, learned);
    yield part / many;
  }
  return scores;
}

/** Passes on how far some steps are, as a stretch of all the work from one share to another. */
function* stretch<T>(steps: Generator<number, T>, from: number, to: number): Generator<number, T> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    yield from + (to - from) * step.value;
  }
}

/**
 * Learns from a library, one step after another, and says after each how much of the work is done (0 to 1); undefined when there is
 * not enough to learn from. Precision is measured on scores of papers that were left out when learning. The same lessons in any order
 * give the same model.
 */
export function* learnInSteps(given: readonly Lesson[]): Generator<number, RelevanceModel | undefined> {
  const lessons = [...given].sort((a, b) => (a.id < b.id ? -1 : 1));
  const papers = verdictsOf(lessons);
  if (!isEnough(papers)) return undefined;
  const reading = yield* stretch(read(lessons), 0, 0.3);
  const vocabulary = vocabularyOf(reading);
  yield 0.4;
  const rows = rowsOf(reading, vocabulary);
  const columns = vocabulary.hashes.length;
  yield 0.5;
  const scores = yield* stretch(leftOut(lessons, rows, columns), 0.5, 0.75);
  const every = [...lessons.keys()];
  const isWanted = (at: number) => lessons[at]?.verdict === 'wanted';
  const others = every.flatMap((at) => (isWanted(at) ? [] : (scores[at] ?? 0))).sort((a, b) => a - b);
  const dates = lessons.map(({ at }) => at);
  const { weights, bias } = fitLessons(lessons, rows, every, columns);
  // A text of which nothing is known has the bias for its score: nothing speaks for it.
  const least = (share: number) => Math.max(shareBelow(others, share), bias + 1e-6);
  yield 0.8;
  const tags: RelevanceModel['tags'] = [];
  const known = learnable(lessons);
  for (const [at, tag] of known.entries()) {
    const model = learnTag(tag, lessons, rows, columns);
    if (model) tags.push(model);
    yield 0.8 + (0.2 * at) / known.length;
  }
  return {
    v: 1,
    vocabulary,
    weights: Float32Array.from(weights),
    bias,
    steps: [least(0.5), least(0.8), least(0.95)],
    strongest: strongest(lessons, vocabulary.hashes, weights),
    papers,
    measured: { ...precisionAt10(scores, dates, isWanted), way: partsOf(lessons.length).way },
    tags,
  };
}

/** Learns from a library in one go. */
export function learn(lessons: readonly Lesson[]): RelevanceModel | undefined {
  const steps = learnInSteps(lessons);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}
