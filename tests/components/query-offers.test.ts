import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Offer, offersAt, taken } from '../../components/query-offers';
import { vocabularyOf } from '../../components/query-vocabulary';
import { parseQuery } from '../../paper/query-parse';
import { entry } from '../library/entries';

const library = [
  entry(
    'a',
    { authors: [{ name: 'Nando de Freitas' }], year: 2023, venue: 'NeurIPS' },
    { tags: ['llm', 'ml/vision'], rating: 4, status: 'queued' },
  ),
  entry(
    'b',
    { authors: [{ name: 'Nando de Freitas' }, { name: 'Li, Wei' }], year: 2024 },
    { tags: ['llm', 'reading group'], status: 'read' },
  ),
  entry('c', { authors: [{ name: 'Lila Moreno' }], year: 2024, site: 'huggingface' }, { tags: ['say "hi"', 'llama'] }),
];
const vocabulary = vocabularyOf(library, new Map([['a', { feed: 'huggingface.co/papers', at: 1 }]]));
const nameOf = (_field: string, value: string) => (value === 'huggingface' ? 'Hugging Face' : value === 'queued' ? 'Zu lesen' : '');

/** Offers at the mark `|` of a text, each with the text it would make. */
function at(marked: string): string[] {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const offers = offersAt(text, caret, vocabulary, nameOf);
  return offers.offers.map((offer) => {
    const after = taken(text, offers, offer);
    return `${after.text.slice(0, after.caret)}|${after.text.slice(after.caret)}`;
  });
}
const first = (marked: string) => at(marked)[0];

describe('what is offered', () => {
  it.each([
    ['ta|', 'tag:|'],
    ['deep -au|', 'deep -author:|'],
    ['(rat|', '(rating>=|'],
    ['ran| deep', 'rank<=| deep'],
    ['add|', 'added<|'],
    ['untag|', 'untagged |'],
    ['journ|', 'venue:|'],
    ['tag:|', 'tag:llm |'],
    ['tag:rea|', 'tag:"reading group" |'],
    ['tag:"rea|', 'tag:"reading group" |'],
    ['tag:gro|', 'tag:"reading group" |'],
    ['tag:say|', 'tag:"say \\"hi\\"" |'],
    ['tag:vis| deep', 'tag:ml/vision| deep'],
    ['tag:llm,|', 'tag:llm,llama |'],
    ['tag:ll|m deep', 'tag:llm| deep'],
    ['author:frei|', 'author:"Nando de Freitas" |'],
    ['author:wei|', 'author:"Li, Wei" |'],
    ['year:|', 'year:2024 |'],
    ['on:"hugg|', 'on:huggingface |'],
    ['on:Hugging|', 'on:huggingface |'],
    ['status:Zu|', 'status:queued |'],
    ['status:(|', '|'],
    ['rating>=|', 'rating>=4 |'],
    ['added<|', 'added<today |'],
    ['has:co|', 'has:code |'],
    ['feed:|', 'feed:huggingface.co/papers |'],
    ['version:with|', 'version:withdrawn |'],
    ['llm|', 'tag:llm |'],
    ['lil|', 'author:"Lila Moreno" |'],
  ])('for %s is first %s', (marked, expected) => {
    if (expected === '|') expect(at(marked).length).toBeGreaterThan(10);
    else expect(first(marked)).toBe(expected);
  });

  it.each(['"ta|', 'zzz|', 'tag:zzz|', 'title:at|', 'ta|g:llm', 'a AND|', 'id:24|', 'rating>=4|', 'has:code|'])(
    'for %s is nothing',
    (marked) => {
      expect(at(marked)).toEqual([]);
    },
  );

  it('is shown unasked only where something was begun', () => {
    const begun = (text: string) => offersAt(text, text.length, vocabulary, nameOf).begun;
    expect([begun(''), begun('deep '), begun('('), begun('d'), begun('tag:'), begun('tag:x,')]).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
  });

  it('says how many papers have it', () => {
    const offered = (text: string): Offer[] => offersAt(text, text.length, vocabulary, nameOf).offers;
    expect(offered('tag:').map(({ value, count }) => [value, count])).toEqual([
      ['llm', 2],
      ['llama', 1],
      ['ml', 1],
      ['ml/vision', 1],
      ['reading group', 1],
      ['say "hi"', 1],
    ]);
    expect(offered('year:').map(({ value, count }) => [value, count])).toEqual([
      ['2024', 2],
      ['2023', 1],
    ]);
  });

  it('brings no problem with it, wherever a value is taken', () => {
    const texts = fc.array(fc.constantFrom('tag:', 'll', 'author:', '"', ' ', ' ', '-', '(', 'year:', ',', 'say', 'has:', 'x', ')'), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (parts, where, which) => {
        const text = parts.join('');
        const caret = where % (text.length + 1);
        const offers = offersAt(text, caret, vocabulary, nameOf);
        const offer = offers.offers[which % Math.max(1, offers.offers.length)];
        if (offer?.value === undefined) return;
        const after = taken(text, offers, offer);
        const kinds = (one: string) => parseQuery(one).problems.length;
        expect(after.caret).toBeLessThanOrEqual(after.text.length);
        expect(kinds(after.text)).toBeLessThanOrEqual(kinds(text));
      }),
      { numRuns: 500 },
    );
  });
});
