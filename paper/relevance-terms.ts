import { fold } from './fold';
import { isStopWord, stemEnd } from './relevance-words';

/** What is told of each word and each pair of neighbouring words: its hash of 32 bits, and where it stands in the text. */
export type TellTerm = (hash: number, from: number, to: number) => void;

/** What a UTF-16 code unit is to the reading of words. */
const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
/** Of a script that sets no spaces between words: two neighbouring letters stand for a word. */
const UNSPACED = 3;
/** Ends a sentence or a clause: the words around it are no pair. */
const STOP = 4;

const UNSPACED_LETTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function kindOf(code: number): number {
  const letter = String.fromCharCode(code);
  if (UNSPACED_LETTER.test(letter)) return UNSPACED;
  // The halves of letters beyond the first 65 536 are letters, so that a word of them stays whole.
  if (/[\p{L}\p{M}]/u.test(letter) || (code >= 0xd800 && code <= 0xdfff)) return LETTER;
  if (/\p{N}/u.test(letter)) return DIGIT;
  return /[.,;:!?()[\]{}"\n\p{Po}\p{Ps}\p{Pe}]/u.test(letter) ? STOP : OTHER;
}

/** Kinds of code units, one more than the kind where it is known. */
const kinds = new Uint8Array(65_536);
function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const known = kinds[code] ?? 0;
  if (known > 0) return known - 1;
  const kind = kindOf(code);
  kinds[code] = kind + 1;
  return kind;
}

const PRIME = 16_777_619;
const START = 0x811c9dc5;

/** The 32-bit FNV-1a hash of a text's code units (draft-eastlake-fnv), from `START` on. */
export function hashOf(text: string, from = START): number {
  let hash = from;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash >>> 0;
}

/** The hash of a word as it is compared: folded, without its plural ending; 0 for one that says nothing. */
function wordHash(text: string, from: number, to: number): number {
  const word = fold(text.slice(from, to));
  const stem = word.slice(0, stemEnd(word));
  return stem.length < 2 || isStopWord(stem) ? 0 : hashOf(stem);
}

/** Hashes of words seen before, by the hash of how they were written: folding each anew would be most of the work. */
const MOST_KNOWN = 1 << 16;
const writtenHashes = new Uint32Array(2 * MOST_KNOWN);
const stemHashes = new Uint32Array(2 * MOST_KNOWN);
let known = 0;

function knownHash(written: number, text: string, from: number, to: number): number {
  let slot = (written ^ (written >>> 13)) & (writtenHashes.length - 1);
  for (; writtenHashes[slot] !== 0; slot = (slot + 1) & (writtenHashes.length - 1))
    if (writtenHashes[slot] === written) return stemHashes[slot] ?? 0;
  const hash = wordHash(text, from, to);
  if (known < MOST_KNOWN && written !== 0) {
    known++;
    writtenHashes[slot] = written;
    stemHashes[slot] = hash;
  }
  return hash;
}

/** The hash of two words after one another. */
const pairOf = (first: number, second: number) => Math.imul(Math.imul(first, PRIME) ^ second, 0x9e3779b1) >>> 0;

/** Longest formula, in UTF-16 code units: a dollar further on is another's. */
const FORMULA = 300;

/** Where a formula ends that begins here and ends with such a mark; `at` where it does not end. */
function formulaEnd(text: string, at: number, ends: string): number {
  const end = text.slice(at + ends.length, at + ends.length + FORMULA).indexOf(ends);
  return end < 0 ? at : at + ends.length + end + ends.length;
}

/** Where what begins here and is no prose ends: a formula, a command of TeX, an address of the web; `at` where nothing such begins. */
function passOver(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 36 /* $ */) return formulaEnd(text, at, text.charCodeAt(at + 1) === 36 ? '$$' : '$');
  if (code === 92 /* \ */) {
    const opens = text[at + 1];
    const end = opens === '(' ? formulaEnd(text, at, '\\)') : opens === '[' ? formulaEnd(text, at, '\\]') : at;
    if (end > at) return end;
    let to = at + 1;
    while (to < text.length && kindAt(text, to) === LETTER) to++;
    return to;
  }
  if ((code === 104 || code === 72) /* h */ && /^https?:\/\//i.test(text.slice(at, at + 8))) {
    let to = at;
    while (to < text.length && !/\s/.test(text[to] ?? '')) to++;
    return to;
  }
  return at;
}

/**
 * Tells each telling word of a text and each pair of them that stand side by side, as they stand there. Formulas, commands of TeX,
 * addresses, bare numbers and stop words tell nothing. The same text tells the same, whatever the case, accents and plurals.
 */
export function eachTerm(text: string, tell: TellTerm): void {
  let before = 0;
  let beforeFrom = 0;
  const word = (hash: number, from: number, to: number) => {
    if (hash !== 0) {
      tell(hash, from, to);
      if (before !== 0) tell(pairOf(before, hash), beforeFrom, to);
    }
    before = hash;
    beforeFrom = from;
  };
  let at = 0;
  while (at < text.length) {
    const after = passOver(text, at);
    if (after > at) {
      before = 0;
      at = after;
      continue;
    }
    const kind = kindAt(text, at);
    if (kind === STOP) before = 0;
    if (kind === OTHER || kind === STOP) {
      at++;
      continue;
    }
    const from = at;
    if (kind === UNSPACED) {
      at++;
      before = 0;
      if (kindAt(text, at) === UNSPACED) tell(hashOf(text.slice(from, at + 1)), from, at + 1);
      continue;
    }
    let letters = 0;
    let written = START;
    for (let next = kind; next === LETTER || next === DIGIT; next = at < text.length ? kindAt(text, at) : OTHER) {
      if (next === LETTER) letters++;
      const code = text.charCodeAt(at);
      written = Math.imul(written ^ (code >= 65 && code <= 90 ? code + 32 : code), PRIME);
      at++;
    }
    word(letters > 0 ? knownHash(written >>> 0, text, from, at) : 0, from, at);
  }
}
