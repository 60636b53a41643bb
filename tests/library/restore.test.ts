import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slicesOf } from '../../entrypoints/library/restore';
import type { RestoreSlice } from '../../messages/requests';
import { entry } from './entries';

/** Rows of so many papers, each with an abstract, an annotation and two events. */
function rows(count: number): RestoreSlice {
  const entries = Array.from({ length: count }, (_, at) => entry(`p${at}`));
  return {
    papers: entries.map(({ paper }) => paper),
    annotations: entries.map(({ annotation }) => annotation).reverse(),
    abstracts: entries.map(({ paper }) => ({ id: paper.id, text: 'x', from: 'arxiv', at: 1 })),
    events: entries.flatMap(({ paper }) => [
      { paperId: paper.id, kind: 'saved' as const, at: 1 },
      { paperId: paper.id, kind: 'opened' as const, at: 2 },
    ]),
    settings: [{ key: 'keyPattern', value: '[auth]' }],
  };
}

describe('slices of a backup', () => {
  it('hold every row once, and all of a paper in one slice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 1, max: 10 }), (count, size) => {
        const given = rows(count);
        const slices = slicesOf(given, size);
        for (const kind of ['papers', 'abstracts', 'annotations', 'events', 'settings'] as const) {
          const all = slices.flatMap((slice): unknown[] => slice[kind]);
          expect(all).toHaveLength(given[kind].length);
          expect(new Set(all)).toEqual(new Set<unknown>(given[kind]));
        }
        for (const slice of slices) {
          const ids = new Set(slice.papers.map(({ id }) => id));
          expect(ids.size).toBeLessThanOrEqual(size);
          expect(slice.annotations.every(({ id }) => ids.has(id))).toBe(true);
          expect(slice.events.every(({ paperId }) => ids.has(paperId))).toBe(true);
        }
      }),
    );
  });

  it('carry the settings even of a library without papers', () => {
    expect(slicesOf(rows(0))).toEqual([{ papers: [], abstracts: [], annotations: [], events: [], settings: rows(0).settings }]);
  });
});
