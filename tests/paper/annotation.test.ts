import { describe, expect, test } from 'vitest';
import { annotate, unannotated } from '../../paper/annotation';

describe('annotating', () => {
  test('only fields that really changed get a new time, and the version is kept with them', () => {
    const first = annotate(unannotated('x'), { rating: 4, status: '' }, 10, 2);
    expect(first).toMatchObject({ rating: 4, changedAt: { rating: 10 }, version: 2 });
    expect(first.changedAt).not.toHaveProperty('status');
    const same = annotate(first, { rating: 4 }, 20, 3);
    expect(same).toEqual(first);
  });

  test('a tag is given once whatever its case, and removed the same way', () => {
    const tagged = annotate(unannotated('x'), { addTags: ['LLM', 'llm', 'two words'] }, 1);
    expect(tagged.tags).toEqual(['LLM', 'two words']);
    expect(annotate(tagged, { removeTags: ['llm'] }, 2).tags).toEqual(['two words']);
  });

  test('the given annotation is left alone', () => {
    const before = unannotated('x');
    annotate(before, { addTags: ['a'], note: 'n' }, 1);
    expect(before).toEqual(unannotated('x'));
  });
});
