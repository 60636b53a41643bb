import type { Annotation } from '../paper/annotation';
import type { Paper } from '../paper/paper';
import type { VenueNames } from './venue-names';

/** By citation key; by when papers were saved, oldest first; by year, newest first. */
export type Sort = 'key' | 'added' | 'year';
export const SORTS: readonly Sort[] = ['key', 'added', 'year'];

/** A paper with what the reader said of it. */
export interface BibItem {
  paper: Paper;
  annotation?: Annotation;
  abstract?: string;
}

/** What of the reader's own words goes into an export, and how papers are sorted. What is missing is as we ship it. */
export interface SaidOptions {
  /** Off as we ship it: abstracts make large files and large diffs, and few styles print them. */
  abstract: boolean;
  /** Tags as keywords. */
  keywords: boolean;
  note: boolean;
  rating: boolean;
  /** The reading status; in a bibliography one more keyword, `status/read`. */
  status?: boolean;
  sort?: Sort;
  venues?: VenueNames;
}
