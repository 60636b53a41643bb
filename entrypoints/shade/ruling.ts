import type { Mark } from '../../paper/card-rules';
import type { FoundPaper } from '../../paper/paper';
import type { Door } from '../feed/door';
import type { Seat } from '../feed/seat';

/** What the reader's rules make of the cards of a page. */
export interface Ruling {
  /** Asks about cards that were not asked about since the rules changed, and about those that show something else now. */
  ask(cards: readonly Seat[]): void;
  /** What becomes of a card: until the answer is there, what became of its paper before. */
  of(seat: Seat): Mark;
}

/** Asks the background, which alone knows the rules; `told` is called when something is to look otherwise than before. */
export function ruling(door: Door, told: () => void): Ruling {
  let arrived = door.arrived();
  let asked = new WeakSet<FoundPaper>();
  const known = new Map<string, Mark>();
  const nameOf = ({ aliases, card }: Seat) => aliases[0] ?? card.paper.title;
  return {
    ask(cards) {
      if (arrived !== door.arrived()) {
        arrived = door.arrived();
        asked = new WeakSet();
        if (!arrived.rules) known.clear();
      }
      // The one card of a page about a paper is the page.
      if (!arrived.rules || !door.isListing()) return;
      for (const seat of cards) {
        const { paper } = seat.card;
        if (asked.has(paper)) continue;
        asked.add(paper);
        const name = nameOf(seat);
        const rules = arrived;
        door.judge(paper, (mark) => {
          if (mark === undefined || rules !== arrived || known.get(name) === mark) return;
          known.set(name, mark);
          told();
        });
      }
    },
    of: (seat) => (door.isListing() ? (known.get(nameOf(seat)) ?? '') : ''),
  };
}
