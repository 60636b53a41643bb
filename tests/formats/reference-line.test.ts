import { describe, expect, it } from 'vitest';
import { initials, ordinal } from '../../formats/initials';
import type { BibItem } from '../../formats/item';
import { referenceLine, writeReferences } from '../../formats/reference-line';
import type { Facts } from '../../paper/paper';
import { HOSTILE } from './hostile';
import { item } from './items';
import { hostileWorks, WORKS, works } from './work-cases';

const names = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `Ada B. Doe${at + 1}` }));

function work(type: Facts['type'], facts: Partial<Facts> = {}): BibItem {
  const one = item({ ids: { doi: '10.9999/x' }, year: 2020, authors: ['Ada Lovelace', 'Martin Luther King, Jr.'] });
  Object.assign(one.paper, { ...WORKS[type ?? ''], type }, facts);
  return one;
}
const attention = item({
  ids: { arxiv: '1706.03762' },
  title: 'Attention Is All You Need',
  authors: ['Ashish Vaswani', 'Aäron van den Oord', 'Jean-Pierre Serre'],
});
const apa = (one: BibItem) => referenceLine(one, { style: 'apa' });
const ieee = (one: BibItem) => referenceLine(one, { style: 'ieee' });
const DOI = 'https://doi.org/10.9999/x';

describe('a reference in APA style', () => {
  it.each<[string, BibItem, string]>([
    ['a preprint', attention, 'Vaswani, A., van den Oord, A., & Serre, J.-P. (2017). Attention Is All You Need (arXiv:1706.03762). arXiv. https://doi.org/10.48550/arXiv.1706.03762'],
    ['an article', work('article'), `Lovelace, A., & King, M. L., Jr. (2020). Notes on engines. Journal of Machine Learning Research, 21(140), 1–67. ${DOI}`],
    ['a paper in proceedings', work('inproceedings'), `Lovelace, A., & King, M. L., Jr. (2020). Notes on engines. In G. Hopper (Ed.), Proceedings of the AAAI Conference on Artificial Intelligence (Vol. 34, pp. 5998–6008). AAAI Press. ${DOI}`],
    ['a chapter', work('incollection', { volume: undefined }), `Lovelace, A., & King, M. L., Jr. (2020). Notes on engines. In G. Hopper & A. Turing (Eds.), Handbook of Engines & Looms (Second ed., pp. 12–34). Barnes and Noble. ${DOI}`],
    ['a book', work('book'), `Lovelace, A., & King, M. L., Jr. (2020). Notes on engines (3rd ed., Vol. 2). MIT Press. ${DOI}`],
    ['a part of a book', work('inbook'), `Lovelace, A., & King, M. L., Jr. (2020). Notes on engines (pp. 100–120). MIT Press. ${DOI}`],
    ['a book of editors', work('book', { authors: [], editors: names(2), edition: undefined, volume: undefined }), `Doe1, A. B., & Doe2, A. B. (Eds.). (2020). Notes on engines. MIT Press. ${DOI}`],
    ['a thesis', work('phdthesis'), `Lovelace, A., & King, M. L., Jr. (2020). Notes on engines [Doctoral dissertation, University of London]. ${DOI}`],
    ['a report', work('techreport'), `Lovelace, A., & King, M. L., Jr. (2020). Notes on engines (No. CSL-81-3). Xerox PARC. ${DOI}`],
    ['a title that asks', work('misc', { title: 'Why?', venue: 'A blog' }), `Lovelace, A., & King, M. L., Jr. (2020). Why? A blog. ${DOI}`],
    ['nobody and no year', work('misc', { authors: [], year: undefined }), `Notes on engines. (n.d.). ${DOI}`],
    ['21 authors', work('misc', { authors: names(21) }), `${names(19).map((_, at) => `Doe${at + 1}, A. B.`).join(', ')}, … Doe21, A. B. (2020). Notes on engines. ${DOI}`],
    ['authors and others', work('misc', { authors: [...names(1), { name: 'et al.' }] }), `Doe1, A. B., et al. (2020). Notes on engines. ${DOI}`],
    ['a group', work('misc', { authors: [{ name: 'The ATLAS Collaboration' }] }), `The ATLAS Collaboration. (2020). Notes on engines. ${DOI}`],
  ])('names %s', (_name, one, line) => {
    expect(apa(one)).toBe(line);
  }); // biome-ignore format: a table
});

describe('a reference in IEEE style', () => {
  it.each<[string, BibItem, string]>([
    ['a preprint', attention, 'A. Vaswani, A. van den Oord, and J.-P. Serre, “Attention Is All You Need,” 2017, arXiv:1706.03762.'],
    ['an article', work('article'), 'A. Lovelace and M. L. King Jr., “Notes on engines,” Journal of Machine Learning Research, vol. 21, no. 140, pp. 1–67, 2020, doi: 10.9999/x.'],
    ['a paper in proceedings', work('inproceedings'), 'A. Lovelace and M. L. King Jr., “Notes on engines,” in Proceedings of the AAAI Conference on Artificial Intelligence, G. Hopper, Ed., vol. 34, New York, NY: AAAI Press, 2020, pp. 5998–6008, doi: 10.9999/x.'],
    ['a book', work('book'), 'A. Lovelace and M. L. King Jr., Notes on engines, 3rd ed., vol. 2, Cambridge: MIT Press, 2020, doi: 10.9999/x.'],
    ['a part of a book', work('inbook', { editors: undefined }), 'A. Lovelace and M. L. King Jr., Notes on engines, ser. Lecture Notes, MIT Press, 2020, pp. 100–120, doi: 10.9999/x.'],
    ['a thesis', work('mastersthesis'), 'A. Lovelace and M. L. King Jr., “Notes on engines,” M.S. thesis, École Normale Supérieure, 2020, doi: 10.9999/x.'],
    ['seven authors', work('misc', { authors: names(7), title: 'Why?' }), 'A. B. Doe1 et al., “Why?” 2020, doi: 10.9999/x.'],
    ['nobody', work('misc', { authors: [], year: undefined }), '“Notes on engines,” doi: 10.9999/x.'],
  ])('names %s', (_name, one, line) => {
    expect(ieee(one)).toBe(line);
  }); // biome-ignore format: a table

  it('says where a work without DOI is found', () => {
    const one = item({ ids: {}, title: 'Notes', url: 'https://a.b/c', year: 2020 });
    expect(ieee(one)).toBe('A. Lovelace, “Notes,” 2020. [Online]. Available: https://a.b/c');
  });
});

describe('initials', () => {
  it.each([
    ['Ada', 'A.'],
    ['Jean-Pierre K.', 'J.-P. K.'],
    ['J.K.', 'J. K.'],
    ['J.-P.', 'J.-P.'],
    ['JK', 'J. K.'],
    ['Ömer', 'Ö.'],
    ["O'Neil d", 'O. D.'],
    ['伟', '伟'],
    ['', ''],
  ])('of %s are %s', (given, written) => {
    expect(initials(given)).toBe(written);
  });

  it('go with ordinals that count', () => {
    expect(['1', '2', '3', '4', '11', '12', '21', '112', 'Second'].map(ordinal)).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '21st',
      '112th',
      'Second',
    ]);
  });
});

describe('a list of references', () => {
  const hostile = [
    ...works(),
    ...hostileWorks(),
    ...HOSTILE.map((title, n) => item({ id: `h${n}`, citekey: `h${n}`, title, authors: [title], venue: title })),
  ];

  it('has a line a paper, numbered where that is wanted, the same in whatever order they come', () => {
    for (const style of ['apa', 'ieee'] as const) {
      const text = writeReferences(hostile, { style, numbered: true });
      const lines = text.split('\n').slice(0, -1);
      expect(lines).toHaveLength(hostile.length);
      for (const [at, line] of lines.entries()) expect(line.startsWith(`[${at + 1}] `)).toBe(true);
      expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u2028-\u202e]|\p{Cs}| {2}|undefined/u);
      expect(writeReferences([...hostile].reverse(), { style, numbered: true })).toBe(text);
    }
    expect(writeReferences([attention], { style: 'apa', numbered: false })).toBe(`${apa(attention)}\n`);
  });
});
