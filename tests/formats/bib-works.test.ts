import { describe, expect, it } from 'vitest';
import { pagesValue } from '../../formats/bib-extra';
import { type BibItem, type BibOptions, DEFAULT_BIB_OPTIONS, writeBibliography, writeEntry } from '../../formats/bibtex';
import { isbnOf, issnOf } from '../../formats/serial-numbers';
import type { Facts } from '../../paper/paper';
import { readByBraces, readByLines } from './bib-readers';
import { item } from './items';
import { hostileWorks, WORKS, works } from './work-cases';

const BIBLATEX: BibOptions = { ...DEFAULT_BIB_OPTIONS, dialect: 'biblatex' };
const lines = (...all: string[]) => `${all.join('\n')}\n`;

function work(facts: Partial<Facts>, ids = { doi: '10.9999/x' }): BibItem {
  const one = item({ ids, year: 2020 });
  Object.assign(one.paper, facts);
  return one;
}
const read = (one: BibItem, options = DEFAULT_BIB_OPTIONS) => readByLines(writeEntry(one, options))[0]!;

describe('a work of a known type', () => {
  it.each(Object.entries(WORKS))('is @%s in both dialects when all that it wants is known', (type, facts) => {
    const one = work({ ...facts, type: type as Facts['type'] });
    expect(read(one, BIBLATEX).type).toBe(type);
    expect(read(one).type).toBe(type);
  });

  it.each([
    ['article', 'venue', 'misc'],
    ['inproceedings', 'venue', 'misc'],
    ['incollection', 'publisher', 'inproceedings'],
    ['inbook', 'pages', 'misc'],
    ['book', 'publisher', 'booklet'],
    ['phdthesis', 'publisher', 'misc'],
    ['techreport', 'publisher', 'misc'],
    ['unpublished', 'extra', 'misc'],
  ] as const)('of type %s without %s is @%s to BibTeX', (type, lack, instead) => {
    expect(read(work({ ...WORKS[type], type, [lack]: undefined })).type).toBe(instead);
  });

  it('has its place in proceedings, the number under a name that no style takes for a volume', () => {
    const facts = { ...WORKS.inproceedings, type: 'inproceedings' as const, isbn: '9780262033848' };
    expect(writeEntry(work(facts))).toBe(
      lines(
        '@inproceedings{lovelace2024notes,',
        '  title = {Notes on engines},',
        '  author = {Lovelace, Ada},',
        '  editor = {Hopper, Grace},',
        '  booktitle = {Proceedings of the AAAI Conference on Artificial Intelligence},',
        '  volume = {34},',
        '  issue = {04},',
        '  pages = {5998--6008},',
        '  publisher = {AAAI Press},',
        '  address = {New York, NY},',
        '  year = {2020},',
        '  isbn = {9780262033848},',
        '  doi = {10.9999/x},',
        '  url = {https://doi.org/10.9999/x},',
        '}',
      ),
    );
    expect(read(work(facts), BIBLATEX).fields).toMatchObject({ number: '04', location: 'New York, NY' });
  });

  it('has the field its publisher goes by', () => {
    expect(read(work({ ...WORKS.phdthesis, type: 'phdthesis' })).fields.school).toBe('University of London');
    expect(read(work({ ...WORKS.phdthesis, type: 'phdthesis' }), BIBLATEX).fields.institution).toBe('University of London');
    expect(read(work({ type: 'mastersthesis', venue: 'ETH' })).fields).toMatchObject({ school: 'ETH' });
    expect(read(work({ ...WORKS.manual, type: 'manual' })).fields.organization).toBe('Free Software Foundation');
  });

  it('keeps a name with "and" whole, which biber would make two of', () => {
    expect(read(work({ ...WORKS.incollection, type: 'incollection' })).fields.publisher).toBe('{Barnes and Noble}');
  });

  it('has authors and editors of a book where BibTeX and biblatex look for them', () => {
    const book = work({ ...WORKS.book, type: 'book', editors: [{ name: 'Grace Hopper' }] });
    expect(read(book).fields).toMatchObject({ author: 'Lovelace, Ada', editora: 'Hopper, Grace' });
    expect(read(book, BIBLATEX).fields.editor).toBe('Hopper, Grace');
  });

  it('stays a preprint while no more than a preprint server has it', () => {
    const one = work({ type: 'article', venue: 'CoRR', volume: 'abs/2401.00001' }, { arxiv: '2401.00001' } as never);
    expect(read(one).type).toBe('misc');
    expect(read(one).fields.volume).toBeUndefined();
    expect(read(one, BIBLATEX)).toMatchObject({ type: 'online', fields: { pubstate: 'prepublished' } });
    expect(read(work({ type: 'phdthesis', publisher: 'MIT' }, { arxiv: '2401.00001' } as never)).type).toBe('phdthesis');
  });

  it('called misc is what a venue that is sure to be one says, and misc elsewhere', () => {
    expect(read(work({ type: 'misc', venue: 'NeurIPS 2023' })).type).toBe('inproceedings');
    expect(read(work({ type: 'misc', venue: 'A blog' })).type).toBe('misc');
  });
});

describe('pages', () => {
  it.each([
    ['1-67', '1--67'],
    ['5998--6008', '5998--6008'],
    ['12–34', '12--34'],
    ['12:1-12:34', '12:1--12:34'],
    ['A-1--A-5', '{A-1}--{A-5}'],
    ['e1234', 'e1234'],
    ['7', '7'],
    ['1-3, 9 - 12', '1--3, 9--12'],
    ['S1-2-3', '{S1-2-3}'],
    ['15-', '15'],
    ['–', ''],
  ])('%s are %s', (pages, written) => {
    expect(pagesValue(pages, 'latex')).toBe(written);
  });
});

describe('serial numbers', () => {
  it('are written when their check digit is right', () => {
    expect(isbnOf('978-0-262-03384-8')).toBe('978-0-262-03384-8');
    expect(isbnOf('ISBN 0 262 03384 4 (hardcover)')).toBe('0-262-03384-4');
    expect(isbnOf('978-0-262-03384-9, 9780262033848')).toBe('9780262033848');
    expect(isbnOf('080442957x')).toBe('080442957X');
    expect(isbnOf('12345')).toBe('');
    expect(issnOf('15324435')).toBe('1532-4435');
    expect(issnOf('2434-561x')).toBe('2434-561X');
    expect(issnOf('1532-4436')).toBe('');
  });
});

describe('other fields of an imported entry', () => {
  const extra = (fields: Record<string, string>, options = DEFAULT_BIB_OPTIONS) => read(work({ extra: fields }), options).fields;

  it('are written again as text, by name', () => {
    const text = writeEntry(work({ extra: { zusatz: 'x', note: '50% & {more}', chapter: '3' } }));
    expect(text).toMatch(
      / {2}chapter = \{3\},\n {2}note = \{50\\% \\& \{\\textbraceleft\}more\{\\textbraceright\}\},\n {2}zusatz = \{x\},\n\}/,
    );
  });

  it.each([
    'crossref', 'xref', 'xdata', 'entryset', 'related', 'options', 'execute', 'gender', 'langid', 'hyphenation', 'ids', 'sortkey', 'presort',
    'sortname', 'sortinit', 'file', 'pdf', 'localfile', 'bdsk-file-1', 'title', 'author', 'keywords', 'rating', 'abstract', 'key', 'editortype',
    'Upper', '1st', 'a b', 'x=', 'x}', '__proto__', 'naïve', 'pagination', 'shorthand',
  ])('never become %s, which is ours, acts, or is no name', (name) => {
    const plain = read(work({}));
    const one = work({ extra: JSON.parse(JSON.stringify({ [name]: 'x' })) });
    for (const options of [DEFAULT_BIB_OPTIONS, BIBLATEX]) expect(writeEntry(one, options)).toBe(writeEntry(work({}), options));
    expect(plain.fields.title).toBe('Notes on engines');
  }); // biome-ignore format: a table

  it('are read as what their name says: names, links, dates, words biblatex looks up', () => {
    expect(extra({ translator: 'Ada Lovelace and Charles Babbage' }).translator).toBe('Lovelace, Ada and Babbage, Charles');
    expect(extra({ adsurl: 'https://a.b/c_d?e=%20{f}' }).adsurl).toBe('https://a.b/c_d?e=%20%7Bf%7D');
    expect(extra({ adsurl: 'file:///etc/passwd', ee: 'javascript:alert(1)' })).toEqual(read(work({})).fields);
    expect(extra({ urldate: '2024-02-30x', origdate: '1843' })).toMatchObject({ origdate: '1843' });
    expect(extra({ urldate: '2024-02-30x' }).urldate).toBeUndefined();
    expect(extra({ type: 'Habilitation', pubstate: '\\x' })).toMatchObject({ type: 'Habilitation' });
    expect(extra({ pubstate: '\\x' }).pubstate).toBeUndefined();
  });

  it('give way to what is written already', () => {
    expect(extra({ eprint: 'x', journal: 'y', howpublished: 'z' })).toMatchObject({ howpublished: 'z' });
    expect(read(work({ venue: 'A blog', type: 'misc', extra: { howpublished: 'z' } })).fields.howpublished).toBe('A blog');
  });
});

describe('keys a paper had before', () => {
  const named = (citekey: string, n: number, oldKeys: string[]) => {
    const one = item({ citekey, id: `p${n}`, addedAt: n, ids: { arxiv: `2401.1000${n}` } });
    one.paper.oldKeys = oldKeys;
    return one;
  };

  it('find it in biblatex, each in one entry only and never where it is a key', () => {
    const library = [named('new', 1, ['old', 'b', 'has space}', 'New', '']), named('b', 2, ['OLD', 'older'])];
    const entries = readByLines(writeBibliography(library, BIBLATEX));
    expect(entries.map(({ key, fields }) => [key, fields.ids])).toEqual([
      ['b', 'older'],
      ['new', 'old, hasspace'],
    ]);
    expect(writeBibliography([...library].reverse(), BIBLATEX)).toBe(writeBibliography(library, BIBLATEX));
  });

  it('are left out of BibTeX, which has no other keys', () => {
    expect(read(named('new', 1, ['old'])).fields.ids).toBeUndefined();
  });
});

describe('what is left out', () => {
  it('is known but not written', () => {
    const one = work({ ...WORKS.inproceedings, type: 'inproceedings' });
    const without: BibOptions['without'] = ['editors', 'address', 'doi', 'url', 'extra'];
    expect(Object.keys(read(one, { ...DEFAULT_BIB_OPTIONS, without }).fields)).toEqual([
      'title',
      'author',
      'booktitle',
      'volume',
      'issue',
      'pages',
      'publisher',
      'year',
    ]);
    const preprint = item({ ids: { arxiv: '1706.03762' } });
    expect(Object.keys(read(preprint, { ...DEFAULT_BIB_OPTIONS, without: ['eprint', 'month'] }).fields)).toEqual([
      'title',
      'author',
      'year',
      'doi',
      'url',
    ]);
  });
});

describe('hostile text in every fact', () => {
  it.each([
    ['bibtex', DEFAULT_BIB_OPTIONS],
    ['biblatex', BIBLATEX],
  ])('stays within its field, by both readers of %s', (_name, options) => {
    const all = hostileWorks();
    const entries = readByLines(writeBibliography(all, options));
    expect(entries).toHaveLength(all.length);
    expect(readByBraces(writeBibliography(all, options))).toEqual(entries);
  });

  it('is the same bytes in whatever order', () => {
    expect(writeBibliography(works().reverse(), BIBLATEX)).toBe(writeBibliography(works(), BIBLATEX));
  });
});
