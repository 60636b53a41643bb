import type { Alias } from '../../paper/ids';
import type { Seat } from './seat';

/** A card counts as seen after this long (ms) with half of it, or half a screen of it, in a tab that is looked at. */
const LONG = 1000;
/** What was seen is told together, no more often than this (ms), and so many names at once. */
const BETWEEN = 4000;
const MOST = 200;
const PARTS = [0, 0.1, 0.25, 0.5, 0.75];

/** Notices which cards stand on the screen long enough to be seen. */
export interface Sightings {
  /** Watches a card that came near the screen. */
  near(seat: Seat): void;
  /** The card has gone from the screen, or from the page. */
  away(seat: Seat): void;
  /** It may be otherwise from now on whether anything is noticed: what stands on the screen begins anew. */
  again(): void;
}

export function sightings(watches: () => boolean, tell: (names: Alias[]) => void, signal: AbortSignal): Sightings {
  const seats = new Map<Element, Seat>();
  const parts = new Map<Element, IntersectionObserverEntry>();
  /** Cards on the screen, and since when they are looked at. */
  const shown = new Map<Seat, number>();
  const noticed = new Set<Alias>();
  const waiting: Alias[] = [];
  let telling: ReturnType<typeof setTimeout> | undefined;
  let looking: ReturnType<typeof setTimeout> | undefined;

  const has = ({ aliases }: Seat) => aliases[0] !== undefined && noticed.has(aliases[0]);
  const flush = () => {
    clearTimeout(telling);
    telling = undefined;
    const names = waiting.splice(0, MOST);
    if (names.length > 0) tell(names);
    if (waiting.length > 0) telling = setTimeout(flush, BETWEEN);
  };
  const look = () => {
    looking = undefined;
    const now = performance.now();
    for (const [seat, since] of shown) {
      if (now - since < LONG) continue;
      shown.delete(seat);
      const [name] = seat.aliases;
      if (name === undefined || has(seat) || !watches()) continue;
      noticed.add(name);
      waiting.push(name);
    }
    if (waiting.length > 0) telling ??= setTimeout(flush, BETWEEN);
    if (shown.size > 0) looking = setTimeout(look, LONG / 4);
  };
  const isHalfThere = ({ card }: Seat) => {
    let all = 0;
    let there = 0;
    let screen = 0;
    for (const element of card.extent) {
      const part = parts.get(element);
      all += part?.boundingClientRect.height ?? 0;
      there += part?.intersectionRect.height ?? 0;
      screen = part?.rootBounds?.height ?? screen;
    }
    return there > 0 && (there >= all / 2 || there >= screen / 2);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        parts.set(entry.target, entry);
        const seat = seats.get(entry.target);
        if (!seat || has(seat)) continue;
        if (!isHalfThere(seat) || document.hidden) shown.delete(seat);
        else if (!shown.has(seat)) shown.set(seat, performance.now());
      }
      if (shown.size > 0) looking ??= setTimeout(look, LONG);
    },
    { threshold: PARTS },
  );
  const again = () => {
    const now = performance.now();
    shown.clear();
    if (!document.hidden) for (const seat of new Set(seats.values())) if (isHalfThere(seat) && !has(seat)) shown.set(seat, now);
    if (shown.size > 0) looking ??= setTimeout(look, LONG);
  };
  const attend = () => {
    again();
    if (document.hidden) flush();
  };
  document.addEventListener('visibilitychange', attend, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(looking);
    flush();
    clearTimeout(telling);
  });
  return {
    near(seat) {
      for (const element of seat.card.extent) {
        seats.set(element, seat);
        observer.observe(element);
      }
    },
    away(seat) {
      shown.delete(seat);
      for (const element of seat.card.extent) {
        // A row that was reused is another's by now.
        if (seats.get(element) !== seat) continue;
        seats.delete(element);
        parts.delete(element);
        observer.unobserve(element);
      }
    },
    again,
  };
}
