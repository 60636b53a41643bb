import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Catalogue } from '../../paper/catalogue';
import { placeIn, rowText } from '../../paper/catalogue-columns';
import { packPart } from '../../paper/catalogue-part';
import { fold } from '../../paper/fold';
import { entries, type Made, made } from './made-library';

/** What a catalogue says of all its papers. */
function said(catalogue: Catalogue) {
  const out = [];
  for (let row = 0; row < catalogue.rows; row++) {
    if (catalogue.alive[row] === 0) continue;
    const { rating, addedAt, order, snoozedUntil, changedAt } = catalogue.columns;
    out.push({
      id: catalogue.idOf(row),
      tags: catalogue.tagsOf(row),
      status: catalogue.statusOf(row),
      site: catalogue.siteOf(row),
      numbers: [rating, addedAt, order, snoozedUntil, changedAt].map((column) => column[row]),
      text: catalogue.textOf(row),
    });
  }
  return out.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const wanted = (all: readonly Made[]) =>
  entries(all)
    .map(({ paper, annotation }) => ({
      id: paper.id,
      tags: annotation.tags,
      status: annotation.status,
      site: paper.site,
      numbers: [
        annotation.rating,
        paper.addedAt,
        annotation.order,
        annotation.snoozedUntil,
        Math.max(0, ...Object.values(annotation.changedAt)),
      ],
      text: rowText(paper),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

describe('the catalogue', () => {
  test('says of every paper what its rows say, whatever was packed when, changed, taken away and put back', () => {
    const edit = fc.record({ put: fc.array(made, { maxLength: 5 }), gone: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 4 }) });
    fc.assert(
      fc.property(
        fc.array(made, { maxLength: 40 }),
        fc.integer({ min: 1, max: 15 }),
        fc.array(edit, { maxLength: 6 }),
        fc.integer({ min: 0, max: 6 }),
        (base, size, edits, packed) => {
          const now = new Map(base.map((one) => [one.id, one]));
          const sorted = [...now.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
          const parts = [];
          for (let at = 0; at < sorted.length; at += size) parts.push(packPart(entries(sorted.slice(at, at + size))));
          const later = [];
          const apply = ({ put, gone }: (typeof edits)[number], on?: Catalogue) => {
            for (const one of put) now.set(one.id, one);
            for (const at of gone) now.delete(`p${at}`);
            const left = put.filter((one) => now.get(one.id) === one);
            const ids = gone.map((at) => `p${at}`);
            if (!on) return { entries: entries(left), ids };
            for (const entry of entries(put)) on.put(entry);
            for (const id of ids) on.remove(id);
            return undefined;
          };
          for (const one of edits.slice(0, packed)) {
            const changed = apply(one);
            if (changed) later.push(packPart(changed.entries, changed.ids));
          }
          const catalogue = new Catalogue(
            parts.map(({ marks }) => marks),
            later.map(({ marks }) => marks),
          );
          catalogue.addTexts([...parts, ...later].map(({ lanes }) => lanes));
          const finds = (word: string) => {
            const found = new Set<string>();
            catalogue.eachRowWith(fold(word), (row) => found.add(catalogue.idOf(row)));
            const expected = entries([...now.values()]).filter(({ paper }) => rowText(paper).includes(fold(word)));
            expect([...found].sort(), word).toEqual(expected.map(({ paper }) => paper.id).sort());
          };
          for (const one of edits.slice(packed)) {
            // As somebody types, takes letters back, and types on while papers change.
            for (const word of ['a', 'ab', 'abb']) finds(word);
            apply(one, catalogue);
            for (const word of ['ab', 'aba', 'b', 'ba']) finds(word);
          }
          expect(said(catalogue)).toEqual(wanted([...now.values()]));
          expect(catalogue.size).toBe(now.size);
          for (const word of ['ab', 'b ', 'é', 'α', 'key']) finds(word);
        },
      ),
    );
  });

  test('a paper that is written again keeps its row', () => {
    const [one, other] = entries([
      { id: 'p1', title: 'First', tags: ['a'] },
      { id: 'p2', title: 'Second' },
    ] as Made[]);
    const { marks, lanes } = packPart([one!, other!]);
    const catalogue = new Catalogue([marks]);
    catalogue.addTexts([lanes]);
    const row = catalogue.rowOf('p1');
    catalogue.put({ ...one!, paper: { ...one!.paper, title: 'Other' } });
    expect(catalogue.rowOf('p1')).toBe(row);
    expect(placeIn(catalogue.textOf(row!), 'title')).toBe('other');
    catalogue.remove('p1');
    expect(catalogue.size).toBe(1);
    catalogue.put(one!);
    expect(catalogue.rowOf('p1')).toBe(row);
    expect(catalogue.size).toBe(2);
    expect(catalogue.tagsOf(row!)).toEqual(['a']);
  });
});
