import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BibItem, DEFAULT_BIB_OPTIONS, latexCite, unprintableEntries, writeBibliography, writeEntry } from '../../formats/bibtex';
import { readByLines } from './bib-readers';
import { item } from './items';

const biblatex = { ...DEFAULT_BIB_OPTIONS, dialect: 'biblatex' as const };
const lines = (...all: string[]) => `${all.join('\n')}\n`;
const fieldsOf = (one: BibItem, options = DEFAULT_BIB_OPTIONS) => readByLines(writeEntry(one, options))[0]!.fields;

describe('an entry', () => {
  const attention = item({
    ids: { arxiv: '1706.03762' },
    title: 'Attention Is All You Need',
    authors: ['Ashish Vaswani', 'Łukasz Kaiser'],
    citekey: 'vaswani2017attention',
    year: 2017,
  });

  it('is complete from what a card without venue and date shows', () => {
    expect(writeEntry(attention)).toBe(
      lines(
        '@misc{vaswani2017attention,',
        '  title = {Attention Is All You Need},',
        '  author = {Vaswani, Ashish and Kaiser, {\\L}ukasz},',
        '  year = {2017},',
        '  month = jun,',
        '  eprint = {1706.03762},',
        '  archiveprefix = {arXiv},',
        '  doi = {10.48550/arXiv.1706.03762},',
        '  url = {https://arxiv.org/abs/1706.03762},',
        '}',
      ),
    );
  });

  it('is an online preprint in biblatex, in UTF-8', () => {
    const paper = { ...attention.paper, date: '2017-06-12', categories: ['cs.CL', 'cs.LG'] };
    expect(writeEntry({ paper }, biblatex)).toBe(
      lines(
        '@online{vaswani2017attention,',
        '  title = {Attention Is All You Need},',
        '  author = {Vaswani, Ashish and Kaiser, Łukasz},',
        '  date = {2017-06-12},',
        '  eprint = {1706.03762},',
        '  eprinttype = {arXiv},',
        '  eprintclass = {cs.CL},',
        '  pubstate = {prepublished},',
        '  doi = {10.48550/arXiv.1706.03762},',
        '  url = {https://arxiv.org/abs/1706.03762},',
        '}',
      ),
    );
  });

  it('keeps the arXiv id when the paper was published, with the DOI of the publisher', () => {
    const published = item({
      ids: { arxiv: '1706.03762', doi: '10.5555/3295222' },
      venue: 'Advances in Neural Information Processing Systems',
      year: 2017,
    });
    expect(fieldsOf(published)).toMatchObject({
      booktitle: 'Advances in Neural Information Processing Systems',
      eprint: '1706.03762',
      doi: '10.5555/3295222',
    });
    expect(writeEntry(published)).toMatch(/^@inproceedings\{/);
    expect(fieldsOf(published, biblatex).pubstate).toBeUndefined();
  });

  it.each([
    ['NeurIPS 2023 poster', 'inproceedings', 'booktitle', 'NeurIPS 2023'],
    [
      'Proceedings of the 60th Annual Meeting of the ACL',
      'inproceedings',
      'booktitle',
      'Proceedings of the 60th Annual Meeting of the ACL',
    ],
    ['Journal of Machine Learning Research', 'article', 'journal', 'Journal of Machine Learning Research'],
    ['Proceedings of the National Academy of Sciences', 'article', 'journal', 'Proceedings of the National Academy of Sciences'],
    ['Nature Communications', 'article', 'journal', 'Nature Communications'],
    ['TMLR', 'article', 'journal', 'TMLR'],
    ['Transactions of the ACL', 'article', 'journal', 'Transactions of the ACL'],
    ['Science & Society', 'article', 'journal', 'Science \\& Society'],
    ['bioRxiv', 'misc', 'howpublished', 'bioRxiv'],
    ['Submitted to ICLR 2024', 'misc', 'howpublished', 'Submitted to ICLR 2024'],
  ])('of the venue %s is @%s', (venue, type, field, value) => {
    const [entry] = readByLines(writeEntry(item({ ids: { doi: '10.9999/x' }, venue, year: 2023 })));
    expect(entry).toMatchObject({ type, fields: { [field]: value } });
  });

  it.each([
    ['arXiv', { arxiv: '2401.00001' }, 'misc'],
    ['a venue unheard of', { doi: '10.1016/j.cell.2020.01.001' }, 'article'],
    ['a venue unheard of', { acl: '2021.naacl-main.208' }, 'inproceedings'],
    ['a venue unheard of', { dblp: 'journals/tods/Codd70' }, 'article'],
    ['a venue unheard of', { doi: '10.18653/v1/x' }, 'inproceedings'],
  ] as const)('of %s with %o is what its ids say', (venue, ids, type) => {
    expect(writeEntry(item({ ids, venue, year: 2024 }))).toMatch(new RegExp(`^@${type}\\{`));
  });

  it.each([
    ['author', { authors: [], venue: 'ICML 2020', year: 2020 }],
    ['year', { year: undefined, venue: 'ICML', ids: { doi: '10.1/x' } }],
  ])('without %s is @misc, of which BibTeX wants nothing', (_name, facts) => {
    const [entry] = readByLines(writeEntry(item(facts)));
    expect(entry?.type).toBe('misc');
    expect(entry?.fields.howpublished).toMatch(/^ICML/);
  });

  it('without author has a key to be sorted by, which stays when the title changes', () => {
    const one = item({ authors: [], citekey: 'a_b' });
    expect(fieldsOf(one).key).toBe('a\\_b');
    expect(fieldsOf(one, biblatex).key).toBeUndefined();
  });

  it('has a title whatever happens', () => {
    expect(fieldsOf(item({ title: '\u200b' })).title).toBe('2401.00001');
    expect(fieldsOf(item({ title: '', aliases: [] })).title).toBe('Untitled');
  });

  it('takes the date from the arXiv id, not from a later version', () => {
    expect(fieldsOf(item({ ids: { arxiv: 'hep-th/9901001' }, year: 2005 }))).toMatchObject({
      year: '1999',
      month: 'jan',
      primaryclass: 'hep-th',
    });
    expect(fieldsOf(item({ ids: { arxiv: '2401.00001' }, year: 2023, date: '2023-12-31' }))).toMatchObject({ year: '2023', month: 'dec' });
    expect(fieldsOf(item({ ids: { arxiv: '2401.00001' }, date: '2024-02-30', year: 2024 }), biblatex).date).toBe('2024-02');
    expect(fieldsOf(item({ ids: { doi: '10.1/x' }, year: 12345 })).year).toBeUndefined();
  });

  it('writes arXiv as a journal where a style needs that', () => {
    const options = { ...DEFAULT_BIB_OPTIONS, arxivAs: 'article' as const };
    expect(writeEntry(attention, options)).toMatch(/^@article\{.*\n.*\n.*\n {2}journal = \{arXiv preprint arXiv:1706\.03762\},\n/);
    expect(writeEntry(item({ authors: [] }), options)).toMatch(/^@misc\{/);
  });

  it.each([
    ['10.1145/3292500.3330701', 'doi = {10.1145/3292500.3330701}'],
    [
      '10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o',
      'doi = {10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o}',
    ],
    ['10.1007/978-3-030_1', 'doi = {10.1007/978-3-030_1}'],
  ])('leaves the DOI %s as it is', (doi, line) => {
    expect(writeEntry(item({ ids: { doi } }))).toContain(`  ${line},\n`);
  });
});

describe('authors', () => {
  const authorsOf = (...authors: string[]) => fieldsOf(item({ authors })).author;

  it.each([
    ['Jan van der Berg', 'van der Berg, Jan'],
    ['van der Berg', 'van der Berg'],
    ['Martin Luther King Jr.', 'King, Jr., Martin Luther'],
    ['Guy Van den Broeck', '{Van den Broeck}, Guy'],
    ['José Ortega y Gasset', "{Ortega y Gasset}, Jos{\\'e}"],
    ['ATLAS Collaboration', '{ATLAS Collaboration}'],
    ['Barnes and Noble, Inc.', '{Barnes and Noble, Inc.}'],
    ['Johnson & Johnson', '{Johnson \\& Johnson}'],
    ['Madonna', '{Madonna}'],
    ['王小明', '{王小明}'],
    ['张, 伟', '张, 伟'],
    ["Gerard 't Hooft", "'t Hooft, Gerard"],
    ['Kurt G\\"odel', 'G{\\"o}del, Kurt'],
    ['R. X. and', '{and}, R. X.'],
    ['Ann [Bot] Lee', 'Lee, {Ann [Bot]}'],
    ['And Ersson', '{And Ersson}'],
    ['Jane family=Doe', '{family{=}Doe}, Jane'],
    ['Νίκος Καζαντζάκης', 'Καζαντζάκης, Νίκος'],
    ['{$ Team', '{Team}'],
    ['🎉', undefined],
  ])('%s', (name, written) => {
    expect(authorsOf(name)).toBe(written);
  });

  it('end with others where the source cut the list', () => {
    expect(authorsOf('Ada Lovelace', 'et al.')).toBe('Lovelace, Ada and others');
    expect(authorsOf('et al.')).toBeUndefined();
    expect(authorsOf('', '  ', 'Ada Lovelace')).toBe('Lovelace, Ada');
  });

  it('are taken as their parts say', () => {
    const one = item();
    one.paper.authors = [{ name: 'x', family: 'García Márquez', given: 'Gabriel and' }];
    expect(fieldsOf(one).author).toBe("Garc{\\'i}a M{\\'a}rquez, {Gabriel and}");
  });
});

describe('what the reader said', () => {
  const said = item({
    said: { tags: ['deep, learning', '50% done', 'a b'], rating: 4, note: '\nSee §2:\n\n- x & y\n', status: 'read' },
    abstract: 'First line\nstill first.\n\nSecond 5%.',
  });

  it('stays at home but for the tags', () => {
    expect(fieldsOf(said)).toMatchObject({ keywords: 'deep; learning, 50\\% done, a b' });
    expect(writeEntry(said)).not.toMatch(/^ {2}(?:annotation|abstract|rating) /m);
    expect(writeEntry(said, { ...DEFAULT_BIB_OPTIONS, keywords: false })).not.toContain('keywords');
  });

  it('goes where no style prints it', () => {
    const options = { ...DEFAULT_BIB_OPTIONS, rating: true, note: true, status: true, abstract: true };
    expect(fieldsOf(said, options)).toMatchObject({
      keywords: 'deep; learning, 50\\% done, a b, status/read',
      rating: '4',
      annotation: 'See {\\S}2:{\\newline}{\\newline}- x \\& y',
      abstract: 'First line still first.{\\newline}Second 5\\%.',
    });
  });

  it('is not mentioned when there is nothing', () => {
    const options = { ...DEFAULT_BIB_OPTIONS, rating: true, note: true, status: true, abstract: true };
    expect(writeEntry(item({ said: {}, abstract: ' \n' }), options)).toBe(writeEntry(item()));
    expect(writeEntry(item({ said: { tags: ['\u200b'] } }), options)).toBe(writeEntry(item()));
  });
});

describe('a bibliography', () => {
  const make = (n: number, citekey: string) => item({ citekey, id: `p${n}`, addedAt: n, ids: { arxiv: `2401.${10000 + n}` } });
  const library = ['b2020', 'A2020', 'a2019', 'B2020', 'c'].map((key, at) => make(at, key));

  it('is sorted by key whatever the case, an empty line between two entries', () => {
    const text = writeBibliography(library);
    expect(readByLines(text).map(({ key }) => key)).toEqual(['a2019', 'A2020', 'b2020', 'B2020a', 'c']);
    expect(text).not.toMatch(/\n\n\n|\r|[ \t]\n|\ufeff/);
    expect(writeBibliography([])).toBe('');
  });

  it('is the same bytes in whatever order the papers come', () => {
    const text = writeBibliography(library);
    fc.assert(
      fc.property(fc.shuffledSubarray(library, { minLength: library.length }), (shuffled) => {
        expect(writeBibliography(shuffled)).toBe(text);
      }),
    );
  });

  it.each<[string, Partial<BibItem['paper']>, Partial<BibItem['annotation']>]>([
    ['title', { title: 'Another title' }, {}],
    ['authors', { authors: [{ name: 'Grace Hopper' }] }, {}],
    ['venue', { venue: 'bioRxiv' }, {}],
    ['tags', {}, { tags: ['x', 'z'] }],
    ['note', {}, { note: 'other\nwords' }],
    ['rating', {}, { rating: 2 }],
  ])('changes in one line when the %s changes', (_name, facts, words) => {
    const options = { ...DEFAULT_BIB_OPTIONS, note: true, rating: true };
    const full = library.map((one) => ({
      ...one,
      paper: { ...one.paper, venue: 'arXivish preprint' },
      annotation: { ...item({ said: { tags: ['x'], note: 'a\nb', rating: 1 } }).annotation! },
    }));
    const edited = full.map((one, at) =>
      at === 2 ? { ...one, paper: { ...one.paper, ...facts }, annotation: { ...one.annotation, ...words } } : one,
    );
    const [before, after] = [writeBibliography(full, options).split('\n'), writeBibliography(edited, options).split('\n')];
    expect(after).toHaveLength(before.length);
    expect(after.filter((line, at) => line !== before[at])).toHaveLength(1);
  });

  it('repairs keys that would lose an entry', () => {
    const broken = [make(1, ''), make(2, 'has space, and {braces}'), make(3, 'é')];
    for (const { key } of readByLines(writeBibliography(broken))) expect(key).toMatch(/^[A-Za-z0-9:_./+-]+$/);
    expect(readByLines(writeBibliography(broken))).toHaveLength(3);
  });

  it('knows how many entries need XeLaTeX or LuaLaTeX', () => {
    expect(unprintableEntries([item(), item({ authors: ['王小明'] }), item({ title: 'é ε' })])).toBe(1);
    expect(unprintableEntries([item({ authors: ['Anh Nguyễn'] })])).toBe(0);
    expect(unprintableEntries([item({ authors: ['Anh Nguyễn'] })], biblatex)).toBe(1);
  });
});

describe('a citation', () => {
  it('names its keys', () => {
    expect(latexCite(['a'])).toBe('\\cite{a}');
    expect(latexCite(['a', 'b2020c'])).toBe('\\cite{a,b2020c}');
  });
});
