import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aliasesOf, arxivVersion, arxivYear, type Ids, idsOf, normalizeId, normalizeIds } from '../../paper/ids';

describe('ids in their normal form', () => {
  test.each<[keyof Ids, string, string | undefined]>([
    ['arxiv', '2407.21783v3', '2407.21783'],
    ['arxiv', 'arXiv:2407.21783', '2407.21783'],
    ['arxiv', 'https://arxiv.org/abs/2407.21783v1', '2407.21783'],
    ['arxiv', 'https://export.arxiv.org/pdf/2407.21783v2.pdf', '2407.21783'],
    ['arxiv', '0704.0001', '0704.0001'],
    ['arxiv', 'hep-th/9901001', 'hep-th/9901001'],
    ['arxiv', 'HEP-TH/9901001v2', 'hep-th/9901001'],
    ['arxiv', 'math.GT/0309136', 'math/0309136'],
    ['arxiv', 'hep-th%2F9901001', 'hep-th/9901001'],
    ['arxiv', ' arXiv: 2407.21783v12 ', '2407.21783'],
    ['arxiv', 'https://arxiv.org/abs/math.DG/0211159v1?context=math', 'math/0211159'],
    ['arxiv', 'cond-mat.str-el/0309136', undefined],
    ['arxiv', '24072.1783', undefined],
    ['arxiv', '2413.00001', undefined],
    ['arxiv', '2400.00001', undefined],
    ['arxiv', '2407.217', undefined],
    ['arxiv', '2407.217831', undefined],
    ['arxiv', 'some words', undefined],
    ['doi', '10.1145/3491440.3491756', '10.1145/3491440.3491756'],
    ['doi', 'https://doi.org/10.1103/PhysRevLett.128.171101', '10.1103/physrevlett.128.171101'],
    ['doi', 'doi:10.1002/acr2.11440.', '10.1002/acr2.11440'],
    ['doi', 'http://dx.doi.org/10.1000%2Fxyz', '10.1000/xyz'],
    ['doi', '11.1000/xyz', undefined],
    ['openreview', 'EZNOb_uNpJk', 'EZNOb_uNpJk'],
    ['openreview', 'a-b_C1', 'a-b_C1'],
    ['openreview', '-Zs4_x', '-Zs4_x'],
    ['doi', 'https://doi.org/10.1007/978-3-031-1_2,', '10.1007/978-3-031-1_2'],
    ['doi', '10.48550/ARXIV.2407.21783', '10.48550/arxiv.2407.21783'],
    ['doi', '10.1000/', undefined],
    ['openreview', 'two words', undefined],
    ['acl', '2020.acl-main.405', '2020.acl-main.405'],
    ['acl', 'P19-1001.pdf', 'p19-1001'],
    ['pmid', 'PMID: 12345678', '12345678'],
    ['s2', 'ABCDEF0123456789abcdef0123456789abcdef01', 'abcdef0123456789abcdef0123456789abcdef01'],
    ['dblp', 'DBLP:conf/nips/VaswaniSPUJGKP17', 'conf/nips/VaswaniSPUJGKP17'],
    ['doi', '%E0%A4%A', undefined],
  ])('%s %j is %j', (scheme, raw, normal) => {
    expect(normalizeId(scheme, raw)).toBe(normal);
  });

  test('the DOI that arXiv gives a paper is its arXiv id, and no second name', () => {
    expect(normalizeIds({ doi: '10.48550/arXiv.2407.21783' })).toEqual({ arxiv: '2407.21783' });
    expect(normalizeIds({ arxiv: '2407.21783v2', doi: '10.48550/ARXIV.2407.21783' })).toEqual({ arxiv: '2407.21783' });
    expect(normalizeIds({ doi: '10.48550/arXiv.nothing' })).toEqual({});
  });

  test('whatever the spelling, normalising twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.constantFrom<keyof Ids>('arxiv', 'doi', 'openreview', 'acl', 'pmid', 's2', 'dblp'), fc.string(), (scheme, raw) => {
        const once = normalizeId(scheme, raw);
        if (once !== undefined && !once.includes('%')) expect(normalizeId(scheme, once)).toBe(once);
      }),
    );
  });
});

describe('aliases', () => {
  test('every id is one, and the address only where there is no id', () => {
    expect(aliasesOf({ arxiv: '2407.21783v3', openreview: 'EZNOb_uNpJk' }, 'https://x.org/')).toEqual([
      'arxiv:2407.21783',
      'openreview:EZNOb_uNpJk',
    ]);
    expect(aliasesOf({}, 'https://x.org/paper/#top')).toEqual(['url:https://x.org/paper']);
    expect(aliasesOf({})).toEqual([]);
  });

  test('ids come back from their aliases', () => {
    const ids = { arxiv: 'hep-th/9901001', doi: '10.1000/a:b' };
    expect(idsOf(aliasesOf(ids))).toEqual(ids);
  });

  test('and so do any others, in normal form', () => {
    const digits = (min: number, max: number) => fc.stringMatching(new RegExp(`^\\d{${min},${max}}$`));
    const some = fc.record(
      {
        arxiv: fc
          .tuple(fc.integer({ min: 7, max: 26 }), fc.integer({ min: 1, max: 12 }), digits(5, 5))
          .map(([year, month, number]) => `${String(year).padStart(2, '0')}${String(month).padStart(2, '0')}.${number}v2`),
        doi: fc.stringMatching(/^10\.\d{4,9}\/[A-Za-z0-9():._-]{0,20}[A-Za-z0-9]$/),
        openreview: fc.stringMatching(/^[\w-]{5,40}$/),
        pmid: digits(1, 9),
        s2: fc.stringMatching(/^[0-9a-fA-F]{40}$/),
        dblp: fc.stringMatching(/^conf\/[a-z]{2,8}\/[\w-]{1,20}$/),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(some, (ids) => {
        expect(idsOf(aliasesOf(ids))).toEqual(normalizeIds(ids));
        expect(aliasesOf(ids)).toHaveLength(Object.keys(ids).length);
      }),
    );
  });
});

test('years and versions are read from arXiv ids', () => {
  expect(arxivYear('1706.03762')).toBe(2017);
  expect(arxivYear('hep-th/9901001')).toBe(1999);
  expect(arxivYear('math/0309136')).toBe(2003);
  expect(arxivYear('9999.00001')).toBeUndefined();
  expect(arxivVersion('2407.21783v3')).toBe(3);
  expect(arxivVersion('2407.21783')).toBeUndefined();
});
