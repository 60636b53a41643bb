import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eachTerm } from '../../paper/relevance-terms';

/** Words and pairs as they stand in a text. */
function shown(text: string): string[] {
  const out: string[] = [];
  eachTerm(text, (_hash, from, to) => out.push(text.slice(from, to)));
  return out;
}
function hashes(text: string): number[] {
  const out: number[] = [];
  eachTerm(text, (hash) => out.push(hash));
  return out;
}

describe('the words of a text', () => {
  test.each<[what: string, text: string, words: string[]]>([
    ['are told with the pairs they make', 'Speculative decoding', ['Speculative', 'decoding', 'Speculative decoding']],
    ['make no pair over a word that says nothing', 'Attention is all memory', ['Attention', 'memory']],
    ['make no pair over a full stop', 'Fast memory. Slow disks', ['Fast', 'memory', 'Fast memory', 'Slow', 'disks', 'Slow disks']],
    ['are parted by hyphens', 'low-rank', ['low', 'rank', 'low-rank']],
    ['are no bare numbers, but names with digits in them', '2024 GPT-4o', ['GPT', '4o', 'GPT-4o']],
    ['are not in formulas', '$ε$-shotgun: $$x^2$$ and \\(y\\) and \\[z\\] greedy', ['shotgun', 'greedy']],
    ['are not prices', 'costs $5 for a model', ['costs', 'model']],
    ['are no commands of TeX', '\\textbf{Bold} moves', ['Bold', 'moves']],
    ['are no addresses', 'code at https://example.org/very-long?x=1 released', ['code', 'released']],
    ['are pairs of letters where there are no spaces', '大模型 推理', ['大模', '模型', '推理']],
    [
      'keep letters of any script whole',
      'Обучение моделей für Größe',
      ['Обучение', 'моделей', 'Обучение моделей', 'für', 'моделей für', 'Größe', 'für Größe'],
    ],
  ])('%s', (_what, text, words) => {
    expect(shown(text)).toEqual(words);
  });

  test.each([
    ['Networks', 'network'],
    ['Batches', 'batch'],
    ['Größe', 'grösse'],
    ['GROSSE', 'größe'],
    ['naïve', 'naive'],
    ['na\u0308ive', 'naive'],
  ])('are the same in another form: %s and %s', (a, b) => {
    expect(hashes(a)).toEqual(hashes(b));
  });

  test.each([
    ['analysis', 'analysi'],
    ['Adam', 'Adama'],
    ['class', 'clas'],
  ])('differ: %s and %s', (a, b) => {
    expect(hashes(a)).not.toEqual(hashes(b));
  });

  test('are found in any text, at places in it, and the same each time', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0x10ffff), { maxLength: 200 }), (codes) => {
        const text = String.fromCodePoint(...codes);
        eachTerm(text, (hash, from, to) => {
          if (hash >>> 0 !== hash || from < 0 || to > text.length || from >= to) throw new Error(`${hash} from ${from} to ${to}`);
        });
        expect(hashes(text)).toEqual(hashes(text));
      }),
    );
  });

  test('are found in a moment in a text made to take long', () => {
    for (const part of ['$', '\\(', '\\', 'https://', 'a$a', '((']) expect(hashes(part.repeat(20_000)).length).toBeLessThan(100_000);
  });
});
