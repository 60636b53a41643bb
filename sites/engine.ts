import { type Alias, aliasesOf, arxivYear, normalizeIds } from '../paper/ids';
import type { FoundPaper } from '../paper/paper';
import { readGeneric } from './generic';
import type { Card, Field, Kind, Listing, Reader, Site } from './site';
import { type CardView, viewOf } from './view';
import { listingAt } from './which';

/** Document order; a bit field of `compareDocumentPosition` in which 4 says that `b` follows. */
const inOrder = (a: Element, b: Element) => (a === b ? 0 : a.compareDocumentPosition(b) & 4 ? -1 : 1);

/** The cards of a page in document order: none twice, none inside another. Hidden ones count, as a page may show them at any moment; what is in a template does not. */
function cardElements({ card }: Listing, root: Document): Element[] {
  const found = typeof card === 'string' ? [...root.querySelectorAll(card)] : [...new Set(card(root))].sort(inOrder);
  let outer: Element | undefined;
  return found.filter((element) => {
    if (outer?.contains(element)) return false;
    outer = element;
    return true;
  });
}

function extentOf(listing: Listing, element: Element): Element[] {
  return listing.extent?.(element).filter((one): one is Element => one !== null && one !== undefined) ?? [element];
}

function value<T>(field: Field<T> | undefined, card: CardView): T | string | undefined {
  if (field === undefined) return undefined;
  return typeof field === 'string' ? card.text(field) : field(card);
}

const some = (list: string[] | undefined) => (list?.length ? list : undefined);

/** Whether the browser shows the page in another language: Chromium's mark for it. What the page's own data says is still in its own. */
const isTranslated = (document: Document) => /\btranslated-(?:ltr|rtl)\b/.test(document.documentElement.className);

function readCard(site: Site, listing: Listing, element: Element, card: CardView): Card | undefined {
  const ids = normalizeIds(listing.ids(card));
  const url = listing.url(card, ids);
  const names = aliasesOf(ids, url);
  const facts = names.map(card.known).find((one) => one !== undefined);
  const shown = value(listing.title, card);
  const title = (shown && isTranslated(card.document) && facts?.title) || shown;
  if (names.length === 0 || !title) return undefined;
  const paper: FoundPaper = { ids, site: site.id, ...(url && { url }), title };
  const authors = listing.authors?.(card);
  const found: Partial<FoundPaper> = {
    authors: authors?.length ? authors.map((name) => ({ name })) : facts?.authors,
    abstract: facts?.abstract ?? value(listing.abstract, card),
    date: facts?.date ?? value(listing.date, card),
    venue: value(listing.venue, card) ?? facts?.venue,
    categories: some(listing.categories?.(card)),
    version: listing.version?.(card),
    upvotes: listing.upvotes?.(card) ?? facts?.upvotes,
    announced: listing.announced?.(card),
  };
  found.year = found.date
    ? Number(found.date.slice(0, 4))
    : (listing.year?.(card) ?? facts?.year ?? (ids.arxiv && arxivYear(ids.arxiv))) || undefined;
  for (const [key, fact] of Object.entries(found)) if (fact !== undefined) Object.assign(paper, { [key]: fact });
  const anchor = listing.chip.in(card) ?? element;
  return { element, extent: [...card.extent], paper, place: listing.chip.place, anchor, how: listing.chip.how };
}

/** Reads the cards of one of a site's listings; the page's own data is read at most once, and only when a card wants it. */
export function listingReader(site: Site, listing: Listing, document: Document, page: URL): Reader {
  let facts: Map<Alias, Partial<FoundPaper>> | undefined;
  const known = (name: Alias) => {
    facts ??= site.known?.(document) ?? new Map();
    return facts.get(name);
  };
  const view = (element: Element) => viewOf(extentOf(listing, element), page, document, known);
  return {
    site: site.id,
    name: site.name,
    listing: listing.name,
    kind: listing.kind,
    cards: () => cardElements(listing, document),
    key(element) {
      const card = view(element);
      const ids = normalizeIds(listing.ids(card));
      return aliasesOf(ids, listing.url(card, ids))[0];
    },
    read: (element) => readCard(site, listing, element, view(element)),
  };
}

/** All that a page shows, as the content script reads it. `references` are works it cites rather than lists. */
export interface PageReading {
  site: string | null;
  listing: string | null;
  kind: Kind | null;
  papers: FoundPaper[];
  references: FoundPaper[];
  unreadable: number;
}

/** A paper that has several cards is there once, as its first card shows it. */
function distinct(papers: readonly FoundPaper[]): FoundPaper[] {
  const seen = new Map<string, FoundPaper>();
  for (const paper of papers) {
    const name = aliasesOf(paper.ids, paper.url)[0] ?? paper.title;
    if (!seen.has(name)) seen.set(name, paper);
  }
  return [...seen.values()];
}

/** Reads a page with the generic reader alone. */
function readAnyPage(document: Document, page: URL): PageReading {
  const { kind, cards, references } = readGeneric(document, page);
  const papers = (some: readonly Card[]) => distinct(some.map(({ paper }) => paper));
  return {
    site: null,
    listing: null,
    kind: cards.length > 0 ? kind : null,
    papers: papers(cards),
    references: papers(references),
    unreadable: 0,
  };
}

/** Reads a whole page at once: by the site it is of, or else by the generic reader. */
export function readPage(document: Document, page: URL, sites: readonly Site[]): PageReading {
  const at = listingAt(page, sites, document);
  if (!at) return readAnyPage(document, page);
  const reader = listingReader(at.site, at.listing, document, page);
  const cards = reader.cards().map(reader.read);
  const papers = cards.flatMap((card) => card?.paper ?? []);
  const unreadable = cards.length - papers.length;
  const own = { site: reader.site, listing: reader.listing, kind: reader.kind };
  // A site that changed beyond recognition may still be read as any other page is.
  const other = unreadable > 0 && papers.length === 0 ? readAnyPage(document, page).papers : [];
  return { ...own, papers: distinct(papers.length > 0 ? papers : other), references: [], unreadable };
}
