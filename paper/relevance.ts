import type { Measured } from './relevance-measure';
import { authorHash, categoryHash, type RelevanceText } from './relevance-reading';
import { columnsOf, rowOf, type Vocabulary } from './relevance-rows';
import { eachTerm } from './relevance-terms';

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

/** A word or a pair of words as it stands in a text, with what it adds to the score. */
interface Term {
  text: string;
  worth: number;
  first?: Term | undefined;
  second?: Term | undefined;
}

/** A pair of words is a better reason than each of them, if both say something. */
const reasonWorth = ({ worth, first, second }: Term) => worth + Math.min(first?.worth ?? 0, second?.worth ?? 0);
const wordsOf = (term: Term) => (term.first && term.second ? [term.first, term.second] : [term]);

/** The words of a text that add most to its score, none of which shares a word with another. */
function reasons(text: RelevanceText, worthOf: (hash: number) => number): string[] {
  const terms = new Map<number, Term>();
  const note = (hash: number, part: string, from: number, to: number, first?: Term, second?: Term): Term | undefined => {
    // Most words of a text add nothing: they go no further than this.
    const worth = worthOf(hash);
    if (worth <= 0) return undefined;
    const known = terms.get(hash);
    if (known) return known;
    const term = { text: part.slice(from, to).replace(/\s+/g, ' '), worth, first, second };
    terms.set(hash, term);
    return term;
  };
  for (const part of [text.title, text.abstract ?? '']) {
    let last: Term | undefined;
    let before: Term | undefined;
    let lastTo = -1;
    eachTerm(part, (hash, from, to) => {
      // A pair is told right after its second word, and ends with it.
      if (to === lastTo) note(hash, part, from, to, before, last);
      else {
        before = last;
        last = note(hash, part, from, to);
        lastTo = to;
      }
    });
  }
  for (const name of text.authors ?? []) note(authorHash(name), name, 0, name.length);
  for (const name of text.categories ?? []) note(categoryHash(name), name, 0, name.length);
  const told: Term[] = [];
  const all = [...terms.values()].sort((a, b) => reasonWorth(b) - reasonWorth(a));
  const least = reasonWorth(all[0] ?? { text: '', worth: 0 }) * LEAST_REASON;
  for (const term of all) {
    if (told.length === REASONS || reasonWorth(term) < least) break;
    const words = wordsOf(term);
    if (!told.some((one) => wordsOf(one).some((word) => words.includes(word)))) told.push(term);
  }
  return told.map((term) => term.text);
}

/** Reads a model once, for judging many papers by it. */
export function judge(model: RelevanceModel): { relevance(text: RelevanceText): Relevance; tags(text: RelevanceText): string[] } {
  const columnOf = columnsOf(model.vocabulary);
  const places = new Int32Array(model.vocabulary.hashes.length).fill(-1);
  /** What each column adds to the score of the text that is judged. */
  const worth = new Float64Array(model.vocabulary.hashes.length);
  return {
    relevance(text) {
      const { columns, values } = rowOf(text, columnOf, model.vocabulary.rarity);
      let score = model.bias;
      columns.forEach((column, at) => {
        worth[column] = (values[at] ?? 0) * (model.weights[column] ?? 0);
        score += worth[column] ?? 0;
      });
      const step = model.steps.filter((least) => score >= least).length as Step;
      const why = step === 0 ? [] : reasons(text, (hash) => worth[columnOf(hash)] ?? 0);
      for (const column of columns) worth[column] = 0;
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
