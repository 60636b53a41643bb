import { describe, expect, test } from 'vitest';
import { readImport, readImportInSteps } from '../../formats/read-import';

const read = (text: string, name?: string) => readImport(text, name);

describe('a pasted list', () => {
  test('of ids and addresses of all kinds, mixed, each once', () => {
    const { format, records, broken } = read(
      'https://arxiv.org/abs/2401.00001v2, doi:10.1000/ABC\nPMID: 12345678\nsee https://openreview.net/forum?id=B1_a-2cDe; 2021.naacl-main.208\narXiv: hep-th/9901001 2401.00001\nnonsense',
    );
    expect(format).toBe('list');
    expect(records.map(({ found, line }) => [line, found.ids])).toEqual([
      [1, { arxiv: '2401.00001' }],
      [1, { doi: '10.1000/abc' }],
      [2, { pmid: '12345678' }],
      [3, { openreview: 'B1_a-2cDe' }],
      [3, { acl: '2021.naacl-main.208' }],
      [4, { arxiv: 'hep-th/9901001' }],
    ]);
    expect(records[0]?.found.url).toBe('https://arxiv.org/abs/2401.00001v2');
    expect(broken).toMatchObject([{ line: 5, text: 'nonsense' }]);
  });
});

describe('RIS', () => {
  test('tags of both generations, continued lines, dates with slashes, a missing end', () => {
    const { format, records } = read(
      '\ufeffTY  - JOUR\r\nT1  - A title that\r\ngoes on\r\nA1  - Author, Ann\r\nAU  - van der Writer, Bob, Jr.\r\nY1  - 2017/12/06/\r\nJO  - Journal of Things\r\nVL  - 3\r\nSP  - 1\r\nEP  - 9\r\nDO  - 10.1000/RIS.1\r\nUR  - https://arxiv.org/abs/1712.00001\r\nKW  - llm; survey\r\nN1  - NA\r\nN2  - Words.\r\nTY  - CONF\r\nTI  - Second\r\nPY  - 2018\r\nER  - \r\n',
    );
    expect(format).toBe('ris');
    expect(records).toMatchObject([
      {
        line: 1,
        tags: ['llm', 'survey'],
        found: {
          title: 'A title that goes on',
          ids: { doi: '10.1000/ris.1', arxiv: '1712.00001' },
          type: 'article',
          venue: 'Journal of Things',
          volume: '3',
          pages: '1-9',
          date: '2017-12-06',
          year: 2017,
          abstract: 'Words.',
          authors: [{ name: 'Ann Author', family: 'Author', given: 'Ann' }, { name: 'Bob van der Writer Jr.' }],
        },
      },
      { line: 16, found: { title: 'Second', type: 'inproceedings', year: 2018 } },
    ]);
    expect(records[0]?.note).toBeUndefined();
  });

  test('a reference that says nothing is told, and stops no other', () => {
    const { records, broken } = read('TY  - JOUR\nAU  - A\nER  -\nTY  - JOUR\nTI  - T\nER  -\n');
    expect(records.map(({ found }) => found.title)).toEqual(['T']);
    expect(broken).toMatchObject([{ line: 1 }]);
  });
});

describe('CSL-JSON', () => {
  test('Zotero’s items: people, dates, markup, and what stands in the note', () => {
    const { format, records } = read(
      JSON.stringify([
        {
          id: 'http://zotero.org/users/1/items/ABC',
          'citation-key': 'author2020',
          type: 'article-journal',
          title: 'The <i>E. coli</i> of <span class="nocase">things</span>',
          author: [{ family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }, { literal: 'The Group' }],
          'container-title': 'Journal',
          page: '1–9',
          issued: { 'date-parts': [[2020, 3, 4]] },
          note: 'arXiv: 2003.00001\nPMID: 123\nMine.',
          DOI: '10.1000/CSL',
          keyword: 'a, b',
        },
        { id: 2, type: 'article', title: 'A preprint', publisher: 'arXiv', number: 'arXiv:2101.00001', issued: { raw: '2021-01' } },
        { id: 3, type: 'book' },
      ]),
    );
    expect(format).toBe('csl-json');
    expect(records).toMatchObject([
      {
        citekey: 'author2020',
        tags: ['a', 'b'],
        note: 'Mine.',
        found: {
          title: 'The E. coli of things',
          type: 'article',
          pages: '1-9',
          date: '2020-03-04',
          ids: { arxiv: '2003.00001', pmid: '123', doi: '10.1000/csl' },
          authors: [{ name: 'Ludwig van Beethoven', family: 'van Beethoven', given: 'Ludwig' }, { name: 'The Group' }],
        },
      },
      { found: { title: 'A preprint', ids: { arxiv: '2101.00001' }, year: 2021 } },
    ]);
    expect(records[1]?.found.publisher).toBeUndefined();
    expect(records).toHaveLength(2);
  });
});

describe('PaperMemory', () => {
  test('papers by id: what the reader said comes along, what the program wrote does not', () => {
    const { format, records, broken } = read(
      JSON.stringify({
        __dataVersion: 11,
        'Arxiv-1703.10593': {
          id: 'Arxiv-1703.10593',
          source: 'arxiv',
          title: 'A title',
          author: 'Ann Author and Bob van der Writer',
          year: '2017',
          venue: '',
          key: 'author2017title',
          pdfLink: 'https://arxiv.org/pdf/1703.10593.pdf',
          note: 'Accepted @ ICCV (2017) -- [dblp]\nRead twice.',
          tags: ['gan'],
          favorite: true,
          addDate: '2021-05-06T07:08:09.000Z',
        },
        'OpenReview-B1_a-2cDe': { id: 'OpenReview-B1_a-2cDe', source: 'openreview', title: 'Another', author: '', pdfLink: 'x' },
        broken: { id: 'broken', source: 'arxiv' },
      }),
    );
    expect(format).toBe('papermemory');
    expect(records).toMatchObject([
      {
        citekey: 'author2017title',
        tags: ['gan', 'favorite'],
        note: 'Read twice.',
        addedAt: Date.parse('2021-05-06T07:08:09Z'),
        found: { ids: { arxiv: '1703.10593' }, year: 2017, authors: [{ name: 'Ann Author' }, { name: 'Bob van der Writer' }] },
      },
      { found: { title: 'Another', ids: { openreview: 'B1_a-2cDe' } } },
    ]);
    expect(broken).toMatchObject([{ why: 'The paper has no title.' }]);
  });
});

describe('whatever else it is', () => {
  test.each([
    ['half a file', '[{"id": 1', /not whole JSON/],
    ['deep JSON', `${'['.repeat(5000)}${']'.repeat(5000)}`, /nests too deep/],
    ['our own backup', '{"format":"offprint-backup","v":1}', /Restore a backup/],
    ['JSON of something else', '{"a": 1}', /neither CSL-JSON nor/],
  ])('%s is refused in words that say what to do', (_name, text, why) => {
    const { records, broken } = read(text);
    expect(records).toEqual([]);
    expect(broken[0]?.why).toMatch(why);
  });

  test('keys that change objects are not copied', () => {
    const { records } = read('[{"title":"T","__proto__":{"polluted":1},"author":[{"family":"A","__proto__":{"x":1}}]}]');
    expect(records).toHaveLength(1);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('a file too large is not read at all', () => {
    const steps = readImportInSteps('x'.repeat(20_000_001));
    const { done, value } = steps.next();
    expect(done).toBe(true);
    expect(value).toMatchObject({ records: [], broken: [{ why: expect.stringContaining('20 MB') }] });
  });

  test('a bibliography is known by its text or its name', () => {
    expect(read('% made by hand\n@article{a, title={T}}').format).toBe('bibtex');
    expect(read('', 'empty.bib').format).toBe('bibtex');
    expect(read('', 'empty.ris').format).toBe('ris');
  });
});
