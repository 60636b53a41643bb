import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EventRow, type Library, readBackup, writeBackup } from '../../formats/backup';
import { type Annotation, cleanTag, type Rating, STATUSES } from '../../paper/annotation';
import { extraOf } from '../../paper/extra';
import { aliasesOf } from '../../paper/ids';
import { type Abstract, type Alternative, FACT_NAMES, newPaper, type Paper, WORK_TYPES } from '../../paper/paper';
import { cleanBlock, cleanLine } from '../../paper/text';
import { HOSTILE } from './hostile';

const AT = '2026-11-23T10:00:00.000Z';
const EMPTY: Library = { papers: [], abstracts: [], annotations: [], events: [], settings: [] };

function taken(text: string): Library {
  const read = readBackup(text);
  if (!read.ok) throw new Error(read.message);
  expect(read.skipped).toEqual([]);
  return read.library;
}

const line = (max: number) =>
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => cleanLine(cleanLine(cleanLine(text, max), max), max));
const needed = line(100).map((text) => text || 'x');
const block = fc.string({ unit: 'binary', maxLength: 50 }).map((text) => cleanBlock(cleanBlock(cleanBlock(text, 1000), 1000), 1000));
const time = fc.integer({ min: 0, max: 2 ** 45 });
const ids = fc.constantFrom<Parameters<typeof aliasesOf>[0][]>(
  {},
  { arxiv: '2401.00001', doi: '10.1000/a%2fb;2-#' },
  { openreview: 'rkw-jlb0W', acl: '2021.naacl-main.208', pmid: '123' },
  { dblp: 'conf/nips/X', s2: 'a'.repeat(40) },
);
const source = fc.record({ from: needed, at: time });
const author = fc.record({ name: needed, family: needed, given: needed }, { requiredKeys: ['name'] });
const facts = {
  title: needed,
  authors: fc.array(author, { maxLength: 3 }),
  year: fc.integer({ min: 1000, max: 2999 }),
  date: fc.constantFrom('2024-01-31', '1999-12-01'),
  venue: needed,
  url: fc.webUrl().map((url) => new URL(url).href),
  categories: fc.constantFrom(['cs.CL', 'math-ph'], []),
  type: fc.constantFrom(...WORK_TYPES),
  editors: fc.array(author, { maxLength: 2 }),
  volume: needed,
  number: needed,
  pages: needed,
  publisher: needed,
  series: needed,
  address: needed,
  edition: needed,
  isbn: needed,
  issn: needed,
  extra: fc.dictionary(fc.constantFrom('langid', 'x-file', 'crossref', 'valueof', 'date+2'), block, { minKeys: 1 }).map((fields) => ({
    file: 'a.pdf',
    ...extraOf(Object.entries(fields)),
  })),
};
const alternative: fc.Arbitrary<Alternative> = fc.oneof(
  ...(['title', 'year', 'authors', 'url', 'type', 'extra'] as const).map((field) =>
    fc.tuple(facts[field] as fc.Arbitrary<string>, source).map(([value, from]) => ({ field, value, ...from })),
  ),
);
const paper: fc.Arbitrary<Paper> = fc
  .tuple(
    fc.record(facts, { requiredKeys: ['title'] }),
    ids,
    fc.record({ title: source, url: source }, { requiredKeys: [] }),
    fc.array(alternative, { minLength: 1, maxLength: 3 }),
    time,
    fc.boolean(),
    fc.constantFrom(undefined, ['doe2019x', 'Doe:2018']),
  )
  .map(
    ([known, named, sources, also, addedAt, hasAlso, oldKeys]): Paper => ({
      ...known,
      categories: known.categories && [...known.categories],
      id: 'p',
      v: 1,
      aliases: aliasesOf(named, 'https://x.org/p'),
      citekey: 'doe2020x',
      addedAt,
      site: 'arxiv',
      sources,
      ...(hasAlso ? { also } : {}),
      ...(oldKeys ? { oldKeys: [...oldKeys] } : {}),
    }),
  );
const annotation: fc.Arbitrary<Annotation> = fc.record(
  {
    id: fc.constant('p'),
    tags: fc.uniqueArray(
      needed.map((tag) => cleanTag(cleanTag(tag)) || 'x'),
      { maxLength: 4 },
    ),
    rating: fc.constantFrom<Rating[]>(0, 1, 2, 3, 4, 5),
    status: fc.constantFrom('' as const, ...STATUSES),
    note: block,
    order: fc.double({ noNaN: true, noDefaultInfinity: true }).map((order) => order + 0),
    snoozedUntil: time,
    changedAt: fc.record({ tags: time, note: time }, { requiredKeys: [] }),
    version: fc.integer({ min: 1, max: 99 }),
  },
  { requiredKeys: ['id', 'tags', 'rating', 'status', 'note', 'order', 'snoozedUntil', 'changedAt'] },
);
const event: fc.Arbitrary<EventRow> = fc.record(
  {
    paperId: fc.constant('p'),
    kind: fc.constantFrom('seen', 'opened', 'saved'),
    at: time,
    feed: needed,
    position: fc.nat(500),
    upvotes: fc.nat(5000),
  },
  { requiredKeys: ['paperId', 'kind', 'at'] },
);
const abstract: fc.Arbitrary<Abstract> = fc.tuple(source, block).map(([from, text]) => ({ id: 'p', text: text || 'x', ...from }));
const numbered = <T extends { id: string }>(rows: T[]) => rows.map((row, at) => ({ ...row, id: `${row.id}${at}` }));
/** What a setting may hold; names that could reach a prototype are dropped on reading, on purpose. */
const setting = fc.jsonValue({ maxDepth: 3 }).filter((value) => !/"(?:__proto__|constructor|prototype)":/.test(JSON.stringify(value)));
const library: fc.Arbitrary<Library> = fc.record({
  papers: fc.array(paper, { maxLength: 4 }).map(numbered),
  abstracts: fc.array(abstract, { maxLength: 3 }).map(numbered),
  annotations: fc.array(annotation, { maxLength: 4 }).map(numbered),
  events: fc.array(event, { maxLength: 6 }),
  settings: fc.uniqueArray(fc.record({ key: fc.constantFrom('keyPattern', 'export', 'dailyBackup'), value: setting }), {
    selector: ({ key }) => key,
  }),
});
const asSet = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row, Object.keys(flat(row)).sort())).sort();
function flat(value: unknown): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  JSON.stringify(value, (key, inside: unknown) => {
    out[key] = true;
    return inside;
  });
  return out;
}

describe('a backup', () => {
  it('is tried with every fact a paper can have', () => {
    expect(Object.keys(facts).sort()).toEqual([...FACT_NAMES].sort());
  });

  it('brings every row back, and is byte for byte the same when written again', () => {
    fc.assert(
      fc.property(library, (whole) => {
        const text = writeBackup(whole, AT);
        const back = taken(text);
        for (const kind of ['papers', 'abstracts', 'annotations', 'events'] as const) expect(asSet(back[kind])).toEqual(asSet(whole[kind]));
        expect(writeBackup(back, AT)).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  it('is the same bytes in whatever order the rows come', () => {
    fc.assert(
      fc.property(library, (whole) => {
        const turned = Object.fromEntries(Object.entries(whole).map(([kind, rows]) => [kind, [...rows].reverse()])) as unknown as Library;
        expect(writeBackup(turned, AT)).toBe(writeBackup(whole, AT));
      }),
    );
  });

  it('keeps hostile text as the clean text it is stored as', () => {
    const papers = HOSTILE.map((text, n) => ({
      ...newPaper({ ids: {}, site: 'x', title: cleanLine(text, 1000) || 'x' }, `p${n}`, `k${n}`, 1),
      title: cleanLine(text, 1000) || 'x',
    }));
    const annotations = HOSTILE.map((text, n) => ({
      id: `p${n}`,
      tags: [],
      rating: 0 as const,
      status: '' as const,
      note: cleanBlock(text, 100_000),
      order: 0,
      snoozedUntil: 0,
      changedAt: {},
    }));
    const back = taken(writeBackup({ ...EMPTY, papers, annotations }, AT));
    const byId = (rows: readonly { id: string }[], id: string) => rows.find((row) => row.id === id);
    for (const one of papers) expect(byId(back.papers, one.id)).toEqual(one);
    for (const one of annotations) expect(byId(back.annotations, one.id)).toEqual(one);
  });

  it('of nothing is a file too', () => {
    expect(taken(writeBackup(EMPTY, AT))).toEqual(EMPTY);
    expect(readBackup(`\ufeff${writeBackup(EMPTY, AT)}`)).toMatchObject({ ok: true, madeAt: AT });
  });
});

describe('a file that is no backup', () => {
  it.each([
    ['', 'not-json'],
    ['{"format":"offprint-backup","v":1,"library":{"papers":[', 'not-json'],
    ['[]', 'not-a-backup'],
    ['null', 'not-a-backup'],
    ['{"format":"zotero","v":1,"library":{}}', 'not-a-backup'],
    ['{"format":"offprint-backup","v":1,"library":[]}', 'not-a-backup'],
    ['{"format":"offprint-backup","library":{}}', 'not-a-backup'],
    ['{"format":"offprint-backup","v":2,"library":{}}', 'too-new'],
    [`${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'too-deep'],
    [`{"a":"${'\\"['.repeat(100)}"}`, 'not-a-backup'],
    [' '.repeat(200 * 1024 * 1024 + 1), 'too-large'],
  ])('is refused with its reason', (text, code) => {
    expect(readBackup(text)).toMatchObject({ ok: false, code });
  });
});
