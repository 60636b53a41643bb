import { mathsLetter } from './maths-letters';
import { LETTERS, MARKS, MATHS_MARKS, pairs, turned } from './tex-letters';
import { MATHS, SPECIALS, SYMBOLS } from './tex-symbols';

/** Accent command -> the combining mark it sets; the writer's, and those only others write. */
export const ACCENTS: ReadonlyMap<string, string> = new Map([
  ...turned(MARKS),
  ['h', '\u0309'],
  ['t', '\u0361'],
  ['G', '\u030f'],
  ['U', '\u030e'],
  ['capitalacute', '\u0301'],
  ['capitalgrave', '\u0300'],
]);

/** Commands without argument that print a character: the writer's, and those only others write. */
export const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ...[...turned(MATHS)].flatMap(([tex, character]): [string, string][] => (/^\\[A-Za-z]+$/.test(tex) ? [[tex.slice(1), character]] : [])),
  ...turned(SYMBOLS),
  ...turned(LETTERS),
  ...[...SPECIALS].flatMap(([character, tex]): [string, string][] => {
    const name = /^\{\\([a-z]+)\}$/.exec(tex)?.[1];
    return name ? [[name, character]] : [];
  }),
  ...pairs(`
    SS ẞ  dots …  textellipsis …  textendash –  textemdash —  textsterling £  textquoteleft ‘  textquoteright ’  lq ‘  rq ’
    textquotedblleft “  textquotedblright ”  textquotedbl "  textquotesingle '  textasciigrave \`  quotedblbase „  glqq „  grqq “
    glq ‚  grq ‘  flqq «  frqq »  flq ‹  frq ›  textasteriskcentered *  textbardbl ‖  slash /  textunderscore _  textdollar $
    textampersand &  lbrace {  rbrace }  lbrack [  rbrack ]  backslash \\  textmultiply ×  texttimes ×  textdiv ÷  textpm ±
    textlnot ¬  textminus −  textonesuperior ¹  texttildelow ˜  textacutedbl ˝  texteuro €  euro €  EUR €  textmu µ  micro µ
    copyright ©  textcopyright ©  dag †  ddag ‡  textsection §  textparagraph ¶  textordmasculine º  textnumero №  textleftarrow ←
    textrightarrow →  textuparrow ↑  textdownarrow ↓  textalpha α  textbeta β  textgamma γ  textdelta δ  textepsilon ε  textlambda λ
    textsigma σ  textomega ω  textpi π  texttheta θ  to →  gets ←  le ≤  ge ≥  ne ≠  langle ⟨  rangle ⟩  ldotp .  cdotp ·
    TeX TeX  LaTeX LaTeX  LaTeXe LaTeX2e  BibTeX BibTeX  XeTeX XeTeX  XeLaTeX XeLaTeX  LuaTeX LuaTeX  LuaLaTeX LuaLaTeX  pdfTeX pdfTeX`),
]);

const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Commands that change how the rest of their group looks, or nothing at all; they print nothing. */
export const SWITCHES = words(`
  rm bf it sf tt sc sl em bfseries mdseries itshape scshape slshape upshape rmfamily sffamily ttfamily normalfont tiny scriptsize
  footnotesize small normalsize large Large LARGE huge Huge relax protect ignorespaces unskip xspace nobreak allowbreak linebreak
  nolinebreak noindent null leavevmode boldmath unboldmath cal mit raggedright sloppy selectfont nocorr frenchspacing bgroup egroup
  mathsurround displaystyle textstyle limits nolimits bibinitdelim bibinithyphendelim fussy hyphenchar`);

/** Commands that print a space. */
export const SPACES = words('space nobreakspace quad qquad enspace enskip thinspace thickspace medspace hfill hfil hskip');

/** Commands that end a line or a paragraph. */
export const BREAKS = words('newline par linebreak endgraf smallskip medskip bigskip');

/** Commands whose argument only sorts, measures or points, and is not printed. */
export const SILENT = words(
  'noopsort NoopSort SortNoop sortnoop noop nop hspace vspace label index phantom hphantom vphantom rule thispagestyle fontsize color',
);

/** Commands with a first argument that is not printed before the one that is. */
export const FIRST_IS_SILENT = words(
  'href textcolor foreignlanguage fontencoding selectlanguage colorbox raisebox scalebox parbox switchargs DUTCHvandy',
);

/** Commands whose argument is an address or a file, letter by letter. */
export const VERBATIM = words('url path nolinkurl burl verb texttturl file');

/** One-character commands: what each prints. */
export const CONTROL_SYMBOLS: ReadonlyMap<string, string> = new Map([
  ...[...'&%$#_{}'].map((sign): [string, string] => [sign, sign]),
  ...[...' ,;:>\n\t'].map((sign): [string, string] => [sign, ' ']),
  ...[...'!-/@*+'].map((sign): [string, string] => [sign, '']),
  ['|', '‖'],
  ['<', '<'],
]);

/** A combining mark on a single letter of maths, as the writer sets it (`\bar{x}`). */
const MATHS_ACCENTS = turned(MATHS_MARKS);

const LETTER_OF = new Map<string, string>();
for (let point = 0x1d400; point <= 0x1d7ff; point += 1) {
  const letter = String.fromCodePoint(point);
  const tex = mathsLetter(letter);
  if (tex !== undefined && !LETTER_OF.has(tex)) LETTER_OF.set(tex, letter);
}
const MATHS_CHARACTERS: ReadonlyMap<string, string> = new Map([...LETTER_OF, ...turned(MATHS)]);

/** The character that the writer sets as that maths, or undefined. */
export function mathsCharacter(tex: string): string | undefined {
  if (/^[A-Za-z0-9]$/.test(tex)) return tex;
  const character = MATHS_CHARACTERS.get(tex);
  if (character !== undefined) return character;
  const match = /^\\([a-z]+)\{(.+)\}$/.exec(tex);
  const mark = MATHS_ACCENTS.get(match?.[1] ?? '');
  const letter = match?.[2] ?? '';
  const base = /^[A-Za-z]$/.test(letter) ? letter : MATHS_CHARACTERS.get(letter);
  return mark !== undefined && base !== undefined ? (base + mark).normalize('NFC') : undefined;
}
