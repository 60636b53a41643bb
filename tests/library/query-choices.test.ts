import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Filter, NO_FILTER } from '../../components/filter';
import { chosenIn, partsOf, withChosen, withoutConditions } from '../../components/query-choices';
import { STATUSES } from '../../paper/annotation';
import { fold } from '../../paper/fold';
import { parseQuery } from '../../paper/query-parse';
import { printQuery } from '../../paper/query-print';
import { conditions } from '../../paper/query-simple';

const asked = (text: string) => parseQuery(text).query;

const filters: fc.Arbitrary<Filter> = fc.record({
  tags: fc.uniqueArray(fc.constantFrom('ml', 'ml/vision', 'to read', 'a "b"', 'c\\d', 'OR', 'x:y', 'Überblick'), { maxLength: 3 }),
  untagged: fc.boolean(),
  rating: fc.integer({ min: 0, max: 5 }),
  statuses: fc.uniqueArray(fc.constantFrom('' as const, ...STATUSES), { maxLength: 3 }),
  years: fc.uniqueArray(fc.integer({ min: 2015, max: 2026 }), { maxLength: 6 }),
  sites: fc.uniqueArray(fc.constantFrom('arxiv', 'huggingface', 'openreview'), { maxLength: 2 }),
});
const rests = fc.constantFrom(
  '',
  'deep learning',
  '(a OR b)',
  'a OR b',
  '-tag:x',
  'year>=2020 note:y',
  '(broken',
  'rating:1..3 "q',
  'tag:a,b',
);
const sets = (filter: Filter) => ({
  ...filter,
  tags: filter.tags.map(fold).sort(),
  statuses: [...filter.statuses].sort(),
  years: [...filter.years].sort(),
  sites: [...filter.sites].sort(),
});

describe('the panel’s choices in a query', () => {
  it.each([
    ['tag:llm -tag:survey rating>=4', { tags: ['llm'], rating: 4 }],
    ['tag:a,b tag=c', {}],
    ['status:queued OR status:reading', { statuses: ['queued', 'reading'] }],
    ['status:none on:hf', { statuses: [''], sites: ['huggingface'] }],
    ['year:2023..2025', { years: [2023, 2024, 2025] }],
    ['year>=2023', {}],
    ['untagged rating:5', { untagged: true, rating: 5 }],
    ['rating:3', {}],
    ['tag:a OR rating>=4', {}],
    ['-untagged', {}],
  ])('are seen in %s', (text, chosen) => {
    expect(chosenIn(asked(text))).toEqual({ ...NO_FILTER, ...chosen });
  });

  it.each([
    ['deep', { tags: ['to read'] }, 'deep tag:"to read"'],
    ['a OR b', { rating: 3 }, '(a OR b) rating>=3'],
    ['tag:x deep tag:y', { tags: ['y'] }, 'deep tag:y'],
    ['TAG:X deep', { tags: ['x', 'y'] }, 'tag:x deep tag:y'],
    ['status:queued deep', { statuses: ['queued', 'read'] }, 'status:queued,read deep'],
    ['status:queued deep', { statuses: [] }, 'deep'],
    ['year:2023..2025 deep', { years: [2023, 2025] }, 'year:2023,2025 deep'],
    ['year:2019,2021 deep', { years: [2019, 2020, 2021], sites: ['arxiv'] }, 'year:2019..2021 deep on:arxiv'],
  ])('are written into %s', (text, change, expected) => {
    const query = asked(text);
    expect(withChosen(query, { ...chosenIn(query), ...(change as Partial<Filter>) })).toBe(expected);
  });

  it('are read as they were written, and nothing else changes', () => {
    fc.assert(
      fc.property(rests, filters, filters, (rest, first, second) => {
        const before = chosenIn(asked(rest));
        const kept = (filter: Filter): Filter => ({ ...filter, tags: [...new Set([...before.tags, ...filter.tags])] });
        const once = withChosen(asked(rest), kept(first));
        expect(sets(chosenIn(asked(once)))).toEqual(sets(kept(first)));
        const twice = withChosen(asked(once), kept(second));
        expect(sets(chosenIn(asked(twice)))).toEqual(sets(kept(second)));
        expect(withChosen(asked(twice), chosenIn(asked(twice)))).toBe(twice);
        const others = (text: string) => conditions(partsOf(asked(withChosen(asked(text), NO_FILTER))).rest).map(printQuery);
        expect(others(twice)).toEqual(others(rest));
      }),
    );
  });

  it('can be taken away one by one', () => {
    const query = asked('deep learning (a OR b) tag:x');
    const [first, second, third] = conditions(query);
    expect(withoutConditions(query, [first!, second!])).toBe('(a OR b) tag:x');
    expect(withoutConditions(query, [third!])).toBe('deep learning tag:x');
  });
});
