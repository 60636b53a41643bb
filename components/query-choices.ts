import type { Status } from '../paper/annotation';
import { fold } from '../paper/fold';
import { ALL, type ChoiceAtom, type NumberAtom, type Query, type TextAtom } from '../paper/query';
import { NO_STATUS } from '../paper/query-fields';
import { printQuery, printValue } from '../paper/query-print';
import { conditions, simplified } from '../paper/query-simple';
import { type Filter, NO_FILTER } from './filter';

/** A longer run of years is not shown as so many choices. */
const MOST_YEARS = 60;

/** Kinds of conditions that the panel shows as choices; of all but tags and `untagged` several may be chosen, or one be at least. */
type Kind = 'status' | 'rating' | 'tag' | 'untagged' | 'year' | 'site';

const isTag = (query: Query): query is TextAtom =>
  query.kind === 'text' && query.field === 'tag' && !query.whole && query.values.length === 1;
const isUntagged = (query: Query) => query.kind === 'choice' && query.field === 'is' && query.values.join() === 'untagged';

const yearsIn = ({ ranges }: NumberAtom): number[] | undefined => {
  const size = ranges.reduce((sum, [from, to]) => sum + (to - from + 1), 0);
  if (!(size <= MOST_YEARS)) return undefined;
  return [...new Set(ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at)))];
};

/** What a condition means in the panel; undefined when the panel cannot show it. */
function kindOf(query: Query): Kind | undefined {
  if (isTag(query)) return 'tag';
  if (isUntagged(query)) return 'untagged';
  if (query.kind === 'choice') return query.field === 'status' ? 'status' : query.field === 'on' ? 'site' : undefined;
  if (query.kind !== 'number') return undefined;
  if (query.field === 'year') return yearsIn(query) && 'year';
  const [range, ...more] = query.ranges;
  return query.field === 'rating' && range && more.length === 0 && range[0] >= 1 && range[1] >= 5 ? 'rating' : undefined;
}

/** The conditions of a query, each with its kind; of those that can be chosen only once, the first has it. */
function kindsIn(query: Query): { condition: Query; kind: Kind | undefined }[] {
  const seen = new Set<Kind>();
  return conditions(simplified(query)).map((condition) => {
    const kind = kindOf(condition);
    const counts = kind !== undefined && (kind === 'tag' || !seen.has(kind));
    if (kind) seen.add(kind);
    return { condition, kind: counts ? kind : undefined };
  });
}

/** What of a query the panel shows as chosen. */
export function chosenIn(query: Query): Filter {
  const filter: Filter = { ...NO_FILTER };
  for (const { condition, kind } of kindsIn(query)) {
    if (kind === 'tag') filter.tags = [...filter.tags, (condition as TextAtom).values[0] ?? ''];
    if (kind === 'untagged') filter.untagged = true;
    if (kind === 'rating') filter.rating = (condition as NumberAtom).ranges[0]?.[0] ?? 0;
    if (kind === 'year') filter.years = yearsIn(condition as NumberAtom) ?? [];
    if (kind === 'site') filter.sites = [...(condition as ChoiceAtom).values];
    if (kind === 'status') filter.statuses = (condition as ChoiceAtom).values.map((value) => (value === NO_STATUS ? '' : value) as Status);
  }
  return filter;
}

/** Years side by side, three or more that follow each other as a range. */
function printYears(years: readonly number[]): string {
  const runs: number[][] = [];
  for (const year of [...new Set(years)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run.at(-1) === year - 1) run.push(year);
    else runs.push([year]);
  }
  return `year:${runs.map((run) => (run.length > 2 ? `${run[0]}..${run.at(-1)}` : run.join(','))).join(',')}`;
}

/** How the choices of each kind are written. */
const PRINT: Record<Kind, (filter: Filter) => string[]> = {
  status: ({ statuses }) => (statuses.length > 0 ? [`status:${statuses.map((status) => status || NO_STATUS).join(',')}`] : []),
  rating: ({ rating }) => (rating > 0 ? [`rating${rating === 5 ? ':' : '>='}${rating}`] : []),
  tag: ({ tags }) => tags.map((tag) => `tag:${printValue(tag)}`),
  untagged: ({ untagged }) => (untagged ? ['untagged'] : []),
  year: ({ years }) => (years.length > 0 ? [printYears(years)] : []),
  site: ({ sites }) => (sites.length > 0 ? [`on:${sites.map((site) => printValue(site)).join(',')}`] : []),
};
const KINDS = Object.keys(PRINT) as Kind[];

const inBrackets = (query: Query) => (query.kind === 'or' ? `(${printQuery(query)})` : printQuery(query));

/** The text of a query in which the panel's choices are these; all else it asks stays, where it stands. */
export function withChosen(query: Query, filter: Filter): string {
  const before = chosenIn(query);
  const waiting = new Map(KINDS.map((kind) => [kind, PRINT[kind](filter)]));
  const parts = kindsIn(query).flatMap(({ condition, kind }) => {
    if (kind === undefined) return [inBrackets(condition)];
    const next = waiting.get(kind) ?? [];
    if (kind !== 'tag') {
      waiting.set(kind, []);
      return PRINT[kind](before).join() === next.join() ? [inBrackets(condition)] : next;
    }
    const at = next.findIndex((text) => fold(text) === fold(printQuery(condition)));
    return at < 0 ? [] : next.splice(at, 1);
  });
  return [...parts, ...KINDS.flatMap((kind) => waiting.get(kind) ?? [])].join(' ');
}

/** A query in parts: what the panel's choices of which several may be made ask, each alone, and all the rest. */
export interface QueryParts {
  rest: Query;
  rating: Query;
  status: Query;
  year: Query;
  site: Query;
}

/** Takes the choices out of a query, to count what each further one would show. */
export function partsOf(query: Query): QueryParts {
  const parts: QueryParts = { rest: ALL, rating: ALL, status: ALL, year: ALL, site: ALL };
  const rest: Query[] = [];
  for (const { condition, kind } of kindsIn(query)) {
    if (kind === undefined || kind === 'tag' || kind === 'untagged') rest.push(condition);
    else parts[kind] = condition;
  }
  return { ...parts, rest: { ...ALL, parts: rest } };
}

/** The text of a query without some of its conditions, as `conditions(simplified(query))` gave them. */
export function withoutConditions(query: Query, gone: readonly Query[]): string {
  return conditions(simplified(query))
    .filter((condition) => !gone.some((one) => printQuery(one) === printQuery(condition)))
    .map(inBrackets)
    .join(' ');
}
