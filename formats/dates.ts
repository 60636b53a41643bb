import { type Alias, arxivYear, idsOf } from '../paper/ids';
import type { Facts } from '../paper/paper';

/** When a paper appeared, as far as it is known; months and days count from 1. */
export interface Appeared {
  year: number;
  month?: number;
  day?: number;
}

const DATE = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/;

function dateOf(text: string | undefined): Appeared | undefined {
  const match = DATE.exec(text ?? '');
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), match[3] === undefined ? undefined : Number(match[3])];
  if (year < 1000 || month < 1 || month > 12) return undefined;
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day === undefined || day < 1 || day > daysInMonth ? { year, month } : { year, month, day };
}

function arxivDate(id: string | undefined): Appeared | undefined {
  const year = id === undefined ? undefined : arxivYear(id);
  const month = Number(/^(?:[a-z-]+\/)?\d\d(\d\d)/.exec(id ?? '')?.[1]);
  return year === undefined || !(month >= 1 && month <= 12) ? undefined : { year, month };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The month that an imported entry names where it says no day. */
function monthOf(extra: Facts['extra']): number | undefined {
  const at = MONTHS.indexOf((extra?.month ?? '').slice(0, 3).toLowerCase());
  return at < 0 ? undefined : at + 1;
}

const isYear = (year: number | undefined): year is number => year !== undefined && Number.isInteger(year) && year >= 1000 && year < 3000;

/**
 * When the paper appeared. A preprint on arXiv did so with its first version, whose month is in the id: a later year a page shows is
 * that of a later version.
 */
export function appeared(
  facts: Pick<Facts, 'year' | 'date' | 'extra'>,
  aliases: readonly Alias[],
  isPreprint: boolean,
): Appeared | undefined {
  const told = dateOf(facts.date);
  const first = arxivDate(idsOf(aliases).arxiv);
  let year = isYear(facts.year) ? facts.year : (told?.year ?? first?.year);
  if (isPreprint && first && year !== undefined && year > first.year) year = first.year;
  if (year === undefined) return undefined;
  if (told?.year === year) return told;
  if (isPreprint && first?.year === year) return first;
  const month = monthOf(facts.extra);
  return month ? { year, month } : { year };
}
