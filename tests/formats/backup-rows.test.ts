import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBackup, writeBackup } from '../../formats/backup';
import { newPaper } from '../../paper/paper';

const AT = '2026-11-23T10:00:00.000Z';

describe('a broken row', () => {
  const good = newPaper({ ids: { arxiv: '2401.00001' }, site: 'arxiv', title: 'Good' }, 'p1', 'good', 1);
  const file = (rows: Record<string, unknown>) => JSON.stringify({ format: 'offprint-backup', v: 1, madeAt: AT, library: rows });
  const read = (rows: Record<string, unknown>) => {
    const result = readBackup(file(rows));
    if (!result.ok) throw new Error(result.message);
    return result;
  };

  it.each<[string, unknown, string]>([
    ['null', null, 'is not an object'],
    ['a list', [], 'is not an object'],
    ['without id', { ...good, id: undefined }, 'has no valid id'],
    ['with an id of the wrong shape', { ...good, id: '../x y' }, 'has no valid id'],
    ['with an id that is a number', { ...good, id: 5 }, 'has no valid id'],
    ['without title', { ...good, id: 'p2', title: '\u200b' }, 'has no title'],
    ['with an id that is there already', { ...good }, 'is there twice'],
  ])('%s is left out and reported, and stops no other', (_name, broken, why) => {
    const { library: back, skipped } = read({ papers: [good, broken, { ...good, id: 'p9' }] });
    expect(back.papers.map(({ id }) => id)).toEqual(['p1', 'p9']);
    expect(skipped).toEqual([{ row: 'papers[1]', why }]);
  });

  it('of every kind is left out and reported', () => {
    const { skipped } = read({
      papers: 'none',
      abstracts: [{ id: 'p1', text: 5, from: 'x', at: 1 }],
      annotations: [{ id: '' }],
      events: [{ paperId: 'p1', kind: 'deleted', at: 1 }],
      settings: [
        { key: '__proto__', value: 1 },
        { key: 'constructor', value: 1 },
        { key: 'big', value: 'x'.repeat(30_000) },
      ],
    });
    expect(skipped.map(({ row }) => row)).toEqual([
      'papers',
      'abstracts[0]',
      'annotations[0]',
      'events[0]',
      'settings[0]',
      'settings[1]',
      'settings[2]',
    ]);
  });

  it('loses only the parts that are broken', () => {
    const { library: back, skipped } = read({
      papers: [
        {
          ...good,
          aliases: ['arxiv:2401.00001', 'arxiv:nonsense', 'doi:10.1000/x', 'url:javascript:alert(1)', 'who:knows', 7],
          url: 'javascript:alert(1)',
          year: '2024',
          date: 'yesterday',
          authors: [{ name: 'Ada' }, { name: '' }, 'Bob', null],
          sources: { title: { from: 'x', at: 1 }, year: 'x', admin: { from: 'x', at: 1 } },
          also: [{ field: 'secret', value: 1, from: 'x', at: 1 }],
          evil: true,
        },
      ],
    });
    expect(back.papers).toEqual([
      {
        ...good,
        year: undefined,
        aliases: ['arxiv:2401.00001', 'doi:10.1000/x'],
        authors: [{ name: 'Ada' }],
        sources: { title: { from: 'x', at: 1 } },
      },
    ]);
    expect(back.papers[0]).not.toHaveProperty('evil');
    expect(back.papers[0]).not.toHaveProperty('url');
    expect(skipped.map(({ row }) => row)).toEqual([
      'papers[0].aliases[1]',
      'papers[0].aliases[3]',
      'papers[0].aliases[4]',
      'papers[0].aliases[5]',
      'papers[0].year',
      'papers[0].also[0]',
    ]);
  });

  it('keeps of other fields only named texts, and of old keys only keys', () => {
    const extra = { langid: 'german', 'Bad Name': 'x', file: 5, empty: ' ', constructor: 'x', ok: 'a\u0000\n b' };
    const { library: back } = read({
      papers: [
        { ...good, extra, oldKeys: ['old2019', '', 7, 'old2019', 'ö d'], type: 'novel', editors: 'Ada', volume: 12, pages: '1--2' },
        { ...good, id: 'p2', extra: ['x'], oldKeys: {} },
      ],
    });
    expect(back.papers[0]).toEqual({ ...good, extra: { langid: 'german', ok: 'a\n b' }, oldKeys: ['old2019', 'od'], pages: '1--2' });
    expect(back.papers[1]).toEqual({ ...good, id: 'p2' });
  });

  it('pollutes no prototype', () => {
    const text = `{"format":"offprint-backup","v":1,"library":{"__proto__":{"papers":[]},"papers":[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},
      "id":"p1","title":"T","citekey":"k","site":"x","aliases":[],"sources":{"__proto__":{"polluted":1}}}],
      "settings":[{"key":"export","value":{"__proto__":{"polluted":1},"constructor":1,"deep":[{"__proto__":{"polluted":1},"ok":1}]}}]}}`;
    const result = readBackup(text);
    if (!result.ok) throw new Error(result.message);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(result.library.papers[0])).toBe(Object.prototype);
    expect((result.library.papers[0] as unknown as Record<string, unknown>).polluted).toBeUndefined();
    expect(result.library.settings).toEqual([{ key: 'export', value: { deep: [{ ok: 1 }] } }]);
    expect(Object.getPrototypeOf(result.library.settings[0]?.value)).toBe(Object.prototype);
  });

  it('never stops the reading, whatever it holds', () => {
    const anything = fc.anything({ withNullPrototype: true, maxDepth: 3 });
    fc.assert(
      fc.property(
        fc.array(anything),
        fc.array(fc.tuple(fc.constantFrom(...Object.keys(good), 'also', 'url'), anything)),
        (rows, changes) => {
          const changed = changes.map(([name, value], at) => ({ ...good, id: `q${at}`, [name]: value }));
          const text = JSON.stringify(
            {
              format: 'offprint-backup',
              v: 1,
              library: { papers: [...rows, ...changed, good], events: rows, annotations: rows, settings: rows, abstracts: rows },
            },
            (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value),
          );
          const result = readBackup(text);
          if (!result.ok) throw new Error(result.message);
          expect(result.library.papers).toContainEqual(good);
          const again = writeBackup(result.library, AT);
          const back = readBackup(again);
          expect(back.ok && writeBackup(back.library, AT)).toBe(again);
        },
      ),
      { numRuns: 300 },
    );
  });
});
