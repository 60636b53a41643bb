import { printedText } from './latex-text';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const two = (number: number) => String(number).padStart(2, '0');

/** When a work appeared, as far as its entry says so; `month` counts from 1 and stands only where no day does. */
export interface EntryDate {
  year?: number;
  month?: number;
  /** `YYYY-MM-DD` */
  date?: string;
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const date = `${year}-${two(month)}-${two(day)}`;
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date) ? date : undefined;
}

const isMonth = (month: number) => month >= 1 && month <= 12;

function made(year: number, month: number, day: number): EntryDate {
  const date = isMonth(month) && day >= 1 && day <= 31 ? dayOf(year, month, day) : undefined;
  if (date) return { year, date };
  return isMonth(month) ? { year, month } : { year };
}

/** biblatex's dates: `2020`, `2020-05`, `2020-05-12`, ranges by their beginning, with or without marks of doubt (biblatex manual, section 2.3.8). */
function ofDate(text: string): EntryDate | undefined {
  const [, year, month = '0', day = '0'] = /^\s*(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?!\d)/.exec(text) ?? [];
  return year ? made(Number(year), Number(month), Number(day)) : undefined;
}

/** `may`, `5`, `12 May`, `May 12`, `May/June`. */
function monthAndDay(text: string): [month: number, day: number] {
  const name = MONTHS.findIndex((month) => new RegExp(`\\b${month}`, 'i').test(text)) + 1;
  const number = Number(/\d{1,2}/.exec(text)?.[0] ?? 0);
  if (name > 0) return [name, number];
  return isMonth(number) ? [number, 0] : [0, 0];
}

/** The date of an entry by `date`, or else by `year`, `month` and `day`. */
export function dateOfFields(fields: ReadonlyMap<string, string>): EntryDate {
  const text = (name: string) => printedText(fields.get(name) ?? '');
  const whole = ofDate(text('date')) ?? ofDate(text('year').replace(/\//g, '-'));
  if (whole && (whole.date || whole.month || text('date'))) return whole;
  const year = Number(/(?<!\d)(?:1[4-9]|20)\d\d(?!\d)/.exec(text('year'))?.[0] ?? whole?.year ?? 0);
  if (!year) return {};
  const [month, day] = monthAndDay(text('month'));
  return made(year, month, Number(/^\s*\d{1,2}\s*$/.exec(text('day'))?.[0] ?? day));
}
