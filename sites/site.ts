import type { Alias, Ids } from '../paper/ids';
import type { FoundPaper } from '../paper/paper';
import type { CardView } from './view';

/** A selector means the text of its first match, spaces collapsed; a function may find the value in any other way. */
export type Field<T> = string | ((card: CardView) => T | undefined);

/** Where a card's chip goes. `inline` ends a line of text, `corner` lies over the card's corner, `block` has a line of its own. */
export type Place = 'inline' | 'corner' | 'block';

/** Whether a page lists papers, or is about a single one. */
export type Kind = 'listing' | 'paper';

/** One kind of page of a site, as data. */
export interface Listing {
  name: string;
  kind: Kind;
  path: RegExp | ((url: URL) => boolean);
  /** The cards, by selector or, where no selector can say it, by a function; in any order, repeats allowed. */
  card: string | ((root: Document) => Element[]);
  /** All elements of a card, where it is more than one. */
  extent?: (card: Element) => (Element | null | undefined)[];
  /** Every name the card gives its paper, in the site's own strict patterns; `{}` where it gives none. Malformed ones are dropped. */
  ids: (card: CardView) => Ids;
  /** The paper's page, best on this very site and always written the same: it is the paper's only name where there are no ids. */
  url: (card: CardView, ids: Ids) => string | undefined;
  title: Field<string>;
  authors?: (card: CardView) => string[] | undefined;
  abstract?: Field<string>;
  /** `YYYY-MM-DD` */
  date?: Field<string>;
  year?: (card: CardView) => number | undefined;
  /** The journal or the proceedings it appeared in, as the page names them. */
  venue?: Field<string>;
  /** arXiv's or the site's own subjects, the primary one first. */
  categories?: (card: CardView) => string[] | undefined;
  /** The arXiv version shown. */
  version?: (card: CardView) => number | undefined;
  /** How many readers of the site voted for it, as the card shows it. */
  upvotes?: (card: CardView) => number | undefined;
  /** Why it is listed, where it is not just new. */
  announced?: (card: CardView) => FoundPaper['announced'];
  chip: { place: Place; in: (card: CardView) => Element | undefined; how: 'append' | 'prepend' | 'after' };
}

/** A site: its hosts, the kinds of pages it has, and the data its pages carry beside what they show. */
export interface Site {
  id: string;
  name: string;
  /** Match patterns of its hosts, `https://host/*` or `https://*.host/*`. */
  matches: string[];
  /** For software that many hosts run: whether a page of a host that no site names was made by it. */
  marks?: (document: Document) => boolean;
  /** What the page's own data says of each paper, by any of its names. It only completes cards, and never makes one. */
  known?: (document: Document) => Map<Alias, Partial<FoundPaper>>;
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

/** What reads the cards of one page: a site's listing, or the generic reader. */
export interface Reader {
  site: string;
  /** The site's name as people write it. */
  name: string;
  listing: string;
  kind: Kind;
  /** The cards now on the page in document order: none twice, none inside another. */
  cards(): Element[];
  /** Name of the paper that a card shows now, read cheaply: a card whose key changed holds another paper. */
  key(card: Element): string | undefined;
  /** Undefined when the card has no name or no title, which the caller counts. */
  read(card: Element): Card | undefined;
}
