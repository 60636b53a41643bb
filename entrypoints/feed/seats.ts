import type { FoundPaper } from '../../paper/paper';
import type { Reader } from '../../sites/site';
import type { ChipActions } from './chip';
import type { Guard } from './guard';
import { type LiveSeat, makeSeat, putIn, type Seat } from './seat';
import { inSlices } from './slices';
import { themesAt } from './theme';

/** Up to this many cards every card has its chip at once; on longer pages only those near what is on screen. */
const ALL_LIVE = 300;
const NEAR = '800px 0px';
/** Chips are put in no more often than this (ms): each time costs the page a layout. */
const BETWEEN = 60;
/** And no more at once than fit in a fraction of a frame. */
const AT_ONCE = 16;

export interface SeatEvents {
  /** What reads the page as it is now; undefined where nothing is read. */
  reader(): Reader | undefined;
  /** A pass has ended: so many cards were seen, and so many of them could not be read. */
  passed(reader: Reader, cards: number, unread: number): void;
  /** A card came near the screen, and its chip wants to know what is stored. */
  near(seat: Seat): void;
  /** It has gone from there, or from the page. */
  away(seat: Seat): void;
  /** A chip wants to know anew what is stored. */
  ask(seat: Seat): void;
  /** What a reader can ask of a seat's chip. */
  actions(seat: Seat): ChipActions;
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
  /** All cards in page order. */
  inOrder(): Seat[];
  /** Those near the screen. */
  near(): Seat[];
  /** Has a card's chip in the page with its state asked for, wherever the card is. */
  wake(seat: Seat): void;
  papers(): FoundPaper[];
  unreadable(): number;
  /** Place of a card on its page, from 1. */
  positionOf(seat: Seat): number;
}

/** Keeps exactly one chip on every card of the page, whatever the page does to its rows. */
export function seats(events: SeatEvents, signal: AbortSignal): Seats {
  const places = new Map<Element, LiveSeat>();
  const hosts = new WeakSet<Element>();
  let current: Reader | undefined;
  let bad = 0;
  let rest = 0;
  const away = new Set<LiveSeat>();

  // All reading of styles comes before all writing: a browser asked in between lays the page out again each time.
  const dress = (some: LiveSeat[]) => {
    const themes = themesAt(some.map(({ card }) => card.anchor));
    some.forEach((place, index) => {
      place.theme = themes[index] ?? 'light';
      place.chip.wear(place.theme);
    });
  };
  /** Cards that came near the screen and wait for their chips. */
  const coming = new Set<LiveSeat>();
  let welcomed = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const welcome = () => {
    timer = undefined;
    welcomed = performance.now();
    const arrived: LiveSeat[] = [];
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

  const put = (place: LiveSeat) => {
    const now = performance.now();
    if (place.placed && !place.patience.mayTry(now)) {
      rest = Math.max(rest, place.patience.restsUntil - now);
      return;
    }
    place.placed = true;
    putIn(place);
  };
  const arrive = (place: LiveSeat) => {
    if (!place.host.isConnected) {
      place.placed = false;
      put(place);
    }
    events.guard.watch(place.bar);
    events.near(place);
  };
  const wake = (place: LiveSeat) => {
    place.near = true;
    dress([place]);
    events.quietly(() => arrive(place));
  };
  const leave = (place: LiveSeat) => {
    events.guard.forget(place.bar);
    events.away(place);
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
  const drop = (element: Element, place: LiveSeat) => {
    observer.unobserve(element);
    events.guard.forget(place.bar);
    events.away(place);
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
    const missing: LiveSeat[] = [];
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
          place = makeSeat(card, events.actions);
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
      wake(place);
      place.focus();
    },
    inOrder,
    near: () => [...places.values()].filter((place) => place.near),
    wake: (seat) => wake(seat as LiveSeat),
    papers: () => inOrder().map(({ card }) => card.paper),
    unreadable: () => bad,
    positionOf: (seat) => (seat as LiveSeat).index + 1,
  };
}
