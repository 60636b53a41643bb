import { fold } from './fold';
import { type Alias, aliasesOf, type Ids, normalizeIds } from './ids';
import { idsInText } from './link-ids';
import type { Atom, ChoiceAtom, NumberAtom, NumberRange, ProblemCode, Span, TextAtom, TimeAtom } from './query';
import { type ChoiceField, FLAGS, fieldNamed, type NumberField, type TextField, type TimeField } from './query-fields';
import { momentOf, momentText } from './query-time';
import type { FieldToken, Operator, Value } from './query-tokens';

/** Longer words are no address of a paper. */
const LONGEST_LINK = 2000;

const clean = (text: string) => text.replace(/\s+/g, ' ').trim();
const namesIn = (text: string): Alias[] => (text.length > LONGEST_LINK ? [] : aliasesOf(idsInText(text)));
const idNeedle = (ids: Ids, scheme: 'arxiv' | 'doi', text: string) => fold(aliasesOf(ids)[0] ?? `${scheme}:${clean(text)}`);

/** What is looked for where a value is asked of a field. Whole ids are brought into normal form; the beginning of one stays as it is. */
function needlesOf(field: TextField | 'words', text: string): string[] {
  if (field === 'arxiv') return [idNeedle(normalizeIds({ arxiv: text }), 'arxiv', text)];
  if (field === 'doi') return [idNeedle(normalizeIds({ doi: text }), 'doi', text)];
  if (field === 'id') return (namesIn(text).length > 0 ? namesIn(text) : [text]).map(fold);
  // Who pastes the address of a paper wants that paper, wherever it was saved.
  if (field === 'words' && /^https?:/i.test(text)) return [fold(text), ...namesIn(text).map(fold)];
  return [fold(text).trim()];
}

/** An atom that asks for words; undefined when nothing of them is left to look for. */
export function textAtom(
  field: TextField | 'words',
  written: readonly string[],
  whole: boolean,
  { start, end }: Span,
): TextAtom | undefined {
  const values = [...new Set(written.map(clean))].filter((value) => fold(value).trim() !== '');
  if (values.length === 0) return undefined;
  const needles = [...new Set(values.flatMap((value) => needlesOf(field, value)))];
  return { kind: 'text', field, values, needles, whole, start, end };
}

/** Short names of sites that have long ones. */
const SITES = new Map([
  ['hf', 'huggingface'],
  ['s2', 'semanticscholar'],
  ['scholar', 'googlescholar'],
]);

/** A site's id as it is compared: `Hugging Face` is `huggingface`. */
export const siteKey = (site: string): string => fold(site).replace(/[^\p{L}\p{N}]/gu, '');

function choiceAtom(field: ChoiceField, values: readonly Value[], span: Span): ChoiceAtom | ProblemCode {
  const known = fieldNamed(field);
  const allowed = known.type === 'choice' ? known.values : undefined;
  const chosen = values.map(({ text }) => (field === 'on' ? (SITES.get(siteKey(text)) ?? siteKey(text)) : fold(text).trim()));
  const right = chosen.filter((value) => value !== '' && (allowed?.includes(value) ?? true));
  if (right.length < chosen.length || right.length === 0) return 'needs-choice';
  return { kind: 'choice', field, values: [...new Set(right)], start: span.start, end: span.end };
}

const WHOLE = /^\d{1,9}$/;

function boundsOf(op: Operator, text: string, floor: number): NumberRange | undefined {
  const [first = '', last, ...rest] = text.split('..');
  if (last !== undefined) {
    const isOpen = first === '' && last === '';
    if (rest.length > 0 || ![first, last].every((one) => one === '' || WHOLE.test(one)) || (op !== ':' && op !== '=')) return undefined;
    const from = first === '' ? floor : Number(first);
    const to = last === '' ? Number.POSITIVE_INFINITY : Number(last);
    return isOpen || from <= to ? [from, to] : [to, from];
  }
  if (!WHOLE.test(first)) return undefined;
  const number = Number(first);
  if (op === '>') return [number + 1, Number.POSITIVE_INFINITY];
  if (op === '>=') return [number, Number.POSITIVE_INFINITY];
  if (op === '<') return [Math.min(floor, number - 1), number - 1];
  return op === '<=' ? [Math.min(floor, number), number] : [number, number];
}

function numberAtom(field: NumberField, op: Operator, values: readonly Value[], span: Span): NumberAtom | ProblemCode {
  const known = fieldNamed(field);
  if (known.type !== 'number') return 'needs-number';
  // What is not rated is not rated low either; only `rating:0` means it.
  const floor = field === 'rating' ? 1 : Number.NEGATIVE_INFINITY;
  const ranges: NumberRange[] = [];
  for (const { text } of values) {
    const range = boundsOf(op, text.trim(), floor);
    if (!range || range[1] < known.least || range[0] > known.most) return 'needs-number';
    ranges.push(range);
  }
  return ranges.length === 0 ? 'needs-number' : { kind: 'number', field, ranges, start: span.start, end: span.end };
}

function timeAtom(field: TimeField, op: Operator, values: readonly Value[], { start, end }: Span): TimeAtom | ProblemCode {
  const [first = '', last, ...rest] = (values[0]?.text ?? '').trim().split('..');
  const parts = [first, last ?? ''].map((one) => (one === '' ? '' : momentOf(one)));
  const [from, to] = parts.map((one) => (one ? momentText(one) : ''));
  if (from === undefined || to === undefined || parts.includes(undefined) || rest.length > 0 || (from === '' && to === ''))
    return 'needs-date';
  if (last === undefined) return { kind: 'time', field, op: op === '=' ? ':' : op, from, to: '', start, end };
  return op === ':' || op === '=' ? { kind: 'time', field, op: '..', from, to, start, end } : 'needs-date';
}

/** What a field with its values asks, or why it asks nothing. */
export function fieldAtom(token: FieldToken): Atom | ProblemCode {
  const { field, op, values } = token;
  const { type } = fieldNamed(field);
  if (type === 'number') return numberAtom(field as NumberField, op, values, token);
  if (type === 'time') return timeAtom(field as TimeField, op, values, token);
  if (op !== ':' && op !== '=') return 'cannot-compare';
  if (type === 'choice') return choiceAtom(field as ChoiceField, values, token);
  const texts = values.map(({ text }) => text);
  return textAtom(field as TextField, texts, op === '=', token) ?? 'needs-value';
}

/** What a word asks: a flag when it stands without quotes, else that the word occurs; undefined for one without any letter to look for. */
export function wordAtom({ text, quoted, start, end }: Value): Atom | undefined {
  const flag = quoted ? undefined : FLAGS.find((one) => one === text.toLowerCase());
  if (flag) return { kind: 'choice', field: 'is', values: [flag], start, end };
  return textAtom('words', [text], false, { start, end });
}
