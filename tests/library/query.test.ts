import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abstractsIn } from '../../components/entry-row';
import { type Filter, NO_FILTER, SORT_KEYS } from '../../components/filter';
import { search, sorted } from '../../components/query';
import type { Annotation, Rating, Status } from '../../paper/annotation';
import { fold } from '../../paper/fold';
import { entry, ids } from './entries';

const library = [
  entry(
    'a',
    { title: 'Résumé parsing with BERT', year: 2019, site: 'arxiv', addedAt: 1 },
    { tags: ['nlp', 'parsing'], rating: 4, status: 'read' },
  ),
  entry('b', { title: 'Self‑supervised vision', year: 2021, site: 'huggingface', addedAt: 2 }, { tags: ['vision'], status: 'queued' }),
  entry(
    'c',
    { title: 'A note on nothing', authors: [{ name: 'Paul Erdős' }], year: undefined, addedAt: 3 },
    { note: 'Compare with Møller', rating: 2 },
  ),
  entry('d', { title: 'Vision and language', year: 2021, site: 'huggingface', addedAt: 4 }, { tags: ['vision', 'nlp'], rating: 5 }),
];
const find = (filter: Partial<Filter>, abstracts?: Map<string, string>) =>
  ids(search(library, { ...NO_FILTER, ...filter }, { abstracts: abstracts && abstractsIn(abstracts) }).found);

describe('search', () => {
  it.each([
    ['resume', ['a']],
    ['ERDOS', ['c']],
    ['moller', ['c']],
    ['self-supervised', ['b']],
    ['vision nlp', ['d']],
    ['"vision and"', ['d']],
    ['"vision nlp"', []],
    ['"vision', ['b', 'd']],
    ['lovelace BERT', ['a']],
    ['keyb', ['b']],
    ['2401.00001', ['a', 'b', 'c', 'd']],
    ['vision -nlp', ['b']],
    ['bert OR tag:vision rating>=5', ['a', 'd']],
    ['  ', ['a', 'b', 'c', 'd']],
    ['""', ['a', 'b', 'c', 'd']],
  ])('finds %s', (text, expected) => {
    expect(find({ text })).toEqual(expected);
  });

  it('looks into abstracts once they are there', () => {
    expect(find({ text: 'transformer' })).toEqual([]);
    expect(find({ text: 'transformer' }, new Map([['b', fold('A Transformer.')]]))).toEqual(['b']);
    expect(find({ text: 'transformer nlp' }, new Map([['d', fold('A Transformer.')]]))).toEqual(['d']);
  });

  it('finds what a paper says now, not what it said before', () => {
    expect(find({ text: 'draft' })).toEqual([]);
    const found = (text: string, said: Partial<Annotation>) =>
      search([entry('a', { title: 'Résumé parsing with BERT' }, said)], { ...NO_FILTER, text }).found.length;
    expect(found('draft', { tags: ['draft'] })).toBe(1);
    expect(found('nlp', { tags: ['draft'] })).toBe(0);
    expect(found('weak', { tags: ['draft'], note: 'Weak baseline' })).toBe(1);
    expect(found('weak', { tags: ['draft'], note: 'Strong baseline' })).toBe(0);
  });

  it('wants all tags, one of the statuses, years and sites, and at least the rating', () => {
    expect(find({ tags: ['vision'] })).toEqual(['b', 'd']);
    expect(find({ tags: ['Vision', 'nlp'] })).toEqual(['d']);
    expect(find({ untagged: true })).toEqual(['c']);
    expect(find({ rating: 4 })).toEqual(['a', 'd']);
    expect(find({ statuses: ['read', 'queued'] })).toEqual(['a', 'b']);
    expect(find({ statuses: [''] })).toEqual(['c', 'd']);
    expect(find({ years: [2019, 2021], sites: ['huggingface'] })).toEqual(['b', 'd']);
  });

  it('counts what each further choice would show', () => {
    const { facets } = search(library, { ...NO_FILTER, sites: ['huggingface'], rating: 5 });
    expect(Object.fromEntries(facets.tags)).toEqual({ vision: 1, nlp: 1 });
    expect(Object.fromEntries(facets.sites)).toEqual({ huggingface: 1 });
    expect(facets.ratings).toEqual([1, 0, 0, 0, 0, 1]);
    expect(Object.fromEntries(facets.years)).toEqual({ 2021: 1 });
    expect(search(library, NO_FILTER).facets.untagged).toBe(1);
  });

  it('counts a year as many times as choosing it shows, whatever else is chosen', () => {
    const filters = fc.record({
      rating: fc.integer({ min: 0, max: 5 }),
      statuses: fc.uniqueArray(fc.constantFrom<Status>('', 'read', 'queued')),
      sites: fc.uniqueArray(fc.constantFrom('arxiv', 'huggingface')),
      tags: fc.uniqueArray(fc.constantFrom('nlp', 'vision')),
      text: fc.constantFrom('', 'vision', 'lovelace'),
    });
    fc.assert(
      fc.property(filters, (filter) => {
        const { facets } = search(library, { ...NO_FILTER, ...filter });
        for (const year of [2019, 2020, 2021]) expect(find({ ...filter, years: [year] })).toHaveLength(facets.years.get(year) ?? 0);
        for (const tag of ['nlp', 'vision', 'parsing']) {
          expect(find({ ...filter, tags: [...filter.tags, tag] })).toHaveLength(facets.tags.get(tag) ?? 0);
        }
      }),
    );
  });
});

describe('folding', () => {
  it('gives the same however a text it is composed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      }),
    );
  });
});

describe('sorting', () => {
  it.each([
    ['title', false, ['c', 'a', 'b', 'd']],
    ['title', true, ['d', 'b', 'a', 'c']],
    ['rating', true, ['d', 'a', 'c', 'b']],
    ['rating', false, ['c', 'a', 'd', 'b']],
    ['year', false, ['a', 'd', 'b', 'c']],
    ['status', false, ['b', 'd', 'c', 'a']],
    ['tags', false, ['d', 'a', 'b', 'c']],
    ['added', true, ['d', 'c', 'b', 'a']],
    ['site', false, ['c', 'a', 'd', 'b']],
  ] as const)('by %s, descending %s', (key, descending, expected) => {
    expect(ids(sorted(library, { key, descending }))).toEqual(expected);
  });

  it('loses and doubles nothing, and gives the same order whatever order it got', () => {
    const entries = fc.array(
      fc.record({ year: fc.option(fc.integer({ min: 2018, max: 2021 }), { nil: undefined }), rating: fc.integer({ min: 0, max: 5 }) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(entries, fc.constantFrom(...SORT_KEYS), fc.boolean(), (made, key, descending) => {
        const all = made.map(({ year, rating }, at) => entry(`s${at}`, { year, addedAt: at % 5 }, { rating: rating as Rating }));
        const once = ids(sorted(all, { key, descending }));
        expect([...once].sort()).toEqual(ids(all).sort());
        expect(ids(sorted([...all].reverse(), { key, descending }))).toEqual(once);
      }),
    );
  });
});
