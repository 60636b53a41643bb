import { describe, expect, test } from 'vitest';
import { rankDigest } from '../../paper/digest-rank';
import { isListed, NO_RULES, rulesOf, tasteOf } from '../../paper/digest-rules';

describe('rules of a digest', () => {
  test('are none as long as nothing, or nothing that makes sense, is stored', () => {
    for (const stored of [undefined, null, 7, 'x', [], {}, { wanted: 'x', unwanted: [7, null, {}], authors: {}, replacements: 'yes' }])
      expect(rulesOf(stored)).toEqual(NO_RULES);
  });

  test('are clean words, none twice, and not without end', () => {
    const { wanted } = rulesOf({ wanted: [' speculative\n decoding ', 'speculative decoding', '', 'x'.repeat(500), ...Array(500).keys()] });
    expect(wanted).toEqual(['speculative decoding', 'x'.repeat(80)]);
    expect(rulesOf({ authors: Array.from({ length: 500 }, (_, at) => `A ${at}`) }).authors).toHaveLength(50);
  });

  test('put what is wanted on top and what is unwanted last, whatever else it is', () => {
    const rules = rulesOf({ wanted: ['attention'], unwanted: ['survey'], authors: ['Tri Dao'], categories: ['cs.LG'] });
    const titles = ['A survey of attention', 'Nothing', 'In its category', 'Attention'];
    const papers = titles.map((title, at) => ({
      found: { ids: {}, site: 'web', title, ...(title === 'In its category' && { categories: ['cs.LG'] }) },
      rank: at + 1,
    }));
    const ranked = rankDigest(papers, tasteOf(rules, { liked: [], known: [] }));
    expect(ranked.map(({ found }) => found.title)).toEqual(['Attention', 'In its category', 'Nothing', 'A survey of attention']);
  });

  test.each<[announced: string | undefined, asItIs: boolean, withReplacements: boolean, withoutCrossLists: boolean]>([
    [undefined, true, true, true],
    ['new', true, true, true],
    ['cross', true, true, false],
    ['replace', false, true, false],
    ['replace-cross', false, true, false],
  ])('list what is announced as %s: %s, with replacements %s, without cross-lists %s', (announced, asItIs, more, less) => {
    expect([
      isListed(NO_RULES, announced),
      isListed({ ...NO_RULES, replacements: true }, announced),
      isListed({ ...NO_RULES, crossLists: false }, announced),
    ]).toEqual([asItIs, more, less]);
  });
});
