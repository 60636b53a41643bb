import { describe, expect, it } from 'vitest';
import { keyExamples, patternProblem } from '../../entrypoints/library/key-pattern';
import { DEFAULT_KEY_PATTERN, KEY_PATTERNS } from '../../formats/citation-key';
import { entry } from './entries';

describe('a key pattern', () => {
  it('shows what it gives to the reader’s own papers, no key twice', () => {
    const twins = [entry('a', { title: 'Same title', year: 2020 }), entry('b', { title: 'Same title', year: 2020 })];
    expect(keyExamples(DEFAULT_KEY_PATTERN, twins).map(({ key }) => key)).toEqual(['lovelace2020same', 'lovelace2020samea']);
  });

  it('shows it with known papers while the library is empty', () => {
    expect(keyExamples(DEFAULT_KEY_PATTERN, []).map(({ key }) => key)).toEqual(['vaswani2017attention', 'he2015deep']);
  });

  it.each(['', '[auth', '[nobody]', '[auth:loud]', 'x', '[auth] {', 'x'.repeat(300)])('%j is refused with words', (pattern) => {
    expect(patternProblem(pattern)).not.toBe('');
  });

  it.each(KEY_PATTERNS.map(({ pattern }) => pattern))('%s is offered and good', (pattern) => {
    expect(patternProblem(pattern)).toBe('');
  });
});
