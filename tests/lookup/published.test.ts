import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { authorsOverlap, familyOf, titleLikeness } from '../../lookup/likeness';
import { accept, judge } from '../../lookup/published';
import type { Candidate } from '../../lookup/service';
import { newPaper, type Paper } from '../../paper/paper';

const people = (...names: string[]) => names.map((name) => ({ name }));
const preprint = (facts: Partial<Paper> = {}): Paper => ({
  ...newPaper(
    {
      ids: { arxiv: '1706.03762' },
      site: 'arxiv',
      title: 'Attention Is All You Need',
      authors: people('Ashish Vaswani', 'Noam Shazeer', 'Niki Parmar'),
      date: '2017-06-12',
      year: 2017,
    },
    'p',
    'vaswani2017attention',
    1,
  ),
  ...facts,
});
const candidate = (by: Candidate['by'], said: Partial<Candidate['said']> = {}): Candidate => ({
  service: 'crossref',
  by,
  said: {
    title: 'Attention is all you need',
    authors: people('Vaswani, A.', 'Shazeer, N.', 'Parmar, N.'),
    year: 2017,
    venue: 'Advances in Neural Information Processing Systems',
    ids: { doi: '10.5555/3295222.3295349' },
    ...said,
  },
});

describe('names', () => {
  test.each([
    ['Őrsi Kovács', 'Kovacs, O.'],
    ['Paweł Wałęsa', 'P. Walesa'],
    ['Işıl Yıldız', 'Yildiz, Isil'],
    ['Søren Ødegård', 'S. Odegard'],
  ])('%j and %j are of one family', (a, b) => {
    expect(familyOf({ name: a })).toBe(familyOf({ name: b }));
  });

  test('overlap is the same both ways, and whole with itself', () => {
    const names = fc.array(
      fc.string({ minLength: 1 }).map((name) => ({ name })),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(names, names, (a, b) => {
        if (a.length !== b.length) expect(authorsOverlap(a, b)).toBe(authorsOverlap(b, a));
        expect(authorsOverlap(a, a)).toBe(1);
      }),
    );
  });

  test('titles are like themselves, and never more than that', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(titleLikeness(a, b)).toBeCloseTo(titleLikeness(b, a));
        expect(titleLikeness(a, b)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a candidate', () => {
  test('is certain when an id links it and nothing speaks against it', () => {
    expect(judge(preprint(), candidate('id-link'))).toBe('certain');
  });

  test('is never certain by likeness alone', () => {
    expect(judge(preprint(), candidate('likeness'))).toBe('likely');
  });

  test.each<[string, Partial<Candidate['said']>]>([
    ['another first author', { authors: people('Noam Shazeer', 'Ashish Vaswani', 'Niki Parmar') }],
    ['too few authors in common', { authors: people('Ashish Vaswani', 'Somebody Else', 'A Third', 'A Fourth') }],
    ['no authors at all', { authors: undefined }],
    ['a year too early', { year: 2015 }],
    ['a year too late', { year: 2021 }],
    ['no year', { year: undefined }],
    ['a title that only resembles', { title: 'Attention Is Not All You Need Anymore' }],
    ['nothing but arXiv’s own DOI', { ids: { doi: '10.48550/arXiv.1706.03762' } }],
    ['neither venue nor DOI', { venue: undefined, ids: {} }],
  ])('with %s is none by likeness', (_what, said) => {
    expect(judge(preprint(), candidate('likeness', said))).toBe('no');
  });

  test('a short common title by others is none: “Deep Learning” the book is not a talk of that name', () => {
    const book = preprint({ title: 'Deep Learning', authors: people('Ian Goodfellow', 'Yoshua Bengio', 'Aaron Courville'), year: 2016 });
    const talk = candidate('likeness', { title: 'Deep Learning', authors: people('Ruslan Salakhutdinov'), year: 2014, venue: 'KDD' });
    expect(judge(book, talk)).toBe('no');
    expect(judge(book, { ...talk, by: 'id-link' })).toBe('no');
  });

  test('that an id links, but with a title reworded on the way, is shown and not taken unasked', () => {
    expect(judge(preprint(), candidate('id-link', { title: 'Attention is all we ever needed' }))).toBe('likely');
  });

  test('a record that still has the preprint’s DOI is the preprint, whatever venue it names', () => {
    expect(judge(preprint(), candidate('id-link', { ids: { doi: '10.48550/arxiv.1706.03762' }, year: 2023 }))).toBe('no');
  });
});

describe('a published paper that was accepted', () => {
  const accepted = accept(
    preprint({ venue: undefined }),
    candidate('id-link', { type: 'inproceedings', pages: '5998-6008', year: 2018 }),
    2,
  );

  test('is of its venue and year, and keeps the preprint’s id and the citation key', () => {
    expect(accepted).toMatchObject({
      type: 'inproceedings',
      venue: 'Advances in Neural Information Processing Systems',
      year: 2018,
      pages: '5998-6008',
      citekey: 'vaswani2017attention',
      aliases: ['arxiv:1706.03762', 'doi:10.5555/3295222.3295349'],
      title: 'Attention Is All You Need',
    });
    expect(accepted.sources.venue).toEqual({ from: 'crossref', at: 2 });
    expect(accepted.also).toContainEqual({ field: 'year', value: 2017, from: 'arxiv', at: 1 });
  });

  test('no longer has the day of the preprint, which would contradict its year', () => {
    expect(accepted).not.toHaveProperty('date');
  });

  test('leaves alone what the reader typed', () => {
    const typed = preprint({ venue: 'NIPS', sources: { venue: { from: 'reader', at: 1 } } });
    expect(accept(typed, candidate('id-link'), 2).venue).toBe('NIPS');
  });
});
