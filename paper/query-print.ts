import type { Atom, NumberRange, Query } from './query';
import { FLAGS, fieldNamed, fieldOf } from './query-fields';

/** Brackets are read as part of a word only inside it, so words that have any are quoted. */
const PLAIN = /^[\p{L}\p{N}#@.+/*][^\s"“”„()]*$/u;
const OPERATOR = /^(?:AND|OR|NOT)$/;
const LIKE_FIELD = /^([a-z]{2,12})[:=<>≤≥]/i;

const quote = (text: string) => `"${text.replace(/[\\"“”„]/g, '\\$&')}"`;

/** A value as it can be read again. */
export function printValue(text: string, list = true): string {
  return PLAIN.test(text) && !(list && text.includes(',')) ? text : quote(text);
}

function printWord(text: string): string {
  const isMore = OPERATOR.test(text) || FLAGS.some((flag) => flag === text.toLowerCase()) || fieldOf(LIKE_FIELD.exec(text)?.[1] ?? '');
  return isMore ? quote(text) : printValue(text, false);
}

function printRange([from, to]: NumberRange): string {
  if (from === to) return String(from);
  return `${Number.isFinite(from) ? from : ''}..${Number.isFinite(to) ? to : ''}`;
}

function printNumbers(field: string, ranges: readonly NumberRange[]): string {
  const [only] = ranges;
  if (!only || ranges.length > 1) return `${field}:${ranges.map(printRange).join(',')}`;
  const [from, to] = only.map(Number.isFinite);
  if (from !== to) return from ? `${field}>=${only[0]}` : `${field}<=${only[1]}`;
  return `${field}:${printRange(only)}`;
}

/** One thing that is asked, as it is written. */
export function printAtom(atom: Atom): string {
  if (atom.kind === 'number') return printNumbers(atom.field, atom.ranges);
  if (atom.kind === 'time') {
    const { field, op, from, to } = atom;
    return op === '..' ? `${field}:${from}..${to}` : `${field}${op}${from}`;
  }
  if (atom.kind === 'choice') {
    const [only] = atom.values;
    return atom.field === 'is' && atom.values.length === 1 ? String(only) : `${atom.field}:${atom.values.join(',')}`;
  }
  if (atom.field === 'words') return atom.values.map(printWord).join(' ');
  const known = fieldNamed(atom.field);
  const list = known.type === 'text' && known.list === true;
  return `${atom.field}${atom.whole ? '=' : ':'}${atom.values.map((value) => printValue(value, list)).join(',')}`;
}

/** A query as text: what `parseQuery` reads from it asks the same, and is written the same again. */
export function printQuery(query: Query): string {
  const inBrackets = (part: Query) => (part.kind === 'or' || part.kind === 'and' ? `(${printQuery(part)})` : printQuery(part));
  if (query.kind === 'and') return query.parts.map((part) => (part.kind === 'or' ? inBrackets(part) : printQuery(part))).join(' ');
  if (query.kind === 'or') return query.parts.map(inBrackets).join(' OR ');
  if (query.kind === 'not') return query.part.kind === 'not' ? `-(${printQuery(query.part)})` : `-${inBrackets(query.part)}`;
  return printAtom(query);
}
