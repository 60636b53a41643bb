import type { Alias } from '../../paper/ids';
import type { Door } from '../feed/door';
import type { Seat } from '../feed/seat';

/** Where in the cards of a page the reader is, kept by the paper: rows may come, go, and be reused for other papers meanwhile. */
export interface Way {
  /** Whether it has been at any card. */
  isBegun(): boolean;
  /** The card the reader is at, if it is on the page now. */
  now(): Seat | undefined;
  /** Its place in the page, from 1; 0 while it is not there. */
  index(): number;
  /** How many cards the page has now. */
  length(): number;
  /** Goes to a card. */
  to(seat: Seat): void;
  /** The next card that is shown in a direction, undefined at the end. */
  next(by: 1 | -1): Seat | undefined;
  /** The first or the last card that is shown. */
  edge(by: 1 | -1): Seat | undefined;
  /** The page was looked at anew. */
  look(): void;
}

const nameOf = (seat: Seat): Alias | undefined => seat.aliases[0];

/** Cards that are hidden, by the page or because they are folded, are passed over. */
const isShown = ({ card }: Seat) => card.extent.some((element) => element.getClientRects().length > 0);

export function way(cards: Door['cards']): Way {
  let all = cards();
  let name: Alias | undefined;
  let element: Element | undefined;
  /** Names of the cards in the order they had when the reader's own was last among them. */
  let order: (Alias | undefined)[] = [];
  let at = -1;

  /** A paper may have two cards: the one it was at, or else the nearest of that name. */
  const find = () => {
    const same = all.findIndex((seat) => seat.card.element === element && nameOf(seat) === name);
    if (same >= 0) return same;
    const others = all.flatMap((seat, index) => (name !== undefined && nameOf(seat) === name ? index : []));
    return others.sort((a, b) => Math.abs(a - at) - Math.abs(b - at))[0] ?? -1;
  };
  const remember = (index: number) => {
    at = index;
    element = all[index]?.card.element;
    order = all.map(nameOf);
  };
  /** Where a step begins when the card itself is gone: at its nearest neighbour on the side it came from. */
  const startFor = (by: 1 | -1): number => {
    const here = find();
    if (here >= 0) return here;
    for (let index = at - by; index >= 0 && index < order.length; index -= by) {
      const neighbour = all.findIndex((seat) => nameOf(seat) === order[index]);
      if (neighbour >= 0) return neighbour;
    }
    return by > 0 ? Math.min(at, all.length) - 1 : Math.max(at, 0);
  };
  const from = (start: number, by: 1 | -1) => {
    for (let index = start; index >= 0 && index < all.length; index += by) {
      const seat = all[index];
      if (seat && isShown(seat)) return seat;
    }
    return undefined;
  };
  return {
    isBegun: () => name !== undefined,
    now: () => all[find()],
    index: () => find() + 1,
    length: () => all.length,
    to(seat) {
      name = nameOf(seat);
      element = seat.card.element;
      remember(all.indexOf(seat));
    },
    next: (by) => from(startFor(by) + by, by),
    edge: (by) => from(by > 0 ? all.length - 1 : 0, by > 0 ? -1 : 1),
    look() {
      all = cards();
      const here = find();
      if (here >= 0) remember(here);
    },
  };
}
