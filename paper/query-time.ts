import type { TimeAtom } from './query';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const AGE_UNITS = ['h', 'd', 'w', 'm', 'y'] as const;
export type AgeUnit = (typeof AGE_UNITS)[number];
const AGE = /^(\d{1,5})([hdwmy])$/;
const DATE = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;

/** A time as it is written: an age with its unit, or a day, month or year of the reader's calendar (months from 1). */
export type Moment = { age: number; unit: AgeUnit } | { days: 0 | 1 } | { year: number; month?: number; day?: number };

/** Reads an age (`7d`, `12h`, `2w`, `3m`, `1y`), `today`, `yesterday`, or `2026`, `2026-03`, `2026-03-05`; undefined for anything else. */
export function momentOf(written: string): Moment | undefined {
  const text = written.toLowerCase();
  if (text === 'today' || text === 'yesterday') return { days: text === 'today' ? 0 : 1 };
  const age = AGE.exec(text);
  if (age) return { age: Number(age[1]), unit: age[2] as AgeUnit };
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (!year || Number(year) < 1000) return undefined;
  if (month === undefined) return { year: Number(year) };
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (day === undefined) return { year: Number(year), month: Number(month) };
  const lastDay = new Date(Number(year), Number(month), 0).getDate();
  if (Number(day) < 1 || Number(day) > lastDay) return undefined;
  return { year: Number(year), month: Number(month), day: Number(day) };
}

const two = (number: number) => String(number).padStart(2, '0');

/** The moment in the one way it is written by us. */
export function momentText(moment: Moment): string {
  if ('age' in moment) return `${moment.age}${moment.unit}`;
  if ('days' in moment) return moment.days === 0 ? 'today' : 'yesterday';
  const { year, month, day } = moment;
  return `${year}${month === undefined ? '' : `-${two(month)}`}${day === undefined ? '' : `-${two(day)}`}`;
}

function before(now: number, age: number, unit: AgeUnit): number {
  if (unit === 'h') return now - age * HOUR;
  if (unit === 'd' || unit === 'w') return now - age * DAY * (unit === 'w' ? 7 : 1);
  const at = new Date(now);
  const day = at.getDate();
  at.setDate(1);
  at.setMonth(at.getMonth() - age * (unit === 'y' ? 12 : 1));
  // A month before the 31st is the last day of a shorter month.
  at.setDate(Math.min(day, new Date(at.getFullYear(), at.getMonth() + 1, 0).getDate()));
  return at.getTime();
}

/** When a moment begins and ends (ms since 1970); an age is a point. */
function periodOf(written: string, now: number): [start: number, end: number] {
  const moment = momentOf(written);
  if (!moment) return [Number.NaN, Number.NaN];
  if ('age' in moment) {
    const at = before(now, moment.age, moment.unit);
    return [at, at];
  }
  if ('days' in moment) {
    const at = new Date(now);
    const dayStart = (days: number) => new Date(at.getFullYear(), at.getMonth(), at.getDate() + days).getTime();
    return [dayStart(-moment.days), dayStart(1 - moment.days)];
  }
  const { year, month, day } = moment;
  const start = new Date(year, (month ?? 1) - 1, day ?? 1).getTime();
  if (day !== undefined && month !== undefined) return [start, new Date(year, month - 1, day + 1).getTime()];
  return [start, month === undefined ? new Date(year + 1, 0, 1).getTime() : new Date(year, month, 1).getTime()];
}

const isAge = (written: string) => AGE.test(written);

/** The time an atom asks for, from the first until before the second (ms since 1970); `now` is what ages count from. */
export function timeSpan({ op, from, to }: TimeAtom, now: number): [from: number, until: number] {
  const [start, end] = from === '' ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : periodOf(from, now);
  if (op === '..') {
    const [otherStart, otherEnd] = to === '' ? [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] : periodOf(to, now);
    if (from === '') return [Number.NEGATIVE_INFINITY, otherEnd];
    if (to === '') return [start, Number.POSITIVE_INFINITY];
    return [Math.min(start, otherStart), Math.max(end, otherEnd)];
  }
  if (isAge(from)) return op === '>' || op === '>=' ? [Number.NEGATIVE_INFINITY, start] : [start, Number.POSITIVE_INFINITY];
  if (op === ':') return [start, end];
  if (op === '<') return [Number.NEGATIVE_INFINITY, start];
  if (op === '<=') return [Number.NEGATIVE_INFINITY, end];
  return [op === '>' ? end : start, Number.POSITIVE_INFINITY];
}
