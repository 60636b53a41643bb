import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TagUse, unannotated } from '../../paper/annotation';
import { retaggedQuery } from '../../paper/query-retag';
import { retagged } from '../../paper/retag';
import { alikeTags } from '../../paper/tag-alike';
import {
  colourOf,
  EMPTY_BOOK,
  meantBy,
  pairOf,
  patched,
  patchOfRename,
  type TagPatch,
  tagBookOf,
  tagBookSetting,
  tagPatchOf,
} from '../../paper/tag-book';
import { withOuter } from '../../paper/tag-names';

const bookOf = (patch: TagPatch) => patched(EMPTY_BOOK, patch).book;

describe('a tag', () => {
  test.each([
    ['ml', ['ml']],
    ['ml/vision/3d', ['ml', 'ml/vision', 'ml/vision/3d']],
    ['/ml', ['/ml']],
    ['ml//x', ['ml//x']],
    ['ml/', ['ml/']],
  ])('%s is in %j', (tag, outer) => expect(withOuter(tag)).toEqual(outer));
});

describe('renaming', () => {
  const after = (tags: string[], from: string, to: string) => retagged({ ...unannotated('p'), tags }, from, to, 7).tags;

  test.each([
    ['a tag at its place', ['a', 'llms', 'z'], 'llms', 'llm', ['a', 'llm', 'z']],
    ['all inside it', ['ml', 'ml/vision', 'mlops'], 'ml', 'ai/ml', ['ai/ml', 'ai/ml/vision', 'mlops']],
    ['into one that the paper has', ['llm', 'x', 'llms'], 'llms', 'llm', ['llm', 'x']],
    ['in its capitals alone', ['LLM', 'x'], 'LLM', 'llm', ['llm', 'x']],
    ['as it was renamed where the paper has it otherwise', ['LLM', 'llms'], 'llms', 'llm', ['llm']],
    ['to nothing', ['ml', 'x', 'ml/vision'], 'ml', '', ['x']],
    ['an outer tag that no paper has itself', ['ml/vision'], 'ml', 'ai', ['ai/vision']],
  ])('changes %s', (_what, tags, from, to, now) => expect(after(tags, from, to)).toEqual(now));

  test('says when the tags were said, and leaves papers alone that have none of them', () => {
    const before = { ...unannotated('p'), tags: ['LLM'], changedAt: { tags: 1, rating: 2 } };
    expect(retagged(before, 'LLM', 'llm', 7).changedAt).toEqual({ tags: 7, rating: 2 });
    expect(retagged(before, 'llm', 'x', 7)).toBe(before);
  });
});

describe('the book of tags', () => {
  test('is read whoever wrote it', () => {
    for (const wrong of [null, 'x', 7, [], { colours: 'x' }, { aliases: [['a']], apart: [['a', true]], colours: [['a', 'pink']] }])
      expect(tagBookOf(wrong)).toEqual(EMPTY_BOOK);
    expect(
      tagPatchOf({
        colours: [
          ['#ml', 'red'],
          ['', 'red'],
        ],
        apart: [['b\na', true]],
      }),
    ).toEqual({
      colours: [['ml', 'red']],
      aliases: [],
      apart: [['a\nb', true]],
    });
  });

  const name = fc.constantFrom('a', 'A', 'b', 'b/c', 'ä', 'constructor');
  const patch = fc.record({
    colours: fc.array(fc.tuple(name, fc.constantFrom('red' as const, 'blue' as const, '' as const))),
    aliases: fc.array(fc.tuple(name, fc.oneof(name, fc.constant('')))),
    apart: fc.array(
      fc.tuple(
        fc.tuple(name, name).map(([one, other]) => pairOf(one, other)),
        fc.boolean(),
      ),
    ),
  });

  test('comes back from what is stored, and a change is turned back by what it gives', () => {
    fc.assert(
      fc.property(patch, patch, (first, second) => {
        const book = bookOf(first);
        expect(tagBookOf(JSON.parse(JSON.stringify(tagBookSetting(book))))).toEqual(book);
        const { book: next, back } = patched(book, second);
        expect(patched(next, back).book).toEqual(book);
      }),
    );
  });

  test('gives a tag its own colour, or that of what it is in', () => {
    const book = bookOf({
      colours: [
        ['ml', 'red'],
        ['ml/vision', 'blue'],
      ],
    });
    expect(['ml', 'ml/vision', 'ml/vision/3d', 'ml/nlp', 'mlops'].map((tag) => colourOf(book, tag))).toEqual([
      'red',
      'blue',
      'blue',
      'red',
      undefined,
    ]);
  });

  test.each([
    ['llms', 'llm'],
    ['LLMs', 'llm'],
    ['Llm', 'llm'],
    ['llms/serving', 'llm/serving'],
    ['language models', 'llm'],
    ['deep', 'ml/deep'],
    ['deep/nets', 'ml/deep/nets'],
    ['inner', 'inner'],
    ['round', 'round'],
    ['other', 'other'],
  ])('by %s means %s', (typed, meant) => {
    const aliases: [string, string][] = [
      ['llms', 'llm'],
      ['LLM', 'llm'],
      ['language models', 'llms'],
      ['deep', 'ml/deep'],
      ['inner', 'inner/most'],
      ['round', 'about'],
      ['about', 'round'],
    ];
    expect(meantBy(typed, bookOf({ aliases }))).toBe(meant);
  });

  test('goes along when a tag is renamed, and forgets what is deleted', () => {
    const book = bookOf({
      colours: [
        ['llm', 'red'],
        ['llm/eval', 'blue'],
        ['ai', 'teal'],
      ],
      aliases: [
        ['llms', 'llm'],
        ['lm', 'llm/eval'],
      ],
    });
    const to = (tag: string, keep = false) => tagBookSetting(patched(book, patchOfRename(book, 'llm', tag, keep)).book);
    expect(to('models')).toMatchObject({
      colours: [
        ['ai', 'teal'],
        ['models', 'red'],
        ['models/eval', 'blue'],
      ],
      aliases: [
        ['llms', 'models'],
        ['lm', 'models/eval'],
      ],
    });
    expect(to('ai', true)).toMatchObject({
      colours: [
        ['ai', 'teal'],
        ['ai/eval', 'blue'],
      ],
      aliases: [
        ['llms', 'ai'],
        ['lm', 'ai/eval'],
        ['llm', 'ai'],
      ],
    });
    expect(to('llms')).toMatchObject({ aliases: [['lm', 'llms/eval']] });
    expect(to('')).toMatchObject({ colours: [['ai', 'teal']], aliases: [] });
  });
});

describe('tags that may be one', () => {
  const uses = (tags: Record<string, number>): TagUse[] => Object.entries(tags).map(([tag, count]) => ({ tag, count, lastUsedAt: 0 }));
  const alike = (tags: Record<string, number>, apart: string[] = []) =>
    alikeTags(uses(tags), new Set(apart)).map(({ keep, others }) => [keep.tag, ...others.map(({ tag }) => tag)]);

  test('are those written alike, the one most papers have first', () => {
    expect(alike({ LLM: 3, llm: 9, llms: 1, vision: 4 })).toEqual([['llm', 'LLM', 'llms']]);
    expect(alike({ 'large language model': 2, 'large-language-models': 5 })).toEqual([['large-language-models', 'large language model']]);
    expect(alike({ 'ml/agent': 2, 'ml/agents': 1, agents: 1 })).toEqual([['ml/agent', 'ml/agents']]);
    expect(alike({ Bücher: 1, bucher: 2 })).toEqual([['bucher', 'Bücher']]);
  });

  test('are those that differ by a slip of the pen, in long words', () => {
    expect(alike({ quantization: 5, quantisation: 1, quantizaton: 1 })).toEqual([['quantization', 'quantizaton', 'quantisation']]);
    expect(alike({ reinforcement: 5, reinforcemnet: 1 })).toEqual([['reinforcement', 'reinforcemnet']]);
    expect(alike({ rag: 5, rug: 1, 'cvpr 2023': 1, 'cvpr 2024': 1, prompts: 1, alignment: 1 })).toEqual([]);
  });

  test('are not those the reader said are apart', () => {
    expect(alike({ LLM: 3, llm: 9, llms: 1 }, [pairOf('LLM', 'llm')])).toEqual([['llm', 'llms']]);
    expect(alike({ LLM: 3, llm: 9 }, [pairOf('llm', 'LLM')])).toEqual([]);
  });
});

describe('a query after a tag was renamed', () => {
  test.each([
    ['tag:llms rating>=4', 'tag:llm rating>=4'],
    ['(tag:LLMs OR  tag:x) -tag:llms/eval', '(tag:llm OR  tag:x) -tag:llm/eval'],
    ['tag:x,llms,y "llms"', 'tag:x,llm,y "llms"'],
    ['tag=llms', 'tag=llm'],
    ['llms title:llms tag:llmsx', 'llms title:llms tag:llmsx'],
    ['tag:llms (', 'tag:llm ('],
  ])('%s is %s', (before, after) => expect(retaggedQuery(before, 'llms', 'llm')).toBe(after));

  test('quotes a name that has spaces', () => {
    expect(retaggedQuery('tag:llms added<7d', 'llms', 'language models')).toBe('tag:"language models" added<7d');
  });
});
