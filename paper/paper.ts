import type { Alias, Ids } from './ids';

/** An author as a source writes the name; the parts only where the source gives them apart. */
export interface Author {
  name: string;
  family?: string;
  given?: string;
}

/** What a page or a service says of a paper. Dates are `YYYY-MM-DD`; `categories` has the primary one first. */
export interface Facts {
  title: string;
  authors?: Author[];
  year?: number;
  date?: string;
  venue?: string;
  url?: string;
  categories?: string[];
}

export type FactName = keyof Facts;
export const FACT_NAMES: readonly FactName[] = ['title', 'authors', 'year', 'date', 'venue', 'url', 'categories'];

/** Who said a fact, and when (ms since 1970). */
export interface Source {
  from: string;
  at: number;
}

/** A value that another source gave for a fact we already had. */
export interface Alternative extends Source {
  field: FactName;
  value: Facts[FactName];
}

/** A paper as a page shows it: what the content script sends when the reader saves it. */
export interface FoundPaper extends Facts {
  ids: Ids;
  site: string;
  abstract?: string;
  /** The arXiv version shown, where the page says it. */
  version?: number;
}

/** One record of the library: the facts, where each came from, and every name the paper is known by. */
export interface Paper extends Facts {
  id: string;
  /** Shape of the row, raised by migrations. */
  v: 1;
  aliases: Alias[];
  /** Citation key, made once when the paper is saved and never changed by itself. */
  citekey: string;
  /** ms since 1970 */
  addedAt: number;
  /** Id of the site it was first saved on. */
  site: string;
  sources: Partial<Record<FactName, Source>>;
  also?: Alternative[];
}

export interface Abstract extends Source {
  id: string;
  text: string;
}
