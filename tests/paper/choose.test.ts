import { describe, expect, test } from 'vitest';
import { choose } from '../../paper/choose';
import { beside, fill, newPaper } from '../../paper/paper';

const saved = newPaper(
  { ids: { arxiv: '2401.00001' }, site: 'arxiv', title: 'A title', year: 2024, date: '2024-01-02', venue: 'arXiv' },
  'p',
  'key',
  1,
);
const told = fill(saved, { ids: {}, site: 'crossref', title: 'A Title', year: 2025, date: '2025-06-01', venue: 'ICLR' }, 2);

describe('taking what another source said of a fact', () => {
  test('puts it in place, with who said it, and keeps the other beside it', () => {
    const paper = choose(told, 'venue', 'ICLR');
    expect(paper).toMatchObject({ venue: 'ICLR', sources: { venue: { from: 'crossref', at: 2 } } });
    expect(paper?.also).toContainEqual({ field: 'venue', value: 'arXiv', from: 'arxiv', at: 1 });
    expect(paper?.also).toHaveLength(told.also?.length ?? 0);
    expect(choose(paper ?? told, 'venue', 'arXiv')).toEqual(told);
  });

  test('takes the day of the year along, and the year of the day', () => {
    expect(choose(told, 'year', 2025)).toMatchObject({ year: 2025, date: '2025-06-01' });
    expect(choose(told, 'date', '2025-06-01')).toMatchObject({ year: 2025, date: '2025-06-01' });
  });

  test('leaves no day that is of another year', () => {
    const bare = beside(saved, 'year', 2023, { from: 'dblp', at: 3 });
    const paper = choose(bare, 'year', 2023);
    expect(paper).not.toHaveProperty('date');
    expect(paper?.sources).not.toHaveProperty('date');
    expect(paper?.also).toContainEqual({ field: 'date', value: '2024-01-02', from: 'arxiv', at: 1 });
    // And it can be taken again, with its year.
    expect(choose(paper ?? bare, 'date', '2024-01-02')).toMatchObject({ year: 2024, date: '2024-01-02' });
  });

  test('is nothing where nobody said it', () => {
    expect(choose(told, 'venue', 'NeurIPS')).toBeUndefined();
    expect(choose(saved, 'title', 'A Title')).toBeUndefined();
  });

  test('fills a fact that the paper is without, and then there is nothing left to choose', () => {
    const paper = choose({ ...saved, also: [{ field: 'publisher', value: 'ACM', from: 'crossref', at: 2 }] }, 'publisher', 'ACM');
    expect(paper).toMatchObject({ publisher: 'ACM' });
    expect(paper).not.toHaveProperty('also');
  });
});
