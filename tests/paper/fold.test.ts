import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../paper/fold';

/** What can be typed on an English keyboard, with more than one space in a row now and then. */
const plain = fc.stringMatching(/^(?:[ -~]| {2,3})*$/);

describe('folding', () => {
  it('takes plain letters as it takes all others', () => {
    // A letter with an accent has the whole text taken the long way.
    fc.assert(fc.property(plain, (text) => `${fold(text)}e` === fold(`${text}é`)));
  });

  it('knows a word however it is written', () => {
    expect(fold('Łukasz  Kaiser—Naïve\tBayes')).toBe('lukasz kaiser-naive bayes');
    expect(fold('ALL  CAPS - 2024')).toBe('all caps - 2024');
  });
});
