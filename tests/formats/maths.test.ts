import { describe, expect, it } from 'vitest';
import { checkedMaths, segments } from '../../formats/maths';

describe('maths in a title', () => {
  it.each([
    'f(R)',
    'z\\simeq4.8',
    '\\ell_p',
    '|\\varphi|^4',
    'O(d\\log{K})',
    'f\\left(R, T, R_{ab}T^{ab}\\right)',
    '\\frac{1}{2}\\sqrt[3]{x_i^2}',
    "x'^2 + f''(x)",
    '\\mathbb{R}^d \\to \\mathcal{X}',
    '\\text{score of 3}',
    '\\hat{\\theta}_{\\mathrm{ML}}',
    '\\bigl( a \\bigr)',
    'a \\not= b',
    '^2',
    '10\\%',
  ])('stays as it is: %s', (tex) => {
    expect(checkedMaths(tex)).toBe(tex);
  });

  it.each([
    ['ε', '\\varepsilon'],
    ['αx', '\\alpha x'],
    ['10 × 10', '10 \\times 10'],
    ['𝔼[𝑥]', '\\mathbb{E}[x]'],
    ['x₂', 'x{}_{2}'],
    ['N_{\\rm eff}', 'N_{\\mathrm{eff}}'],
    ['{\\rm Δ{N_{eff}}}', '{\\mathrm{\\Delta{N_{eff}}}}'],
    ['f(R,\\cal{A})', 'f(R,\\mathcal{A})'],
    ['\\bm{x} \\in \\mathds{R}', '\\boldsymbol{x} \\in \\mathbb{R}'],
    ['3700\\,\\AA', '3700\\,\\mathring{\\mathrm{A}}'],
    ['x^\\frac12', 'x^{\\frac{1}{2}}'],
    ['\\{x \\mid x \\notin S\\}', '\\lbrace x \\mid x \\notin S\\rbrace'],
    ['\\left\\{ x \\right.', '\\left\\lbrace x \\right.'],
    ['x_\\mathrm{max}', 'x_{\\mathrm{max}}'],
  ])('is made to compile with LaTeX and amsmath alone: %s', (source, tex) => {
    expect(checkedMaths(source)).toBe(tex);
  });

  it.each([
    ['a command nobody knows', '1/\\sqrtn'],
    ['a command that acts', '\\input{/etc/passwd}'],
    ['a definition', '\\def\\x{y}'],
    ['an environment', '\\begin{matrix}a\\end{matrix}'],
    ['an open brace', '{x'],
    ['a brace too many', 'x}'],
    ['two superscripts', 'x^a^b'],
    ['a superscript after a prime and a superscript', "x^2'"],
    ['nothing to raise', 'x^'],
    ['a missing argument', '\\frac{1}'],
    ['left without right', '\\left( x'],
    ['right without left', 'x \\right)'],
    ['no delimiter', '\\left x \\right)'],
    ['a comment', 'x % y'],
    ['a parameter', '#1'],
    ['an alignment', 'a & b'],
    ['letters maths cannot set', 'é王'],
    ['a line break', 'a \\\\ b'],
    ['nothing', '  '],
    ['an accent of text', "\\'e"],
    ['text with commands in it', '\\text{\\input{x}}'],
  ])('is none with %s', (_name, source) => {
    expect(checkedMaths(source)).toBeUndefined();
  });

  it('is none when it is far too deep or far too long', () => {
    expect(checkedMaths(`${'{'.repeat(50)}x${'}'.repeat(50)}`)).toBeUndefined();
    expect(checkedMaths('x'.repeat(5000))).toBeUndefined();
  });
});

describe('text cut at its maths', () => {
  it.each([
    ['$ε$-shotgun: $ε$-greedy', [{ maths: '\\varepsilon' }, { text: '-shotgun: ' }, { maths: '\\varepsilon' }, { text: '-greedy' }]],
    ['RX J$0513.9-6951$', [{ text: 'RX J' }, { maths: '0513.9-6951' }]],
    ['J144459.2$-$604207', [{ text: 'J144459.2' }, { maths: '-' }, { text: '604207' }]],
    ['at $ z > 2^3 $', [{ text: 'at ' }, { maths: 'z > 2^3' }]],
    ['$$x$$ and \\(y\\)', [{ maths: 'x' }, { text: ' and ' }, { maths: 'y' }]],
  ])('%s', (text, expected) => {
    expect(segments(text)).toEqual(expected);
  });

  it.each(['costs $5 and $6', 'from $5-$10', '$100', 'a $ b', 'US\\$5 to US\\$6', '$$', '$\\sqrtn$', 'A $$ B'])(
    'has none in: %s',
    (text) => {
      expect(segments(text)).toEqual([{ text }]);
    },
  );

  it('goes on looking after a dollar sign that opens nothing', () => {
    expect(segments('Cost $5 and $x^2$')).toEqual([{ text: 'Cost $5 and ' }, { maths: 'x^2' }]);
  });
});
