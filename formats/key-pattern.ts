/** What a citation key is made of; the words are those of Better BibTeX where it has one. */
export const KEY_TOKENS = [
  'auth',
  'auth.etal',
  'authEtAl',
  'authors',
  'year',
  'shortyear',
  'title',
  'shorttitle',
  'veryshorttitle',
  'venue',
  'arxiv',
] as const;
export type KeyToken = (typeof KEY_TOKENS)[number];

/** Tokens that take a number: of words, of authors (0 is all), or of the first letters of a name (0 is all). */
const COUNTED: Partial<Record<KeyToken, number>> = { title: 1, shorttitle: 3, veryshorttitle: 1, authors: 0, auth: 0 };

/** In which case a piece is written; `capitalize` is its first letter only. */
const LETTERS = ['lower', 'upper', 'capitalize'] as const;
export type Letters = (typeof LETTERS)[number] | 'asis';

/** A piece of a pattern: text as it stands, or a token with how many of what it counts and in which case. */
export type KeyPart = { text: string } | { token: KeyToken; count: number; letters: Letters };

export type PatternError = 'empty' | 'too-long' | 'bad-character' | 'unclosed' | 'unknown-token' | 'unknown-modifier' | 'no-token';

/** A pattern's parts, or what is wrong with it: `what` is the offending piece, `at` its place in the pattern. */
export type ParsedPattern = { ok: true; parts: KeyPart[] } | { ok: false; code: PatternError; message: string; what: string; at: number };

/** `vaswani2017attention`, as Google Scholar and OpenReview write it. */
export const DEFAULT_KEY_PATTERN = '[auth:lower][year][title:1:lower]';

/** Patterns to choose from, by who writes keys like that. */
export const KEY_PATTERNS: readonly { name: string; pattern: string }[] = [
  { name: 'Google Scholar, OpenReview', pattern: DEFAULT_KEY_PATTERN },
  { name: 'Better BibTeX', pattern: '[auth:lower][title:3][year]' },
  { name: 'ACL Anthology', pattern: '[auth.etal:lower]-[year]-[title:1:lower]' },
  { name: 'JabRef', pattern: '[auth][year]' },
  { name: 'Crossref', pattern: '[auth]_[year]' },
  { name: 'arXiv', pattern: '[arxiv]' },
];

const LONGEST = 100;
const MOST_WORDS = 9;

function fault(code: PatternError, message: string, what: string, at: number): ParsedPattern {
  return { ok: false, code, message, what, at };
}

const LONGEST_FIRST = [...KEY_TOKENS].sort((a, b) => b.length - a.length);
const COUNT = new RegExp(`^[1-${MOST_WORDS}]$`);

/** A token's name with what may stand behind it: `auth.etal`, `auth.lower`, `shorttitle3_3`. */
function namedIn(name: string): { token: KeyToken; rest: string } | undefined {
  for (const token of LONGEST_FIRST) {
    if (name === token || (name.startsWith(token) && /^[.\d]/.test(name.slice(token.length))))
      return { token, rest: name.slice(token.length) };
  }
  return undefined;
}

function partOf(inside: string, at: number): KeyPart | ParsedPattern {
  const [name = '', ...afterColons] = inside.split(':');
  const known = namedIn(name);
  if (!known) return fault('unknown-token', `There is no [${name}]. Use ${KEY_TOKENS.map((one) => `[${one}]`).join(', ')}.`, name, at);
  const { token, rest } = known;
  const part: KeyPart = { token, count: COUNTED[token] ?? 1, letters: 'asis' };
  // Better BibTeX writes `shorttitle3_3`: three words, all of them with a capital, as ours are.
  const [whole = '', number] = /^([1-9])(?:_\1)?(?=\.|$)/.exec(rest) ?? [];
  const [between = '', ...afterDots] = rest.slice(whole.length).split('.');
  const modifiers = [...(number ? [number] : []), ...(between ? [between] : []), ...afterDots, ...afterColons];
  for (const modifier of modifiers) {
    const letters = LETTERS.find((one) => one === modifier);
    if (letters) part.letters = letters;
    else if (token in COUNTED && COUNT.test(modifier)) part.count = Number(modifier);
    else return fault('unknown-modifier', `[${token}] does not take :${modifier}.`, modifier, at);
  }
  return part;
}

/** One term of Better BibTeX's own notation: a text in quotes, or `shorttitle(3,3).lower`. */
const TERM = /^(?:'([^']*)'|"([^"]*)"|([A-Za-z]+(?:\.[a-z]+)*?)(?:\((\d?)(?:, ?(\d))?\))?((?:\.[a-z]+)*))$/;

/** Reads terms joined by plus signs, `auth.lower + shorttitle(3,3) + year`; undefined when the pattern is not written like that. */
function parseTerms(pattern: string): ParsedPattern | undefined {
  const [first = ''] = pattern.trim().split(/[^A-Za-z.]/);
  if (pattern.includes('[') || !(namedIn(first) || /^['"]/.test(pattern.trim()))) return undefined;
  const parts: KeyPart[] = [];
  let at = 0;
  for (const term of pattern.split('+')) {
    const match = TERM.exec(term.trim());
    if (!match) return undefined;
    const [, single, double, name = '', number = '', capitals = number, after = ''] = match;
    const text = single ?? double;
    if (text !== undefined) {
      const bad = /[^A-Za-z0-9:_./+-]/.exec(text)?.[0];
      if (bad) return fault('bad-character', `A citation key cannot hold “${bad}”. Use letters, digits and : _ . / + -`, bad, at);
      if (text) parts.push({ text });
    } else {
      if (capitals !== number) {
        const what = `${number},${capitals}`;
        return fault('unknown-modifier', `[${name}] does not take (${what}): its words all have a capital, or none.`, what, at);
      }
      const part = partOf(`${name}${after}${number && `:${number}`}`, at);
      if ('ok' in part) return part;
      parts.push(part);
    }
    at += term.length + 1;
  }
  return parts.some((part) => 'token' in part) ? { ok: true, parts } : undefined;
}

/**
 * Reads a pattern such as `[auth:lower][year][title:1:lower]`: tokens in brackets, between them letters, digits and `:_./+-`; or the same
 * as terms, `auth.lower + year + veryshorttitle.lower`.
 */
export function parsePattern(pattern: string): ParsedPattern {
  if (pattern.trim() === '') return fault('empty', 'The pattern is empty.', '', 0);
  if (pattern.length > LONGEST) return fault('too-long', `The pattern is longer than ${LONGEST} characters.`, '', LONGEST);
  const terms = parseTerms(pattern);
  if (terms) return terms;
  const parts: KeyPart[] = [];
  let at = 0;
  while (at < pattern.length) {
    const sign = pattern[at] ?? '';
    if (sign === '[') {
      const end = pattern.indexOf(']', at);
      if (end < 0) return fault('unclosed', 'A [ has no ] after it.', pattern.slice(at), at);
      const part = partOf(pattern.slice(at + 1, end), at);
      if ('ok' in part) return part;
      parts.push(part);
      at = end + 1;
    } else {
      if (!/[A-Za-z0-9:_./+-]/.test(sign)) {
        return fault('bad-character', `A citation key cannot hold “${sign}”. Use letters, digits and : _ . / + -`, sign, at);
      }
      parts.push({ text: sign });
      at += 1;
    }
  }
  if (!parts.some((part) => 'token' in part))
    return fault('no-token', 'The pattern needs a token such as [auth] or [title:1].', pattern, 0);
  return { ok: true, parts };
}
