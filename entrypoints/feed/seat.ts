import type { ChipState } from '../../messages/requests';
import { type Alias, aliasesOf } from '../../paper/ids';
import type { Card } from '../../sites/site';
import { type Chip, type ChipActions, createChip } from './chip';
import type { ChipPlace } from './chip-css';
import { type Patience, patience } from './patience';
import type { Theme } from './theme';

/** A card with the chip that belongs to it. */
export interface Seat {
  readonly aliases: Alias[];
  readonly host: HTMLElement;
  readonly bar: HTMLElement;
  readonly card: Card;
  readonly state: ChipState | null;
  readonly theme: Theme;
  show(state: ChipState | null): void;
  busy(on: boolean): void;
  /** Shows whether the card is among those chosen. */
  choose(on: boolean): void;
  focus(): void;
}

/** A seat as those who keep it see it. */
export interface LiveSeat extends Seat {
  card: Card;
  state: ChipState | null;
  theme: Theme;
  chip: Chip;
  at: ChipPlace;
  key: string | undefined;
  index: number;
  near: boolean;
  placed: boolean;
  patience: Patience;
}

/** A corner needs a card that holds what is placed in it; in one that does not, the chip brings its own frame of reference. */
const placeIn = (card: Card): ChipPlace =>
  card.place === 'corner' && getComputedStyle(card.element).position === 'static' ? 'pin' : card.place;

/** Puts a seat's chip into its card. */
export function putIn({ card, host, at }: LiveSeat): void {
  if (at === 'pin') card.element.prepend(host);
  else card.anchor[card.how](host);
}

/** A seat for a card, its chip not yet in the page. */
export function makeSeat(card: Card, actions: (seat: Seat) => ChipActions): LiveSeat {
  const at = placeIn(card);
  const chip: Chip = createChip(card.paper.title, at, () => actions(seat));
  const seat: LiveSeat = {
    aliases: aliasesOf(card.paper.ids, card.paper.url),
    host: chip.host,
    bar: chip.bar,
    card,
    chip,
    at,
    state: null,
    theme: 'light',
    key: undefined,
    index: 0,
    near: false,
    placed: false,
    patience: patience(),
    show(state) {
      seat.state = state;
      chip.show(state);
    },
    busy: chip.busy,
    choose: chip.choose,
    focus: chip.focus,
  };
  return seat;
}
