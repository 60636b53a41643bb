import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../paper/fold';
import { documentsWith } from '../../paper/words-find';
import { segmentOf, textsHash } from '../../paper/words-segment';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'α', '語', ' ', '\n', '-', '.', ','), maxLength: 20 }).map(fold);
const papers = fc.uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 300 }).map((at) => `p${at}`), abstract: text, note: text }), {
  selector: ({ id }) => id,
  maxLength: 200,
});

test('a segment finds what looking through all texts finds, for whatever has no space in it', () => {
  const part = fc.string({ unit: fc.constantFrom('a', 'b', 'e', 'α', '語', '-', '.'), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(papers, part, (all, wanted) => {
      const segment = segmentOf(all);
      const ids = segment.papers.ids.split('\n');
      const found = new Set<string>();
      documentsWith(segment.lists, wanted, (document) => found.add(`${ids[document >> 1]} ${document % 2 === 0 ? 'abstract' : 'note'}`));
      const expected = all.flatMap(({ id, abstract, note }) => [
        ...(abstract.includes(wanted) ? [`${id} abstract`] : []),
        ...(note.includes(wanted) ? [`${id} note`] : []),
      ]);
      expect([...found].sort()).toEqual(expected.sort());
    }),
    { numRuns: 300 },
  );
});

test('texts that differ have numbers that differ, also when words go from one to the other', () => {
  expect(textsHash({ abstract: 'a b', note: '' })).not.toBe(textsHash({ abstract: 'a', note: 'b' }));
  expect(textsHash({ abstract: '', note: 'a' })).not.toBe(textsHash({ abstract: 'a', note: '' }));
  expect(textsHash({ abstract: 'a', note: 'b' })).toBe(textsHash({ abstract: 'a', note: 'b' }));
});
