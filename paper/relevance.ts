import type { Measured } from './relevance-measure';
import { found, type RelevanceText } from './relevance-reading';
import { columnsOf, rowOf, type Vocabulary } from './relevance-rows';

/** What was learned of one tag: the columns that count with their weights, and from which sum on it is suggested. */
export interface TagModel {
  tag: string;
  columns: Uint16Array;
  weights: Float32Array;
  bias: number;
  least: number;
}

/** What was learned from a library. The same library gives the same model. */
export interface RelevanceModel {
  /** Shape of the row. */
  v: 1;
  vocabulary: Vocabulary;
  weights: Float32Array;
  bias: number;
  /** From which score on a paper has one, two and three bars: more than half, four in five, and nineteen in twenty of the papers that were not wanted had, and more than a paper of which nothing is known. */
  steps: [number, number, number];
  /** The words that speak most for a paper and against one, as they stood in a text. */
  strongest: { for: string[]; against: string[] };
  /** Papers it was learned from, by what was said of them. */
  papers: { wanted: number; unwanted: number; nothing: number };
  measured: Measured;
  tags: TagModel[];
}

/** 0 to 3 bars. */
export type Step = 0 | 1 | 2 | 3;

/** How relevant a paper is: the higher the score the more, with up to three words of its text that say so. */
export interface Relevance {
  score: number;
  step: Step;
  why: string[];
}

const REASONS = 3;
/** What adds less than so much of what the best reason adds is none. */
const LEAST_REASON = 0.2;

/** A term as it stands where it was found first. */
const standing = (at: number) => (found.sources[found.source[at] ?? 0] ?? '').slice(found.from[at], found.to[at]).replace(/\s+/g, ' ');

/**
 * The words of the text that was read last which add most to its score, none of which shares a word with another. `counting` are the
 * places of its terms that count, and `worths` says what each of all terms adds.
 */
function reasons(counting: Int32Array, worths: Float64Array): string[] {
  const worthAt = (at: number) => (at < 0 ? 0 : Math.max(0, worths[at] ?? 0));
  // A pair of words is a better reason than each of them, if both say something.
  const reasonWorth = (at: number) => worthAt(at) + Math.min(worthAt(found.first[at] ?? -1), worthAt(found.second[at] ?? -1));
  const wordsOf = (at: number) => {
    const words = [found.first[at] ?? -1, found.second[at] ?? -1];
    return words.every((word) => worthAt(word) > 0) ? words : [at];
  };
  let best = 0;
  for (const at of counting) if ((worths[at] ?? 0) > 0) best = Math.max(best, reasonWorth(at));
  // Most words of a text add little: they go no further than this.
  const some = [...counting.filter((at) => (worths[at] ?? 0) > 0 && reasonWorth(at) >= best * LEAST_REASON)];
  const told: number[] = [];
  for (const at of some.sort((a, b) => reasonWorth(b) - reasonWorth(a))) {
    if (told.length === REASONS) break;
    const words = wordsOf(at);
    if (!told.some((one) => wordsOf(one).some((word) => words.includes(word)))) told.push(at);
  }
  return told.map(standing);
}

/** Reads a model once, for judging many papers by it. */
export function judge(model: RelevanceModel): { relevance(text: RelevanceText): Relevance; tags(text: RelevanceText): string[] } {
  const columnOf = columnsOf(model.vocabulary);
  const places = new Int32Array(model.vocabulary.hashes.length).fill(-1);
  /** What each term adds to the score of the text that is judged. */
  const worths = new Float64Array(found.hashes.length);
  return {
    relevance(text) {
      const { columns, values, terms } = rowOf(text, columnOf, model.vocabulary.rarity);
      let score = model.bias;
      for (let at = 0; at < columns.length; at++) {
        const worth = (values[at] ?? 0) * (model.weights[columns[at] ?? 0] ?? 0);
        worths[terms[at] ?? 0] = worth;
        score += worth;
      }
      const step = model.steps.filter((least) => score >= least).length as Step;
      const why = step === 0 ? [] : reasons(terms, worths);
      for (const term of terms) worths[term] = 0;
      return { score, step, why };
    },
    tags(text) {
      const { columns, values } = rowOf(text, columnOf, model.vocabulary.rarity);
      columns.forEach((column, at) => {
        places[column] = at;
      });
      const likely = model.tags.flatMap(({ tag, columns: counting, weights, bias, least }) => {
        let sum = bias;
        counting.forEach((column, at) => {
          const place = places[column] ?? -1;
          if (place >= 0) sum += (weights[at] ?? 0) * (values[place] ?? 0);
        });
        return sum >= least ? [{ tag, over: sum - least }] : [];
      });
      for (const column of columns) places[column] = -1;
      return likely.sort((a, b) => b.over - a.over || (a.tag < b.tag ? -1 : 1)).map(({ tag }) => tag);
    },
  };
}
