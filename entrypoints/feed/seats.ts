import type { ChipState } from '../../messages/requests';
import type { Change } from '../../paper/annotation';
import { type Alias, aliasesOf } from '../../paper/ids';
import type { FoundPaper } from '../../paper/paper';
import type { Card, Reader } from '../../sites/site';
import { type Chip, createChip, type EditorFocus } from './chip';
import type { ChipPlace } from './chip-css';
import type { Guard } from './guard';
import { type Patience, patience } from './patience';
import { inSlices } from './slices';
import { type Theme, themesAt } from './theme';

/** Up to this many cards every card has its chip at once; on longer pages only those near what is on screen. */
const ALL_LIVE = 300;
const NEAR = '800px 0px';
/** Chips are put in no more often than this (ms): each time costs the page a layout. */
const BETWEEN = 60;
/** And no more at once than fit in a fraction of a frame. */
const AT_ONCE = 16;

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
  focus(): void;
}

interface Place extends Seat {
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

export interface SeatEvents {
  /** What reads the page as it is now; undefined where nothing is read. */
  reader(): Reader | undefined;
  /** A pass has ended: so many cards were seen, and so many of them could not be read. */
  passed(reader: Reader, cards: number, unread: number): void;
  /** A chip came near the screen and wants to know what is stored. */
  ask(seat: Seat): void;
  change(seat: Seat, change: Change): void;
  edit(seat: Seat, focus: EditorFocus): void;
  guard: Guard;
  /** Changes the page without taking notice of it. */
  quietly(change: () => void): void;
}

export interface Seats {
  /** Looks at the whole page once; gives the ms after which it should be looked at again, or 0. */
  pass(): Promise<number>;
  refresh(): void;
  rewear(): void;
  /** Brings the nth card to the middle of the screen and its chip into focus. */
  show(index: number): void;
  papers(): FoundPaper[];
  unreadable(): number;
  /** Place of a card on its page, from 1. */
  positionOf(seat: Seat): number;
}

/** A corner needs a card that holds what is placed in it; in one that does not, the chip brings its own frame of reference. */
const placeIn = (card: Card): ChipPlace =>
  card.place === 'corner' && getComputedStyle(card.element).position === 'static' ? 'pin' : card.place;

function putIn(card: Card, host: Element, place: ChipPlace): void {
  if (place === 'pin') card.element.prepend(host);
  else card.anchor[card.how](host);
}

function makePlace(card: Card, events: SeatEvents): Place {
  const at = placeIn(card);
  const chip = createChip(card.paper.title, at, {
    change: (change) => events.change(place, change),
    edit: (focus) => events.edit(place, focus),
  });
  const place: Place = {
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
      place.state = state;
      chip.show(state);
    },
    busy: chip.busy,
    focus: chip.focus,
  };
  return place;
}

/** Keeps exactly one chip on every card of the page, whatever the page does to its rows. */
export function seats(events: SeatEvents, signal: AbortSignal): Seats {
  const places = new Map<Element, Place>();
  const hosts = new WeakSet<Element>();
  let current: Reader | undefined;
  let bad = 0;
  let rest = 0;
  const away = new Set<Place>();

  // All reading of styles comes before all writing: a browser asked in between lays the page out again each time.
  const dress = (some: Place[]) => {
    const themes = themesAt(some.map(({ card }) => card.anchor));
    some.forEach((place, index) => {
      place.theme = themes[index] ?? 'light';
      place.chip.wear(place.theme);
    });
  };
  /** Cards that came near the screen and wait for their chips. */
  const coming = new Set<Place>();
  let welcomed = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const welcome = () => {
    timer = undefined;
    welcomed = performance.now();
    const arrived: Place[] = [];
    for (const place of coming) {
      if (arrived.length === AT_ONCE) break;
      coming.delete(place);
      // In a fast scroll most have left again by now.
      if (place.near) arrived.push(place);
    }
    dress(arrived);
    events.quietly(() => {
      arrived.forEach(arrive);
      thin();
    });
    if (coming.size > 0) timer = setTimeout(welcome, BETWEEN);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const place = places.get(entry.target);
        if (!place) continue;
        place.near = entry.isIntersecting;
        if (entry.isIntersecting) coming.add(place);
        else leave(place);
      }
      timer ??= setTimeout(welcome, Math.max(0, welcomed + BETWEEN - performance.now()));
    },
    { rootMargin: NEAR },
  );

  const put = (place: Place) => {
    const now = performance.now();
    if (place.placed && !place.patience.mayTry(now)) {
      rest = Math.max(rest, place.patience.restsUntil - now);
      return;
    }
    place.placed = true;
    putIn(place.card, place.host, place.at);
  };
  const arrive = (place: Place) => {
    if (!place.host.isConnected) {
      place.placed = false;
      put(place);
    }
    events.guard.watch(place.bar);
    events.ask(place);
  };
  const leave = (place: Place) => {
    events.guard.forget(place.bar);
    away.delete(place);
    away.add(place);
  };
  /** On long pages, takes away the chips that have been off the screen longest. */
  const thin = () => {
    let live = document.getElementsByTagName('offprint-chip').length;
    for (const place of away) {
      if (live <= ALL_LIVE || places.size <= ALL_LIVE) return;
      away.delete(place);
      if (place.near || document.activeElement === place.host || !place.host.isConnected) continue;
      place.host.remove();
      live--;
    }
  };
  const drop = (element: Element, place: Place) => {
    observer.unobserve(element);
    events.guard.forget(place.bar);
    place.host.remove();
    places.delete(element);
    away.delete(place);
  };
  const clear = () => {
    for (const [element, place] of [...places]) drop(element, place);
    bad = 0;
  };
  /** Removes chips that are not ours: copies the page made by cloning its rows, and those an earlier version left behind. */
  const sweep = () => {
    for (const host of [...document.getElementsByTagName('offprint-chip')]) if (!hosts.has(host)) host.remove();
  };

  const pass = async (): Promise<number> => {
    const reader = events.reader();
    if (reader?.site !== current?.site || reader?.listing !== current?.listing) clear();
    current = reader;
    rest = 0;
    if (!reader) return 0;
    const elements = reader.cards();
    const present = new Set(elements);
    for (const [element, place] of [...places]) if (!present.has(element)) drop(element, place);
    let unread = 0;
    const missing: Place[] = [];
    const visit = ([index, element]: [number, Element]) => {
      let place = places.get(element);
      const key = reader.key(element);
      const moved = place !== undefined && (place.key !== key || !place.card.anchor.isConnected);
      if (!place || moved) {
        const card = reader.read(element);
        if (place && (!card || place.key !== key)) {
          drop(element, place);
          place = undefined;
        }
        if (!card) {
          unread++;
          return;
        }
        if (place) place.card = card;
        else {
          place = makePlace(card, events);
          places.set(element, place);
          hosts.add(place.host);
          observer.observe(element);
        }
        place.key = key;
      }
      place.index = index;
      if (!place.host.isConnected && (place.near || elements.length <= ALL_LIVE)) missing.push(place);
    };
    const entries = [...elements.entries()];
    // What is new comes first: somebody may be waiting for its chip.
    for (const some of [entries.filter(([, element]) => !places.has(element)), entries.filter(([, element]) => places.has(element))]) {
      await inSlices(some, visit, signal);
      await inSlices(missing.splice(0), (place) => events.quietly(() => put(place)), signal);
    }
    bad = unread;
    sweep();
    events.passed(reader, elements.length, unread);
    return rest;
  };

  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
    clear();
  });
  const inOrder = () => [...places.values()].sort((a, b) => a.index - b.index);
  return {
    pass,
    refresh() {
      for (const place of places.values()) if (place.near) events.ask(place);
    },
    rewear() {
      dress([...places.values()].filter((place) => place.near));
    },
    show(index) {
      const place = inOrder()[index];
      if (!place) return;
      place.card.element.scrollIntoView({ block: 'center' });
      place.near = true;
      dress([place]);
      arrive(place);
      place.focus();
    },
    papers: () => inOrder().map(({ card }) => card.paper),
    unreadable: () => bad,
    positionOf: (seat) => (seat as Place).index + 1,
  };
}
