import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeLine, escapeText, joinLines, oneLine } from '../../formats/latex';
import { unprintable } from '../../formats/printable';
import { escapeSource } from '../../formats/source-text';
import { LETTERS } from '../../formats/tex-letters';
import { MATHS, SYMBOLS } from '../../formats/tex-symbols';
import { verbatim } from '../../formats/verbatim';
import { printed } from './bib-readers';

describe('LaTeX escapes', () => {
  it.each([
    ['é', "{\\'e}"],
    ['í', "{\\'i}"],
    ['ï', '{\\"i}'],
    ['Łukasz', '{\\L}ukasz'],
    ['ñ ç ş ă ő ů č ą', '{\\~n} {\\c c} {\\c s} {\\u a} {\\H o} {\\r u} {\\v c} {\\k a}'],
    ['ß æ œ ø å þ ð đ ı', '{\\ss} {\\ae} {\\oe} {\\o} {\\aa} {\\th} {\\dh} {\\dj} {\\i}'],
    ['İ ș ḥ', '{\\.I} {\\textcommabelow s} {\\d h}'],
    ['Nguyễn', 'Nguy{\\~{\\^e{}}}n'],
    ['ộ', '{\\d{\\^o}}'],
    ['ặ', '{\\d{\\u a}}'],
    ['ẹ', '{\\d e}'],
    ['ǿ', "{\\'{\\o{}}}"],
    ['ẽ', '{\\~{e{}}}'],
  ])('letter with accent: %s', (text, tex) => {
    expect(escapeText(text, 'latex')).toBe(tex);
  });

  it('never set an accent on a dotless i, which biber would take apart', () => {
    for (const letter of 'íìîïĩīĭ') expect(escapeText(letter, 'latex')).toMatch(/^\{\\(?:[^A-Za-z]|u )i\}$/);
  });

  it.each([
    ['& % $ # _', '\\& \\% \\$ \\# \\_'],
    ['~ ^ \\', '{\\textasciitilde} {\\textasciicircum} {\\textbackslash}'],
    ['{ }', '{\\textbraceleft} {\\textbraceright}'],
    ['< > |', '{\\textless} {\\textgreater} {\\textbar}'],
  ])('what TeX acts upon: %s', (text, tex) => {
    expect(escapeText(text, 'latex')).toBe(tex);
    expect(escapeText(text, 'utf8')).toBe(tex);
  });

  it.each([
    ['“Style” ‘x’', "``Style'' `x'"],
    ['2019–2021 — done…', '2019--2021 --- done{\\ldots}'],
    ['‐‑', '-{}-'],
    ["''", "'{}'"],
    ['--', '-{}-'],
    [',,', ',{},'],
    ['?`', '?{}`'],
    ['“‘', '``{}`'],
    ['°C ± 5 µm ½', '{\\textdegree}C {{$\\pm$}} 5 {\\textmu}m {\\textonehalf}'],
    ['x² H₂O', 'x{\\texttwosuperior} H{{$_{2}$}}O'],
    ['σ ≤ ∞ → ℝ −', '{{$\\sigma$}} {{$\\leq$}} {{$\\infty$}} {{$\\rightarrow$}} {{$\\mathbb{R}$}} {{$-$}}'],
    ['𝛼 𝐀 𝓛 𝟚', '{{$\\alpha$}} {{$\\mathbf{A}$}} {{$\\mathcal{L}$}} {{$2$}}'],
    ['ﬁne （x）', 'fine (x)'],
    ['x̄ q̇', '{\\={x{}}} {\\.{q{}}}'],
    ['ά', '{{$\\acute{\\alpha}$}}'],
  ])('sign: %s', (text, tex) => {
    expect(escapeText(text, 'latex')).toBe(tex);
  });

  it('leave to XeLaTeX what LaTeX has no command for, and count it', () => {
    expect(escapeText('王小明 Иван 🎉 ơ', 'latex')).toBe('王小明 Иван 🎉 ơ');
    expect(unprintable('王小明 Иван 🎉 ơ')).toBe(9);
    expect(unprintable("{\\'e} é ß … €")).toBe(0);
    expect(escapeText('大模型：综述（一）', 'latex')).toBe('大模型：综述（一）');
  });

  it('leave no character of their own tables for XeLaTeX', () => {
    for (const table of [LETTERS, SYMBOLS, MATHS]) {
      for (const character of table.keys()) {
        expect(escapeText(character, 'latex')).toMatch(/^[\x20-\x7e]+$/);
        expect(unprintable(escapeText(character, 'utf8'))).toBe(0);
      }
    }
  });

  it('cover Latin-1 and Latin Extended-A but for letters no T1 font has', () => {
    const left = Array.from({ length: 0x17f - 0xa1 }, (_, at) => String.fromCodePoint(0xa1 + at)).filter((letter) =>
      /[^\x20-\x7e]/.test(escapeText(oneLine(letter), 'latex')),
    );
    expect(left.join('')).toBe('¨¯´¸ĦħĸŦŧ');
  });
});

describe('UTF-8', () => {
  it.each([
    ['Ångström – “naïve” © Łódź', 'Ångström – “naïve” © Łódź'],
    ['ε-greedy ≤ 5 ×', '{{$\\varepsilon$}}-greedy {{$\\leq$}} 5 ×'],
    ['Nguyễn', 'Nguyễn'],
    ['x̄', '{{$\\bar{x}$}}'],
    ['50% & _', '50\\% \\& \\_'],
  ])('stays but for what pdfLaTeX cannot print and LaTeX can: %s', (text, tex) => {
    expect(escapeText(text, 'utf8')).toBe(tex);
  });
});

describe('one line', () => {
  it.each([
    ['decomposed accents (NFD)', 'e\u0301', 'é'],
    ['control characters', 'a\u0000b\u0007c\u007fd\u0085e', 'abcde'],
    ['zero-width characters', 'a\u200bb\ufeffc\u00add\u2060e', 'ab cde'],
    ['bidi overrides', 'a\u202eb\u2066c', 'abc'],
    ['lone surrogates', 'a\ud800b\udc00c', 'abc'],
    ['tag characters and variation selectors', 'a\u{e0041}b✓\ufe0f', 'ab✓'],
    ['line breaks and wide spaces', ' a\r\n\tb\u2028c\u3000d\u00a0e ', 'a b c d e'],
    ['joiners between Latin letters', 'a\u200db\u200cc', 'abc'],
  ])('has no %s', (_name, text, clean) => {
    expect(oneLine(text)).toBe(clean);
  });

  it('keeps the joiners that Persian and emoji need', () => {
    expect(oneLine('می\u200cخواهم 👩\u200d🔬')).toBe('می\u200cخواهم 👩\u200d🔬');
  });
});

describe('a text of a source', () => {
  it.each([
    ['TeX accents of arXiv titles', 'It\\^{o} and Schr\\"{o}dinger and Erd\\H os', 'It{\\^o} and Schr{\\"o}dinger and Erd{\\H o}s'],
    ['TeX letters', '304 {\\AA} and \\O rsted', '304 {\\AA} and {\\O}rsted'],
    ['an accent on a dotless i', "M\\'{\\i}nguez", "M{\\'i}nguez"],
    ['a maths word outside maths', 'an \\alpha particle', 'an {{$\\alpha$}} particle'],
    ['comparisons in maths', 'if $a<b>c$', 'if {$a<b>c$}'],
    ['a maths letter outside maths', 'Tibet AS{\\gamma} experiment', 'Tibet AS{{$\\gamma$}} experiment'],
    ['emphasis', 'The \\emph{Gaia} and {\\it Hubble} view', 'The Gaia and Hubble view'],
    ['TeX quotes and dashes', "``Style'' transfer -- part II", "``Style'' transfer -- part II"],
    ['HTML entities', 'CSEE&amp;T &#233;&#x3b1;', "CSEE\\&T {\\'e}{{$\\alpha$}}"],
    ['HTML markup', 'CO<sub>2</sub> in <i>E. coli</i>', 'CO{$_{2}$} in E. coli'],
    ['comparisons that look like markup', 'galaxies at 1 < z < 4', 'galaxies at 1 {\\textless} z {\\textless} 4'],
    [
      'a command that is none of ours',
      '\\input{x} \\write18',
      '{\\textbackslash}input{\\textbraceleft}x{\\textbraceright} {\\textbackslash}write18',
    ],
    ['a flag', 'use --verbose', 'use -{}-verbose'],
    ['a code for a control character', 'a&#8203;b&#xD800;c&#0;', 'a b c'],
  ])('is read with %s', (_name, source, tex) => {
    expect(escapeSource(source, 'latex')).toBe(tex);
  });

  it('is written alike in both dialects as far as letters go', () => {
    expect(escapeSource('Schr\\"{o}dinger -- II', 'utf8')).toBe('Schrödinger – II');
  });
});

describe('words of the reader', () => {
  it('are printed as typed, TeX and markup too', () => {
    expect(printed(escapeLine('\\alpha {x} <i> &amp; `y` -- 50%', 'latex'))).toBe(
      '\\alpha {x} <i> &amp; ‘y‘ -- 50%'.replaceAll('--', '--'),
    );
  });

  it('come back for every text of one line', () => {
    const unit = fc.constantFrom(...'abcXYZ019 .,:;!?()[]{}\\%&#_^~<>|"@=/*+éüñçšžőąłøßåæœþðİșḥễộ“”–—…€°σ≤→∞∈×−王ж');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        expect(printed(escapeLine(text, 'latex'))).toBe(oneLine(text));
        expect(printed(escapeLine(text, 'utf8'))).toBe(oneLine(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('lose line breaks only at the ends', () => {
    expect(joinLines(['', 'a', '', 'b', '', ''])).toBe('a{\\newline}{\\newline}b');
    expect(joinLines([])).toBe('');
  });
});

describe('fields read letter by letter', () => {
  it.each([
    ['a DOI with underscore', '10.1007/978-3_1%2F#x&y~z', '10.1007/978-3_1%2F#x&y~z'],
    ['an old DOI', '10.1002/(SICI)1097<1::AID-X>3.0.CO;2-#', '10.1002/(SICI)1097<1::AID-X>3.0.CO;2-#'],
    ['what would end the field', 'https://x.org/{a}\\b c', 'https://x.org/%7Ba%7D%5Cb%20c'],
    ['letters beyond ASCII', 'https://x.org/é王', 'https://x.org/%C3%A9%E7%8E%8B'],
    ['line breaks', 'https://x.org/a\n@misc', 'https://x.org/a%20@misc'],
  ])('keep %s', (_name, text, written) => {
    expect(verbatim(text)).toBe(written);
  });
});
