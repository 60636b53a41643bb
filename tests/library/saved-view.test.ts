import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SORT, SORT_KEYS } from '../../components/filter';
import { moved, readViewLines, type SavedView, storedViews, viewLike, viewLines, viewsSetting } from '../../components/saved-view';
import { cleanLine } from '../../paper/text';

const line = (most: number) => fc.string({ unit: 'grapheme', maxLength: most }).map((text) => cleanLine(text, most));
const queries = fc.oneof(line(40), fc.constantFrom('tag:"to read" rating>=4', 'a: b', '(tag:x OR y)', '"name: x" z'));
const views: fc.Arbitrary<SavedView[]> = fc
  .array(
    fc.record({
      name: fc.oneof(line(40), fc.constantFrom('To read', 'LLM: best', 'say "hi"', 'back\\slash', 'sort:title')),
      query: queries.filter((query) => !/(?:^|\s)sort:-?[a-z]+$/.test(query)),
      sort: fc.record({ key: fc.constantFrom(...SORT_KEYS), descending: fc.boolean() }),
    }),
    { maxLength: 5 },
  )
  .map((some) => some.filter(({ name }) => name !== '').map((view, at) => ({ ...view, id: `v${at}` })));

describe('views as text', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(views, (some) => {
        expect(readViewLines(viewLines(some))).toEqual(some.map(({ id: _id, ...view }) => view));
      }),
    );
  });

  it.each([
    ['To read: status:queued', [{ name: 'To read', query: 'status:queued' }]],
    ['Best: rating>=4 sort:-rating', [{ name: 'Best', query: 'rating>=4', sort: { key: 'rating', descending: true } }]],
    ['"LLM: best": tag:llm', [{ name: 'LLM: best', query: 'tag:llm' }]],
    ['tag:llm rating>=4', [{ name: 'tag:llm rating>=4', query: 'tag:llm rating>=4' }]],
    ['"deep learning" tag:x', [{ name: '"deep learning" tag:x', query: '"deep learning" tag:x' }]],
    [
      '\r\n All:  \n\n New: added<7d\n',
      [
        { name: 'All', query: '' },
        { name: 'New', query: 'added<7d' },
      ],
    ],
  ])('%j is read', (text, expected) => {
    expect(readViewLines(text)).toEqual(expected.map((view) => ({ sort: DEFAULT_SORT, ...view })));
  });
});

describe('stored views', () => {
  it('come back as they were kept', () => {
    fc.assert(
      fc.property(views, (some) => {
        expect(storedViews(JSON.parse(JSON.stringify(viewsSetting(some))))).toEqual(some);
      }),
    );
  });

  it('are read from whatever a backup holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const view of storedViews(value)) expect(view.id && view.name).toBeTruthy();
      }),
    );
    expect(storedViews([{ id: 'a', name: 'A', query: 4, sort: 'none' }, { id: 'a', name: 'B' }, 7, null])).toEqual([
      { id: 'a', name: 'B', query: '', sort: DEFAULT_SORT },
    ]);
  });

  it('are not kept when they are too many or too long', () => {
    const many = Array.from({ length: 101 }, (_, at) => ({ id: `v${at}`, name: 'V', query: '', sort: DEFAULT_SORT }));
    expect(viewsSetting(many)).toBeUndefined();
    expect(viewsSetting(many.slice(1))).toHaveLength(100);
    expect(viewsSetting(many.slice(0, 12).map((view) => ({ ...view, query: 'x'.repeat(2000) })))).toBeUndefined();
  });

  it('are moved, and found by what they ask', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    const view = { id: 'v', name: 'V', query: 'tag:x', sort: DEFAULT_SORT };
    expect(viewLike([view], 'tag:x ', DEFAULT_SORT)).toBe(view);
    expect(viewLike([view], 'tag:x', { key: 'title', descending: false })).toBeUndefined();
  });
});
