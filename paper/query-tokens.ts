import type { Comparison, Span } from './query';
import { type FieldName, fieldNamed, fieldOf } from './query-fields';

/** `:` asks for a part, `=` for the whole. */
export type Operator = ':' | '=' | Comparison;

/** A value as it was written; a quoted one without its quotes. `open` when the closing quote is missing. */
export interface Value extends Span {
  text: string;
  quoted: boolean;
  open?: boolean;
}

export interface WordToken extends Span {
  kind: 'word';
  value: Value;
}

/** A field with what stands behind it; `values` is empty where nothing does. */
export interface FieldToken extends Span {
  kind: 'field';
  field: FieldName;
  op: Operator;
  values: Value[];
}

/** A bracket, and the field it stands behind: `tag:(`. */
export interface OpenToken extends Span {
  kind: 'open';
  field?: FieldName;
}

export type SignToken = Span & ({ kind: 'close' } | { kind: 'and' } | { kind: 'or' } | { kind: 'not' });

/** The smallest parts of a query's text. */
export type Token = WordToken | FieldToken | OpenToken | SignToken;

const QUOTES = '"“”„';
const SIGNS = new Map<string, 'and' | 'or' | 'not'>([
  ['AND', 'and'],
  ['OR', 'or'],
  ['NOT', 'not'],
]);
/** A name with what follows it; around a comparison there may be spaces, since no title has that. */
const FIELD = /([a-z]{2,12})(?:(:|=)|\s{0,3}(<=|>=|≤|≥|<|>)(?:\s{1,3}(?=\d|today|yesterday))?)/iy;
const SPACE = /\s/;

const isSpace = (text: string, at: number) => SPACE.test(text.charAt(at));
const isQuote = (text: string, at: number) => at < text.length && QUOTES.includes(text.charAt(at));

/** What is quoted from `at` on, the quote itself. `\"` and `\\` stand for `"` and `\`. */
function quotedAt(text: string, at: number): Value {
  let out = '';
  let end = at + 1;
  while (end < text.length && !isQuote(text, end)) {
    const next = text.charAt(end + 1);
    if (text.charAt(end) === '\\' && next !== '' && (QUOTES.includes(next) || next === '\\')) end++;
    out += text.charAt(end);
    end++;
  }
  if (end < text.length) return { text: out, quoted: true, start: at, end: end + 1 };
  return { text: out, quoted: true, open: true, start: at, end };
}

/** What stands without quotes from `at` on, up to a space, a quote or a bracket that it did not open; and to a comma in a list. */
function bareAt(text: string, at: number, list: boolean): Value {
  let end = at;
  let depth = 0;
  for (; end < text.length; end++) {
    const letter = text.charAt(end);
    if (isSpace(text, end) || isQuote(text, end) || (list && letter === ',')) break;
    // `O(n)` is one word; a bracket that begins a word is one of the language.
    if (letter === '(') depth++;
    if (letter === ')' && --depth < 0) break;
  }
  return { text: text.slice(at, end), quoted: false, start: at, end };
}

function valuesAt(text: string, at: number, list: boolean): { values: Value[]; end: number } {
  const values: Value[] = [];
  let end = at;
  for (;;) {
    const value = isQuote(text, end) ? quotedAt(text, end) : bareAt(text, end, list);
    if (value.end > value.start) values.push(value);
    end = value.end;
    if (!list || text.charAt(end) !== ',') return { values, end };
    end++;
  }
}

const operator = (sign: string) => sign.replace('≤', '<=').replace('≥', '>=') as Operator;

function fieldAt(text: string, at: number): FieldToken | OpenToken | undefined {
  FIELD.lastIndex = at;
  const match = FIELD.exec(text);
  const field = match && fieldOf(match[1] ?? '');
  if (!match || !field) return undefined;
  const { type, ...more } = fieldNamed(field);
  const compares = match[2] === undefined;
  // Words may well stand before a sign of comparison; only what can be compared is a field there.
  if (compares && /\s/.test(match[0]) && type !== 'number' && type !== 'time') return undefined;
  const op = operator(match[2] ?? match[3] ?? ':');
  const start = at + match[0].length;
  if (text.charAt(start) === '(' && !compares) return { kind: 'open', field, start: at, end: start + 1 };
  const list = type !== 'time' && (type !== 'text' || ('list' in more && more.list === true));
  const { values, end } = valuesAt(text, start, list);
  return { kind: 'field', field, op, values, start: at, end };
}

function tokenAt(text: string, at: number): Token {
  const letter = text.charAt(at);
  if (letter === '(') return { kind: 'open', start: at, end: at + 1 };
  if (letter === ')') return { kind: 'close', start: at, end: at + 1 };
  const next = text.charAt(at + 1);
  if (letter === '-' && next !== '' && next !== ')' && !SPACE.test(next)) return { kind: 'not', start: at, end: at + 1 };
  if (isQuote(text, at)) {
    const value = quotedAt(text, at);
    return { kind: 'word', value, start: at, end: value.end };
  }
  const field = fieldAt(text, at);
  if (field) return field;
  const value = bareAt(text, at, false);
  const sign = SIGNS.get(value.text);
  return sign ? { kind: sign, start: at, end: value.end } : { kind: 'word', value, start: at, end: value.end };
}

/** The tokens of a text, in order, in time that grows with its length. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text, at)) {
      at++;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}
