/** A regular expression as a tree. A letter is given by what was written for it: itself, a class, an escape. */
export type PatternNode =
  | { is: 'letter'; of: string }
  | { is: 'edge'; of: string }
  | { is: 'all'; parts: PatternNode[] }
  | { is: 'any'; parts: PatternNode[] }
  | { is: 'times'; part: PatternNode; least: number; most: number };

/** What may stand for one letter: a class, an escape, or any letter as it is. */
const LETTER =
  /\[(?:\\.|[^\]\\])*\]|\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u\{[\da-fA-F]+\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\c[a-zA-Z]|\\[pP]\{[^}]*\}|\\[^1-9k]|[^\\]/uy;
const EDGE = /[$^]|\\[bB]/y;
const GROUP = /\((?:\?:|\?<[^=!][^>]*>|(?!\?))/y;
const TIMES = /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y;

/** Reads a regular expression that the browser takes (with the flag `u`) as a tree; undefined where it looks around, goes back to what was found or changes its flags. */
export function parsePattern(source: string): PatternNode | undefined {
  let at = 0;
  const take = (what: RegExp): RegExpExecArray | undefined => {
    what.lastIndex = at;
    const found = what.exec(source) ?? undefined;
    if (found) at = what.lastIndex;
    return found;
  };
  const times = (part: PatternNode): PatternNode => {
    const found = take(TIMES);
    if (!found) return part;
    const [, sign, least = '', comma, most] = found;
    if (sign) return { is: 'times', part, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Number.POSITIVE_INFINITY };
    const last = most ? Number(most) : comma ? Number.POSITIVE_INFINITY : Number(least);
    return { is: 'times', part, least: Number(least), most: last };
  };
  const one = (): PatternNode | undefined => {
    const edge = take(EDGE)?.[0];
    if (edge) return { is: 'edge', of: edge };
    if (take(GROUP)) {
      const inside = any();
      // The browser has seen that it is closed.
      at++;
      return inside;
    }
    if (source[at] === '(') return undefined;
    const letter = take(LETTER)?.[0];
    return letter === undefined ? undefined : { is: 'letter', of: letter };
  };
  const all = (): PatternNode | undefined => {
    const parts: PatternNode[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const part = one();
      if (!part) return undefined;
      parts.push(times(part));
    }
    return { is: 'all', parts };
  };
  const any = (): PatternNode | undefined => {
    const parts: PatternNode[] = [];
    do {
      const part = all();
      if (!part) return undefined;
      parts.push(part);
    } while (source[at] === '|' && at++ >= 0);
    const [only] = parts;
    return only && parts.length === 1 ? only : { is: 'any', parts };
  };
  return any();
}
