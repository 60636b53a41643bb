import { describe, expect, it } from 'vitest';
import { vocabularyFrom } from '../../components/query-vocabulary';

/** So many are offered at most. */
const MOST = 20_000;

/** As many authors as are wanted: one of ten with three papers, two of ten with two, the others with one. */
const authors = (count: number) =>
  new Map(Array.from({ length: count }, (_, at): [string, number] => [`Author ${at}`, at % 10 === 0 ? 3 : at % 5 === 1 ? 2 : 1]));

describe('the values of a field', () => {
  it('are those that most papers have, where there are more than can be offered, and in that order', () => {
    const counts = authors(50_000);
    const values = vocabularyFrom(() => counts)('author');
    expect(values).toHaveLength(MOST);
    const often = values.map(({ count }) => count);
    expect(often.filter((count) => count === 3)).toHaveLength(5000);
    expect(often.filter((count) => count === 2)).toHaveLength(10_000);
    expect(often).toEqual(often.toSorted((a = 0, b = 0) => b - a));
  });

  it('are all of them where they are few enough', () => {
    const counts = authors(MOST);
    expect(vocabularyFrom(() => counts)('author')).toHaveLength(MOST);
  });
});
