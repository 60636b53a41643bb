import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { patternOf } from '../../paper/pattern';

function found(source: string, line: string): boolean {
  const pattern = patternOf(source);
  if (typeof pattern === 'string') throw new Error(`${source} is ${pattern}`);
  return pattern.isIn(line);
}

/** What the browser itself would say. */
const browsers = (source: string, line: string) => new RegExp(source, 'iu').test(line);

describe('a pattern', () => {
  test.each([
    ['speculative (decoding|sampling)', 'REST: Retrieval-Based Speculative Decoding'],
    ['^a survey', 'A Survey of Surveys'],
    ['^a survey', 'This is a survey'],
    ['\\bRL(HF)?\\b', 'Learning with RLHF'],
    ['\\bRL\\b', 'PEARL'],
    ['LLMs?$', 'Serving LLMs'],
    ['gpt-[2-4]', 'We ask GPT-4 again'],
    ['[^\\x00-\\x7f]', 'Erdős numbers'],
    ['\\p{Script=Greek}', 'the μ-calculus'],
    ['(?:very )+large', 'very very large'],
    ['a{2,3}b', 'xaab'],
    ['a{2}b', 'xaaab'],
    ['a{2,}b', 'aaaaab'],
    ['(?<what>x|y)z', 'yz'],
    ['.*', ''],
    ['\\u{1F600}|\\ud83d\\ude01', '😁'],
    ['[\\]x]+y', ']x]y'],
    ['(a*)*b', 'aaac'],
    ['(|a)+b', 'aab'],
    ['\\Bx', 'ax'],
    ['k', '\u212a'],
    ['^$', ''],
    ['\\.|\\/', 'a/b'],
  ])('%s in “%s” is as the browser sees it', (source, line) => {
    expect(found(source, line)).toBe(browsers(source, line));
  });

  test('of any shape is as the browser sees it', () => {
    const letter = fc.constantFrom('a', 'b', 'B', '.', '[ab]', '[^a]', '\\w', '\\W', '\\b', '^', '$', ' ');
    const pattern = fc.letrec<{ one: string; all: string }>((tie) => ({
      one: fc.oneof(
        { maxDepth: 3 },
        letter,
        tie('all').map((inside) => `(?:${inside})`),
        fc.tuple(tie('all'), tie('all')).map(([a, b]) => `(${a}|${b})`),
        fc.tuple(tie('all'), fc.constantFrom('*', '+', '?', '{0,2}', '{1,}', '{2}', '*?', '+?')).map(([a, times]) => `(?:${a})${times}`),
      ),
      all: fc.array(tie('one'), { maxLength: 3 }).map((parts) => parts.join('')),
    })).all;
    const line = fc.array(fc.constantFrom('a', 'b', 'A', ' ', '-', 'c'), { maxLength: 7 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(pattern, line, (source, text) => {
        const read = patternOf(source);
        expect(typeof read === 'object' ? read.isIn(text) : read).toBe(read === 'too-large' ? read : browsers(source, text));
      }),
      { numRuns: 2000 },
    );
  });

  test('that would keep a browser busy for hours is through with a hostile title at once', () => {
    const hostile = `${'a'.repeat(5000)}!`;
    for (const source of [
      '(a+)+$',
      '(a|aa)+$',
      '(a*)*b',
      '([a-z]+)*\\d',
      '(.*)(.*)(.*)(.*)(.*)x',
      '(?:a?){50}a{50}b',
      '^(([a-z])+.)+[A-Z]([a-z])+$',
    ])
      expect(found(source, hostile)).toBe(false);
  });

  test('is refused with a reason where it is broken, looks around, goes back, or stands for too much', () => {
    for (const broken of ['(', '[a', 'a{2', '*', '\\', 'a**', '\\q', ')']) expect(patternOf(broken)).toBe('broken');
    for (const other of ['(?=a)b', '(?!a)b', '(?<=a)b', '(?<!a)b', '(a)\\1', '(?<x>a)\\k<x>']) expect(patternOf(other)).toBe('unsupported');
    for (const large of ['(a{1000}){1000}', 'a{251}', '((((a{9}){9}){9}){9}){9}', 'a{0,999999999}', 'a{999999999,}'])
      expect(patternOf(large)).toBe('too-large');
  });
});
