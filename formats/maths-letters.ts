import { MATHS } from './tex-symbols';

/** Fonts of the mathematical alphabets in the order of their Unicode block (U+1D400), each 52 letters long. */
const FONTS = [
  'mathbf',
  '',
  'boldsymbol',
  'mathcal',
  'mathcal',
  'mathfrak',
  'mathbb',
  'mathfrak',
  'mathsf',
  'mathsf',
  'mathsf',
  'mathsf',
  'mathtt',
];
const BLOCK = 0x1d400;
const UPPER_ONLY = new Set(['mathcal', 'mathbb']);

/** A letter of the mathematical alphabets (U+1D400 to U+1D7FF) as TeX. */
function alphabetLetter(letter: string): string | undefined {
  const offset = (letter.codePointAt(0) ?? 0) - BLOCK;
  if (offset < 0 || offset > 0x3ff) return undefined;
  const plain = letter.normalize('NFKD');
  const tex = MATHS.get(plain) ?? plain;
  if (!/^[\x20-\x7e]+$/.test(tex)) return undefined;
  const font = FONTS[Math.floor(offset / 52)] ?? '';
  if (!/^[A-Za-z]$/.test(plain)) return tex;
  return font === '' || (UPPER_ONLY.has(font) && !/[A-Z]/.test(plain)) ? tex : `\\${font}{${tex}}`;
}

/** A character that is not ASCII as the TeX that sets it within maths, or undefined. */
export function mathsLetter(letter: string): string | undefined {
  if (letter === '’') return "'";
  return MATHS.get(letter) ?? alphabetLetter(letter);
}
