import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Escape, escapeLine, escapeName, joinLines } from '../../formats/latex';
import { printedText } from '../../formats/latex-text';
import { nameLine, readerLine, readerLines, sourceLine, sourceParagraphs } from '../../formats/latex-text-settled';
import { escapeSource } from '../../formats/source-text';
import { PROTECTIONS, writeTitle } from '../../formats/title';
import { HOSTILE } from './hostile';

describe('TeX as the text it prints', () => {
  it.each<[string, string]>([
    ["{\\'E}variste", 'Évariste'],
    ["\\'{\\i}", 'í'],
    ["{\\'\\i}", 'í'],
    ["{\\'{\\i}}n", 'ín'],
    ['\\"o\\"{o}{\\"o}{\\"{o}}\\" o', 'ööööö'],
    ['\\v{s}\\v s\\c{c}\\c c{\\k a}\\H{o}\\r a\\u{g}\\d{s}\\b{d}', 'ššççąőåğṣḏ'],
    ['{\\~{\\^e{}}}', 'ễ'],
    ['\\^{\\~{e}}', 'ẽ\u0302'],
    ['\\o rsted {\\O}rsted \\ss\\ {\\L}\\l{}\\aa \\AA ngstr\\"om', 'ørsted Ørsted ß ŁłåÅngström'],
    ['\\i \\j', 'ıȷ'],
    ['a -- b --- c -{}- d', 'a – b — c -- d'],
    ["``double'' `single' it's", "“double” ‘single' it's"],
    ['\\& \\% \\$ \\# \\_ \\{ \\}', '& % $ # _ { }'],
    ['{\\textbackslash}{\\textasciitilde}{\\textasciicircum}\\~{}\\^{}', '\\~^~^'],
    ['a~b\\ c\\,d\\/e\\-f', 'a b c def'],
    ['\\emph{one} \\textbf{two {\\it three}} {\\sc Four} {\\bf five}', 'one two three Four five'],
    ['\\url{https://x.org/a_b%20c~d} \\href{https://x.org}{the site}', 'https://x.org/a_b%20c~d the site'],
    ['{\\em The} $\\alpha_1^{2}$ of $ x $ cost \\$5', 'The $\\alpha_1^{2}$ of $ x $ cost $5'],
    ['\\(x_i\\) and \\ensuremath{y^2} and $$z$$', '$x_i$ and $y^2$ and $z$'],
    ['{{$\\lambda$}}-calculus {$\\lambda$} $\\lambda$', 'λ-calculus $\\lambda$ $\\lambda$'],
    ['\\mycommand{kept} \\unknown here', 'kept \\unknown here'],
    ['{\\noopsort{1973a}}1973 \\textcolor{red}{word} \\foreignlanguage{german}{Wort}', '1973 word Wort'],
    ['\\enquote{quoted} \\LaTeX{} \\LaTeX\\ x', '“quoted” LaTeX LaTeX x'],
    ['50% of lone $ here', '50% of lone $ here'],
    ['H\\textsubscript{2}O x\\textsuperscript{n+1}', 'H$_{2}$O x$^{n+1}$'],
    ['\\char"41\\char 66 \\symbol{67}', 'ABC'],
    ['\\t{oo} \\"', 'o͡o ¨'],
    ["?`Qu\\'e? !`Hola!", '¿Qué? ¡Hola!'],
    ['unbalanced } brace {', 'unbalanced  brace '],
    ['\\dots\\copyright\\pounds\\S\\textregistered\\ldots\\dag', '…©£§®…†'],
    ['', ''],
    ['\\', ''],
  ])('%s', (value, text) => {
    expect(printedText(value)).toBe(text);
  });

  it('ends for hostile values, however deep', () => {
    for (const value of [
      '{'.repeat(1e5),
      '\\~'.repeat(1e5),
      "\\'{".repeat(1e5),
      '\\emph{'.repeat(1e5) + '}'.repeat(1e5),
      '$'.repeat(1e5),
    ]) {
      expect(typeof printedText(value)).toBe('string');
    }
  });
});

/** Text as it could stand in a file: the printable, TeX, quotes, dashes, maths, and anything else. */
const piece = fc.oneof(
  fc.constantFrom(...HOSTILE.filter((text) => text.length < 1000)),
  fc.constantFrom(
    ...'\\ { } $ ` \' " - -- --- ~ ^ _ & % # < > | ! ? ‘ ’ “ ” – — , . ( ) λ ∞ ₂ ² x̄ ễ ı ﬁ ½ ‐ ﹘ （ 王 é ŉ ẞ ℝ 𝟚 ά ∆'.split(' '),
  ),
  fc.constantFrom(
    '$x_i$',
    '$\\lambda$',
    '$\\mathbb{R}^d$',
    '\\alpha',
    "\\'e",
    '{\\o}',
    '\\emph{x}',
    '<sub>2</sub>',
    '&amp;',
    '$\\foo{x}$',
    '\\(y\\)',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom(' ', ' a ', 'word', 'Word', 'BERT'),
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
const targets: readonly Escape[] = ['latex', 'utf8'];

describe('what was read', () => {
  it('is read the same after it is written: a line of a source', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...targets), (value, target) => {
        const line = sourceLine(value);
        expect(sourceLine(escapeSource(line, target))).toBe(line);
      }),
      { numRuns: 3000 },
    );
  });

  it('is read the same after it is written: a title, however its capitals are kept', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...targets), fc.constantFrom(...PROTECTIONS), (value, target, protection) => {
        const title = sourceLine(value);
        expect(sourceLine(writeTitle(title, protection, target))).toBe(title);
      }),
      { numRuns: 3000 },
    );
  });

  it('is read the same after it is written: a reader’s lines', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), fc.constantFrom(...targets), (values, target) => {
        const note = readerLines(values.join('\\\\'));
        const written = joinLines(note.split('\n').map((line) => escapeLine(line, target)));
        expect(readerLines(written)).toBe(note);
        const tag = readerLine(values.join(' '));
        expect(readerLine(escapeLine(tag, target))).toBe(tag);
      }),
      { numRuns: 3000 },
    );
  });

  it('is read the same after it is written: a part of a name', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...targets), (value, target) => {
        const name = nameLine(value);
        expect(nameLine(escapeName(name, target))).toBe(name);
      }),
      { numRuns: 3000 },
    );
  });

  it('is what stands there, for text without any TeX', () => {
    for (const plain of [
      'Ünïcödé – “quoted” text…',
      'λ-calculus for H₂O in ℝ',
      'O(n) isn\'t "fast" ‘yet’ (50 €)',
      '深度学习：综述（第二版）',
      'Модели языка',
    ]) {
      expect(sourceLine(plain)).toBe(plain);
      expect(readerLine(plain)).toBe(plain);
    }
  });

  it('keeps paragraphs', () => {
    expect(sourceParagraphs('One\n  line.\n\n  Two.{\\newline}Three\\par Four')).toBe('One line.\n\nTwo.\n\nThree\n\nFour');
    expect(readerLines('a{\\newline}{\\newline}b\\\\c\n d')).toBe('a\n\nb\nc d');
  });
});
