import { type Alias, aliasesOf, arxivYear, type Ids } from './ids';

/** An author as a source writes the name; the parts only where the source gives them apart. */
export interface Author {
  name: string;
  family?: string;
  given?: string;
}

/** Kinds of works, by BibTeX's standard entry types (btxdoc.pdf, section 3.1). */
export const WORK_TYPES = [
  'article',
  'inproceedings',
  'incollection',
  'inbook',
  'book',
  'proceedings',
  'phdthesis',
  'mastersthesis',
  'techreport',
  'manual',
  'booklet',
  'unpublished',
  'misc',
] as const;
export type WorkType = (typeof WORK_TYPES)[number];

/**
 * What a page, a file or a service says of a paper. Dates are `YYYY-MM-DD`; `categories` has the primary one first. `venue` is the
 * journal or the proceedings; `number` is a journal's issue or a report's number; `pages` is `first-last` or an article number;
 * `publisher` is also a school or institution. `extra` holds fields of an imported entry that have no place here, by their
 * lower-case BibTeX names, as plain text.
 */
export interface Facts {
  title: string;
  authors?: Author[];
  year?: number;
  date?: string;
  venue?: string;
  url?: string;
  categories?: string[];
  type?: WorkType;
  editors?: Author[];
  volume?: string;
  number?: string;
  pages?: string;
  publisher?: string;
  series?: string;
  address?: string;
  edition?: string;
  isbn?: string;
  issn?: string;
  extra?: Record<string, string>;
}

export type FactName = keyof Facts;
export const FACT_NAMES: readonly FactName[] = [
  'title',
  'authors',
  'year',
  'date',
  'venue',
  'url',
  'categories',
  'type',
  'editors',
  'volume',
  'number',
  'pages',
  'publisher',
  'series',
  'address',
  'edition',
  'isbn',
  'issn',
  'extra',
];

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
  /** How many readers of the site voted for it so far, where the page says it. No fact of the paper: it is kept with the moment of saving. */
  upvotes?: number;
  /** Why arXiv's list has it, where it is not just new: listed in another category than its own, or changed. Nothing of the paper either. */
  announced?: 'cross' | 'replacement';
}

/** One record of the library: the facts, where each came from, and every name the paper is known by. */
export interface Paper extends Facts {
  id: string;
  /** Shape of the row, raised by migrations. */
  v: 1;
  aliases: Alias[];
  /** Citation key, made once when the paper is saved and never changed by itself. */
  citekey: string;
  /** Keys it had before the reader renamed it, newest first; files that cite them still find it. */
  oldKeys?: string[];
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

function factsOf(found: Facts): Facts {
  const facts: Facts = { title: found.title };
  for (const field of FACT_NAMES) {
    const value = found[field];
    if (value !== undefined) Object.assign(facts, { [field]: value });
  }
  return facts;
}

/** A new record from what a page shows; the year falls back to the one in the arXiv id. */
export function newPaper(found: FoundPaper, id: string, citekey: string, at: number): Paper {
  const facts = factsOf(found);
  const year = facts.year ?? (found.ids.arxiv ? arxivYear(found.ids.arxiv) : undefined);
  if (year !== undefined) facts.year = year;
  const source: Source = { from: found.site, at };
  const sources: Paper['sources'] = {};
  for (const field of FACT_NAMES) if (facts[field] !== undefined) sources[field] = source;
  return { ...facts, id, v: 1, aliases: aliasesOf(found.ids, found.url), citekey, addedAt: at, site: found.site, sources };
}

/** Where a title comes from that is only one of the paper's names, as in a pasted list. It stands until anybody says the real one. */
export const UNTITLED = 'list';
export const isUntitled = ({ sources }: Pick<Paper, 'sources'>): boolean => sources.title?.from === UNTITLED;

/** How many other values are kept for one paper. */
const ALTERNATIVES_KEPT = 20;

/**
 * The record with blanks filled from what another page shows, at `at` (ms since 1970) unless `sources` says of a fact who said it and
 * when. A fact that is there is never overwritten: a differing one is kept as an alternative.
 */
export function fill(paper: Paper, found: FoundPaper, at: number, sources: Paper['sources'] = {}): Paper {
  const out: Paper = { ...paper, sources: { ...paper.sources } };
  const also = [...(paper.also ?? [])];
  for (const field of FACT_NAMES) {
    const value = found[field];
    const source: Source = sources[field] ?? { from: found.site, at };
    // A paper's bare name is no word on its title.
    if (value === undefined || (field === 'title' && source.from === UNTITLED)) continue;
    const isBlank = out[field] === undefined || (field === 'title' && isUntitled(out));
    if (isBlank) {
      Object.assign(out, { [field]: value });
      out.sources[field] = source;
    } else if (!sameFact(out[field], value) && !also.some((one) => one.field === field && sameFact(one.value, value))) {
      also.push({ field, value, ...source });
    }
  }
  const aliases = aliasesOf(found.ids, found.url).filter((alias) => !paper.aliases.includes(alias));
  if (aliases.length > 0) out.aliases = [...paper.aliases, ...aliases];
  if (also.length > (paper.also?.length ?? 0)) out.also = also.slice(0, ALTERNATIVES_KEPT);
  return out;
}

/** The record with one more value that a source gave for a fact, kept beside its own; unchanged where that is known, or there is no room. */
export function beside(paper: Paper, field: FactName, value: Facts[FactName], source: Source): Paper {
  const also = paper.also ?? [];
  const isKnown = sameFact(paper[field], value) || also.some((one) => one.field === field && sameFact(one.value, value));
  return isKnown || also.length >= ALTERNATIVES_KEPT ? paper : { ...paper, also: [...also, { field, value, ...source }] };
}

/** Whether two sources say the same of a fact. */
export function sameFact(a: Facts[FactName], b: Facts[FactName]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
