import type { FoundPaper } from '../paper/paper';
import type { CardView } from './view';

/** A selector means the text of its first match, spaces collapsed; a function may find the value in any other way. */
export type Field<T> = string | ((card: CardView) => T | undefined);

/** Where a card's chip goes. `inline` ends a line of text, `corner` lies over the card's corner, `block` has a line of its own. */
export type Place = 'inline' | 'corner' | 'block';

/** One kind of page of a site, as data. */
export interface Listing {
  name: string;
  kind: 'listing' | 'paper';
  path: RegExp | ((url: URL) => boolean);
  /** The cards, by selector or, where no selector can say it, by a function; in any order, repeats allowed. */
  card: string | ((root: Document) => Element[]);
  /** All elements of a card, where it is more than one. */
  extent?: (card: Element) => (Element | null | undefined)[];
  /** The arXiv or other id in the site's own strict pattern. */
  id: (card: CardView) => string | undefined;
  title: Field<string>;
  authors?: (card: CardView) => string[] | undefined;
  abstract?: Field<string>;
  /** `YYYY-MM-DD` */
  date?: Field<string>;
  /** The primary one first. */
  categories?: (card: CardView) => string[] | undefined;
  /** DOI of the published paper, where the page says it. */
  doi?: (card: CardView) => string | undefined;
  version?: (card: CardView) => number | undefined;
  /** The paper's page on this site. */
  url: (id: string) => string;
  chip: { place: Place; in: (card: CardView) => Element | undefined; how: 'append' | 'prepend' | 'after' };
}

/** A site: its hosts, the kinds of pages it has, and the data its pages carry beside what they show. */
export interface Site {
  id: string;
  name: string;
  matches: string[];
  /** What the page's own data says of each paper, by id. It only completes cards, and never makes one. */
  known?: (document: Document) => Map<string, Partial<FoundPaper>>;
  listings: Listing[];
}

/** A card that was read, and where its chip goes. */
export interface Card {
  element: Element;
  extent: Element[];
  paper: FoundPaper;
  place: Place;
  anchor: Element;
  how: Listing['chip']['how'];
}
