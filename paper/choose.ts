import { type Alternative, type FactName, type Facts, type Paper, type Source, sameFact } from './paper';

const sourceOf = (paper: Paper, field: FactName): Source => paper.sources[field] ?? { from: paper.site, at: paper.addedAt };

/** The value a paper goes by for a fact, as one of those that are kept beside another. */
const asOther = (paper: Paper, field: FactName): Alternative => ({ field, value: paper[field], ...sourceOf(paper, field) });

/** Puts the value at a place of the alternatives into the paper; what it replaces takes that place, where there is any. */
function swap(paper: Paper, index: number): Paper {
  const also = [...(paper.also ?? [])];
  const taken = also[index];
  if (!taken) return paper;
  const { field, value, from, at } = taken;
  also.splice(index, 1, ...(paper[field] === undefined ? [] : [asOther(paper, field)]));
  const out: Paper = { ...paper, [field]: value, sources: { ...paper.sources, [field]: { from, at } } };
  delete out.also;
  return also.length > 0 ? { ...out, also } : out;
}

const yearOf = (date: string) => Number(date.slice(0, 4));

/** The paper without a day that is of another year than the one chosen: the day another source gives for that year, or none. */
function withDayOf(paper: Paper): Paper {
  const { date, year } = paper;
  if (date === undefined || year === undefined || yearOf(date) === year) return paper;
  const other = paper.also?.findIndex((one) => one.field === 'date' && yearOf(String(one.value)) === year) ?? -1;
  if (other >= 0) return swap(paper, other);
  const { date: _day, ...rest } = paper;
  const { date: _source, ...sources } = paper.sources;
  return { ...rest, sources, also: [...(paper.also ?? []), asOther(paper, 'date')] };
}

/** The paper with the year of the day chosen. */
function withYearOf(paper: Paper): Paper {
  const year = paper.date === undefined ? paper.year : yearOf(paper.date);
  if (year === undefined || year === paper.year) return paper;
  const other = paper.also?.findIndex((one) => one.field === 'year' && one.value === year) ?? -1;
  if (other >= 0) return swap(paper, other);
  const also = [...(paper.also ?? []), ...(paper.year === undefined ? [] : [asOther(paper, 'year')])];
  return { ...paper, year, sources: { ...paper.sources, year: sourceOf(paper, 'date') }, ...(also.length > 0 && { also }) };
}

/**
 * The paper with the value that another source gave for a fact, its own kept in that one's place; undefined where nobody gave that
 * value. A day and a year never contradict each other: the one goes with the other.
 */
export function choose(paper: Paper, field: FactName, value: Facts[FactName]): Paper | undefined {
  const index = paper.also?.findIndex((one) => one.field === field && sameFact(one.value, value)) ?? -1;
  if (index < 0) return undefined;
  const chosen = swap(paper, index);
  if (field === 'year') return withDayOf(chosen);
  return field === 'date' ? withYearOf(chosen) : chosen;
}
