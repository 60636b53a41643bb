import type { Macros } from './bib-read-macros';

/** Deepest nesting of braces that is read. */
export const DEEPEST = 64;

/** A place in a text, moved on by whoever reads. */
export interface Place {
  readonly text: string;
  at: number;
}

/** What a sticky pattern finds at the place, which moves behind it. */
export function take(place: Place, pattern: RegExp): string | undefined {
  pattern.lastIndex = place.at;
  const found = pattern.exec(place.text)?.[0];
  if (found !== undefined) place.at += found.length;
  return found;
}

/** Past spaces, and past comments, which go from `%` to the end of the line. */
export function skipSpace(place: Place): void {
  while (take(place, /\s+/y) !== undefined || take(place, /%[^\n]*/y) !== undefined);
}

/** A value, or why there is none; the place is then behind what could be read. */
export type ReadValue = { text: string } | { fault: string; neverClosed?: true };

const OPEN = 123;
const CLOSE = 125;
const QUOTE = 34;
const TOO_DEEP = `nests its braces more than ${DEEPEST} deep`;

/** What stands between braces that balance (a backslash before one does not count, as in BibTeX), looked for up to `end`. */
export function braced(place: Place, end: number): ReadValue {
  const start = place.at + 1;
  let depth = 1;
  let deepest = 1;
  for (let at = start; at < end; at += 1) {
    const code = place.text.charCodeAt(at);
    if (code === OPEN) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === CLOSE) {
      depth -= 1;
      if (depth > 0) continue;
      place.at = at + 1;
      return deepest > DEEPEST ? { fault: TOO_DEEP } : { text: place.text.slice(start, at) };
    }
  }
  return { fault: 'has a brace that is never closed', neverClosed: true };
}

/** What stands between quotation marks; those within braces do not count. */
function quoted(place: Place, end: number): ReadValue {
  const start = place.at + 1;
  let depth = 0;
  let deepest = 0;
  for (let at = start; at < end; at += 1) {
    const code = place.text.charCodeAt(at);
    if (code === OPEN) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === CLOSE) {
      if (depth === 0) {
        place.at = at;
        return { fault: 'has a closing brace too many within its quotation marks' };
      }
      depth -= 1;
    } else if (code === QUOTE && depth === 0) {
      place.at = at + 1;
      return deepest > DEEPEST ? { fault: TOO_DEEP } : { text: place.text.slice(start, at) };
    }
  }
  return { fault: 'has a quotation mark that is never closed', neverClosed: true };
}

/** Digits, the name of a macro, or bare words, which many files have where they should not. */
function bare(place: Place, macros: Macros): ReadValue {
  const words = take(place, /[^\s,{}"#()=%@][^,{}"#()\n=]*/y)?.trim();
  if (words === undefined) return { text: '' };
  if (/[\s\d]/.test(words)) return { text: words };
  const text = macros.use(words);
  return text === undefined ? { fault: 'makes the @string texts grow too large' } : { text };
}

/** A value at the place: parts joined by `#`, each in braces, in quotation marks, a number or a macro. None of it is looked for behind `end`. */
export function readValue(place: Place, macros: Macros, end: number): ReadValue {
  const parts: string[] = [];
  for (;;) {
    skipSpace(place);
    const sign = place.text[place.at];
    const part = sign === '{' ? braced(place, end) : sign === '"' ? quoted(place, end) : bare(place, macros);
    if ('fault' in part) return part;
    parts.push(part.text);
    skipSpace(place);
    if (take(place, /#/y) === undefined) return { text: parts.length === 1 ? (parts[0] ?? '') : parts.join('') };
  }
}
