import type { Arrival, Place } from '../../messages/requests';
import type { Mark } from '../../paper/card-rules';
import type { FoundPaper } from '../../paper/paper';
import type { EditorFocus } from './chip';
import type { Seat } from './seat';
import type { closedHost } from './shadow';

/** What the content script lets a further script do on its page. */
export interface Door {
  /** All cards with their chips in page order. */
  cards(): Seat[];
  /** Has a card's chip in the page with its state asked for, wherever the card is. */
  wake(seat: Seat): void;
  placeOf(seat: Seat): Place;
  /** Opens the editor for a card; `closed` hears when it is closed again. */
  edit(seat: Seat, focus: EditorFocus, closed: () => void): void;
  /** Calls back when the page was looked at anew, and when a card shows another state, until `signal` aborts. */
  follow(changed: () => void, signal: AbortSignal): void;
  /** Calls back with each action done on the page and what to say of it, in place of the toast, until `signal` aborts. */
  onDone(done: (action: number, words: string) => void, signal: AbortSignal): void;
  closedHost: typeof closedHost;
  signal: AbortSignal;
  /** The reader's ways on this feed, and its name. */
  arrived(): Arrival;
  feed(): string;
  /** Whether some cards are new since the last visit, and some are not. */
  isMixed(): boolean;
  /** Whether the page lists papers, and is not about one. */
  isListing(): boolean;
  /** Asks what the reader's rules make of a card. */
  judge(paper: FoundPaper, done: (mark: Mark | undefined) => void): void;
  /** Allows presses on a card's chip although it is faded. */
  trust(seat: Seat): void;
  /** Asks again what is stored of a card, wherever it is, whenever the library changes. */
  keepAsking(cards: () => Iterable<Seat>): void;
  /** The card that the reader who goes through the page is at. */
  at(): Seat | undefined;
  goTo(seat: Seat | undefined): void;
}

/** Going through the cards of a page by keys, and choosing several of them. */
export interface Triage {
  /** Begins, goes on with, or ends going through the page. */
  toggle(): void;
  /** Takes a card among those chosen, or from them again. */
  choose(seat: Seat): void;
}

/** What a further script brings: something begun on the page, once. */
export type Begin<T> = (door: Door) => T;
