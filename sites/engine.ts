import { arxivYear, normalizeIds } from '../paper/ids';
import type { FoundPaper } from '../paper/paper';
import { SITES } from './list';
import type { Card, Field, Listing, Site } from './site';
import { type CardView, viewOf } from './view';

/** The site's own data beside its cards, read at most once and only when a card wants it. */
export type PageFacts = (id: string) => Partial<FoundPaper> | undefined;

const hostOf = (pattern: string) => pattern.replace(/^https:\/\//, '').replace(/\/\*$/, '');

function isOn(site: Site, url: URL): boolean {
  return site.matches.map(hostOf).some((host) => (host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host));
}

/** The listing a page is, by its address; undefined on all other pages. */
export function listingAt(url: URL): { site: Site; listing: Listing } | undefined {
  const site = url.protocol === 'https:' ? SITES.find((one) => isOn(one, url)) : undefined;
  const listing = site?.listings.find(({ path }) => (path instanceof RegExp ? path.test(url.pathname) : path(url)));
  return site && listing && { site, listing };
}

/** Document order; a bit field of `compareDocumentPosition` in which 4 says that `b` follows. */
const inOrder = (a: Element, b: Element) => (a === b ? 0 : a.compareDocumentPosition(b) & 4 ? -1 : 1);

/** The cards of a page in document order: none twice, none inside another. Hidden ones count, as a page may show them at any moment; what is in a template does not. */
export function cardElements(listing: Listing, root: Document): Element[] {
  const { card } = listing;
  const found = typeof card === 'string' ? [...root.querySelectorAll(card)] : [...new Set(card(root))].sort(inOrder);
  let outer: Element | undefined;
  return found.filter((element) => {
    if (outer?.contains(element)) return false;
    outer = element;
    return true;
  });
}

/** Reads the page's own data lazily. */
export function pageFacts(site: Site, document: Document): PageFacts {
  let facts: Map<string, Partial<FoundPaper>> | undefined;
  return (id) => {
    facts ??= site.known?.(document) ?? new Map();
    return facts.get(id);
  };
}

function extentOf(listing: Listing, element: Element): Element[] {
  return listing.extent?.(element).filter((one): one is Element => one !== null && one !== undefined) ?? [element];
}

/** The id a card shows now, read cheaply: a card whose key changed holds another paper. */
export function cardKey(listing: Listing, element: Element, page: URL): string | undefined {
  return listing.id(viewOf(extentOf(listing, element), page, element.ownerDocument, () => undefined));
}

function value<T>(field: Field<T> | undefined, card: CardView): T | string | undefined {
  if (field === undefined) return undefined;
  return typeof field === 'string' ? card.text(field) : field(card);
}

/** Reads one card; undefined when it has no id or no title, which the caller counts. */
export function readCard(site: Site, listing: Listing, element: Element, page: URL, known: PageFacts): Card | undefined {
  const card = viewOf(extentOf(listing, element), page, element.ownerDocument, known);
  const id = listing.id(card);
  const title = value(listing.title, card);
  if (!id || !title) return undefined;
  const ids = normalizeIds({ arxiv: id, doi: listing.doi?.(card) });
  if (!ids.arxiv) return undefined;
  const paper: FoundPaper = { ids, site: site.id, url: listing.url(ids.arxiv), title };
  const facts = known(ids.arxiv);
  const authors = listing.authors?.(card);
  const found: Partial<FoundPaper> = {
    authors: authors?.length ? authors.map((name) => ({ name })) : facts?.authors,
    abstract: facts?.abstract ?? value(listing.abstract, card),
    date: facts?.date ?? value(listing.date, card),
    categories: listing.categories?.(card),
    version: listing.version?.(card),
  };
  found.year = found.date ? Number(found.date.slice(0, 4)) : arxivYear(ids.arxiv);
  for (const [key, fact] of Object.entries(found)) if (fact !== undefined) Object.assign(paper, { [key]: fact });
  const anchor = listing.chip.in(card) ?? element;
  return { element, extent: [...card.extent], paper, place: listing.chip.place, anchor, how: listing.chip.how };
}

/** All that a page shows, as the content script reads it. */
export interface PageReading {
  site: string | null;
  listing: string | null;
  papers: FoundPaper[];
  references: FoundPaper[];
  unreadable: number;
}

/** Reads a whole page at once; a paper that has several cards is there once, as its first card shows it. */
export function readPage(document: Document, page: URL): PageReading {
  const at = listingAt(page);
  if (!at) return { site: null, listing: null, papers: [], references: [], unreadable: 0 };
  const known = pageFacts(at.site, document);
  const papers = new Map<string | undefined, FoundPaper>();
  let unreadable = 0;
  for (const element of cardElements(at.listing, document)) {
    const paper = readCard(at.site, at.listing, element, page, known)?.paper;
    if (!paper) unreadable++;
    else if (!papers.has(paper.ids.arxiv)) papers.set(paper.ids.arxiv, paper);
  }
  return { site: at.site.id, listing: at.listing.name, papers: [...papers.values()], references: [], unreadable };
}
