import type { Entry } from '../../components/filter';
import { t } from '../../components/words';
import { type KeyFacts, makeKey, parsePattern } from '../../formats/citation-key';
import type { PatternError } from '../../formats/key-pattern';

/** Papers that show what a pattern gives when the library has none: one author, many, a short title. */
const KNOWN: readonly KeyFacts[] = [
  {
    title: 'Attention Is All You Need',
    authors: [{ name: 'Ashish Vaswani' }, { name: 'Noam Shazeer' }],
    year: 2017,
    aliases: ['arxiv:1706.03762'],
  },
  { title: 'Deep Residual Learning for Image Recognition', authors: [{ name: 'Kaiming He' }], year: 2015, aliases: ['arxiv:1512.03385'] },
];

const PROBLEMS: Record<PatternError, (what: string) => string> = {
  empty: () => t('settings_key_empty'),
  'too-long': () => t('settings_key_too_long'),
  'bad-character': (what) => t('settings_key_bad_character', what),
  unclosed: (what) => t('settings_key_unclosed', what),
  'unknown-token': (what) => t('settings_key_unknown_token', what),
  'unknown-modifier': (what) => t('settings_key_unknown_modifier', what),
  'no-token': () => t('settings_key_no_token'),
};

/** Why a pattern cannot be used, in the reader's language; '' when it can. */
export function patternProblem(pattern: string): string {
  const parsed = parsePattern(pattern);
  return parsed.ok ? '' : PROBLEMS[parsed.code](parsed.what);
}

/** The keys a pattern gives to a few papers, each different as they would be in the library. */
export function keyExamples(pattern: string, entries: readonly Entry[]): { title: string; key: string }[] {
  const facts = entries.length > 0 ? entries.map(({ paper }): KeyFacts => ({ ...paper, authors: paper.authors ?? [] })) : KNOWN;
  const taken = new Set<string>();
  return facts.map((one) => {
    const key = makeKey(one, pattern, (wish) => taken.has(wish));
    taken.add(key.toLowerCase());
    return { title: one.title, key };
  });
}
