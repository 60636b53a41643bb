import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abstractsIn, entryRow } from '../../components/entry-row';
import { fold } from '../../paper/fold';
import type { Query } from '../../paper/query';
import { matcher, needsOf, textAtoms } from '../../paper/query-match';
import { parseQuery } from '../../paper/query-parse';
import { printQuery } from '../../paper/query-print';
import { simplified } from '../../paper/query-simple';
import { asked, type Case, cases, NOW, specs, written } from './query-reference';

const rowOf = ({ entry, abstract, meeting, news }: Case) =>
  entryRow({
    abstracts: abstractsIn(new Map(abstract === undefined ? [] : [[entry.paper.id, fold(abstract)]])),
    meetings: new Map(meeting ? [[entry.paper.id, meeting]] : []),
    news: new Map(news ? [[entry.paper.id, news]] : []),
  })(entry);
const found = (query: Query, papers: readonly Case[]) => papers.map((one) => matcher(query, NOW)(rowOf(one)));

const turns = fc.infiniteStream(fc.boolean()).map((stream) => () => stream.next().value as boolean);
const library = fc.array(cases, { minLength: 1, maxLength: 12 });

describe('what a query finds', () => {
  it('is what it says, however it is written', () => {
    fc.assert(
      fc.property(specs, turns, library, (spec, turn, papers) => {
        const text = written(spec, turn);
        const { query, problems } = parseQuery(text);
        expect(problems, text).toEqual([]);
        expect(found(query, papers), text).toEqual(papers.map((one) => asked(spec, one)));
      }),
      { numRuns: 1500 },
    );
  });

  it('is the same when the query is simplified, and when it is written and read again', () => {
    fc.assert(
      fc.property(specs, turns, library, (spec, turn, papers) => {
        const { query } = parseQuery(written(spec, turn));
        const expected = found(query, papers);
        expect(found(simplified(query), papers)).toEqual(expected);
        expect(found(parseQuery(printQuery(simplified(query))).query, papers)).toEqual(expected);
      }),
      { numRuns: 700 },
    );
  });

  it('is the same when its texts were looked up beforehand', () => {
    fc.assert(
      fc.property(specs, turns, library, (spec, turn, papers) => {
        const { query } = parseQuery(written(spec, turn));
        const holding = new Map(textAtoms(query).map((atom) => [atom, new Set(papers.filter((one) => rowOf(one).holds(atom)))]));
        const test = matcher(query, NOW);
        const lookedUp = papers.map((one) =>
          test(Object.create(rowOf(one), { holds: { value: (atom: never) => holding.get(atom)?.has(one) } })),
        );
        expect(lookedUp).toEqual(found(query, papers));
      }),
      { numRuns: 300 },
    );
  });
});

describe('what a query needs', () => {
  it.each([
    ['tag:a rating>3 title:x added<7d', []],
    ['word', ['abstracts', 'notes']],
    ['-(note:x OR has:note)', ['notes']],
    ['has:abstract', ['abstracts']],
    ['upvotes>3 rank:1 feed:x', ['meetings']],
    ['version:changed', ['news']],
  ])('of %s is %s', (text, needs) => {
    expect([...needsOf(parseQuery(text).query)].sort()).toEqual(needs);
  });
});
