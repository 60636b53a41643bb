import type { TriageCard } from '../../messages/frame';
import type { Door } from '../feed/door';
import type { Seat } from '../feed/seat';

/** As many papers can be changed in one message. */
const MOST = 200;

/** The papers of a page that are chosen, kept by name: their rows may be away or reused meanwhile. */
export interface Chosen {
  /** Takes a card among them, or from them again; false when there are as many as can be. */
  turn(seat: Seat): boolean;
  none(): void;
  count(): number;
  /** Shows on all cards of the page which are chosen. */
  mark(): void;
  /** Tells which are chosen, unless that was the last that was told. */
  tell(): void;
}

export function chosenCards(cards: Door['cards'], cardOf: (seat: Seat) => TriageCard, told: (cards: TriageCard[]) => void): Chosen {
  const chosen = new Map<string, TriageCard>();
  const nameOf = (seat: Seat) => seat.aliases[0] ?? '';
  const mark = () => {
    for (const seat of cards()) seat.choose(chosen.has(nameOf(seat)));
  };
  let last = '';
  const tell = () => {
    const now = JSON.stringify([...chosen.values()].map(({ name, state }) => [name, state]));
    if (now === last) return;
    last = now;
    told([...chosen.values()]);
  };
  const turn = (seat: Seat) => {
    const name = nameOf(seat);
    if (!chosen.delete(name)) {
      if (chosen.size === MOST) return false;
      chosen.set(name, cardOf(seat));
    }
    mark();
    tell();
    return true;
  };
  return {
    turn,
    none() {
      chosen.clear();
      mark();
      tell();
    },
    count: () => chosen.size,
    mark() {
      // What is said of them changes meanwhile.
      for (const seat of cards()) if (chosen.has(nameOf(seat))) chosen.set(nameOf(seat), cardOf(seat));
      mark();
      tell();
    },
    tell,
  };
}
