import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_FILTER, SORT_KEYS } from '../../components/filter';
import { hashOf, parseRoute, routeTo, VIEWS } from '../../components/route';
import { STATUSES } from '../../paper/annotation';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });

const routes = fc.record({
  view: fc.constantFrom(...VIEWS),
  filter: fc.record({
    text,
    tags: fc.array(name, { maxLength: 3 }),
    untagged: fc.boolean(),
    rating: fc.integer({ min: 0, max: 5 }),
    statuses: fc.array(fc.constantFrom('' as const, ...STATUSES), { maxLength: 3 }),
    years: fc.array(fc.integer({ min: 1900, max: 2100 }), { maxLength: 3 }),
    sites: fc.array(name, { maxLength: 2 }),
  }),
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
      expect(parseRoute(hash)).toEqual({ ...routeTo('papers'), filter: { ...NO_FILTER } });
    },
  );
});
