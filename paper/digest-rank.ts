import type { FoundPaper } from './paper';

/** A paper as a feed lists it: `rank` is its place there, from 1. */
export interface Listed {
  found: FoundPaper;
  rank: number;
  upvotes?: number;
}

/**
 * What a reader cares for: words, phrases, authors and categories in the reader's own words, a weight below 0 for what is unwanted; and
 * titles and tags of papers the reader rated well.
 */
export interface Taste {
  words: readonly { text: string; weight: number }[];
  liked: readonly string[];
}

/** A paper with its score and up to three words that say why; words that speak against it begin with `−`. */
export type Ranked<P extends Listed = Listed> = P & { score: number; why: string[] };

/** Together below 0.5, so that a word of weight 1 outweighs them wherever it stands. */
const LIKENESS = 0.3;
const UPVOTES = 0.1;
const PLACE = 0.05;
/** How much of an abstract is searched, in characters. */
const ABSTRACT = 5000;
const REASONS = 3;
const HEAVIEST = 1000;

const COMMON =
  /^(?:and|are|between|beyond|can|does|for|from|has|how|into|its|not|our|that|the|this|through|towards?|using|via|what|when|with|without)$/;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Words in small letters without accents, a space before and after each. */
const folded = (text: string) =>
  ` ${text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()} `;

/** Whether a folded text has a folded word or phrase, or its plural. */
const has = (text: string, word: string) =>
  UNSPACED.test(word) ? text.includes(word.trim()) : text.includes(word) || text.includes(`${word.trimEnd()}s `);

const isTelling = (word: string) => word.length > 2 && !COMMON.test(word);
const tellingWords = (text: string) => new Set(folded(text).split(' ').filter(isTelling));

interface Reason {
  text: string;
  worth: number;
}

/** What the reader's own words say of a paper. One that only its abstract has counts half. */
function byWords(
  { title, authors = [], categories = [], abstract = '' }: FoundPaper,
  words: readonly (Reason & { word: string })[],
): Reason[] {
  const names = authors.map(({ name }) => name.replace(/^([^,]+),\s*([^,]+)$/, '$2 $1'));
  const shown = [title, ...names, ...categories].map(folded).join('\n');
  const inside = folded(abstract.slice(0, ABSTRACT));
  return words.flatMap(({ text, worth, word }) => {
    const share = has(shown, word) ? 1 : has(inside, word) ? 0.5 : 0;
    return share > 0 ? [{ text, worth: worth * share }] : [];
  });
}

/** Says how like the liked titles a title is, from 0 to 1: the cosine of both by words, rare words counting more (TF-IDF). */
function likenessTo(liked: readonly string[], titles: readonly string[]): (title: string) => { likeness: number; reasons: Reason[] } {
  const seenIn = new Map<string, number>();
  const likedIn = new Map<string, number>();
  for (const title of [...liked, ...titles]) for (const word of tellingWords(title)) seenIn.set(word, (seenIn.get(word) ?? 0) + 1);
  for (const title of liked) for (const word of tellingWords(title)) likedIn.set(word, (likedIn.get(word) ?? 0) + 1);
  const rarity = (word: string) => Math.log(1 + (liked.length + titles.length) / (seenIn.get(word) ?? 1));
  const lengthOf = (weights: number[]) => Math.sqrt(weights.reduce((sum, one) => sum + one * one, 0));
  const likedLength = lengthOf([...likedIn].map(([word, count]) => count * rarity(word)));
  return (title) => {
    const words = [...tellingWords(title)];
    const length = likedLength * lengthOf(words.map(rarity));
    const reasons = words.flatMap((text) => {
      const worth = (likedIn.get(text) ?? 0) * rarity(text) ** 2;
      return worth > 0 ? [{ text, worth: worth / length }] : [];
    });
    return {
      likeness: Math.min(
        1,
        reasons.reduce((sum, { worth }) => sum + worth, 0),
      ),
      reasons,
    };
  };
}

/**
 * The papers with the most wanted first: by the reader's words, then by likeness to what the reader rated well, then by upvotes and
 * place in the feed; equals stay in the order they came. The same papers and taste give the same order.
 */
export function rankDigest<P extends Listed>(papers: readonly P[], taste: Taste): Ranked<P>[] {
  const words = taste.words
    .map(({ text, weight }) => ({ text, worth: Math.max(-HEAVIEST, Math.min(HEAVIEST, weight)) || 0, word: folded(text) }))
    .filter(({ worth, word }) => worth !== 0 && word.trim());
  const titles = papers.map(({ found }) => found.title);
  const likeness = likenessTo(taste.liked, titles);
  const mostVotes = papers.reduce((most, { upvotes = 0 }) => Math.max(most, upvotes), 0);
  const last = papers.reduce((most, { rank }) => Math.max(most, rank), 1);
  const ranked = papers.map((paper) => {
    const own = byWords(paper.found, words);
    const like = likeness(paper.found.title);
    const votes = mostVotes > 0 ? Math.log1p(paper.upvotes ?? 0) / Math.log1p(mostVotes) : 0;
    const rest = LIKENESS * like.likeness + UPVOTES * votes + PLACE * (1 - paper.rank / (last + 1));
    const score = own.reduce((sum, { worth }) => sum + worth, 0) + rest;
    const strongest = (reasons: Reason[]) => reasons.sort((a, b) => Math.abs(b.worth) - Math.abs(a.worth));
    const why = [...strongest(own), ...strongest(like.reasons)].map(({ text, worth }) => (worth < 0 ? `−${text}` : text));
    // Logarithms differ between browsers in digits that no order should hang on.
    return { ...paper, score: Math.round(score * 1e6) / 1e6, why: [...new Set(why)].slice(0, REASONS) };
  });
  return ranked.sort((a, b) => b.score - a.score);
}
