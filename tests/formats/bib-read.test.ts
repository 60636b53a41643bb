import { describe, expect, test } from 'vitest';
import { readBib, readBibInSteps } from '../../formats/bib-read';

const only = (source: string) => {
  const { records, broken } = readBib(source);
  expect(broken).toEqual([]);
  expect(records).toHaveLength(1);
  return records[0]!;
};

describe('an entry becomes a record', () => {
  test('article: venue, numbers, date, doi and the rest', () => {
    const record = only(`@article{ Mueller2020,
      title = {A Study of {BERT} and $x^2$}, subtitle = "With {\\"U}bung",
      author = {M{\\"u}ller, J{\\'o}zef and Ludwig van Beethoven and {The ACME Group}},
      journal = {Journal of Things}, volume = 12, number = {3}, pages = {1--10}, month = may, year = 2020,
      doi = {https://doi.org/10.1000/ABC.1}, keywords = {machine learning; llm}, mynote = {kept}
    }`);
    expect(record).toMatchObject({
      line: 1,
      citekey: 'Mueller2020',
      tags: ['machine learning', 'llm'],
      found: {
        title: 'A Study of BERT and $x^2$: With Übung',
        type: 'article',
        venue: 'Journal of Things',
        volume: '12',
        number: '3',
        pages: '1-10',
        year: 2020,
        ids: { doi: '10.1000/abc.1' },
        extra: { month: 'May', mynote: 'kept' },
      },
    });
    expect(record.found.authors?.map(({ name }) => name)).toEqual(['Józef Müller', 'Ludwig van Beethoven', 'The ACME Group']);
  });

  test.each([
    ['eprint with its prefix', 'eprint={1706.03762v5}, archiveprefix={arXiv}, primaryclass={cs.CL}'],
    ['eprint alone', 'eprint={1706.03762}'],
    ['a journal that is arXiv', 'journal={arXiv preprint arXiv:1706.03762}'],
    ['CoRR', 'journal={CoRR}, volume={abs/1706.03762}'],
    ['an address', 'url={https://arxiv.org/pdf/1706.03762v2.pdf}'],
    ['a note', 'note={Available at \\url{https://arxiv.org/abs/1706.03762}.}'],
    ['arXiv’s DOI', 'doi={10.48550/arXiv.1706.03762}'],
  ])('an arXiv id is found in %s', (_name, fields) => {
    const { found } = only(`@misc{a, title={T}, ${fields}}`);
    expect(found.ids).toEqual({ arxiv: '1706.03762' });
    expect(found.venue).toBeUndefined();
  });

  test('names of other kinds: PubMed, OpenReview, the ACL Anthology', () => {
    expect(only('@article{a, title={T}, eprint={12345678}, eprinttype={pubmed}}').found.ids).toEqual({ pmid: '12345678' });
    expect(only('@misc{a, title={T}, url={https://openreview.net/forum?id=B1_a-2cDe}}').found.ids).toEqual({ openreview: 'B1_a-2cDe' });
    expect(only('@misc{a, title={T}, url={https://aclanthology.org/2021.naacl-main.208}}').found.ids).toEqual({
      acl: '2021.naacl-main.208',
    });
  });

  test('biblatex: dates, types, places and former keys', () => {
    const { found, oldKeys } = only(
      '@thesis{new, type={mathesis}, title={T}, author={A, B}, date={2021-03-04}, institution={U}, location={X}, ids={old1, old2}}',
    );
    expect(found).toMatchObject({ type: 'mastersthesis', date: '2021-03-04', year: 2021, publisher: 'U', address: 'X' });
    expect(oldKeys).toEqual(['old1', 'old2']);
    expect(only('@misc{a, title={T}, date={2019-07/2020}}').found).toMatchObject({ year: 2019, extra: { month: 'July' } });
    expect(only('@misc{a, title={T}, date={2019-02-31}}').found.date).toBeUndefined();
  });

  test('what the reader said comes back: rating, status, tags, note', () => {
    const said = only('@misc{a, title={T}, keywords={x, status/reading}, rating={4}, annotation={One line\\newline two}}');
    expect(said).toMatchObject({ tags: ['x'], status: 'reading', rating: 4, note: 'One line\ntwo' });
    expect(only('@misc{a, title={T}, ranking={rank5}, readstatus={read}, groups={G, H}}')).toMatchObject({
      rating: 5,
      status: 'read',
      tags: ['G', 'H'],
    });
  });

  test('a parent hands down what an entry lacks; a circle of parents ends', () => {
    const { records } = readBib(`@inproceedings{child, title={Child}, author={A, B}, crossref={PARENT}}
      @proceedings{parent, title={Proceedings of It}, editor={E, F}, year=1999, publisher={P}}
      @xdata{shared, publisher={Lent}} @book{b, title={B}, xdata={shared}}
      @book{round, title={R}, crossref={around}} @book{around, title={A}, crossref={round}}`);
    expect(records.map(({ citekey }) => citekey)).toEqual(['child', 'parent', 'b', 'round', 'around']);
    expect(records[0]?.found).toMatchObject({ title: 'Child', venue: 'Proceedings of It', year: 1999, publisher: 'P' });
    expect(records[2]?.found.publisher).toBe('Lent');
  });
});

describe('broken and hostile files', () => {
  test('a broken entry is told with its line and stops no other', () => {
    const { records, broken } = readBib('@article{a,\n title = {A},\n year 2000\n}\n\n@article{b,\n title = {B}\n}\n');
    expect(records.map(({ found }) => found.title)).toEqual(['A', 'B']);
    expect(broken).toMatchObject([{ line: 3, why: expect.stringMatching(/equals sign.*The rest of the entry was read\.$/) }]);
  });

  test.each([
    ['deep braces', `@misc{a, title={${'{'.repeat(100_000)}x${'}'.repeat(100_000)}}}`],
    ['never closed', `@misc{a, title={${'{'.repeat(50_000)}`],
    ['signs without entries', '@'.repeat(2_000_000)],
    ['a bomb of macros', `${Array.from({ length: 60 }, (_, at) => `@string{m${at + 1} = m${at} # m${at}}`).join('\n')}@misc{a, title=m60}`],
    ['fifty thousand authors', `@misc{a, title={T}, author={${'A B and '.repeat(50_000)}C D}}`],
    ['a long abstract', `@misc{a, title={T}, abstract={${'word '.repeat(400_000)}}}`],
    ['names of objects', '@misc{__proto__, title={T}, __proto__={x}, constructor={y}, tostring={z}}'],
    ['quotes and hashes', `@misc{a, title=${'"x" # '.repeat(20_000)}"y"}`],
  ])('%s end in time, without harm', (_name, source) => {
    const { records, broken } = readBib(source);
    expect(records.length + broken.length).toBeLessThan(5);
    for (const { found } of records) expect(Object.getPrototypeOf(found.extra ?? {})).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test('too large a file is refused in words, and the rest of too many entries is left out', () => {
    expect(readBib('x'.repeat(20_000_001)).broken[0]?.why).toContain('Split it into smaller files');
    const many = readBib('@misc{k,title={T}}\n'.repeat(50_001));
    expect(many.records).toHaveLength(50_000);
    expect(many.broken).toMatchObject([{ line: 50_001, why: expect.stringContaining('50000 entries') }]);
  });

  test('it is read in steps that say how far it is', () => {
    const steps = readBibInSteps('@misc{k,title={T}}\n'.repeat(1000));
    const shares: number[] = [];
    for (let step = steps.next(); !step.done; step = steps.next()) shares.push(step.value);
    expect(shares.length).toBeGreaterThan(10);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
  });
});
