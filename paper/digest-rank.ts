import type { FoundPaper } from './paper';
import { hasWords, spaced, spokenName } from './words-in';

/** A paper as a feed lists it: `rank` is its place there, from 1. */
export interface Listed {
  found: FoundPaper;
  rank: number;
  upvotes?: number;
}

/**
 * What a reader cares for: words, phrases, authors and categories in the reader's own words, a weight below 0 for what is unwanted (`of`
 * says where alone a word is looked for); titles and tags of papers the reader rated well; and names of authors of papers the reader saved.
 */
export interface Taste {
  words: readonly { text: string; weight: number; of?: 'authors' | 'categories' }[];
  liked: readonly string[];
  known?: readonly string[];
}

/** Why a paper stands where it does: one of the reader's words, an author the reader saved, or a word of what was rated well. */
export interface Reason {
  kind: 'wanted' | 'unwanted' | 'authors' | 'categories' | 'known' | 'liked';
  text: string;
}

/** A paper with its score and up to three reasons; `why` has them as words alone, those that speak against it beginning with `−`. */
export type Ranked<P extends Listed = Listed> = P & { score: number; why: string[]; reasons: Reason[] };

/** Together below 0.5, so that a word of weight 1 outweighs them wherever it stands. */
const LIKENESS = 0.25;
const KNOWN = 0.09;
const UPVOTES = 0.1;
const PLACE = 0.05;
/** How much of an abstract is searched, in characters. */
const ABSTRACT = 5000;
const REASONS = 3;
const HEAVIEST = 1000;

const COMMON =
  /^(?:and|are|between|beyond|can|does|for|from|has|how|into|its|not|our|that|the|this|through|towards?|using|via|what|when|with|without)$/;

const isTelling = (word: string) => word.length > 2 && !COMMON.test(word);
const tellingWords = (text: string) => new Set(spaced(text).split(' ').filter(isTelling));

type Weighed = Reason & { worth: number };

/** What the reader's own words say of a paper. One that only its abstract has counts half. */
function byWords(
  { title, authors = [], categories = [], abstract = '' }: FoundPaper,
  words: readonly (Weighed & { word: string; of?: 'authors' | 'categories' })[],
): Weighed[] {
  const lines = (texts: readonly string[]) => texts.map(spaced).join('\n');
  const places = { authors: lines(authors.map(spokenName)), categories: lines(categories) };
  const shown = [spaced(title), places.authors, places.categories].join('\n');
  const inside = spaced(abstract.slice(0, ABSTRACT));
  return words.flatMap(({ kind, text, worth, word, of }) => {
    const share = hasWords(of ? places[of] : shown, word) ? 1 : !of && hasWords(inside, word) ? 0.5 : 0;
    return share > 0 ? [{ kind, text, worth: worth * share }] : [];
  });
}

/** The first author of a paper whom the reader saved a paper of. */
function knownAuthor({ authors = [] }: FoundPaper, known: ReadonlySet<string>): Weighed[] {
  const author = known.size > 0 && authors.find((one) => known.has(spaced(spokenName(one))));
  return author ? [{ kind: 'known', text: author.name, worth: KNOWN }] : [];
}

/** Says how like the liked titles a title is, from 0 to 1: the cosine of both by words, rare words counting more (TF-IDF). */
function likenessTo(liked: readonly string[], titles: readonly string[]): (title: string) => { likeness: number; reasons: Weighed[] } {
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
      return worth > 0 ? [{ kind: 'liked' as const, text, worth: worth / length }] : [];
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
 * The papers with the most wanted first: by the reader's words, then by likeness to what the reader rated well and by its authors, then by
 * upvotes and place in the feed; equals stay in the order they came. The same papers and taste give the same order.
 */
export function rankDigest<P extends Listed>(papers: readonly P[], taste: Taste): Ranked<P>[] {
  const words = taste.words
    .map(({ text, weight, of }) => ({
      kind: of ?? (weight < 0 ? ('unwanted' as const) : ('wanted' as const)),
      text,
      worth: Math.max(-HEAVIEST, Math.min(HEAVIEST, weight)) || 0,
      word: spaced(text),
      of,
    }))
    .filter(({ worth, word }) => worth !== 0 && word.trim());
  const known = new Set((taste.known ?? []).map(spaced).filter((name) => name.trim()));
  const titles = papers.map(({ found }) => found.title);
  const likeness = likenessTo(taste.liked, titles);
  const mostVotes = papers.reduce((most, { upvotes = 0 }) => Math.max(most, upvotes), 0);
  const last = papers.reduce((most, { rank }) => Math.max(most, rank), 1);
  const ranked = papers.map((paper) => {
    const own = byWords(paper.found, words);
    const like = likeness(paper.found.title);
    const votes = mostVotes > 0 ? Math.log1p(paper.upvotes ?? 0) / Math.log1p(mostVotes) : 0;
    const author = knownAuthor(paper.found, known);
    const rest = LIKENESS * like.likeness + (author[0]?.worth ?? 0) + UPVOTES * votes + PLACE * (1 - paper.rank / (last + 1));
    const score = own.reduce((sum, { worth }) => sum + worth, 0) + rest;
    const strongest = (reasons: Weighed[]) => reasons.sort((a, b) => Math.abs(b.worth) - Math.abs(a.worth));
    const all = [...strongest(own), ...author, ...strongest(like.reasons)].map(({ kind, text, worth }) => ({
      reason: { kind, text },
      word: worth < 0 ? `−${text}` : text,
    }));
    const told = all.filter(({ word }, at) => all.findIndex((one) => one.word === word) === at).slice(0, REASONS);
    return {
      ...paper,
      // Logarithms differ between browsers in digits that no order should hang on.
      score: Math.round(score * 1e6) / 1e6,
      why: told.map(({ word }) => word),
      reasons: told.map(({ reason }) => reason),
    };
  });
  return ranked.sort((a, b) => b.score - a.score);
}
