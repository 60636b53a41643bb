import { type Segment, segments } from './maths';
import { mathsLetter } from './maths-letters';
import { isPrintable } from './printable';
import { LETTERS, MARKS, MATHS_MARKS } from './tex-letters';
import { PLAIN, SPECIALS, SYMBOLS } from './tex-symbols';

/** `latex` writes ASCII wherever LaTeX has a command; `utf8` keeps every character that pdfLaTeX prints as it stands. */
export type Escape = 'latex' | 'utf8';

const CONTROL =
  /\p{Cc}|\p{Cs}|[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Variation_Selector}/gu;
/** Joiners belong to scripts and emoji that need them, not to Latin words. */
const STRAY_JOINER =
  /(?<=^|[\p{Script=Latin}\p{Script=Greek}\s\p{P}\d])[\u200c\u200d]+|[\u200c\u200d]+(?=$|[\p{Script=Latin}\p{Script=Greek}\s\p{P}\d])/gu;

/** Most lines are clean already, and a library has hundreds of thousands. */
const CLEAN_LINE = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** One line as a value may hold it: NFC, no control, zero-width or lone surrogate characters, spaces collapsed. */
export function oneLine(text: string): string {
  if (CLEAN_LINE.test(text)) return text;
  return text.replace(/\s+/g, ' ').replace(CONTROL, '').replace(STRAY_JOINER, '').normalize('NFC').replace(/ {2,}/g, ' ').trim();
}

const inDollars = (tex: string) => `{$${tex}$}`;
/** A character set as maths has two pairs of braces, by which reading tells it from maths that was written as maths. */
const inMathsOnly = (tex: string) => `{{$${tex}$}}`;

/** Marks below a letter; their commands take any letter, those of the marks above only one that is a single piece of type. */
const BELOW = /[\u0323\u0326-\u0328\u0331]/;

/** A letter with its marks as accent commands, those above inside those below, or undefined when one of them has none. */
function accented(cluster: string): string | undefined {
  const [base = '', ...marks] = Array.from(cluster.normalize('NFD'));
  const letter = LETTERS.has(base) ? `\\${LETTERS.get(base)}` : base;
  if (marks.length === 0 || !/^(?:[A-Za-z]|\\[A-Za-z]+)$/.test(letter)) return undefined;
  const inside = marks.filter((mark) => !BELOW.test(mark));
  let out = letter;
  let character = base;
  for (const mark of [...inside, ...marks.filter((one) => BELOW.test(one))]) {
    const command = MARKS.get(mark);
    if (command === undefined) return undefined;
    character = (character + mark).normalize('NFC');
    if (/[A-Za-z]$/.test(command)) out = out.startsWith('\\') ? `\\${command}{${out}}` : `\\${command} ${out}`;
    // Biber makes one character of `\~{\^e}` even where pdfLaTeX cannot print it; it leaves `\~{\^e{}}` alone, which prints the same.
    else out = isPrintable(character) ? `\\${command}${out}` : `\\${command}{${out}{}}`;
  }
  return `{${out}}`;
}

/** A single ASCII letter with one mark that makes no character of its own, as in a mean. */
function mathsAccent(cluster: string): string | undefined {
  const match = /^([A-Za-z])(\p{M})$/u.exec(cluster);
  const command = MATHS_MARKS.get(match?.[2] ?? '');
  return command ? inMathsOnly(`\\${command}{${match?.[1]}}`) : undefined;
}

function mathsCluster(cluster: string): string | undefined {
  const [base = '', ...marks] = Array.from(cluster.normalize('NFD'));
  const whole = mathsLetter(cluster);
  if (whole !== undefined) return inMathsOnly(whole);
  const tex = mathsLetter(base);
  const command = MATHS_MARKS.get(marks[0] ?? '');
  return tex !== undefined && command && marks.length === 1 ? inMathsOnly(`\\${command}{${tex}}`) : undefined;
}

const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Ligatures, full-width forms and the like as the plain characters they stand for, if these can all be written. */
function compatible(cluster: string, target: Escape, inMaths: boolean): string | undefined {
  const plain = cluster.normalize('NFKC');
  if (plain === cluster) return undefined;
  const written = Array.from(plain, (character) => clusterTex(character, target, inMaths));
  return written.every((tex) => tex !== undefined) ? written.join('') : undefined;
}

/** One character with its marks as it is written, or undefined when there is no way to write it but as it is; `inMaths` says whether maths is a way. */
function clusterTex(cluster: string, target: Escape, inMaths: boolean): string | undefined {
  const special = SPECIALS.get(cluster);
  if (special !== undefined) return special;
  if (cluster <= '\u007f' && cluster.length === 1) return cluster;
  if (target === 'utf8') {
    if (isPrintable(cluster)) return cluster;
  } else {
    const letter = LETTERS.get(cluster) ?? SYMBOLS.get(cluster);
    if (letter !== undefined) return `{\\${letter}}`;
    const accents = accented(cluster);
    if (accents !== undefined) return accents;
  }
  const maths = inMaths ? (mathsAccent(cluster) ?? mathsCluster(cluster)) : undefined;
  return PLAIN.get(cluster) ?? maths ?? compatible(cluster, target, inMaths);
}

/** True when TeX would join the sign before and the first of what follows into another sign. */
function joins(last: string, first: string): boolean {
  return (last === first && /[-`',]/.test(first)) || (first === '`' && /[?!]/.test(last));
}

const NOTHING_TO_DO = /^(?:[A-Za-z0-9 .:;()+*/=@!?"[\]]|-(?!-)|,(?!,)|'(?!'))*$/;

/**
 * Text without maths as it may stand in a value: braces balance, and no character of it acts as TeX or BibTeX. `around` is what the text
 * is cut from: full-width signs stay among ideographs.
 */
export function escapeText(text: string, target: Escape, around = text): string {
  return escaped(text, target, true, around);
}

/**
 * A part of a name as it may stand in a list of names. Nothing in it becomes maths, which has no initial, and no `=` is left bare, which
 * biber takes for its own way of writing names.
 */
export function escapeName(text: string, target: Escape): string {
  return escaped(text, target, false).replaceAll('=', '{=}').replaceAll('\\{=}', '\\=');
}

/** A brace or the like stays what it is with a mark on top. */
const asItIs = (cluster: string) => Array.from(cluster, (character) => SPECIALS.get(character) ?? character).join('');

function escaped(text: string, target: Escape, inMaths: boolean, around = text): string {
  if (NOTHING_TO_DO.test(text)) return text;
  const ideographs = IDEOGRAPHS.test(around);
  const out: string[] = [];
  let last = '';
  for (const cluster of text.normalize('NFC').match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    const fullWidth = ideographs && /[\u3000-\u303f\uff00-\uffef]/.test(cluster);
    const tex = (fullWidth ? undefined : clusterTex(cluster, target, inMaths)) ?? asItIs(cluster);
    out.push(joins(last, tex.slice(0, 1)) ? `{}${tex}` : tex);
    last = tex.slice(-1);
  }
  return out.join('');
}

/** Segments as a value holds them. Maths stands in braces, or a style that writes titles in lower case would change it. */
export function escapeSegments(parts: readonly Segment[], target: Escape): string {
  return parts.map((part) => ('maths' in part ? inDollars(part.maths) : escapeText(part.text, target))).join('');
}

/** What a person wrote, one line, every character printed as it is; maths between dollar signs is set as maths. */
export function escapeLine(text: string, target: Escape): string {
  return escapeSegments(segments(oneLine(text)), target);
}

/** Escaped lines in one value: breaks between them become `{\newline}`, and none is left at either end, where LaTeX would stop at it. */
export function joinLines(lines: readonly string[]): string {
  return lines.join('{\\newline}').replace(/^(?:\{\\newline\})+|(?:\{\\newline\})+$/g, '');
}
