import type messages from '../public/_locales/en/messages.json';

/** Key of a phrase in `public/_locales`. */
export type Word = keyof typeof messages;

/** Keys of phrases that differ by number: `papers` stands for `papers_one` and `papers_other`. */
export type Countable = Word extends infer K ? (K extends `${infer Stem}_other` ? Stem : never) : never;

type Lookup = (key: Word, substitutions: string[]) => string;

let look: Lookup = (key) => key;
let locale = 'en';
/** Makers of texts by what they are for: making one takes longer than using it a hundred times. */
let makers = new Map<string, unknown>();

function maker<T>(name: string, make: () => T): T {
  const known = makers.get(name) as T | undefined;
  const found = known ?? make();
  if (known === undefined) makers.set(name, found);
  return found;
}

const numberMaker = (options: Intl.NumberFormatOptions = {}) =>
  maker(`number ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
const dateMaker = (options: Intl.DateTimeFormatOptions) =>
  maker(`date ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options));

/** Says where phrases come from and in which language numbers and plurals are written; each page calls it once before it draws. */
export function speak(lookup: Lookup, language: string): void {
  look = lookup;
  locale = language;
  makers = new Map();
}

/** The phrase in the reader's language, with `$1`, `$2`… filled in. */
export function t(key: Word, ...substitutions: (string | number)[]): string {
  return look(
    key,
    substitutions.map((one) => (typeof one === 'number' ? numberMaker().format(one) : one)),
  );
}

/** The phrase for a number of things; `$1` is the number. Every language here has at least `_other`. */
export function count(key: Countable, number: number, ...more: string[]): string {
  const form = maker('plural', () => new Intl.PluralRules(locale)).select(number) === 'one' ? 'one' : 'other';
  return t(`${key}_${form}` as Word, number, ...more);
}

/** A number in the reader's language. */
export function figure(number: number): string {
  return numberMaker().format(number);
}

/** A number with one digit after the point, in the reader's language. */
export function decimal(number: number): string {
  return numberMaker({ minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(number);
}

/** A day in the reader's language; `at` is ms since 1970. */
export function day(at: number): string {
  return dateMaker({ dateStyle: 'medium' }).format(at);
}

/** A month with its year; `at` is ms since 1970. */
export function month(at: number): string {
  return dateMaker({ month: 'long', year: 'numeric' }).format(at);
}

/** Several things in one phrase, joined as all or as any of them. */
export function listOf(things: readonly string[], join: 'and' | 'or'): string {
  const type = join === 'and' ? 'conjunction' : 'disjunction';
  return maker(type, () => new Intl.ListFormat(locale, { type })).format(things);
}

/** A day of this or the last year, as short as it can be said; `at` is ms since 1970. */
export function shortDay(at: number): string {
  return dateMaker({ day: 'numeric', month: 'short' }).format(at);
}

/** A month with its year, short; `at` is ms since 1970. */
export function monthName(at: number): string {
  return dateMaker({ month: 'short', year: '2-digit' }).format(at);
}

/** A day with its weekday in the reader's language; `at` is ms since 1970. */
export function weekday(at: number): string {
  return dateMaker({ weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}

/** A day and the time on it, in the reader's language; `at` is ms since 1970. */
export function moment(at: number): string {
  return dateMaker({ dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** A time of day in the reader's language; `at` is ms since 1970. */
export function clock(at: number): string {
  return dateMaker({ timeStyle: 'short' }).format(at);
}

/** A whole hour of the day, 0 to 23, in the reader's language. */
export function hourName(hour: number): string {
  return clock(new Date(2026, 0, 1, hour).getTime());
}

const WEEK = 6 * 86_400_000;

/** When something was, as one says it: the time of day today, the weekday within the last week, else the day; both are ms since 1970. */
export function when(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const options: Intl.DateTimeFormatOptions = isToday
    ? { timeStyle: 'short' }
    : now - at < WEEK
      ? { weekday: 'long' }
      : { dateStyle: 'medium' };
  return dateMaker(options).format(at);
}

const SPANS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long before `now` something was, roughly, in the reader's language; both are ms since 1970. */
export function ago(at: number, now: number): string {
  const [unit, ms] = SPANS.find(([, span]) => now - at >= span) ?? ['minute', 60_000];
  const spans = maker('span', () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }));
  return spans.format(-Math.floor((now - at) / ms), unit);
}

const LASTING: readonly ['day' | 'week' | 'month' | 'year', number, number][] = [
  ['year', 365.25, 730],
  ['month', 30.44, 61],
  ['week', 7, 21],
  ['day', 1, 0],
];

/** How long something lasts (ms), roughly, in the reader's language: days, from three weeks on weeks, then months and years. */
export function lasting(ms: number): string {
  const days = ms / 86_400_000;
  const [unit, length] = LASTING.find(([, , from]) => days >= from) ?? ['day', 1];
  return numberMaker({ style: 'unit', unit, unitDisplay: 'long' }).format(Math.floor(days / length));
}
