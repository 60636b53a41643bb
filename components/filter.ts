import type { Annotation, Status } from '../paper/annotation';
import type { Paper } from '../paper/paper';

/** A paper of the library with what the reader said of it. */
export interface Entry {
  paper: Paper;
  annotation: Annotation;
}

/** What the panel shows as chosen of a query. Tags must all be there; of statuses, years and sites one must fit; an empty list asks nothing. */
export interface Filter {
  tags: string[];
  /** Only papers without any tag. */
  untagged: boolean;
  /** At least this rating; 0 asks nothing. */
  rating: number;
  statuses: Status[];
  years: number[];
  sites: string[];
}

export const NO_FILTER: Filter = { tags: [], untagged: false, rating: 0, statuses: [], years: [], sites: [] };

export const SORT_KEYS = ['title', 'tags', 'rating', 'status', 'year', 'site', 'added', 'relevance'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export interface Sort {
  key: SortKey;
  descending: boolean;
}

/** Newest first. */
export const DEFAULT_SORT: Sort = { key: 'added', descending: true };

/** How many papers one more choice of a kind would show, for each value that occurs. */
export interface Facets {
  tags: ReadonlyMap<string, number>;
  untagged: number;
  /** Papers rated exactly 0 to 5. */
  ratings: readonly number[];
  statuses: ReadonlyMap<Status, number>;
  years: ReadonlyMap<number, number>;
  sites: ReadonlyMap<string, number>;
}

/** The list without the value if it was there, else with it. */
export function toggled<T>(list: readonly T[], value: T): T[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}
