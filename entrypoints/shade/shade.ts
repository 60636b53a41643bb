import { count } from '../../components/words';
import { isPlain, type Shade } from '../../paper/feed-look';
import type { Door } from '../feed/door';
import type { Seat } from '../feed/seat';
import { divider } from './divider';
import { createFoldLine } from './line';
import { ruling } from './ruling';
import { dim, fold, highlight, type SetBack } from './set-back';
import { stronger, wanted } from './wanted';

/** A card that is set back, and by what. */
interface Shaded {
  shade: Shade;
  done: SetBack[];
}

/** Dims and folds the cards of a page as the reader wants it on this feed and by rules, highlights others, and shows where new ones end. */
export function shade(door: Door): void {
  const shaded = new Map<Seat, Shaded>();
  /** Folded cards are shown for once, dimmed. */
  let isOpen = false;
  let feed = door.feed();
  /** Whether a paper was in the library, and not set aside, when the page first showed it. */
  const saved = new Map<string, boolean>();
  /** The card the pointer or the focus is on is shown as it is. */
  let attended: Seat | undefined;
  const line = createFoldLine(door.closedHost, () => {
    isOpen = !isOpen;
    update();
  });
  const border = divider(door);
  /** Cards that are highlighted, in the colours of the page as it was then. */
  const lit = new Map<Seat, { theme: Seat['theme']; done: SetBack[] }>();
  let telling = false;
  const rules = ruling(door, () => {
    if (telling) return;
    telling = true;
    // One answer tells of many cards.
    queueMicrotask(() => {
      telling = false;
      if (!door.signal.aborted) update();
    });
  });
  const light = (seat: Seat, on: boolean) => {
    const { theme } = seat;
    const before = lit.get(seat);
    if (on ? before?.theme === theme : !before) return;
    for (const one of before?.done ?? []) one.undo();
    lit.delete(seat);
    if (on) lit.set(seat, { theme, done: highlight(seat.card.extent, theme) });
    seat.light(on);
  };

  const take = (seat: Seat) => {
    for (const one of shaded.get(seat)?.done ?? []) one.undo();
    shaded.delete(seat);
  };
  const set = (seat: Seat, now: Shade) => {
    const before = shaded.get(seat);
    if ((before?.shade ?? '') === now) {
      for (const one of before?.done ?? []) one.keep();
      return;
    }
    take(seat);
    if (!now) return;
    shaded.set(seat, { shade: now, done: seat.card.extent.map(now === 'fold' ? fold : dim) });
    // It is we who fade its chip.
    door.trust(seat);
  };
  const wasSaved = ({ aliases, before }: Seat) => {
    const name = String(aliases[0]);
    if (before !== undefined && !saved.has(name)) saved.set(name, before !== null && before.status !== 'dismissed');
    return saved.get(name) === true;
  };
  const update = () => {
    const { look } = door.arrived();
    if (feed !== door.feed()) {
      feed = door.feed();
      isOpen = false;
    }
    const cards = door.cards();
    const there = new Set(cards);
    for (const seat of [...shaded.keys()]) if (!there.has(seat)) take(seat);
    for (const seat of [...lit.keys()]) if (!there.has(seat)) light(seat, false);
    rules.ask(cards);
    let folded = 0;
    for (const seat of cards) {
      const mark = rules.of(seat);
      light(seat, mark === 'highlight');
      const ruled = mark === 'highlight' ? '' : mark;
      const full = stronger(isPlain(look) ? '' : wanted(seat, look, wasSaved(seat)), ruled);
      if (full === 'fold') folded++;
      const isAt = seat === attended || seat === door.at();
      if (full === 'fold' && !isOpen) set(seat, 'fold');
      else set(seat, full && !isAt ? 'dim' : '');
    }
    if (folded > 0) line.tell(count(isOpen ? 'shade_open' : 'shade_folded', folded), isOpen, cards[0]?.theme ?? 'light');
    else line.remove();
    border.draw(cards);
  };

  const attend = (event: Event) => {
    const path = event.composedPath();
    const seat = [...shaded.keys(), ...(attended ? [attended] : [])].find(({ card }) => card.extent.some((one) => path.includes(one)));
    if (seat === attended) return;
    attended = seat;
    update();
  };
  const { signal } = door;
  for (const type of ['pointerover', 'focusin']) document.addEventListener(type, attend, { signal, passive: true });
  door.keepAsking(() => shaded.keys());
  door.follow(update, signal);
  signal.addEventListener('abort', () => {
    for (const seat of [...shaded.keys()]) take(seat);
    for (const seat of [...lit.keys()]) light(seat, false);
    line.remove();
    border.remove();
  });
  update();
}
