import type { FromTriage, TriageCard } from '../../messages/frame';
import type { Door, Triage } from '../feed/door';
import type { Seat } from '../feed/seat';
import { type Bar, createBar } from './bar';
import { type Chosen, chosenCards } from './chosen';
import { keepFocus } from './focus';
import { createRing } from './ring';
import { bringIntoView, bringToTop } from './scroll';
import { way } from './way';

/** How long after the end of the page was reached what is loaded there still counts as what was wanted (ms). */
const AWAITED = 5000;

/** Triage on one page: the cards and the ring here, the keys and what they do in the bar, which is a frame of ours. */
export function triage(door: Door): Triage {
  let going: Going | undefined;
  const begin = (withKeys: boolean) => {
    going = go(door, withKeys, () => {
      going = undefined;
    });
    return going;
  };
  return {
    toggle() {
      if (!going) begin(true);
      else if (going.hasKeys()) going.end();
      else going.takeKeys();
    },
    choose: (seat) => (going ?? begin(false)).choose(seat),
  };
}

interface Going {
  hasKeys(): boolean;
  takeKeys(): void;
  choose(seat: Seat): void;
  end(): void;
}

function go(door: Door, withKeys: boolean, ended: () => void): Going {
  const ending = new AbortController();
  const { signal } = ending;
  const along = way(door.cards);
  const ring = createRing(door.closedHost);
  const before = document.activeElement;
  let told = '';
  let awaited = 0;
  let keys = withKeys;

  const cardOf = (seat: Seat, index: number): TriageCard => ({
    name: seat.aliases[0] ?? '',
    paper: seat.card.paper,
    place: door.placeOf(seat),
    index,
    state: seat.state,
  });
  const tell = () => {
    const seat = along.now();
    door.goTo(seat);
    if (seat) ring.around(seat.card.extent, seat.theme);
    const card = seat ? cardOf(seat, along.index()) : null;
    const now = JSON.stringify([card?.name, card?.index, card?.state, along.length()]);
    if (now === told) return;
    told = now;
    bar.tell({ kind: 'at', card, of: along.length() });
  };
  const to = (seat: Seat | undefined) => {
    if (!seat) return;
    along.to(seat);
    door.wake(seat);
    bringIntoView(seat.card.extent, bar.height());
    tell();
  };
  const step = (by: 1 | -1) => {
    if (!along.isBegun()) return to(startAt(door.cards()));
    const next = along.next(by);
    if (next) return to(next);
    // Pages that grow do so when their end is near.
    if (by > 0) {
      awaited = performance.now() + AWAITED;
      bringToTop(along.now()?.card.extent ?? []);
    }
    bar.tell({ kind: 'end', by });
  };
  const chosen: Chosen = chosenCards(
    door.cards,
    (seat) => cardOf(seat, 0),
    (cards) => bar.tell({ kind: 'chosen', cards }),
  );
  const choose = (seat: Seat | undefined) => {
    if (seat && !chosen.turn(seat)) bar.tell({ kind: 'full' });
    // Without keys the bar is there for what is chosen alone.
    if (!keys && chosen.count() === 0) end();
  };
  const edit = (focus: Extract<FromTriage, { kind: 'edit' }>['focus']) => {
    const seat = along.now();
    if (!seat) return;
    door.wake(seat);
    door.edit(seat, focus, () => !signal.aborted && focused.back());
  };

  const ask = (message: FromTriage) => {
    if (message.kind === 'step') step(message.by);
    else if (message.kind === 'edge') to(along.edge(message.by));
    else if (message.kind === 'scroll') scrollBy({ top: message.by * innerHeight * 0.8 });
    else if (message.kind === 'edit') edit(message.focus);
    else if (message.kind === 'choose') choose(along.now());
    else if (message.kind === 'keys') keys = true;
    else if (message.kind === 'choose-none') {
      chosen.none();
      if (!keys) end();
    }
  };
  const hear = (message: FromTriage) => {
    if (message.kind === 'close') return end();
    if (message.kind === 'blur') return focused.lost(message.meant, message.at);
    ask(message);
    if (!signal.aborted) bar.tell({ kind: 'ready' });
  };
  const begin = () => {
    if (keys) focused.take();
    tell();
    chosen.tell();
  };
  const first = startAt(door.cards());
  const bar: Bar = createBar(door.closedHost, first?.theme ?? 'light', begin, hear);
  const focused = keepFocus(bar, signal);
  const end = () => {
    if (signal.aborted) return;
    const seat = along.now();
    ending.abort();
    door.goTo(undefined);
    // The keyboard goes on where the reader was.
    if (seat?.host.isConnected) seat.focus();
    else if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    bar.remove();
    ring.remove();
    chosen.none();
    ended();
  };

  door.follow(() => {
    if (!bar.stands()) return end();
    along.look();
    chosen.mark();
    const next = performance.now() < awaited ? along.next(1) : undefined;
    if (next) awaited = 0;
    if (next) to(next);
    else tell();
  }, signal);
  door.onDone((action, words) => bar.tell({ kind: 'done', action, words }), signal);
  door.signal.addEventListener('abort', end, { signal });
  // A press on a card is as good a way to it as a key.
  const pressed = (event: PointerEvent) => {
    const seat = door.cards().find(({ card }) => card.extent.some((element) => event.composedPath().includes(element)));
    if (!event.isTrusted || !seat || !keys) return;
    along.to(seat);
    tell();
  };
  document.addEventListener('pointerdown', pressed, { signal, capture: true });
  if (withKeys) to(first);
  return {
    hasKeys: focused.has,
    takeKeys() {
      keys = true;
      if (!along.isBegun()) to(startAt(door.cards()));
      focused.take();
    },
    choose,
    end,
  };
}

/** The card that has the focus, or else the first that is wholly on the screen. */
function startAt(cards: readonly Seat[]): Seat | undefined {
  const focused = cards.find(({ card, host }) => card.element.contains(document.activeElement) || host === document.activeElement);
  if (focused) return focused;
  return cards.find(({ card }) => card.element.getBoundingClientRect().top >= 0 && card.element.getClientRects().length > 0) ?? cards[0];
}
