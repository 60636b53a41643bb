import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Listed, rankDigest, type Taste } from '../../paper/digest-rank';
import type { FoundPaper } from '../../paper/paper';

const paper = (title: string, rank = 1, more: Partial<FoundPaper> & { upvotes?: number } = {}): Listed => {
  const { upvotes, ...facts } = more;
  return { found: { ids: {}, site: 'web', title, ...facts }, rank, ...(upvotes !== undefined && { upvotes }) };
};
const taste = (words: Record<string, number>, ...liked: string[]): Taste => ({
  words: Object.entries(words).map(([text, weight]) => ({ text, weight })),
  liked,
});
const order = (papers: Listed[], by: Taste) => rankDigest(papers, by).map(({ found }) => found.title);

describe('a digest is ranked', () => {
  test('as it came when the reader said nothing', () => {
    const papers = [paper('B', 1), paper('A', 2), paper('C', 3)];
    expect(order(papers, taste({}))).toEqual(['B', 'A', 'C']);
    expect(rankDigest(papers, taste({})).flatMap(({ why }) => why)).toEqual([]);
    expect(rankDigest([], taste({ x: 1 }, 'y'))).toEqual([]);
  });

  test('by the reader’s words first, and says which', () => {
    const papers = [
      paper('Diffusion of everything', 1, { upvotes: 500 }),
      paper('Graphs', 2, { abstract: 'We use retrieval, not diffusion.' }),
      paper('On Retrieval', 3),
      paper('A survey of crypto', 4),
    ];
    const ranked = rankDigest(papers, taste({ retrieval: 1, crypto: -2, diffusion: -0.5 }, 'Diffusion of everything'));
    expect(ranked.map(({ found, why }) => [found.title, why])).toEqual([
      ['On Retrieval', ['retrieval']],
      ['Graphs', ['retrieval', '−diffusion']],
      ['Diffusion of everything', ['−diffusion', 'diffusion', 'everything']],
      ['A survey of crypto', ['−crypto']],
    ]);
  });

  test.each<[rule: string, title: string, more: Partial<FoundPaper>, matches: boolean]>([
    ['transformer', 'Vision Transformers', {}, true],
    ['former', 'Transformers', {}, false],
    ['in-context learning', 'On In-Context Learning', {}, true],
    ['learning context', 'Learning: Context', {}, true],
    ['cs.CL', 'x', { categories: ['cs.CL'] }, true],
    ['cs.CL', 'x', { categories: ['cs.CV'] }, false],
    ['Yann LeCun', 'x', { authors: [{ name: 'LeCun, Yann' }] }, true],
    ['Muller', 'x', { authors: [{ name: 'Jörg Müller' }] }, true],
    ['b c', 'x', { authors: [{ name: 'A B' }, { name: 'C D' }] }, false],
    ['机器学习', '基于机器学习的方法', {}, true],
    ['हिन्दी', 'एक हिन्दी शब्दकोश', {}, true],
    ['???', '???', {}, false],
  ])('%s is%s a word of %s', (rule, title, more, matches) => {
    expect(rankDigest([paper(title, 1, more)], taste({ [rule]: 1 }))[0]?.why).toEqual(matches ? [rule] : []);
  });

  test('by authors and categories where alone they are looked for, and says of which kind each reason is', () => {
    const papers = [
      paper('The Dao of cs.CL', 1),
      paper('Kernels', 2, { authors: [{ name: 'Dao, Tri' }], categories: ['cs.LG'] }),
      paper('Parsing', 3, { categories: ['cs.CL'] }),
      paper('Other', 4, { authors: [{ name: 'Ann Author' }], abstract: 'Nothing of kernels.' }),
    ];
    const ranked = rankDigest(papers, {
      words: [
        { text: 'Tri Dao', weight: 1, of: 'authors' },
        { text: 'cs.CL', weight: 0.7, of: 'categories' },
        { text: 'kernels', weight: -0.5 },
      ],
      liked: ['Parsing well'],
      known: ['Ann Author'],
    });
    expect(ranked.map(({ found, reasons }) => [found.title, reasons.map(({ kind, text }) => `${kind}: ${text}`)])).toEqual([
      ['Parsing', ['categories: cs.CL', 'liked: parsing']],
      ['Kernels', ['authors: Tri Dao', 'unwanted: kernels']],
      ['The Dao of cs.CL', []],
      ['Other', ['unwanted: kernels', 'known: Ann Author']],
    ]);
  });

  test('then by likeness to what was rated well, rare words counting more than common ones', () => {
    const papers = [
      paper('Large models for weather', 1, { upvotes: 3 }),
      paper('Large models for sparse attention', 2),
      paper('Large models for music', 3),
    ];
    const ranked = rankDigest(papers, taste({}, 'Sparse attention with large models', 'Attention kernels'));
    expect(ranked.map(({ found }) => found.title)).toEqual([
      'Large models for sparse attention',
      'Large models for weather',
      'Large models for music',
    ]);
    expect(ranked[0]?.why.slice(0, 2)).toEqual(['attention', 'sparse']);
  });

  test('then by upvotes, then by place, and equals stay as they came', () => {
    const papers = [paper('A', 1), paper('B', 2, { upvotes: 40 }), paper('C', 3, { upvotes: 4 }), paper('D', 1), paper('E', 1)];
    expect(order(papers, taste({}))).toEqual(['B', 'C', 'A', 'D', 'E']);
  });

  const texts = fc.oneof(
    fc.constantFrom('graph', 'graph nets', 'a', '−', '', 'Graph Nets in Practice', 'cs.CL'),
    fc.string({ unit: 'grapheme' }),
  );
  const papers = fc.array(
    fc
      .record({ title: texts, rank: fc.integer({ min: 1, max: 50 }), upvotes: fc.nat(1000), abstract: texts })
      .map(({ title, rank, ...more }) => paper(title, rank, more)),
    { maxLength: 20 },
  );
  const tastes = fc.record({
    words: fc.array(fc.record({ text: texts, weight: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double()) }), { maxLength: 6 }),
    liked: fc.array(texts, { maxLength: 6 }),
    known: fc.array(texts, { maxLength: 6 }),
  });

  test('without losing or changing one, the same way each time, for up to three reasons', () => {
    fc.assert(
      fc.property(papers, tastes, (some, by) => {
        const before = JSON.stringify([some, by]);
        const ranked = rankDigest(some, by);
        expect(rankDigest(some, by)).toEqual(ranked);
        expect(JSON.stringify([some, by])).toBe(before);
        expect(ranked.map(({ score, why, reasons, ...rest }) => JSON.stringify(rest)).sort()).toEqual(
          some.map((one) => JSON.stringify(one)).sort(),
        );
        for (const { why } of ranked) expect(why.length).toBeLessThanOrEqual(3);
      }),
    );
  });

  test('with a wanted word above all that has none, however liked that is', () => {
    fc.assert(
      fc.property(papers, fc.array(texts), (some, liked) => {
        const others = some.map((one) => ({ ...one, found: { ...one.found, title: `${one.found.title} z`, abstract: '' } }));
        const wanted = paper('x', 60, { abstract: 'about quokkas' });
        expect(rankDigest([...others, wanted], { words: [{ text: 'quokka', weight: 1 }], liked })[0]?.found).toBe(wanted.found);
      }),
    );
  });
});
