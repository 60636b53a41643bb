import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SORT_KEYS } from '../../components/filter';
import { hashOf, parseRoute, routeTo, VIEWS } from '../../components/route';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });

const routes = fc.record({
  view: fc.constantFrom(...VIEWS),
  query: text,
  sort: fc.record({ key: fc.constantFrom(...SORT_KEYS), descending: fc.boolean() }),
  paper: text,
});

describe('the address of the library page', () => {
  it('gives back every route that was written into it', () => {
    fc.assert(
      fc.property(routes, (route) => {
        expect(parseRoute(hashOf(route))).toEqual(route);
      }),
    );
  });

  it('survives being an address', () => {
    fc.assert(
      fc.property(routes, (route) => {
        const url = new URL(`https://example.org/library.html${hashOf(route)}`);
        expect(parseRoute(url.hash)).toEqual(route);
      }),
    );
  });

  it('is short for a view as it is first seen', () => {
    expect(hashOf(routeTo('papers'))).toBe('#/papers');
    expect(parseRoute('')).toEqual(routeTo('papers'));
  });

  it.each(['#/nowhere?rating=9&status=gone&year=soon&sort=-colour&tag=', '#?%E0%A4%A', '#//queue'])(
    'passes over what is unknown in %s',
    (hash) => {
      expect(parseRoute(hash)).toEqual(routeTo('papers'));
    },
  );

  it.each([
    ['#/papers?tag=ml&tag=to+read', 'tag:ml tag:"to read"'],
    ['#/papers?q=deep&tag=ml', 'deep tag:ml'],
    ['#/papers?q=a+OR+b&rating=4', '(a OR b) rating>=4'],
    ['#/papers?untagged=1&rating=5', 'rating:5 untagged'],
    ['#/papers?status=none&status=queued&site=huggingface', 'status:none,queued on:huggingface'],
    ['#/papers?year=2021&year=2020&year=2019&year=2016', 'year:2016,2019..2021'],
    ['#/papers?q=tag:nlp&tag=ml&sort=-rating', 'tag:nlp tag:ml'],
  ])('reads what the panel chose in an address of before: %s', (hash, query) => {
    const route = parseRoute(hash);
    expect(route.query).toBe(query);
    expect(parseRoute(hashOf(route))).toEqual(route);
  });
});
