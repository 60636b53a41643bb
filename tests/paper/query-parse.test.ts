import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Query } from '../../paper/query';
import { FIELD_NAMES, fieldNamed } from '../../paper/query-fields';
import { atomsOf } from '../../paper/query-match';
import { LONGEST_QUERY, parseQuery } from '../../paper/query-parse';
import { printQuery } from '../../paper/query-print';
import { simplified } from '../../paper/query-simple';

const printed = (text: string) => printQuery(parseQuery(text).query);
const problems = (text: string) =>
  parseQuery(text).problems.map(({ code, start, end, field }) => `${code}${field ? ` ${field}` : ''} ${start}-${end}`);

/** Texts that look like queries, right and wrong. */
const pieces = fc.constantFrom(
  ...['(', ')', '-', '"', ' ', ' ', ' ', ',', '..', '\\', 'AND', 'OR', 'NOT', 'and', 'word', 'Erdős', 'O(n)', 'c++', '2407.21783'],
  ...FIELD_NAMES.flatMap((name) => [`${name}:`, `${name}=`, `${name}>=`, `${name.toUpperCase()}:`]),
  ...[
    '4',
    '2023..2025',
    '7d',
    '2026-03',
    'today',
    'queued',
    'none',
    'code',
    'untagged',
    'is:snoozed',
    'https://arxiv.org/abs/2407.21783v2',
  ],
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 25 }).map((some) => some.join('')),
  fc.array(pieces, { maxLength: 15 }).map((some) => some.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

describe('reading a query', () => {
  it.each([
    // Words as ever: all of them, quoted ones together.
    ['  Deep  "Residual Learning" naïve ', 'Deep "Residual Learning" naïve'],
    ['', ''],
    ['""', ''],
    ['vision and language', 'vision and language'],
    ['“several words” „one“', '"several words" one'],
    ['vision - language', 'vision "-" language'],
    ['O(n) f(g(x))', '"O(n)" "f(g(x))"'],
    ['LoRA: Low-Rank Adaptation', 'LoRA: Low-Rank Adaptation'],
    ['"AND" "untagged" "tag:x"', '"AND" "untagged" "tag:x"'],
    ['"a \\"b\\" \\\\alpha \\beta"', '"a \\"b\\" \\\\alpha \\\\beta"'],
    // Joining.
    ['a b OR c d', '(a b) OR (c d)'],
    ['a AND (b OR c)', 'a (b OR c)'],
    ['-(a OR b) NOT c', '-(a OR b) -c'],
    ['--a NOT -b', 'a b'],
    ['((((a))))', 'a'],
    // Fields.
    ['tag:llm -tag:survey', 'tag:llm -tag:survey'],
    ['TAGS:"large models",llm', 'tag:"large models",llm'],
    ['tag=ml', 'tag=ml'],
    ['tag:(llm OR -vision) title:(a b)', '(tag:llm OR -tag:vision) title:a title:b'],
    ['author:"de Freitas"', 'author:"de Freitas"'],
    ['title:a,b', 'title:a,b'],
    ['status:queued,none', 'status:queued,none'],
    ['on:"Hugging Face" on:hf', 'on:huggingface on:huggingface'],
    ['is:untagged SNOOZED', 'untagged snoozed'],
    ['has:code,note version:changed', 'has:code,note version:changed'],
    // Numbers.
    ['rating>=4 rating >= 4 rating≥4', 'rating>=4 rating>=4 rating>=4'],
    ['rating<3 rating:0 rating=5', 'rating:1..2 rating:0 rating:5'],
    ['year:2023..2025 year:2025..2023', 'year:2023..2025 year:2023..2025'],
    ['year:2023.. year:..2020 year>2020', 'year>=2023 year<=2020 year>=2021'],
    ['year:2019,2021..2023', 'year:2019,2021..2023'],
    ['rank<=10 upvotes>50', 'rank<=10 upvotes>=51'],
    // Times.
    ['added<7d added:7D', 'added<7d added:7d'],
    ['added:2026-3..2026-05-9', 'added:2026-03..2026-05-09'],
    ['added:2026.. added>=2026-03 read:today', 'added:2026.. added>=2026-03 read:today'],
    // Names.
    [
      'arxiv:2407.21783v2 doi:10.1000/XyZ id:https://arxiv.org/abs/1 key:he2016',
      'arxiv:2407.21783v2 doi:10.1000/XyZ id:https://arxiv.org/abs/1 key:he2016',
    ],
  ])('reads %s', (text, expected) => {
    expect(printed(text)).toBe(expected);
    expect(problems(text)).toEqual([]);
  });

  it.each([
    ['a (b', 'a b', ['unclosed-bracket 2-3']],
    ['a (b (c', 'a b c', ['unclosed-bracket 2-3', 'unclosed-bracket 5-6']],
    ['a) b', 'a b', ['unopened-bracket 1-2']],
    ['a "b c', 'a "b c"', ['unclosed-quote 2-3']],
    ['rating>= a', 'a', ['needs-number rating 0-8']],
    ['rating>=6 a', 'a', ['needs-number rating 0-9']],
    ['year:soon a', 'a', ['needs-number year 0-9']],
    ['added:soon a', 'a', ['needs-date added 0-10']],
    ['added:2026-02-30 added:.. a', 'a', ['needs-date added 0-16', 'needs-date added 17-25']],
    ['tag: a', 'a', ['needs-value tag 0-4']],
    ['tag:"" a', 'a', ['needs-value tag 0-6']],
    ['status:new a', 'a', ['needs-choice status 0-10']],
    ['has: a', 'a', ['needs-choice has 0-4']],
    ['on: a', 'a', ['needs-choice on 0-3']],
    ['title>=x a', 'a', ['cannot-compare title 0-8']],
    ['OR a', 'a', ['lonely-operator 0-2']],
    ['a OR', 'a', ['lonely-operator 2-4']],
    ['a AND OR b', 'a b', ['lonely-operator 6-8']],
    ['a NOT', 'a', ['lonely-operator 2-5']],
    ['(a OR) b', 'a b', ['lonely-operator 3-5']],
    ['a -() b', 'a b', []],
    ['a -rating:x b', 'a b', ['needs-number rating 3-11']],
    ['autor:Li a', 'autor:Li a', ['unknown-field author 0-8']],
    ['tag:(a rating:x', 'tag:a', ['unclosed-bracket 0-5', 'needs-number rating 7-15']],
    ['status:(queued OR nothing)', 'status:queued', ['needs-choice status 18-25']],
  ])('tells what is wrong in %s, and reads the rest', (text, expected, wrong) => {
    expect(printed(text)).toBe(expected);
    expect(problems(text)).toEqual(wrong);
  });

  it('says where each thing that is asked stands', () => {
    const text = 'deep -tag:a,b (year:2020 OR "x y")';
    expect(atomsOf(parseQuery(text).query).map(({ start, end }) => text.slice(start, end))).toEqual([
      'deep',
      'tag:a,b',
      'year:2020',
      '"x y"',
    ]);
    const { query } = parseQuery(text);
    expect(query.kind === 'and' && query.parts.map(({ start, end }) => text.slice(start, end))).toEqual([
      'deep',
      '-tag:a,b',
      '(year:2020 OR "x y")',
    ]);
  });

  it('knows every field by all its names, and no two by one', () => {
    const names = FIELD_NAMES.flatMap((name) => [name, ...(fieldNamed(name).also ?? [])]);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(problems(`${name}:`), name).toHaveLength(1);
  });
});

describe('any text', () => {
  it('is read without throwing, within its bounds', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { query, problems: wrong } = parseQuery(text);
        for (const { start, end } of [...atomsOf(query), ...wrong]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is written in one way that is read the same and without a problem', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = printed(text);
        expect(printed(once)).toBe(once);
        expect(parseQuery(once).problems.filter(({ code }) => code !== 'unknown-field')).toEqual([]);
        const simple = printQuery(simplified(parseQuery(text).query));
        expect(printQuery(simplified(parseQuery(simple).query))).toBe(simple);
      }),
      { numRuns: 2000 },
    );
  });
});

/** How many levels a tree has. */
const depth = (query: Query): number =>
  query.kind === 'and' || query.kind === 'or'
    ? 1 + Math.max(0, ...query.parts.map(depth))
    : query.kind === 'not'
      ? 1 + depth(query.part)
      : 1;

describe('a hostile text', () => {
  it.each([
    ['brackets inside brackets', `${'('.repeat(5000)}a${')'.repeat(4999)}`],
    ['brackets that never close', '('.repeat(10_000)],
    ['brackets that nest ANDs in ORs', `${'(a OR (b '.repeat(1100)}`],
    ['negations', '-('.repeat(5000)],
    ['signs', '-'.repeat(10_000)],
    ['NOTs', 'NOT '.repeat(2500)],
    ['ORs', 'OR '.repeat(3333)],
    ['quotes', '"'.repeat(9999)],
    ['colons', 'tag:'.repeat(2500)],
    ['commas', `tag:${','.repeat(9000)}`],
    ['a regular expression', '(a+)+$'.repeat(1600)],
    ['spaces before a sign', `rating${' '.repeat(9000)}>=4`],
    ['closing signs after an address', `id:${'>)'.repeat(4900)}x`],
  ])('of %s is a small tree and a few problems', (_name, text) => {
    const { query, problems: wrong } = parseQuery(text);
    expect(depth(query)).toBeLessThan(200);
    expect(wrong.length).toBeLessThanOrEqual(20);
    expect(printed(printQuery(query).slice(0, LONGEST_QUERY))).toBeDefined();
  });

  it('of more than the most is read as far as that', () => {
    const text = 'word '.repeat(200_000);
    const { query, problems: wrong } = parseQuery(text);
    expect(atomsOf(query)).toHaveLength(LONGEST_QUERY / 5);
    expect(wrong).toEqual([{ code: 'too-long', start: LONGEST_QUERY, end: text.length }]);
    expect(parseQuery('('.repeat(1_000_000)).problems.at(-1)?.code).toBe('too-long');
  });
});
