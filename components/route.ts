import { STATUSES, type Status } from '../paper/annotation';
import { parseQuery } from '../paper/query-parse';
import { DEFAULT_SORT, type Filter, SORT_KEYS, type Sort, type SortKey } from './filter';
import { chosenIn, withChosen } from './query-choices';

export const VIEWS = [
  'papers',
  'queue',
  'digest',
  'feeds',
  'statistics',
  'sync',
  'settings',
  'activity',
  'twins',
  'tags',
  'welcome',
] as const;
export type View = (typeof VIEWS)[number];

/** All that the address says: which view, the query that narrows the list and how it is sorted, and whose details are open ('' is nobody's). */
export interface Route {
  view: View;
  query: string;
  sort: Sort;
  paper: string;
}

const OLDER = ['tag', 'untagged', 'rating', 'status', 'year', 'site'] as const;

const status = (text: string): Status | undefined => (text === 'none' ? '' : STATUSES.find((one) => one === text));

/** What addresses said beside the query before the language could say it; exports may still hold such addresses. */
function olderFilter(params: URLSearchParams): Filter {
  const rating = Number(params.get('rating'));
  return {
    tags: params.getAll('tag').filter(Boolean),
    untagged: params.has('untagged'),
    rating: Number.isInteger(rating) && rating >= 1 && rating <= 5 ? rating : 0,
    statuses: params.getAll('status').flatMap((text) => status(text) ?? []),
    years: params
      .getAll('year')
      .map(Number)
      .filter((year) => Number.isInteger(year) && year >= 1 && year <= 9999),
    sites: params.getAll('site').filter(Boolean),
  };
}

function queryIn(params: URLSearchParams): string {
  const text = params.get('q') ?? '';
  if (!OLDER.some((name) => params.has(name))) return text;
  const { query } = parseQuery(text);
  const older = olderFilter(params);
  const now = chosenIn(query);
  return withChosen(query, { ...older, tags: [...now.tags, ...older.tags] });
}

/** A sort as the address has it: its column, with `-` before it when it descends. */
export function sortText({ key, descending }: Sort): string {
  return `${descending ? '-' : ''}${key}`;
}

/** Reads a sort; what is unknown is the usual one. */
export function sortOf(text: string | null): Sort {
  if (!text) return DEFAULT_SORT;
  const descending = text.startsWith('-');
  const key = text.replace(/^-/, '');
  return SORT_KEYS.includes(key as SortKey) ? { key: key as SortKey, descending } : DEFAULT_SORT;
}

/** Reads the part of an address after its `#`; what is unknown there is passed over. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const params = new URLSearchParams(query);
  return {
    view: VIEWS.find((view) => `/${view}` === path) ?? 'papers',
    query: queryIn(params),
    sort: sortOf(params.get('sort')),
    paper: params.get('paper') ?? '',
  };
}

/** The address of a route, from its `#` on; what is as usual is left out. */
export function hashOf({ view, query: text, sort, paper }: Route): string {
  const params = new URLSearchParams();
  if (text) params.set('q', text);
  if (sort.key !== DEFAULT_SORT.key || sort.descending !== DEFAULT_SORT.descending) params.set('sort', sortText(sort));
  if (paper) params.set('paper', paper);
  const query = params.toString();
  return `#/${view}${query ? `?${query}` : ''}`;
}

/** The route of a view as it is first seen, or with a query. */
export function routeTo(view: View, query = ''): Route {
  return { view, query, sort: DEFAULT_SORT, paper: '' };
}
