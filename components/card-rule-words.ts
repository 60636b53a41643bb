import { type CardRule, type Mark, type RuleFault, WORDLESS } from '../paper/card-rules';
import { t } from './words';

/** What a rule asks for, in one line: words as they are, anything else with what it is. */
export function ruleName({ kind, text }: Pick<CardRule, 'kind' | 'text'>): string {
  if (kind === 'words') return text;
  return WORDLESS.has(kind) ? t(`card_rule_${kind}`) : t('card_rule_named', t(`card_rule_${kind}`), text);
}

const MARK_WORDS = { highlight: 'card_rule_highlight', dim: 'look_dim', fold: 'look_fold', '': 'card_rule_off' } as const;

/** What becomes of papers, in a word. */
export const markName = (mark: Mark): string => t(MARK_WORDS[mark]);

const FAULTS = {
  kind: 'card_rule_bad_words',
  words: 'card_rule_bad_words',
  number: 'card_rule_bad_number',
  broken: 'card_rule_bad_broken',
  unsupported: 'card_rule_bad_unsupported',
  'too-large': 'card_rule_bad_too_large',
} as const;

/** What is wrong with a rule, and what to do about it. */
export const faultWords = (fault: RuleFault): string => t(FAULTS[fault]);
