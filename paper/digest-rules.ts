import type { Taste } from './digest-rank';
import { cleanLine } from './text';

/** What the reader wants of a digest, in the reader's own words. Kinds of announcements are arXiv's (info.arxiv.org/help/rss_specifications.html). */
export interface DigestRules {
  /** Words and phrases looked for in titles, authors, categories and abstracts. */
  wanted: string[];
  unwanted: string[];
  authors: string[];
  categories: string[];
  /** Whether papers are listed that arXiv announces again because they changed, or in another category than their own. */
  replacements: boolean;
  crossLists: boolean;
}

/** The rules that are lists of words, in the order they are shown. */
export const RULE_LISTS = ['wanted', 'unwanted', 'authors', 'categories'] as const;
export type RuleList = (typeof RULE_LISTS)[number];

/** As long as the reader said nothing. */
export const NO_RULES: DigestRules = { wanted: [], unwanted: [], authors: [], categories: [], replacements: false, crossLists: true };

/** Longest rule in characters, and most of a kind. */
export const RULE_LENGTH = 80;
const MOST = 50;

/** Unwanted outweighs wanted. */
const UNWANTED = -2;
/** Whole categories are wide: a word the reader wants stands above them. */
const CATEGORY = 0.7;

const wordsOf = (value: unknown): string[] => {
  const words = (Array.isArray(value) ? value : []).flatMap((one) => (typeof one === 'string' ? cleanLine(one, RULE_LENGTH) : []));
  return [...new Set(words.filter(Boolean))].slice(0, MOST);
};

/** Whatever is stored, as rules must be. */
export function rulesOf(stored: unknown): DigestRules {
  const raw: Partial<Record<keyof DigestRules, unknown>> = typeof stored === 'object' && stored !== null ? stored : {};
  const flag = (name: 'replacements' | 'crossLists') => (typeof raw[name] === 'boolean' ? raw[name] : NO_RULES[name]);
  const [wanted = [], unwanted = [], authors = [], categories = []] = RULE_LISTS.map((name) => wordsOf(raw[name]));
  return { wanted, unwanted, authors, categories, replacements: flag('replacements'), crossLists: flag('crossLists') };
}

/** What the rules and the library say together: `liked` are titles and tags of papers rated well, `known` authors of papers saved. */
export function tasteOf(rules: DigestRules, { liked, known }: { liked: readonly string[]; known: readonly string[] }): Taste {
  return {
    words: [
      ...rules.wanted.map((text) => ({ text, weight: 1 })),
      ...rules.unwanted.map((text) => ({ text, weight: UNWANTED })),
      ...rules.authors.map((text) => ({ text, weight: 1, of: 'authors' as const })),
      ...rules.categories.map((text) => ({ text, weight: CATEGORY, of: 'categories' as const })),
    ],
    liked,
    known,
  };
}

/** Whether the rules let a paper be listed that arXiv announces so; papers that are just new have no say. */
export function isListed({ replacements, crossLists }: DigestRules, announced: string | undefined): boolean {
  if (announced === 'replace') return replacements;
  if (announced === 'replace-cross') return replacements && crossLists;
  return announced !== 'cross' || crossLists;
}
