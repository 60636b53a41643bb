import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BadMessage,
  checkAliases,
  checkCardRule,
  checkCards,
  checkChange,
  checkFeed,
  checkFound,
  checkFurther,
  checkManyFound,
  checkModel,
  checkPlace,
  checkPlaced,
  checkRowIds,
} from '../../messages/check';
import type { Lesson } from '../../paper/relevance-lesson';
import { pack } from '../../paper/relevance-pack';
import { learn } from '../../paper/relevance-train';
import { LIMITS } from '../../paper/text';
import { SAMPLE } from '../../scripts/sample/papers';

const paper = { ids: { arxiv: '2402.05099' }, site: 'arxiv', title: 'A title' };

describe('papers a page sends', () => {
  test('what is not known is not kept', () => {
    const found = checkFound({ ...paper, citekey: 'stolen', id: 'row', sources: {}, __proto__: { polluted: 1 } });
    expect(Object.keys(found).sort()).toEqual(['ids', 'site', 'title']);
  });

  test('a paper without a title, or without any name, is refused', () => {
    expect(() => checkFound({ ...paper, title: ' \u200b ' })).toThrow(BadMessage);
    expect(() => checkFound({ ...paper, ids: { arxiv: 'not an id' } })).toThrow(BadMessage);
    expect(() => checkFound(null)).toThrow(BadMessage);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'https://user:pass@example.org/',
    'java\nscript:alert(1)',
    'https://',
  ])('the address %j is not kept', (url) => {
    expect(checkFound({ ...paper, url }).url).toBeUndefined();
  });

  test('texts are cleaned and capped', () => {
    const found = checkFound({
      ...paper,
      title: `\u202eevil\u0000 ${'x'.repeat(5000)}`,
      authors: Array.from({ length: 900 }, (_, n) => ({ name: `Author ${n}` })),
    });
    expect(found.title.startsWith('evil x')).toBe(true);
    expect(found.title.length).toBeLessThanOrEqual(LIMITS.title);
    expect(found.authors).toHaveLength(LIMITS.authors);
  });

  test('Persian keeps its zero-width non-joiner and emoji their joiner', () => {
    expect(checkFound({ ...paper, title: 'می\u200cخواهم 👩\u200d🔬' }).title).toBe('می\u200cخواهم 👩\u200d🔬');
  });

  test('nothing a page can send makes it throw anything but BadMessage, nor keeps a raw control character', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string({ unit: 'binary' }), (anything, title) => {
        for (const value of [anything, { ...paper, title, authors: anything, year: anything, categories: [title], url: title }]) {
          try {
            const found = checkFound(value);
            expect(JSON.stringify(found)).not.toMatch(/\\u00[01]|\u202e|\u200b/);
          } catch (error) {
            if (!(error instanceof BadMessage)) throw error;
          }
        }
      }),
    );
  });
});

describe('upvotes of a card', () => {
  const paper = { ids: { arxiv: '2402.05099' }, site: 'huggingface', title: 'Hydragen' };
  test.each([
    [33, 33],
    [0, 0],
    [-1, undefined],
    [1.5, undefined],
    [1e12, undefined],
    ['33', undefined],
    [Number.NaN, undefined],
  ])('%s is %s', (given, kept) => {
    expect(checkFound({ ...paper, upvotes: given }).upvotes).toBe(kept);
  });
});

describe('changes and names', () => {
  test('only known members of the right kind are kept', () => {
    expect(checkChange({ rating: 6, status: 'owned', note: 4, addTags: ['a', 7, ' '], order: Number.NaN, other: 1 })).toEqual({
      addTags: ['a'],
    });
    expect(checkChange({ rating: 0, status: '', note: '', removeTags: ['x'] })).toEqual({
      rating: 0,
      status: '',
      note: '',
      removeTags: ['x'],
    });
  });

  test('tags lose the commas that would split them in exports, and their hash', () => {
    expect(checkChange({ addTags: ['#nlp', 'a, b; c'] }).addTags).toEqual(['nlp', 'a b c']);
  });

  test('at most 200 papers may be asked for, by real aliases only', () => {
    const asked = checkAliases(Array.from({ length: 10_000 }, () => ['arxiv:2402.05099', 'javascript:x', 4]));
    expect(asked).toHaveLength(200);
    expect(asked[0]).toEqual(['arxiv:2402.05099']);
    expect(checkAliases('everything')).toEqual([]);
  });

  test('places and row ids', () => {
    expect(checkPlace({ feed: 'huggingface.co/papers', position: -4 })).toEqual({ feed: 'huggingface.co/papers', position: 0 });
    expect(checkRowIds(['a', 4, 'x'.repeat(65)])).toEqual(['a']);
  });
});

describe('several papers at once', () => {
  test('are two hundred at most, each checked like one', () => {
    const many = Array.from({ length: 1000 }, () => ({ paper: { ...paper, id: 'row' }, place: { feed: 'x', position: 'first' } }));
    const placed = checkPlaced(many);
    expect(placed).toHaveLength(200);
    expect(placed[0]).toEqual({ paper, place: { feed: 'x', position: 0 } });
    expect(checkManyFound(many.map((one) => one.paper))).toHaveLength(200);
  });

  test('are refused when one of them is no paper', () => {
    expect(() =>
      checkPlaced([
        { paper, place: {} },
        { paper: { ids: {} }, place: {} },
      ]),
    ).toThrow(BadMessage);
    expect(() => checkPlaced([null])).toThrow(BadMessage);
    expect(() => checkManyFound([paper, null])).toThrow(BadMessage);
    expect(checkPlaced('none')).toEqual([]);
  });
});

test('only scripts of ours are brought onto a page', () => {
  expect(checkFurther('triage')).toBe('triage');
  for (const wrong of ['background', '/triage.js', 'constructor', '', null, ['triage']])
    expect(() => checkFurther(wrong)).toThrow(BadMessage);
});

test('a feed is one of the host that speaks', () => {
  for (const feed of ['huggingface.co', 'huggingface.co/papers', 'huggingface.co?q=x'])
    expect(checkFeed(feed, 'huggingface.co')).toBe(feed);
  for (const feed of ['huggingface.com/papers', 'arxiv.org/list/cs.CL/new', '', 7, null])
    expect(() => checkFeed(feed, 'huggingface.co')).toThrow(BadMessage);
  expect(checkFeed(`a${'x'.repeat(500)}`)).toHaveLength(300);
});

test('of cards to weigh fifty are taken, and those that are no papers have no weight', () => {
  const cards = checkCards([{ ...paper, id: 'row' }, null, { ids: {} }, ...Array.from({ length: 100 }, () => paper)]);
  expect(cards).toHaveLength(50);
  expect(cards.slice(0, 4)).toEqual([paper, undefined, undefined, paper]);
  expect(checkCards('all')).toEqual([]);
});

describe('what was learned', () => {
  const lessons = SAMPLE.map(({ arxiv, title }, at): Lesson => {
    return { id: arxiv, text: { title }, verdict: title.includes('LLM') ? 'wanted' : 'nothing', tags: [], at };
  });
  const model = learn(lessons);
  if (!model) throw new Error('nothing was learned');

  test('comes as it was', () => {
    expect(checkModel(JSON.parse(JSON.stringify(pack(model))))).toEqual(model);
  });

  test.each([
    ['nothing', null],
    ['of another version', { ...pack(model), v: 2 }],
    ['without its weights', { ...pack(model), weights: undefined }],
    ['with weights that are no numbers', { ...pack(model), weights: '***' }],
    ['with too few weights', { ...pack(model), weights: 'AAAA' }],
    ['without its tags', { ...pack(model), tags: 4 }],
  ])('is refused: %s', (_what, wrong) => {
    expect(() => checkModel(wrong)).toThrow(BadMessage);
  });
});

test('of cards a page asks about, those that are none do not hold up the others', () => {
  expect(checkCards([paper, null, { ids: {} }, { ...paper, announced: 'cross' }, { ...paper, announced: 'loudly' }], 5)).toEqual([
    paper,
    undefined,
    undefined,
    { ...paper, announced: 'cross' },
    paper,
  ]);
  expect(
    checkCards(
      Array.from({ length: 1000 }, () => paper),
      1000,
    ),
  ).toHaveLength(200);
});

test('a rule has a name, a kind, words and something to do', () => {
  const rule = { id: 'a', kind: 'words', text: 'survey', does: 'dim' };
  expect(checkCardRule({ ...rule, more: 1 })).toEqual(rule);
  for (const wrong of [null, 'survey', { ...rule, text: '' }, { ...rule, does: 'remove' }, { ...rule, kind: 'constructor' }])
    expect(() => checkCardRule(wrong)).toThrow(BadMessage);
});
