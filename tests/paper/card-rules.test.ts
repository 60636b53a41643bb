import { describe, expect, test } from 'vitest';
import { type CardRule, cardRuleOf, cardRulesOf, type Mark, MOST_RULES, markOf, type RuleKind, ruler } from '../../paper/card-rules';
import type { FoundPaper } from '../../paper/paper';

const rule = (kind: RuleKind, text: string, does: Mark = 'dim', id = `${kind}-1`): CardRule => ({ id, kind, text, does });

const paper: FoundPaper = {
  ids: { arxiv: '2311.08252' },
  site: 'arxiv',
  title: 'REST: Retrieval-Based Speculative Decoding',
  authors: [{ name: 'Zhenyu He' }, { name: 'Erdős, Pál' }],
  abstract: 'We draft with large\nlanguage models and verify.',
  categories: ['cs.LG', 'cs.CL'],
  venue: 'NAACL 2024',
  upvotes: 10,
  announced: 'cross',
};
const touches = (kind: RuleKind, text: string, found: FoundPaper = paper) => ruler([rule(kind, text)])(found).length === 1;

describe('a rule for cards', () => {
  test.each<[RuleKind, string, boolean]>([
    ['words', 'speculative decoding', true],
    ['words', 'SPECULATIVE  décoding', true],
    ['words', 'decod', false],
    ['words', 'decoding speculative', false],
    ['words', 'language model', true],
    ['words', 'large language', true],
    ['words', 'cs.CL', true],
    ['words', 'He Pál', false],
    ['author', 'erdos', true],
    ['author', 'Pál Erdős', true],
    ['author', 'decoding', false],
    ['category', 'cs.LG', true],
    ['category', 'cs', true],
    ['category', 'cs.CV', false],
    ['venue', 'naacl', true],
    ['venue', 'NeurIPS', false],
    ['upvotes', '10', true],
    ['upvotes', '11', false],
    ['cross', '', true],
    ['replacement', '', false],
    ['pattern', '^rest\\b', true],
    ['pattern', 'large language', true],
    ['pattern', 'verify\\.$', true],
    ['pattern', '^rest$', false],
  ])('for %s “%s” touches the paper: %s', (kind, text, wanted) => {
    expect(touches(kind, text)).toBe(wanted);
  });

  test('asks nothing of what the page does not say', () => {
    const bare: FoundPaper = { ids: { arxiv: '2311.08252' }, site: 'arxiv', title: 'Bare' };
    for (const [kind, text] of [
      ['author', 'He'],
      ['category', 'cs.LG'],
      ['venue', 'NAACL'],
      ['upvotes', '0'],
      ['cross', ''],
      ['replacement', ''],
    ] as const)
      expect(touches(kind, text, bare)).toBe(false);
  });

  test('for a likely tag touches what was learned to bear it or one below it', () => {
    const touching = (tag: string, likely?: string[]) => ruler([rule('tag', tag)], likely && (() => likely))(paper).length === 1;
    expect(touching('decoding', ['survey', 'Decoding'])).toBe(true);
    expect(touching('llm', ['llm/decoding'])).toBe(true);
    expect(touching('llm/decoding', ['llm'])).toBe(false);
    expect(touching('llm', ['llms', 'small llm'])).toBe(false);
    expect(touching('decoding')).toBe(false);
  });

  test('that is switched off touches nothing', () => {
    expect(ruler([rule('words', 'decoding', '')])(paper)).toEqual([]);
  });

  test('finds words where they are not set apart', () => {
    expect(touches('words', '模型', { ...paper, title: '大语言模型综述' })).toBe(true);
  });

  test('is refused with a reason where it asks for nothing', () => {
    expect(cardRuleOf(rule('words', '  … '))).toBe('words');
    expect(cardRuleOf(rule('author', ''))).toBe('words');
    expect(cardRuleOf(rule('upvotes', 'ten'))).toBe('number');
    expect(cardRuleOf(rule('pattern', ''))).toBe('words');
    expect(cardRuleOf(rule('pattern', '('))).toBe('broken');
    expect(cardRuleOf(rule('pattern', '(?=a)'))).toBe('unsupported');
    expect(cardRuleOf(rule('pattern', '(a{9}){99}'))).toBe('too-large');
    expect(cardRuleOf({ id: 'x', kind: 'words', text: 'a', does: 'burn' })).toBe('kind');
    expect(cardRuleOf({ id: '../x', kind: 'words', text: 'a', does: 'dim' })).toBe('kind');
    expect(cardRuleOf('words')).toBe('kind');
    expect(cardRuleOf(rule('cross', 'x'))).toEqual(rule('cross', ''));
    expect(cardRuleOf(rule('words', ' two\n words\u202e '))).toEqual(rule('words', 'two words'));
  });
});

describe('rules', () => {
  test('are read from whatever is stored, none twice and no more than fit', () => {
    expect(cardRulesOf(undefined)).toEqual([]);
    expect(cardRulesOf({ length: 2 })).toEqual([]);
    const same = [rule('words', 'LLM', 'dim', 'a'), rule('words', 'llm', 'fold', 'b'), rule('author', 'llm', 'fold', 'a'), null, 3];
    expect(cardRulesOf(same)).toEqual([same[0]]);
    const many = Array.from({ length: MOST_RULES + 5 }, (_, at) => rule('words', `w${at}`, 'dim', `r${at}`));
    expect(cardRulesOf(many)).toHaveLength(MOST_RULES);
  });

  test('of the greatest size fit into one setting of a backup', () => {
    const text = (at: number) => `${'\\\\'.repeat(38)}${String(at).padStart(4, '0')}`;
    const rules = cardRulesOf(Array.from({ length: MOST_RULES }, (_, at) => rule('pattern', text(at), 'highlight', crypto.randomUUID())));
    expect(rules).toHaveLength(MOST_RULES);
    expect(JSON.stringify(rules).length).toBeLessThanOrEqual(20_000);
  });

  test('together highlight before they fold, and fold before they dim', () => {
    const [highlight, dim, fold] = [rule('words', 'a', 'highlight'), rule('words', 'b', 'dim'), rule('words', 'c', 'fold')];
    expect(markOf([])).toBe('');
    expect(markOf([dim])).toBe('dim');
    expect(markOf([dim, fold])).toBe('fold');
    expect(markOf([dim, fold, highlight])).toBe('highlight');
  });
});
