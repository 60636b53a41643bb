import type { ChipState, Sight, Weight } from '../../messages/requests';
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
  /** What was stored when the card came; undefined before that is known. */
  readonly before: ChipState | null | undefined;
  /** What is known of having seen it; undefined where nobody asked. */
  readonly sight: Sight | undefined;
  readonly theme: Theme;
  show(state: ChipState | null): void;
  know(sight: Sight): void;
  /** Marks the card as new since the last visit to the feed. */
  markNew(): void;
  /** Shows how relevant the card is; null where that is not told. */
  weigh(weight: Weight | null): void;
  /** Marks the card as highlighted by a rule, or no more. */
  light(on: boolean): void;
  busy(on: boolean): void;
  /** Shows whether the card is among those chosen. */
  choose(on: boolean): void;
  focus(): void;
}

/** A seat as those who keep it see it. */
export interface LiveSeat extends Seat {
  card: Card;
  state: ChipState | null;
  before: ChipState | null | undefined;
  sight: Sight | undefined;
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
    before: undefined,
    sight: undefined,
    theme: 'light',
    key: undefined,
    index: 0,
    near: false,
    placed: false,
    patience: patience(),
    show(state) {
      seat.state = state;
      if (seat.before === undefined) seat.before = state;
      chip.show(state);
    },
    know(sight) {
      seat.sight = sight;
    },
    markNew: chip.markNew,
    weigh: chip.weigh,
    light: chip.light,
    busy: chip.busy,
    choose: chip.choose,
    focus: chip.focus,
  };
  return seat;
}
