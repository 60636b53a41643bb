import { type Escape, escapeText } from './latex';
import { isProperName } from './proper-names';
import { readSource } from './source-text';

/**
 * Which words of a title keep their capitals in styles that write titles in lower case: `smart` those such a style would damage
 * (acronyms, mixed case, proper names), `capitals` every capitalised word, `title` all of it, `none` only maths.
 */
export type Protection = 'smart' | 'none' | 'capitals' | 'title';
export const PROTECTIONS: readonly Protection[] = ['smart', 'none', 'capitals', 'title'];

/** A piece of a title between two places where a word can end. */
type Piece = { maths: string } | { text: string; word: boolean; around: string };

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_'’.+]*[\p{L}\p{M}\p{N}+])?/gu;

/** Hyphens, slashes and everything that is no letter end a word. */
function pieces(title: string): Piece[] {
  const out: Piece[] = [];
  for (const part of readSource(title)) {
    if ('maths' in part) {
      out.push(part);
      continue;
    }
    let from = 0;
    for (const match of part.text.matchAll(WORD)) {
      if (match.index > from) out.push({ text: part.text.slice(from, match.index), word: false, around: part.text });
      out.push({ text: match[0], word: true, around: part.text });
      from = match.index + match[0].length;
    }
    if (from < part.text.length) out.push({ text: part.text.slice(from), word: false, around: part.text });
  }
  return out;
}

const hasCapital = (text: string) => /\p{Lu}/u.test(text);
const hasLower = (text: string) => /\p{Ll}/u.test(text);

/** A capital after the first letter, or letters and digits in one word (`BERT`, `iPhone`, `word2vec`), but not `1990s` or `21st`. */
function isMixed(word: string): boolean {
  const letters = word.replace(/[’']s$/u, '');
  if (/.\p{Lu}/u.test(letters.replace(/^[’']/u, ''))) return true;
  return /\p{L}/u.test(letters) && /\p{N}/u.test(letters) && !/^\d+(?:st|nd|rd|th|s)$/i.test(letters);
}

interface Around {
  before: Piece | undefined;
  after: Piece | undefined;
}

const touchesMaths = ({ before, after }: Around) => [before, after].some((piece) => piece !== undefined && 'maths' in piece);
const isHyphen = (piece: Piece | undefined) => piece !== undefined && 'text' in piece && /^[-‐‑–]$/.test(piece.text);

function isDamaged(word: string, around: Around): boolean {
  if (isMixed(word) || isProperName(word.replace(/[’']s$/u, ''))) return true;
  if (!hasCapital(word)) return false;
  const letters = Array.from(word);
  if (letters.length === 1) return word !== 'A' || isHyphen(around.after) || isHyphen(around.before) || touchesMaths(around);
  return letters.length <= 3 && touchesMaths(around);
}

/** A title in capitals throughout says nothing about its words. */
function isShouted(all: readonly Piece[]): boolean {
  const words = all.flatMap((piece) => ('text' in piece && piece.word && piece.text.length > 2 ? [piece.text] : []));
  return words.length > 3 && words.filter((word) => hasCapital(word) && !hasLower(word)).length > words.length * 0.7;
}

function isProtected(all: readonly Piece[], at: number, protection: Protection, shouted: boolean): boolean {
  const piece = all[at];
  if (piece === undefined) return false;
  if ('maths' in piece) return true;
  if (!piece.word || protection === 'none' || protection === 'title' || shouted) return false;
  if (protection === 'capitals') return hasCapital(piece.text);
  return isDamaged(piece.text, { before: all[at - 1], after: all[at + 1] });
}

/** Numbers belong to the name they follow (`GPT-4`); a hyphen or nothing at all between two protected pieces joins them into one pair of braces. */
function lastOfRun(all: readonly Piece[], first: number, isKept: (at: number) => boolean): number {
  let last = first;
  for (;;) {
    const next = isHyphen(all[last + 1]) ? last + 2 : last + 1;
    const piece = all[next];
    if (piece === undefined) return last;
    const isNumber = next === last + 2 && 'text' in piece && /^\p{N}[\p{N}.]*$/u.test(piece.text);
    if (!isKept(next) && !isNumber) return last;
    last = next;
  }
}

function write(piece: Piece, target: Escape): string {
  return 'maths' in piece ? `$${piece.maths}$` : escapeText(piece.text, target, piece.around);
}

/** A group that begins with a command is a special character to BibTeX, which would change its case after all. */
export function braced(value: string): string {
  return value.startsWith('\\') ? `{{}${value}}` : `{${value}}`;
}

/** A title as its field holds it, escaped and with the words protected that need it. */
export function writeTitle(title: string, protection: Protection, target: Escape): string {
  const all = pieces(title);
  const shouted = protection === 'smart' && isShouted(all);
  const kept = (at: number) => isProtected(all, at, protection, shouted);
  let out = '';
  for (let at = 0; at < all.length; at += 1) {
    const last = kept(at) ? lastOfRun(all, at, kept) : at;
    const value = all
      .slice(at, last + 1)
      .map((piece) => write(piece, target))
      .join('');
    out += kept(at) ? braced(value) : value;
    at = last;
  }
  const isMaths = all.every((piece) => 'maths' in piece);
  return protection === 'title' && !isMaths ? braced(out) : out;
}
