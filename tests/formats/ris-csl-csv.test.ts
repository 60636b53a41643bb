import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_BIB_OPTIONS } from '../../formats/bibtex';
import { writeCslJson } from '../../formats/csl-json';
import { cellText, csvCell, writeCsv } from '../../formats/csv';
import type { BibItem, SaidOptions } from '../../formats/item';
import { writeRis } from '../../formats/ris';
import { HOSTILE } from './hostile';
import { item } from './items';
import { readCsv, readRis } from './text-readers';
import { hostileWorks, WORKS, works } from './work-cases';

const ALL: SaidOptions = { abstract: true, keywords: true, note: true, rating: true, status: true };
const CSV = { ...ALL, byteOrderMark: true };

const attention = item({
  ids: { arxiv: '1706.03762' },
  title: 'Attention Is All You Need: $\\alpha$ & $x^2$',
  authors: ['Ashish Vaswani', 'Aäron van den Oord', 'Barnes and Noble, Inc.', 'et al.'],
  citekey: 'vaswani2017attention',
  date: '2017-06-12',
  year: 2017,
  said: { tags: ['nlp', 'to, read'], note: 'One\n\nER  - \nTY  - JOUR', rating: 5, status: 'read' },
  abstract: 'First.\n\nSecond.',
});

function inProceedings(): BibItem {
  const one = item({ ids: { doi: '10.9999/x' }, year: 2020, citekey: 'lovelace2020notes' });
  Object.assign(one.paper, { ...WORKS.inproceedings, type: 'inproceedings' });
  return one;
}

describe('RIS', () => {
  it('is one tag a line, CRLF, a record ended by ER; a note cannot end it', () => {
    const crlf = (...lines: string[]) => lines.map((line) => `${line}\r\n`).join('');
    expect(writeRis([attention], ALL)).toBe(
      crlf(
        'TY  - UNPB',
        'ID  - vaswani2017attention',
        'TI  - Attention Is All You Need: α & $x^2$',
        'AU  - Vaswani, Ashish',
        'AU  - van den Oord, Aäron',
        'AU  - Barnes and Noble Inc.',
        'T2  - arXiv',
        'PY  - 2017',
        'DA  - 2017/06/12/',
        'M3  - preprint',
        'AN  - arXiv:1706.03762',
        'DO  - 10.48550/arXiv.1706.03762',
        'UR  - https://arxiv.org/abs/1706.03762',
        'KW  - nlp',
        'KW  - to, read',
        'KW  - status/read',
        'KW  - rating/5',
        'AB  - First.',
        '      Second.',
        'N1  - One',
        '      ER  -',
        '      TY  - JOUR',
        'ER  - ',
      ),
    );
    expect(readRis(writeRis([attention], ALL))).toHaveLength(1);
  });

  it('has the place of a paper in proceedings', () => {
    const [record] = readRis(writeRis([inProceedings()], ALL));
    expect(Object.fromEntries(record!)).toMatchObject({
      TY: 'CONF',
      ED: 'Hopper, Grace',
      VL: '34',
      IS: '04',
      SP: '5998',
      EP: '6008',
      CY: 'New York, NY',
    });
  });

  it('has no place that is not known', () => {
    for (const record of readRis(writeRis(works(), ALL))) for (const [, value] of record) expect(value).not.toBe('');
  });
});

describe('CSL-JSON', () => {
  const read = (items: readonly BibItem[]) => JSON.parse(writeCslJson(items, ALL)) as Record<string, unknown>[];

  it('is a preprint of type article with its number, names in parts', () => {
    expect(read([attention])[0]).toEqual({
      id: 'vaswani2017attention',
      'citation-key': 'vaswani2017attention',
      type: 'article',
      genre: 'Preprint',
      title: 'Attention Is All You Need: α & $x^2$',
      author: [
        { family: 'Vaswani', given: 'Ashish' },
        { family: 'Oord', given: 'Aäron', 'non-dropping-particle': 'van den' },
        { literal: 'Barnes and Noble, Inc.' },
        { literal: 'others' },
      ],
      issued: { 'date-parts': [[2017, 6, 12]] },
      number: 'arXiv:1706.03762',
      publisher: 'arXiv',
      DOI: '10.48550/arXiv.1706.03762',
      URL: 'https://arxiv.org/abs/1706.03762',
      abstract: 'First.\nSecond.',
      keyword: 'nlp, to; read',
      note: 'One\n\nER  -\nTY  - JOUR',
      custom: { rating: 5, status: 'read' },
    });
  });

  it('has the place of a paper in proceedings', () => {
    expect(read([inProceedings()])[0]).toMatchObject({
      type: 'paper-conference',
      volume: '34',
      issue: '04',
      page: '5998-6008',
      'publisher-place': 'New York, NY',
    });
    const book = item();
    Object.assign(book.paper, { ...WORKS.proceedings, type: 'proceedings' });
    expect(read([book])[0]).toMatchObject({ type: 'book', 'collection-title': 'LNCS', 'collection-number': '1234' });
  });

  it('holds nothing empty and nothing that could end a script', () => {
    const text = writeCslJson([...works(), ...hostileWorks()], ALL);
    expect(text).not.toMatch(/</);
    expect(text).not.toMatch(/: (?:""|\{\}|\[\]|null)/);
    expect((JSON.parse(text) as unknown[]).length).toBe(works().length + hostileWorks().length);
  });
});

describe('CSV', () => {
  it('has a header, a row a paper, and the mark by which Excel knows UTF-8', () => {
    const text = writeCsv([attention], CSV);
    expect(text.startsWith('\ufeffkey,type,title,authors,')).toBe(true);
    const [header, row] = readCsv(text);
    expect(Object.fromEntries(header!.map((name, at) => [name, row![at]]))).toMatchObject({
      key: 'vaswani2017attention',
      type: 'preprint',
      authors: 'Vaswani, Ashish; van den Oord, Aäron; Barnes and Noble Inc.; et al.',
      date: '2017-06-12',
      arxiv: '1706.03762',
      added: '1970-01-01',
      tags: 'nlp; to, read',
      rating: '5',
      note: 'One\n\nER  -\nTY  - JOUR',
    });
  });

  it('has only the columns that are wanted', () => {
    const [header] = readCsv(writeCsv([attention], { ...DEFAULT_BIB_OPTIONS, byteOrderMark: false }));
    expect(header).toContain('tags');
    expect(header).not.toContain('note');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(1)', '\t=1', ' \u00a0=1', '＝1', '－1', "'=1", "''+1", '\r\n=cmd|x'])(
    'makes no formula of %j',
    (text) => {
      const [[cell]] = readCsv(`${csvCell(text)}\r\n`) as [[string]];
      expect(cell).toMatch(/^'/);
      expect(cellText(cell)).toBe(text);
    },
  );

  it('gives back every text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom(...`=+-@'"，,;\r\n\t aé＝0`) }), { minLength: 1, maxLength: 5 }), (cells) => {
        const [row] = readCsv(`${cells.map(csvCell).join(',')}\r\n`);
        expect(row!.map(cellText)).toEqual(cells);
        for (const cell of row!) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('whatever the records hold', () => {
  const hostile = [...hostileWorks(), ...HOSTILE.map((text, n) => said(text, n))];

  function said(text: string, n: number): BibItem {
    const tags = [text, `${text},${text}`];
    const one = item({
      id: `h${n}`,
      citekey: text,
      title: text,
      authors: [text],
      venue: text,
      url: text,
      date: text,
      abstract: `${text}\n\n${text}`,
      said: { tags, note: `${text}\n${text}` },
    });
    if (n % 2) one.paper.aliases = [`doi:${text}`, `pmid:${text}`];
    return one;
  }

  it('makes sound files', () => {
    expect(readRis(writeRis(hostile, ALL))).toHaveLength(hostile.length);
    expect(JSON.parse(writeCslJson(hostile, ALL))).toHaveLength(hostile.length);
    const rows = readCsv(writeCsv(hostile, CSV));
    expect(rows).toHaveLength(hostile.length + 1);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[\s\0]*[=+\-@＝＋－＠]/);
    for (const text of [writeRis(hostile, ALL), writeCsv(hostile, CSV).slice(1)])
      expect(text).not.toMatch(/(?![\r\n])\p{Cc}|[\u2028-\u202e\ufeff]|\p{Cs}/u);
  });

  it('makes the same bytes in any order', () => {
    const ways: ((items: readonly BibItem[]) => string)[] = [
      (all) => writeRis(all, ALL),
      (all) => writeCslJson(all, ALL),
      (all) => writeCsv(all, CSV),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(hostile, { minLength: hostile.length }), (shuffled) => {
        for (const write of ways) expect(write(shuffled)).toBe(write(hostile));
      }),
      { numRuns: 5 },
    );
  });
});
