import { RULE_LENGTH } from './digest-rules';
import type { FoundPaper } from './paper';
import { type Pattern, type PatternFault, patternOf } from './pattern';
import { cleanLine } from './text';
import { hasWords, spaced, spokenName } from './words-in';

/**
 * What a rule looks at, plain words first. Words and phrases are looked for as the digest's are: in titles, authors, categories and
 * abstracts. `tag` is one that the reader would probably give the paper, as far as that was learned from papers like it.
 */
export const RULE_KINDS = ['words', 'author', 'category', 'venue', 'tag', 'upvotes', 'cross', 'replacement', 'pattern'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** Kinds that ask for no text: papers arXiv announces in another category than their own, or because they changed. */
export const WORDLESS: ReadonlySet<RuleKind> = new Set<RuleKind>(['cross', 'replacement']);

/** What becomes of a card: nothing, or it is highlighted, dimmed, or folded away with a line that brings it back. */
export const MARKS = ['', 'highlight', 'dim', 'fold'] as const;
export type Mark = (typeof MARKS)[number];

/** A rule of the reader's for the cards of all feeds. `text` is words, a number of upvotes or a pattern; `does` is '' while the rule is switched off. */
export interface CardRule {
  id: string;
  kind: RuleKind;
  text: string;
  does: Mark;
}

/** Why something is no rule. */
export type RuleFault = 'kind' | 'words' | 'number' | PatternFault;

/** So many rules are kept: together they fit into a backup. */
export const MOST_RULES = 80;
/** How much of an abstract is looked at, in characters; arXiv's end before 1 920 (info.arxiv.org/help/prep). */
const ABSTRACT = 2000;

function textFault(kind: RuleKind, text: string): RuleFault | undefined {
  if (WORDLESS.has(kind)) return undefined;
  if (kind === 'upvotes') return /^\d{1,9}$/.test(text) ? undefined : 'number';
  if (kind !== 'pattern') return spaced(text).trim() === '' ? 'words' : undefined;
  const pattern = text === '' ? 'words' : patternOf(text);
  return typeof pattern === 'string' ? pattern : undefined;
}

/** Whatever is stored or sent as a rule, as it must be, or why it is none. */
export function cardRuleOf(value: unknown): CardRule | RuleFault {
  const raw: Partial<Record<keyof CardRule, unknown>> = typeof value === 'object' && value !== null ? value : {};
  const kind = RULE_KINDS.find((one) => one === raw.kind);
  const does = MARKS.find((one) => one === raw.does);
  if (!kind || does === undefined || typeof raw.id !== 'string' || !/^[\w-]{1,36}$/.test(raw.id)) return 'kind';
  const text = typeof raw.text === 'string' && !WORDLESS.has(kind) ? cleanLine(raw.text, RULE_LENGTH) : '';
  return textFault(kind, text) ?? { id: raw.id, kind, text, does };
}

/** Whether two rules ask for the same. */
export const isSameRule = (a: CardRule, b: CardRule): boolean =>
  a.kind === b.kind && (a.kind === 'pattern' ? a.text === b.text : spaced(a.text) === spaced(b.text));

/** All rules from whatever is stored, none of them twice. */
export function cardRulesOf(stored: unknown): CardRule[] {
  const rules: CardRule[] = [];
  for (const value of Array.isArray(stored) ? stored : []) {
    const rule = cardRuleOf(value);
    if (typeof rule === 'string' || rules.some((one) => one.id === rule.id || isSameRule(one, rule))) continue;
    if (rules.push(rule) === MOST_RULES) break;
  }
  return rules;
}

/** A card as rules look at it: words of it spaced, each author and category on a line of its own, and its texts as they are. */
interface Looked {
  paper: FoundPaper;
  authors: string;
  categories: string;
  venue: string;
  words: string;
  lines: string[];
  /** Each on a line of its own with a stroke behind it, so that a tag is found with all below it. */
  tags: string;
}

/** Tags that the reader would probably give a paper. */
export type LikelyTags = (paper: FoundPaper) => readonly string[];

const tagPath = (tag: string) => `\n${tag.toLowerCase()}/`;

function lookedAt(paper: FoundPaper, likely: LikelyTags): Looked {
  const { title, abstract = '' } = paper;
  const lines = (texts: readonly string[] = []) => texts.map(spaced).join('\n');
  const authors = lines(paper.authors?.map(spokenName));
  const categories = lines(paper.categories);
  const inside = abstract.slice(0, ABSTRACT).replace(/\s+/g, ' ');
  const words = [spaced(title), authors, categories, spaced(inside)].join('\n');
  return {
    paper,
    authors,
    categories,
    venue: spaced(paper.venue ?? ''),
    words,
    lines: [title, inside],
    tags: likely(paper).map(tagPath).join(''),
  };
}

/** The test of one rule; a pattern that is none fits nothing. */
function ruleTest({ kind, text }: CardRule): (card: Looked) => boolean {
  if (kind === 'cross' || kind === 'replacement') return ({ paper }) => paper.announced === kind;
  if (kind === 'tag') return ({ tags }) => tags.includes(tagPath(text));
  if (kind === 'upvotes') return ({ paper }) => (paper.upvotes ?? -1) >= Number(text);
  if (kind === 'pattern') {
    const pattern: Pattern | PatternFault = patternOf(text);
    return ({ lines }) => typeof pattern === 'object' && lines.some(pattern.isIn);
  }
  const words = spaced(text);
  const place = ({ words: 'words', author: 'authors', category: 'categories', venue: 'venue' } as const)[kind];
  return (card) => hasWords(card[place], words);
}

/** Gives the rules that touch a paper, those switched off left out; made once for many papers. Without `likely` no paper has a likely tag. */
export function ruler(rules: readonly CardRule[], likely?: LikelyTags): (paper: FoundPaper) => CardRule[] {
  const asksTags = rules.some(({ kind, does }) => kind === 'tag' && does !== '');
  const tagsOf: LikelyTags = (asksTags && likely) || (() => []);
  const tests = rules.filter(({ does }) => does !== '').map((rule) => ({ rule, test: ruleTest(rule) }));
  return (paper) => {
    if (tests.length === 0) return [];
    const card = lookedAt(paper, tagsOf);
    return tests.filter(({ test }) => test(card)).map(({ rule }) => rule);
  };
}

/** What becomes of a card that these rules touch: nothing the reader wants to see is set back, and folding outweighs dimming. */
export function markOf(touching: readonly CardRule[]): Mark {
  const does = new Set(touching.map((rule) => rule.does));
  return (['highlight', 'fold', 'dim'] as const).find((one) => does.has(one)) ?? '';
}
