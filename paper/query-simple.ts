import type { Atom, Query } from './query';
import { fieldNamed } from './query-fields';
import { printQuery } from './query-print';

/** Two atoms of which either will do, as one with the values of both; undefined when they cannot be one. */
function either(a: Query, b: Query): Atom | undefined {
  const span = { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
  if (a.kind === 'number' && b.kind === 'number' && a.field === b.field) return { ...a, ...span, ranges: [...a.ranges, ...b.ranges] };
  if (a.kind === 'choice' && b.kind === 'choice' && a.field === b.field)
    return { ...a, ...span, values: [...new Set([...a.values, ...b.values])] };
  if (a.kind !== 'text' || b.kind !== 'text' || a.field !== b.field || a.field === 'words' || a.whole !== b.whole) return undefined;
  const known = fieldNamed(a.field);
  if (known.type !== 'text' || !known.list) return undefined;
  const both = <T>(one: readonly T[], other: readonly T[]) => [...new Set([...one, ...other])];
  return { ...a, ...span, values: both(a.values, b.values), needles: both(a.needles, b.needles) };
}

/** Parts without those that are written the same as one before. */
function distinct(parts: readonly Query[]): Query[] {
  const seen = new Map(parts.map((part) => [printQuery(part), part] as const).reverse());
  return [...seen.values()].reverse();
}

function merged(parts: readonly Query[]): Query[] {
  const out: Query[] = [];
  for (const part of parts) {
    const at = out.findIndex((one) => either(one, part) !== undefined);
    const one = out[at] && either(out[at], part);
    if (one) out[at] = one;
    else out.push(part);
  }
  return out;
}

const isAll = (query: Query) => query.kind === 'and' && query.parts.length === 0;

/** A query that asks the same with less: no bracket in a bracket of its kind, nothing twice, no double NOT, values of one field side by side. */
export function simplified(query: Query): Query {
  if (query.kind === 'not') {
    const part = simplified(query.part);
    return part.kind === 'not' ? part.part : { ...query, part };
  }
  if (query.kind !== 'and' && query.kind !== 'or') return query;
  const { kind } = query;
  const flat = query.parts.map(simplified).flatMap((part) => (part.kind === kind ? part.parts : [part]));
  if (kind === 'or' && flat.some(isAll)) return { kind: 'and', parts: [], start: query.start, end: query.end };
  const parts = distinct(kind === 'or' ? merged(distinct(flat)) : flat.filter((part) => !isAll(part)));
  const [only] = parts;
  return only && parts.length === 1 ? only : { ...query, parts };
}

/** The parts that must all be true of a query: the query itself unless it is an AND. */
export const conditions = (query: Query): readonly Query[] => (query.kind === 'and' ? query.parts : [query]);
