import { describe, expect, it } from 'vitest';
import { DEFAULT_BIB_OPTIONS, writeBibliography, writeEntry } from '../../formats/bibtex';
import { inOrder } from '../../formats/order';
import { venueName } from '../../formats/venue-names';
import { item } from './items';

describe('the name of a venue', () => {
  it.each([
    ['NeurIPS 2023', 'NeurIPS', 'Advances in Neural Information Processing Systems'],
    ['NIPS', 'NeurIPS', 'Advances in Neural Information Processing Systems'],
    ["ICML'21", 'ICML', 'International Conference on Machine Learning'],
    ['2016 IEEE Conference on Computer Vision and Pattern Recognition (CVPR)', 'CVPR', undefined],
    ['Proceedings of the 60th Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)', 'ACL', undefined],
    ['Transactions of the Association for Computational Linguistics', 'TACL', undefined],
    ['Advances in Neural Information Processing Systems 30', 'NeurIPS', undefined],
  ])('%s is %s for short', (given, short, full) => {
    expect(venueName(given, 'short')).toBe(short);
    expect(venueName(given, 'full')).toBe(full ?? given);
    expect(venueName(given)).toBe(given);
  });

  it.each([
    'Findings of the Association for Computational Linguistics: EMNLP 2020',
    'ICML 2020 Workshop on Learning',
    'International Conference on Machine Learning and Applications',
    'Journal of Looms',
    'Proceedings of the ICLR Blogposts Track at the International Conference on Learning Representations Tutorial',
    '',
  ])('%j stays, for it is another', (given) => {
    expect(venueName(given, 'short')).toBe(given);
    expect(venueName(given, 'full')).toBe(given);
  });

  it('is the same kind of venue to BibTeX, whatever it is called', () => {
    const one = item({ ids: { doi: '10.9999/x' }, year: 2020, venue: 'Advances in Neural Information Processing Systems' });
    const entry = writeEntry(one, { ...DEFAULT_BIB_OPTIONS, venues: 'short' });
    expect(entry).toMatch(/^@inproceedings\{/);
    expect(entry).toContain('  booktitle = {NeurIPS},\n');
  });
});

describe('the order of papers', () => {
  const make = (citekey: string, addedAt: number, year: number) =>
    item({ citekey, id: citekey, addedAt, year, ids: { doi: `10.9999/${citekey}` } });
  const library = [make('c', 1, 2001), make('b', 3, 2003), make('a', 2, 2001)];
  const keys = (sort?: 'key' | 'added' | 'year') => inOrder(library, sort).map(({ key }) => key);

  it('is by key, by when they were saved, or newest first', () => {
    expect(keys()).toEqual(['a', 'b', 'c']);
    expect(keys('added')).toEqual(['c', 'a', 'b']);
    expect(keys('year')).toEqual(['b', 'a', 'c']);
  });

  it('is the same in whatever order they come, in a bibliography too', () => {
    for (const sort of ['key', 'added', 'year'] as const) {
      const options = { ...DEFAULT_BIB_OPTIONS, sort };
      expect(writeBibliography([...library].reverse(), options)).toBe(writeBibliography(library, options));
    }
    expect(writeBibliography(library, { ...DEFAULT_BIB_OPTIONS, sort: 'added' })).toMatch(/^@misc\{c,/);
  });
});
