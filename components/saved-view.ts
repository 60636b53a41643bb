import { cleanLine } from '../paper/text';
import { DEFAULT_SORT, type Sort } from './filter';
import { sortOf, sortText } from './route';

/** A query under a name, with how its papers are sorted. */
export interface SavedView {
  id: string;
  name: string;
  query: string;
  sort: Sort;
}

/** Longest name and query, in code points, and how many views are kept, within so many characters as JSON. */
export const VIEW_LIMITS = { name: 60, query: 2000, count: 100, all: 20_000 } as const;

const text = (value: unknown, most: number) => (typeof value === 'string' ? cleanLine(value, most) : '');

function viewOf(value: unknown): SavedView[] {
  if (typeof value !== 'object' || value === null) return [];
  const raw = value as Record<string, unknown>;
  const sort = typeof raw.sort === 'string' ? sortOf(raw.sort) : DEFAULT_SORT;
  const view = { id: text(raw.id, 64), name: text(raw.name, VIEW_LIMITS.name), query: text(raw.query, VIEW_LIMITS.query), sort };
  return view.id && view.name ? [view] : [];
}

/** The views in a stored setting, whoever wrote it; what is none is left out. */
export function storedViews(value: unknown): SavedView[] {
  const views = Array.isArray(value) ? value.flatMap(viewOf) : [];
  return [...new Map(views.map((view) => [view.id, view])).values()].slice(0, VIEW_LIMITS.count);
}

/** Views as they are stored, or undefined when they are too many or too long to be kept. */
export function viewsSetting(views: readonly SavedView[]): Record<'id' | 'name' | 'query' | 'sort', string>[] | undefined {
  const rows = views.map(({ id, name, query, sort }) => ({ id, name, query, sort: sortText(sort) }));
  return rows.length <= VIEW_LIMITS.count && JSON.stringify(rows).length <= VIEW_LIMITS.all ? rows : undefined;
}

const isUsual = (sort: Sort) => sort.key === DEFAULT_SORT.key && sort.descending === DEFAULT_SORT.descending;

/** Views as text to be shared, each on a line: `name: query`, and `sort:-rating` where it is not the usual one. */
export function viewLines(views: readonly Pick<SavedView, 'name' | 'query' | 'sort'>[]): string {
  return views
    .map(({ name, query, sort }) => {
      const head = /[:"\\]/.test(name) ? `"${name.replace(/[\\"]/g, '\\$&')}"` : name;
      return `${head}: ${query}${isUsual(sort) ? '' : ` sort:${sortText(sort)}`}`.trimEnd();
    })
    .join('\n');
}

/** A name at the start of a line: quoted, or without a colon; the colon behind it is followed by a space or by nothing. */
const NAME = /^(?:"((?:[^"\\]|\\.)*)"|([^":][^:]*)):(?:\s+|$)/;
const SORT = /(?:^|\s)sort:(-?[a-z]{1,10})$/;

/** Reads what `viewLines` wrote, or lines with a query alone, which is then the name as well. Empty lines are passed over. */
export function readViewLines(lines: string): Pick<SavedView, 'name' | 'query' | 'sort'>[] {
  return lines.split(/[\n\r]+/).flatMap((raw) => {
    const line = cleanLine(raw, VIEW_LIMITS.query);
    if (!line) return [];
    const named = NAME.exec(line);
    const rest = line.slice(named?.[0].length ?? 0);
    const sort = SORT.exec(rest);
    const query = rest.slice(0, sort?.index ?? rest.length).trim();
    const name = cleanLine(named?.[1]?.replace(/\\(.)/g, '$1') ?? named?.[2] ?? query, VIEW_LIMITS.name);
    return name ? [{ name, query, sort: sortOf(sort?.[1] ?? null) }] : [];
  });
}

/** The view that asks this, sorted so. */
export const viewLike = (views: readonly SavedView[], query: string, sort: Sort): SavedView | undefined =>
  views.find((view) => view.query === query.trim() && sortText(view.sort) === sortText(sort));

/** A list with one of its things moved to another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const out = [...list];
  out.splice(to, 0, ...out.splice(from, 1));
  return out;
}
