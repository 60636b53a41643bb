/** What a citation key is made of. */
export const KEY_TOKENS = ['auth', 'auth.etal', 'year', 'shortyear', 'title', 'venue', 'arxiv'] as const;
export type KeyToken = (typeof KEY_TOKENS)[number];

/** A piece of a pattern: text as it stands, or a token with how many words of it and in which case. */
export type KeyPart = { text: string } | { token: KeyToken; words: number; letters: 'lower' | 'upper' | 'asis' };

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

function partOf(inside: string, at: number): KeyPart | ParsedPattern {
  const [name = '', ...modifiers] = inside.split(':');
  const token = KEY_TOKENS.find((known) => known === name);
  if (!token) return fault('unknown-token', `There is no [${name}]. Use ${KEY_TOKENS.map((known) => `[${known}]`).join(', ')}.`, name, at);
  const part: KeyPart = { token, words: 1, letters: 'asis' };
  for (const modifier of modifiers) {
    if (modifier === 'lower' || modifier === 'upper') part.letters = modifier;
    else if (token === 'title' && new RegExp(`^[1-${MOST_WORDS}]$`).test(modifier)) part.words = Number(modifier);
    else return fault('unknown-modifier', `[${name}] does not take :${modifier}.`, modifier, at);
  }
  return part;
}

/** Reads a pattern such as `[auth:lower][year][title:1:lower]`: tokens in brackets, between them letters, digits and `:_./+-`. */
export function parsePattern(pattern: string): ParsedPattern {
  if (pattern.trim() === '') return fault('empty', 'The pattern is empty.', '', 0);
  if (pattern.length > LONGEST) return fault('too-long', `The pattern is longer than ${LONGEST} characters.`, '', LONGEST);
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
