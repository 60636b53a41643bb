import { aliasesOf } from '../paper/ids';
import { cardOf } from './generic-card';
import { isList, unnamedBeside } from './generic-list';
import { mentionsIn } from './generic-mentions';
import { paperOf } from './generic-paper';
import { groupsOf, rowsOf } from './generic-rows';
import type { Card, Kind, Reader } from './site';

/** What the generic reader finds on a page: cards of a list or of the one paper the page is about, and works that are merely cited. */
export interface GenericReading {
  kind: Kind;
  cards: Card[];
  references: Card[];
}

/** Reads any page by its embedded metadata and identifier links. */
export function readGeneric(document: Document, page: URL): GenericReading {
  const own = paperOf(document, page);
  const cards: Card[] = [];
  const references: Card[] = [];
  for (const [parent, rows] of groupsOf(rowsOf(mentionsIn(document, page)))) {
    const isListed = !own && isList(parent, rows);
    const terms = new Set(rows.map(({ element }) => element).filter(({ localName }) => localName === 'dt'));
    for (const { element, ids } of rows) {
      // What is said of an entry of a definition list may name other works.
      if (element.localName === 'dd' && element.previousElementSibling && terms.has(element.previousElementSibling)) continue;
      const card = cardOf(element, ids, page);
      if (card) (isListed ? cards : references).push(card);
    }
    if (!isListed) continue;
    // Without a name, a row goes by the address its title leads to.
    for (const element of unnamedBeside(parent, rows)) {
      const card = cardOf(element, {}, page);
      if (card?.paper.url && card.paper.url !== page.href) cards.push(card);
    }
  }
  if (!own) return { kind: 'listing', cards, references };
  const { paper, heading } = own;
  const names = new Set(aliasesOf(paper.ids, paper.url));
  const others = references.filter((card) => !aliasesOf(card.paper.ids).some((name) => names.has(name)));
  const card: Card = { element: heading, extent: [heading], paper, place: 'inline', anchor: heading, how: 'append' };
  return { kind: 'paper', cards: [card], references: others };
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
