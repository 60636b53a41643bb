import { MATHS } from './tex-symbols';

/** What stands after a command of maths: nothing, one or two arguments, words, or a delimiter. */
export type Kind = 'symbol' | 'one' | 'two' | 'root' | 'words' | 'delimiter' | 'not' | 'switch';

const words = (text: string) => text.trim().split(/\s+/);

/** Symbols without a character of their own in the table of symbols, operators and spaces (LaTeX2e, amsmath, amssymb). */
const SYMBOL_NAMES = words(`
  le ge ne to gets land lor lnot owns varnothing ldots cdots vdots ddots dotsc dotsb dotsm dotsi dotso colon cdotp ldotp
  lbrace rbrace lbrack rbrack vert Vert lvert rvert lVert rVert backslash prime ast star dagger ddagger amalg
  imath jmath hslash eth Box Diamond lozenge triangle triangleleft triangleright bigtriangleup bigtriangledown
  bigoplus bigotimes bigodot biguplus bigsqcup smallsetminus doteqdot risingdotseq fallingdotseq thickapprox thicksim backsim
  lessgtr gtrless lesseqgtr gtreqless ll gg lll ggg lnsim gnsim lneq gneq lneqq gneqq nless ngtr nleq ngeq nsim ncong
  nsubseteq nsupseteq subseteqq supseteqq subsetneqq vDash Vvdash nvdash nvDash nrightarrow nleftarrow nRightarrow
  upharpoonright restriction leftharpoonup rightharpoonup leftharpoondown rightharpoondown leftrightharpoons multimap iff implies
  impliedby dashrightarrow curvearrowright upuparrows varpropto smile frown asymp perp measuredangle sphericalangle
  varGamma varDelta varTheta varLambda varXi varPi varSigma varUpsilon varPhi varPsi varOmega
  arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr sec sin sinh
  sup tan tanh injlim projlim bmod quad qquad enspace thinspace displaystyle textstyle scriptstyle scriptscriptstyle`);

const ONE = words(`
  mathbb mathcal mathfrak mathrm mathbf mathsf mathtt mathit mathnormal boldsymbol hat widehat tilde widetilde bar overline underline
  vec dot ddot dddot acute grave check breve mathring overbrace underbrace overrightarrow overleftarrow phantom pmod pod ensuremath`);
const TWO = words('frac dfrac tfrac cfrac binom dbinom tbinom stackrel overset underset');
const WORDS = words('text textrm textit textbf textsf texttt textnormal mbox operatorname');
const DELIMITER = words('left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm biggm Biggm');

/** Every command that may stand in maths, with what must follow it. Anything else makes a `$...$` plain text. */
export const MATHS_COMMANDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...[...MATHS.values()].flatMap((tex): [string, Kind][] => (/^\\[A-Za-z]+$/.test(tex) ? [[tex.slice(1), 'symbol']] : [])),
  ...SYMBOL_NAMES.map((name): [string, Kind] => [name, 'symbol']),
  ...ONE.map((name): [string, Kind] => [name, 'one']),
  ...TWO.map((name): [string, Kind] => [name, 'two']),
  ...WORDS.map((name): [string, Kind] => [name, 'words']),
  ...DELIMITER.map((name): [string, Kind] => [name, 'delimiter']),
  ['sqrt', 'root'],
  ['not', 'not'],
  ...['rm', 'bf', 'it', 'sf', 'tt', 'cal', 'mit'].map((name): [string, Kind] => [name, 'switch']),
]);

/** Commands of other packages or of plain TeX -> what prints the same with LaTeX and amsmath alone. */
export const MATHS_ALIASES: ReadonlyMap<string, string> = new Map([
  ['bm', 'boldsymbol'],
  ['bold', 'mathbf'],
  ['Bbb', 'mathbb'],
  ['mathds', 'mathbb'],
  ['mathbbm', 'mathbb'],
  ['mathscr', 'mathcal'],
  ['mathbfit', 'boldsymbol'],
  ['textup', 'textrm'],
  ['textsc', 'textrm'],
  ['hbox', 'mbox'],
  // Biber puts characters for these, which pdfLaTeX does not take in maths.
  ['dots', 'ldots'],
  ['langle', 'symbol:\\bigl<'],
  ['rangle', 'symbol:\\bigr>'],
  ['lt', 'symbol:<'],
  ['gt', 'symbol:>'],
  ['AA', 'symbol:\\mathring{\\mathrm{A}}'],
  ['ang', 'symbol:\\angle'],
]);

/** The font command that does what a switch of plain TeX does up to the end of its group. */
export const MATHS_SWITCHES: ReadonlyMap<string, string> = new Map([
  ['rm', 'mathrm'],
  ['bf', 'mathbf'],
  ['it', 'mathit'],
  ['sf', 'mathsf'],
  ['tt', 'mathtt'],
  ['cal', 'mathcal'],
  ['mit', 'mathnormal'],
]);

/** One-character commands that may stand in maths. */
export const MATHS_CONTROL_SYMBOLS = new Set([',', ';', ':', '!', '>', ' ', '{', '}', '|', '%', '&', '#', '_']);

/** What may follow `\left`, `\right` and `\big`. */
export const DELIMITERS = new Set([
  ...'()[]|/.<>',
  ...['\\{', '\\}', '\\|'],
  ...words('langle rangle lfloor rfloor lceil rceil vert Vert lvert rvert lVert rVert lbrace rbrace uparrow downarrow backslash').map(
    (name) => `\\${name}`,
  ),
]);
