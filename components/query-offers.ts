import { fold } from '../paper/fold';
import type { Span } from '../paper/query';
import { type FieldName, fieldNamed } from '../paper/query-fields';
import { printValue } from '../paper/query-print';
import { type FieldToken, type Token, tokensOf, type Value } from '../paper/query-tokens';
import { BEGINNINGS, type Known, type Vocabulary } from './query-vocabulary';

/** How many are offered at most, and how many of a kind for a word that may mean any. */
const MOST = 8;
const MOST_TAGS = 4;
const MOST_AUTHORS = 3;

/** Something that may be written at the caret. */
export interface Offer {
  /** What is put in place of `Offers.from` to `Offers.to`. */
  insert: string;
  field: FieldName;
  /** The value alone; missing when a field or flag is offered. */
  value?: string;
  count?: number;
}

/** What may stand where the caret is, and which part of the text it would replace. */
export interface Offers {
  from: number;
  to: number;
  offers: Offer[];
  /** Something was begun there, so that they may be shown unasked. */
  begun: boolean;
}

/** How well a value goes on from what was typed: it begins so, a word of it does, or it is inside; undefined when it does not. */
function rank(folded: string, typed: string): 0 | 1 | 2 | undefined {
  const at = folded.indexOf(typed);
  if (at <= 0) return at === 0 ? 0 : undefined;
  return /[\s/_.-]/.test(folded.charAt(at - 1)) ? 1 : 2;
}

/** The first values that go on from what was typed, those that do so best before the others. `also` is another name of a value, where it has one. */
function fitting(known: readonly Known[], typed: string, most: number, also?: (value: string) => string): Known[] {
  const wanted = fold(typed);
  if (wanted === '') return known.slice(0, most);
  const ranked: [Known[], Known[], Known[]] = [[], [], []];
  for (const one of known) {
    const found = rank(one.folded, wanted) ?? (also && rank(fold(also(one.value)), wanted));
    if (found === undefined) continue;
    ranked[found].push(one);
    // Of tens of thousands of authors, those after them cannot come before them.
    if (ranked[0].length === most) break;
  }
  return ranked.flat().slice(0, most);
}

const isList = (field: FieldName) => {
  const known = fieldNamed(field);
  return known.type === 'choice' || known.type === 'number' || (known.type === 'text' && known.list === true);
};

/** The part of a value before the caret, without its quote. */
const typedOf = (text: string, { start, quoted }: Value, caret: number) => text.slice(start + (quoted ? 1 : 0), caret);

function valueOffers(text: string, caret: number, token: FieldToken, vocabulary: Vocabulary, nameOf: NameOf): Offers | undefined {
  const { field, values } = token;
  const first = values[0]?.start ?? token.end;
  if (caret < first) return undefined;
  const at = values.find(({ start, end }) => start <= caret && caret <= end);
  const span: Span = at ?? { start: caret, end: caret };
  const others = new Set(values.filter((value) => value !== at).map((value) => fold(value.text)));
  const free = vocabulary(field).filter(({ folded }) => !others.has(folded));
  const typed = at ? typedOf(text, at, caret) : '';
  const after = /^\s|^,|^\)/.test(text.slice(span.end)) ? '' : ' ';
  const found = fitting(free, typed, MOST, fieldNamed(field).type === 'text' ? undefined : (value) => nameOf(field, value));
  // What is written in full already needs no offer.
  const isWhole = at !== undefined && found.length === 1 && found[0]?.folded === fold(at.text);
  const offers = (isWhole ? [] : found).map(({ value, count }): Offer => {
    const insert = `${printValue(value, isList(field))}${after}`;
    return { insert, field, value, ...(count !== undefined && { count }) };
  });
  return { from: span.start, to: span.end, offers, begun: true };
}

/** What a word may be the beginning of: a field or flag, and of tags and authors those that go on from it. */
function wordOffers({ start, end }: Span, typed: string, vocabulary: Vocabulary, after: string): Offers {
  const wanted = typed.toLowerCase();
  const offers: Offer[] = BEGINNINGS.filter(({ names }) => names.some((name) => name.startsWith(wanted))).map(({ text, field }) => ({
    insert: /\W$/.test(text) ? text : `${text}${after}`,
    field,
  }));
  if (wanted.length > 1) {
    for (const [field, most] of [
      ['tag', MOST_TAGS],
      ['author', MOST_AUTHORS],
    ] as const) {
      const some = fitting(vocabulary(field), typed, MOST).filter(({ folded }) => (rank(folded, fold(typed)) ?? 2) < 2);
      for (const { value, count } of some.slice(0, most))
        offers.push({ insert: `${field}:${printValue(value)}${after}`, field, value, ...(count !== undefined && { count }) });
    }
  }
  return { from: start, to: end, offers: wanted === '' ? offers : offers.slice(0, MOST + MOST_TAGS), begun: wanted !== '' };
}

/** The name of a value in the reader's language, by which it is found too. */
export type NameOf = (field: FieldName, value: string) => string;

const NOTHING: Offers = { from: 0, to: 0, offers: [], begun: false };

/** What may be written at the caret (an offset in the text). Nothing is offered inside quotes that stand alone. */
export function offersAt(text: string, caret: number, vocabulary: Vocabulary, nameOf: NameOf): Offers {
  const token: Token | undefined = tokensOf(text).find(({ start, end }) => start < caret && caret <= end);
  if (token?.kind === 'field') return valueOffers(text, caret, token, vocabulary, nameOf) ?? NOTHING;
  if (token?.kind === 'word' ? token.value.quoted : token && token.kind !== 'open' && token.kind !== 'not') return NOTHING;
  const span = token?.kind === 'word' ? token : { start: caret, end: caret };
  const after = /^\s|^\)/.test(text.slice(span.end)) ? '' : ' ';
  return wordOffers(span, text.slice(span.start, caret), vocabulary, after);
}

/** The text and the caret after an offer was taken. */
export function taken(text: string, { from, to }: Offers, { insert }: Offer): { text: string; caret: number } {
  return { text: text.slice(0, from) + insert + text.slice(to), caret: from + insert.length };
}
