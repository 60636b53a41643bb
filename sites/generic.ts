import { aliasesOf } from '../paper/ids';
import type { Card, Kind, Reader } from './site';

/** What the generic reader finds on a page: cards of a list or of the one paper the page is about, and works that are merely cited. */
export interface GenericReading {
  kind: Kind;
  cards: Card[];
  references: Card[];
}

/** Reads any page by its embedded metadata and identifier links. */
export function readGeneric(_document: Document, _page: URL): GenericReading {
  return { kind: 'listing', cards: [], references: [] };
}

/** The generic reader as a page's reader; `withReferences` asks for cards on what the page merely cites too. */
export function genericReader(document: Document, page: URL, withReferences: () => boolean): Reader {
  let read = new Map<Element, Card>();
  return {
    site: 'web',
    name: page.hostname,
    listing: 'any page',
    kind: 'listing',
    cards() {
      const { cards, references } = readGeneric(document, page);
      read = new Map([...cards, ...(withReferences() ? references : [])].map((card) => [card.element, card]));
      return [...read.keys()].sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
    },
    key(element) {
      const paper = read.get(element)?.paper;
      return paper && aliasesOf(paper.ids, paper.url)[0];
    },
    read: (element) => read.get(element),
  };
}
