import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abstractsIn } from '../../components/entry-row';
import { SORT_KEYS } from '../../components/filter';
import { search, sorted } from '../../components/query';
import { chosenIn, withChosen } from '../../components/query-choices';
import type { Annotation, Rating } from '../../paper/annotation';
import { fold } from '../../paper/fold';
import { parseQuery } from '../../paper/query-parse';
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
const asked = (text: string) => parseQuery(text).query;
const find = (text: string, abstracts?: Map<string, string>) =>
  ids(search(library, asked(text), { abstracts: abstracts && abstractsIn(abstracts) }).found);

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
    expect(find(text)).toEqual(expected);
  });

  it('looks into abstracts once they are there', () => {
    expect(find('transformer')).toEqual([]);
    expect(find('transformer', new Map([['b', fold('A Transformer.')]]))).toEqual(['b']);
    expect(find('transformer nlp', new Map([['d', fold('A Transformer.')]]))).toEqual(['d']);
  });

  it('finds what a paper says now, not what it said before', () => {
    expect(find('draft')).toEqual([]);
    const found = (text: string, said: Partial<Annotation>) =>
      search([entry('a', { title: 'Résumé parsing with BERT' }, said)], asked(text)).found.length;
    expect(found('draft', { tags: ['draft'] })).toBe(1);
    expect(found('nlp', { tags: ['draft'] })).toBe(0);
    expect(found('weak', { tags: ['draft'], note: 'Weak baseline' })).toBe(1);
    expect(found('weak', { tags: ['draft'], note: 'Strong baseline' })).toBe(0);
  });

  it('wants all tags, one of the statuses, years and sites, and at least the rating', () => {
    expect(find('tag:vision')).toEqual(['b', 'd']);
    expect(find('tag:Vision tag:nlp')).toEqual(['d']);
    expect(find('untagged')).toEqual(['c']);
    expect(find('rating>=4')).toEqual(['a', 'd']);
    expect(find('status:read,queued')).toEqual(['a', 'b']);
    expect(find('status:none')).toEqual(['c', 'd']);
    expect(find('year:2019,2021 on:huggingface')).toEqual(['b', 'd']);
  });

  it('counts what each further choice would show', () => {
    const { facets } = search(library, asked('on:huggingface rating:5'));
    expect(Object.fromEntries(facets.tags)).toEqual({ vision: 1, nlp: 1 });
    expect(Object.fromEntries(facets.sites)).toEqual({ huggingface: 1 });
    expect(facets.ratings).toEqual([1, 0, 0, 0, 0, 1]);
    expect(Object.fromEntries(facets.years)).toEqual({ 2021: 1 });
    expect(search(library, asked('')).facets.untagged).toBe(1);
  });

  it('counts a tag with those inside it, each paper once and however it is written', () => {
    const nested = [
      entry('a', {}, { tags: ['ml/vision', 'ml/nlp'] }),
      entry('b', {}, { tags: ['ML/vision/3d'] }),
      entry('c', {}, { tags: ['ml', 'a/', '/b'] }),
    ];
    expect(Object.fromEntries(search(nested, asked('')).facets.tags)).toEqual({
      ml: 3,
      'ml/vision': 2,
      'ml/nlp': 1,
      'ML/vision/3d': 1,
      'a/': 1,
      '/b': 1,
    });
  });

  it('counts a choice as many times as making it shows, whatever else is asked', () => {
    const texts = fc.array(
      fc.constantFrom(
        'vision',
        'rating>=2',
        'status:read,queued',
        'on:arxiv',
        'tag:nlp',
        '-tag:vision',
        '(year:2019 OR rating:5)',
        'untagged',
      ),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(texts, (some) => {
        const query = asked(some.join(' '));
        const { facets } = search(library, query);
        const chosen = chosenIn(query);
        const shows = (filter: object) => find(withChosen(query, { ...chosen, ...filter })).length;
        for (const year of [2019, 2020, 2021]) expect(shows({ years: [year] })).toBe(facets.years.get(year) ?? 0);
        for (const site of ['arxiv', 'huggingface']) expect(shows({ sites: [site] })).toBe(facets.sites.get(site) ?? 0);
        for (const status of ['', 'read', 'queued'] as const) expect(shows({ statuses: [status] })).toBe(facets.statuses.get(status) ?? 0);
        const atLeast = (rating: number) => facets.ratings.slice(rating).reduce((sum, one) => sum + one, 0);
        for (const rating of [1, 3, 5]) expect(shows({ rating })).toBe(atLeast(rating));
        for (const tag of ['nlp', 'vision', 'parsing'])
          if (!chosen.tags.includes(tag)) expect(shows({ tags: [...chosen.tags, tag] })).toBe(facets.tags.get(tag) ?? 0);
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
