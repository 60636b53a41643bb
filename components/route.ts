import { STATUSES, type Status } from '../paper/annotation';
import { DEFAULT_SORT, type Filter, NO_FILTER, SORT_KEYS, type Sort, type SortKey } from './filter';

export const VIEWS = ['papers', 'queue', 'digest', 'feeds', 'statistics', 'sync', 'settings', 'welcome'] as const;
export type View = (typeof VIEWS)[number];

/** All that the address says: which view, what narrows and sorts the list, and whose details are open ('' is nobody's). */
export interface Route {
  view: View;
  filter: Filter;
  sort: Sort;
  paper: string;
}

/** How a paper without a status is written in the address. */
const NO_STATUS = 'none';

const status = (text: string): Status | undefined => (text === NO_STATUS ? '' : STATUSES.find((one) => one === text));

function sortOf(text: string | null): Sort {
  if (!text) return DEFAULT_SORT;
  const descending = text.startsWith('-');
  const key = text.replace(/^-/, '');
  return SORT_KEYS.includes(key as SortKey) ? { key: key as SortKey, descending } : DEFAULT_SORT;
}

/** Reads the part of an address after its `#`; what is unknown there is passed over. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const params = new URLSearchParams(query);
  const rating = Number(params.get('rating'));
  return {
    view: VIEWS.find((view) => `/${view}` === path) ?? 'papers',
    filter: {
      text: params.get('q') ?? '',
      tags: params.getAll('tag').filter(Boolean),
      untagged: params.has('untagged'),
      rating: Number.isInteger(rating) && rating >= 1 && rating <= 5 ? rating : 0,
      statuses: params.getAll('status').flatMap((text) => status(text) ?? []),
      years: params.getAll('year').map(Number).filter(Number.isInteger),
      sites: params.getAll('site').filter(Boolean),
    },
    sort: sortOf(params.get('sort')),
    paper: params.get('paper') ?? '',
  };
}

/** The address of a route, from its `#` on; what is as usual is left out. */
export function hashOf({ view, filter, sort, paper }: Route): string {
  const params = new URLSearchParams();
  if (filter.text) params.set('q', filter.text);
  for (const tag of filter.tags) params.append('tag', tag);
  if (filter.untagged) params.set('untagged', '1');
  if (filter.rating) params.set('rating', String(filter.rating));
  for (const one of filter.statuses) params.append('status', one || NO_STATUS);
  for (const year of filter.years) params.append('year', String(year));
  for (const site of filter.sites) params.append('site', site);
  if (sort.key !== DEFAULT_SORT.key || sort.descending !== DEFAULT_SORT.descending) {
    params.set('sort', `${sort.descending ? '-' : ''}${sort.key}`);
  }
  if (paper) params.set('paper', paper);
  const query = params.toString();
  return `#/${view}${query ? `?${query}` : ''}`;
}

/** The route of a view as it is first seen. */
export function routeTo(view: View): Route {
  return { view, filter: NO_FILTER, sort: DEFAULT_SORT, paper: '' };
}
