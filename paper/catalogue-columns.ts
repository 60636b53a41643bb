import { type Annotation, STATUSES, type Status } from './annotation';
import { fold, foldLines } from './fold';
import type { Paper } from './paper';
import { linksCode } from './query-match';

/** A paper of the library with what the reader said of it. */
export interface CatalogueEntry {
  paper: Paper;
  annotation: Annotation;
}

/** Columns of numbers, one value a row. Times are ms since 1970, 0 for never. */
const KINDS = {
  /** Place in ALL_STATUSES. */
  status: Uint8Array,
  rating: Uint8Array,
  /** Bits of FLAGS. */
  flags: Uint8Array,
  /** The arXiv version the reader spoke of, 0 for none. */
  version: Uint16Array,
  /** NO_YEAR where it is not known. */
  year: Int32Array,
  /** Number of the site's name. */
  site: Uint16Array,
  /** Where the row's tags begin among all tags' numbers, and how many there are. */
  tagStart: Uint32Array,
  tagCount: Uint16Array,
  addedAt: Float64Array,
  order: Float64Array,
  snoozedUntil: Float64Array,
  statusAt: Float64Array,
  tagsAt: Float64Array,
  /** When anything was said. */
  changedAt: Float64Array,
} as const;

export type ColumnName = keyof typeof KINDS;
export type Columns = { [K in ColumnName]: InstanceType<(typeof KINDS)[K]> };
export const COLUMN_NAMES = Object.keys(KINDS) as ColumnName[];

export const ALL_STATUSES: readonly Status[] = ['', ...STATUSES];
export const NO_YEAR = -0x80000000;

/** What a row has or has not; `code` is a link to it among all but the abstract. */
export const FLAGS = { note: 1, venue: 2, author: 4, doi: 8, arxiv: 16, code: 32 } as const;

/** Columns for so many rows, all of them 0. */
export function newColumns(rows: number): Columns {
  return Object.fromEntries(COLUMN_NAMES.map((name) => [name, new KINDS[name](rows)])) as unknown as Columns;
}

/** Names by number and numbers by name, numbered as they come. */
export interface Names {
  list: string[];
  numbers: Map<string, number>;
}

export const newNames = (): Names => ({ list: [], numbers: new Map() });

/** The number of a name, a new one if it has none yet. */
export function numberOf(names: Names, name: string): number {
  const known = names.numbers.get(name);
  if (known !== undefined) return known;
  const fresh = names.list.push(name) - 1;
  names.numbers.set(name, fresh);
  return fresh;
}

function flagsOf({ paper, annotation }: CatalogueEntry): number {
  const named = (scheme: string) => paper.aliases.some((alias) => alias.startsWith(scheme));
  const has: Record<keyof typeof FLAGS, boolean> = {
    note: annotation.note.trim() !== '',
    venue: paper.venue !== undefined,
    author: paper.authors !== undefined && paper.authors.length > 0,
    doi: named('doi:'),
    arxiv: named('arxiv:'),
    code: linksCode(fold(annotation.note)) || linksCode(paper.url ?? ''),
  };
  return (Object.keys(FLAGS) as (keyof typeof FLAGS)[]).reduce((bits, name) => bits | (has[name] ? FLAGS[name] : 0), 0);
}

/** Puts a paper into a row, but for its tags; `sites` numbers the sites. */
export function setRow(columns: Columns, at: number, entry: CatalogueEntry, sites: Names): void {
  const { paper, annotation } = entry;
  const { changedAt } = annotation;
  columns.status[at] = Math.max(0, ALL_STATUSES.indexOf(annotation.status));
  columns.rating[at] = annotation.rating;
  columns.flags[at] = flagsOf(entry);
  columns.version[at] = annotation.version ?? 0;
  columns.year[at] = paper.year ?? NO_YEAR;
  columns.site[at] = numberOf(sites, paper.site);
  columns.addedAt[at] = paper.addedAt;
  columns.order[at] = annotation.order;
  columns.snoozedUntil[at] = annotation.snoozedUntil;
  columns.statusAt[at] = changedAt.status ?? 0;
  columns.tagsAt[at] = changedAt.tags ?? 0;
  columns.changedAt[at] = Math.max(0, ...Object.values(changedAt));
}

/** Places of a row's text, in their order. */
export const TEXT_PLACES = ['title', 'authors', 'venue', 'keys', 'ids'] as const;
export type TextPlace = (typeof TEXT_PLACES)[number];
/** Stands between places and after a row: folded texts have neither, nor has anything that is looked for. */
export const PLACE_END = '\t';
export const ROW_END = '\r';

/** All that is searched of a paper's facts, folded. */
export function rowText({ title, authors = [], venue = '', citekey, oldKeys = [], aliases }: Paper): string {
  const places: Record<TextPlace, string> = {
    title: fold(title),
    authors: foldLines(authors.map(({ name }) => name)),
    venue: fold(venue),
    keys: foldLines([citekey, ...oldKeys]),
    ids: foldLines(aliases),
  };
  return TEXT_PLACES.map((place) => places[place]).join(PLACE_END);
}

/** The part of a row's text at one of its places. */
export function placeIn(text: string, place: TextPlace): string {
  let start = 0;
  for (let at = TEXT_PLACES.indexOf(place); at > 0; at--) start = text.indexOf(PLACE_END, start) + 1;
  const end = text.indexOf(PLACE_END, start);
  return text.slice(start, end < 0 ? text.length : end);
}
