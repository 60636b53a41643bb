import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryOf, isDay, startOf } from '../../formats/digest';
import { writeDigestMarkdown } from '../../formats/digest-markdown';
import { anyDigest, DAILY, HOSTILE_DIGEST } from './digests';

describe('a paper of a digest', () => {
  test('names six authors and begins with its abstract', () => {
    const authors = Array.from({ length: 9 }, (_, at) => ({ name: `Ann Author${at}` }));
    const entry = entryOf({
      found: { ids: {}, site: 'web', title: 'A', authors, abstract: `${'word '.repeat(100)}end` },
      url: 'https://a.example/',
    });
    expect(entry.by).toBe('Ann Author0, Ann Author1, Ann Author2, Ann Author3, Ann Author4, Ann Author5 and others');
    expect(entry.excerpt).toMatch(/^(?:word )+word…$/);
    expect(entry.excerpt.length).toBeLessThanOrEqual(321);
    expect(entry.abstract).toMatch(/ end$/);
  });

  test('cut inside a character loses it whole', () => {
    const abstract = `${'x'.repeat(319)}😀 and more`;
    expect(entryOf({ found: { ids: {}, site: 'web', title: 'A', abstract }, url: '' }).excerpt).toBe(`${'x'.repeat(319)}…`);
  });

  test.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2024-13-01', false],
    ['2024-1-1', false],
    ['', false],
  ])('%j is a day: %s', (day, is) => {
    expect(isDay(day)).toBe(is);
    if (!is) expect(() => startOf({ ...DAILY, day })).toThrow(RangeError);
  });
});

describe('a digest in Markdown', () => {
  test('is a heading for each feed and an item for each paper', () => {
    expect(writeDigestMarkdown(DAILY)).toBe(`# Offprint digest, 2026-06-01

## arXiv cs.LG

- [Hydragen: High-Throughput LLM Inference with $x_i^2$ & \\*more\\*](<https://arxiv.org/abs/2402.05099>). Jordan Juravsky and Bradley Brown. Why: inference, −graphs.

  First, wrapped words. Second \\< last.

## Nature & others

- [Große Strukturen](<https://www.nature.com/articles/s41586-021-03819-2?a=1&b=2>). *Nature*.
- Hydragen.
`);
    expect(writeDigestMarkdown({ ...DAILY, sections: [] })).toBe('# Offprint digest, 2026-06-01\n\nNothing new.\n');
  });

  /** The text with a dot for what is escaped: the rest acts. */
  const acting = (text: string) => text.replace(/\\[!-/:-@[-`{-~]/g, '·');

  test('has no more headings, items and links than it writes, whatever the words are', () => {
    const check = (digest: typeof DAILY) => {
      const written = writeDigestMarkdown(digest);
      const lines = acting(written).split('\n');
      const listed = digest.sections.flatMap(({ papers }) => papers);
      expect(lines.filter((line) => /^- /.test(line))).toHaveLength(listed.length);
      expect(lines.filter((line) => /^#/.test(line))).toHaveLength(1 + digest.sections.filter(({ papers }) => papers.length > 0).length);
      for (const line of lines) {
        expect(line).toMatch(/^(?:# .*|## .+|- .+| {2}\S.*|Nothing new\.|)$/u);
        expect(line.replace(/\]\(<https?:\/\/[^<>[\]\s]*>\)/, '').replace(/\$[^$]+\$/g, '')).not.toMatch(/[<>`|~]|\]\(|::|:\/\/|!\[/);
      }
      expect(written).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2028\u2029]|\p{Cs}/u);
      expect(writeDigestMarkdown(digest)).toBe(written);
    };
    check(HOSTILE_DIGEST);
    fc.assert(fc.property(anyDigest, check), { numRuns: 300 });
  });
});
