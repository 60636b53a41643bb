import { readGeneric } from './generic';
import type { Card, Listing } from './site';
import type { CardView } from './view';

/**
 * A listing on a site whose rows are of nobody's making in particular, such as posts and texts: its cards are the lists of links to works
 * that the generic reader finds there. `base` is what relative links start from; `within` keeps to parts of the page.
 */
export function linkedListing(own: Pick<Listing, 'name' | 'path'> & { base: string; within?: string } & Partial<Listing>): Listing {
  const { base, within, ...rest } = own;
  const read = new WeakMap<Element, Card>();
  const of = (card: CardView) => card.extent.map((part) => read.get(part)).find((one) => one !== undefined);
  return {
    kind: 'listing',
    card(root) {
      const { kind, cards } = readGeneric(root, new URL(base));
      const kept = kind === 'listing' ? cards.filter(({ element }) => !within || element.closest(within)) : [];
      for (const card of kept) read.set(card.element, card);
      return kept.map(({ element }) => element);
    },
    extent: (element) => read.get(element)?.extent ?? [element],
    ids: (card) => of(card)?.paper.ids ?? {},
    url: (card) => of(card)?.paper.url,
    title: (card) => of(card)?.paper.title,
    authors: (card) => of(card)?.paper.authors?.map(({ name }) => name),
    year: (card) => of(card)?.paper.year,
    chip: { place: 'inline', in: (card) => of(card)?.anchor, how: 'after' },
    ...rest,
  };
}
