import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBib } from '../../formats/bib-read';
import { type BibItem, type BibOptions, DEFAULT_BIB_OPTIONS, writeBibliography } from '../../formats/bibtex';
import { annotate, STATUSES, unannotated } from '../../paper/annotation';
import type { ImportedRecord } from '../../paper/imported';
import { type FoundPaper, newPaper, WORK_TYPES } from '../../paper/paper';

/** Half of the ten thousand for each dialect. */
const COUNT = 5000;

const word = fc.oneof(
  fc.constantFrom(
    'Learning',
    'BERT',
    'of',
    'the',
    'naïve',
    'Übung',
    'π',
    '中文',
    '人工知能',
    'α-divergence',
    'mRNA',
    '{',
    '}',
    '\\',
    '%',
    '&',
    '#',
    '_',
    '~',
    '^',
    '"',
    '@',
    '$x^2$',
    '$\\mathbb{R}$',
    '--',
    '—',
    '“quoted”',
    'and',
    'others',
    'http://a.b/c_d',
    '<i>',
    'É́',
    '\u0301',
    '𝔸',
    'ﬁ',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const text = (most: number) => fc.array(word, { minLength: 1, maxLength: most }).map((words) => words.join(' '));
const name = fc.oneof(
  fc.constantFrom(
    'Ann Author',
    'Ludwig van Beethoven',
    'Charles Louis Xavier Joseph de la Vallée Poussin',
    'Martin Luther King Jr.',
    '王伟',
    'José María de la Peña',
    'The ACME Collaboration',
    'Plato',
    'J. R. R. Tolkien',
    'McDonald, Ian',
    'X Æ A-12',
  ),
  text(4),
);
const people = fc.array(
  name.map((one) => ({ name: one })),
  { maxLength: 6 },
);
const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

const found: fc.Arbitrary<FoundPaper> = fc.record({
  ids: fc.record(
    { doi: fc.nat(99_999).map((n) => `10.1000/a_(${n})`), arxiv: fc.integer({ min: 10_000, max: 99_999 }).map((n) => `2401.${n}`) },
    { requiredKeys: [] },
  ),
  site: fc.constant('test'),
  title: text(8),
  authors: perhaps(people),
  year: perhaps(fc.integer({ min: 1500, max: 2090 })),
  venue: perhaps(text(5)),
  type: perhaps(fc.constantFrom(...WORK_TYPES)),
  editors: perhaps(people),
  volume: perhaps(fc.nat(500).map(String)),
  number: perhaps(fc.nat(50).map(String)),
  pages: perhaps(fc.constantFrom('1-10', '7', 'A1-A9', '100–120', 'e12')),
  publisher: perhaps(text(3)),
  series: perhaps(text(3)),
  address: perhaps(text(2)),
  extra: perhaps(fc.record({ note: text(6), month: fc.constantFrom('March', 'May') }, { requiredKeys: [] })),
});
const said = fc.record({
  addTags: fc.array(text(2), { maxLength: 3 }),
  rating: fc.constantFrom(0, 1, 5) as fc.Arbitrary<0 | 1 | 5>,
  status: fc.constantFrom('', ...STATUSES) as fc.Arbitrary<'' | (typeof STATUSES)[number]>,
  note: text(6),
});

const defined = (one: FoundPaper) =>
  Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as unknown as FoundPaper;

function itemOf(
  { found: facts, tags = [], rating = 0, status = '', note = '', oldKeys }: Omit<ImportedRecord, 'line'>,
  at: number,
): BibItem {
  const id = String(at).padStart(6, '0');
  return {
    paper: { ...newPaper(facts, id, `key${id}`, 0), ...(oldKeys && { oldKeys }) },
    annotation: annotate(unannotated(id), { addTags: tags, rating, status, note }, 0),
    ...(facts.abstract && { abstract: facts.abstract }),
  };
}

describe('ten thousand random records, read, written and read again', { timeout: 120_000 }, () => {
  for (const [half, dialect] of (['bibtex', 'biblatex'] as const).entries()) {
    test(`are the same as ${dialect}`, () => {
      const random = fc.sample(fc.tuple(found, said), { numRuns: COUNT, seed: 20_241_124 + half });
      const options: BibOptions = { ...DEFAULT_BIB_OPTIONS, dialect, abstract: true, note: true, rating: true, status: true };
      const written = writeBibliography(
        random.map(([facts, { addTags, ...rest }], at) => itemOf({ found: defined(facts), tags: addTags, ...rest }, at)),
        options,
      );
      const once = readBib(written);
      expect(once.broken).toEqual([]);
      expect(once.records).toHaveLength(COUNT);
      const twice = readBib(writeBibliography(once.records.map(itemOf), options));
      expect(twice.broken).toEqual([]);
      expect(differences(once.records, twice.records, WORDS)).toEqual([]);
      // What BibTeX wants of a type may make an entry another type the first time; from then on nothing changes.
      const thrice = readBib(writeBibliography(twice.records.map(itemOf), options));
      expect(differences(twice.records, thrice.records)).toEqual([]);
    });
  }
});

/** What is words rather than the kind of an entry and what follows from it. */
const WORDS = ['title', 'authors', 'editors', 'ids', 'citekey', 'tags', 'rating', 'status', 'note', 'address', 'volume', 'pages'];

function differences(before: readonly ImportedRecord[], after: readonly ImportedRecord[], only?: readonly string[]): string[] {
  return before.flatMap((record, at) => {
    const [a, b] = [record, after[at]].map((one) => ({ ...one, ...one?.found }) as Record<string, unknown>);
    const names = only ?? Object.keys({ ...a, ...b }).filter((name) => name !== 'found' && name !== 'line');
    return names
      .filter((name) => JSON.stringify(a?.[name]) !== JSON.stringify(b?.[name]))
      .map((name) => `${name}: ${JSON.stringify(a?.[name])} became ${JSON.stringify(b?.[name])}`);
  });
}
