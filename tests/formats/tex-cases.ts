import type { BibItem } from '../../formats/bibtex';
import { makeKey } from '../../formats/citation-key';
import { MATHS_COMMANDS } from '../../formats/maths-commands';
import { LETTERS, MARKS, MATHS_MARKS } from '../../formats/tex-letters';
import { MATHS, SYMBOLS } from '../../formats/tex-symbols';
import { HOSTILE } from './hostile';
import { item } from './items';

/** What is known of a paper before it is in a library. */
export interface Known {
  title: string;
  authors?: readonly string[];
  ids?: Record<string, string>;
  year?: number;
  abstract?: string;
  venue?: string;
  note?: string;
}

/** Papers as the library would keep them: keys by the default pattern. */
export function library(all: readonly Known[]): BibItem[] {
  const taken = new Set<string>();
  return all.map(({ title, authors = [], ids = {}, year, abstract = '', venue, note = '' }, n) => {
    const one = item({
      id: `p${n}`,
      addedAt: n,
      title,
      authors: [...authors],
      ids,
      year,
      venue,
      said: { tags: [title.slice(0, 30)], note, rating: 3 },
      abstract,
    });
    one.paper.citekey = makeKey({ ...one.paper, authors: one.paper.authors ?? [] }, undefined, (key) => taken.has(key));
    taken.add(one.paper.citekey.toLowerCase());
    return one;
  });
}

const arxiv = (n: number) => ({ arxiv: `2401.${10000 + n}` });

/** Names made of the letters of a text. */
const latinWords = (text: string) => (text.match(/(?:\p{Script=Latin}\p{M}?)+/gu) ?? []).map((letters) => `${letters}xa Ma${letters}`);

/** Everything the tables can write, in titles and in names. */
export function tables(): Known[] {
  const letters = [...LETTERS.keys(), ...SYMBOLS.keys(), ...MATHS.keys()].join(' ');
  const accents = [...MARKS.keys()].map((mark) => [...'aeiouyAEIOUcdghklnrstwzxq'].map((base) => (base + mark).normalize('NFC')).join(' '));
  const maths = [...MATHS_COMMANDS].map(([name, kind]) => {
    const shapes = {
      symbol: `\\${name}`,
      one: `\\${name}{x}`,
      two: `\\${name}{x}{y}`,
      root: `\\${name}[3]{x}`,
      words: `\\${name}{word}`,
      delimiter: name === 'left' ? '\\left( x \\right\\}' : name === 'right' ? 'x' : `\\${name}(`,
      not: '\\not=',
      switch: `{\\${name} x}`,
    };
    return `$${shapes[kind]}$`;
  });
  const marks = [...MATHS_MARKS.keys()].map((mark) => `x${mark} α${mark}`).join(' ');
  return [
    ...letters.match(/.{1,80}(?:\s|$)/gsu)!,
    ...accents,
    ...Array.from({ length: Math.ceil(maths.length / 12) }, (_, at) => maths.slice(at * 12, at * 12 + 12).join(' ')),
    marks,
  ].map((title, n) => ({
    title,
    authors: [...latinWords(title), `Ada Doe${n}`],
    ids: arxiv(n),
    abstract: title,
    note: title,
    venue: n % 3 ? undefined : `Journal of ${title}`,
  }));
}

/** Real cases that broke one program or another. */
export const HARD: readonly Known[] = [
  { title: 'Ấn tượng về một thế giới', authors: ['Nguyễn Văn Ộng', 'Trần Thị Ạ', 'Đặng Ỹ'], ids: arxiv(900) },
  {
    title: 'Names',
    authors: [
      'Jan van der Berg',
      'Martin Luther King Jr.',
      'Guy Van den Broeck',
      'ATLAS Collaboration',
      'Madonna',
      "Gerard 't Hooft",
      'van der Berg',
    ],
    ids: arxiv(2),
  },
  {
    title: 'More names',
    authors: ['Barnes and Noble, Inc.', 'a, b, c, d, e', 'Ann [Bot] Lee', '{} {}', 'family=Doe, given=Jane', 'Jane "J" O\'Neill', 'et al.'],
    ids: arxiv(3),
  },
  { title: 'No author at all', ids: arxiv(4) },
  { title: 'No author, no year', ids: { doi: '10.1000/a_b%23c' }, venue: 'ICML' },
  {
    title: 'In proceedings',
    authors: ['Ada Lovelace'],
    ids: { arxiv: '1706.03762', doi: '10.1000/x' },
    year: 2017,
    venue: 'Proceedings of the 5 & 10% Conference',
  },
  { title: 'In a journal', authors: ['Ada Lovelace'], ids: { pmid: '123' }, year: 1999, venue: 'Journal of C# and $K$-Theory' },
  {
    title: 'An old DOI',
    authors: ['Grace Hopper'],
    ids: { doi: '10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o' },
    year: 1998,
  },
  { title: 'An old arXiv id', authors: ['Grace Hopper'], ids: { arxiv: 'hep-th/9901001' } },
  {
    title: 'TeX in a title: Schr\\"{o}dinger, $f\\left(R, T, R_{ab}T^{ab}\\right)$, $\\rm Δ{N_{eff}}$, $\\{x$',
    authors: ['Kurt G\\"odel'],
    ids: arxiv(5),
  },
  { title: 'Nested $\\hat{\\mathbf{x}}_{i}^{\\prime}$, $x^\\frac12$, $1/\\sqrtn$ and $5 to $6', authors: ['Ada Lovelace'], ids: arxiv(6) },
  {
    title: 'CO<sub>2</sub> &amp; H$_2$O at 1 < z < 4',
    authors: ['Ada Lovelace'],
    ids: arxiv(7),
    abstract: 'One.\n\nTwo: 50% of #1 & $x$.',
    note: '# Head\n\n- a_b\n- 5 > 4\n',
  },
  { title: 'CJK 王小明 and Иван 🎉', authors: ['王小明', '张, 伟', 'Иван Петров'], ids: arxiv(8) },
];

/** Hostile text in every field, in entries that differ in what is known of them. */
export function hostile(): Known[] {
  return HOSTILE.filter((text) => text.length < 1000).map((text, n) => ({
    title: text,
    authors: [`${text} Doe${n}`, text],
    ids: arxiv(500 + n),
    abstract: text,
    note: `${text}\n${text}`,
    venue: n % 2 ? text : undefined,
  }));
}
