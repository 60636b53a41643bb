import { count, when } from '../../components/words';
import { boxOf } from '../../sites/box';
import type { Door } from '../feed/door';
import type { Seat } from '../feed/seat';

const CSS = `
:host{display:block!important;position:absolute!important;inset:0 auto auto 0!important;inline-size:0!important;block-size:0!important;margin:0!important;padding:0!important;border:0!important;direction:ltr!important;overflow:visible!important;contain:none!important;z-index:2!important;pointer-events:none!important}
.w{position:absolute;display:flex;align-items:center;block-size:18px;margin-block-start:-9px;pointer-events:none}
.line{flex:1;block-size:0;border-block-start:1px solid var(--accent)}
.word{flex:none;padding-inline:8px;border-radius:9px;background:var(--paper);border:1px solid var(--accent);color:var(--accent);font:600 11.5px/16px system-ui,sans-serif}
.word::after{content:attr(data-t)}
.light{--accent:#9a3412;--paper:#fff}
.dark{--accent:#f3a06b;--paper:#202226}
@media (forced-colors:active){.word{background:Canvas}}
`;

/** A line of ours between the last card that is new and the first that is not, where the feed is in that order and has one column. */
export interface Divider {
  draw(cards: readonly Seat[]): void;
  remove(): void;
}

/** The card before which known ones begin: all before it are new and none after it; undefined when it is not so clear. */
export function borderOf(cards: readonly Pick<Seat, 'sight'>[]): number | undefined {
  const first = cards.findIndex(({ sight }) => sight?.fresh === false);
  if (first < 1) return undefined;
  const isNewBefore = cards.slice(0, first).every(({ sight }) => sight?.fresh);
  const isOldAfter = cards.slice(first).every(({ sight }) => !sight?.fresh);
  return isNewBefore && isOldAfter ? first : undefined;
}

/** So many cards around the border say how wide the list is there. */
const AROUND = 6;

interface Place {
  left: number;
  top: number;
  width: number;
}

/** Where the line goes (px in the document); undefined where both cards stand side by side. */
function placeAt(cards: readonly Seat[], border: number): Place | undefined {
  const boxes = cards.map(({ card }) => boxOf(card.extent));
  const above = boxes[border - 1];
  const below = boxes[border];
  if (!above || !below || above.height === 0 || below.height === 0 || below.top < above.bottom - 4) return undefined;
  const left = Math.min(...boxes.map((box) => box.left));
  const right = Math.max(...boxes.map((box) => box.right));
  return { left: left + scrollX, top: (above.bottom + below.top) / 2 + scrollY, width: right - left };
}

export function divider(door: Door): Divider {
  const { host, wrapper } = door.closedHost('offprint-divider', CSS);
  const line = document.createElement('div');
  line.className = 'line';
  const word = document.createElement('div');
  word.className = 'word';
  word.setAttribute('role', 'note');
  wrapper.append(line, word);
  let around: readonly Seat[] = [];
  let border = 0;

  const place = () => {
    const at = around.length > 0 ? placeAt(around, border) : undefined;
    if (!at) {
      host.remove();
      return;
    }
    for (const [key, value] of Object.entries(at)) wrapper.style.setProperty(key, `${Math.round(value)}px`);
    if (!host.isConnected) document.documentElement.append(host);
  };
  const { signal } = door;
  const sizes = new ResizeObserver(place);
  signal.addEventListener('abort', () => sizes.disconnect());
  // Lists that scroll by themselves move without changing their size.
  const scrolled = ({ target }: Event) => target !== document && around.length > 0 && place();
  document.addEventListener('scroll', scrolled, { signal, capture: true, passive: true });
  return {
    draw(all) {
      const isShown = ({ card }: Seat) => card.extent.some((element) => element.getClientRects().length > 0);
      const cards = door.isMixed() ? all.filter(isShown) : [];
      const at = borderOf(cards);
      around = at === undefined ? [] : cards.slice(Math.max(0, at - AROUND), at + AROUND);
      border = Math.min(at ?? 0, AROUND);
      sizes.disconnect();
      if (at !== undefined) {
        const words = count('new_since', all.filter(({ sight }) => sight?.fresh).length, when(door.arrived().since, Date.now()));
        wrapper.className = `w ${cards[at]?.theme ?? 'light'}`;
        word.dataset.t = words;
        word.setAttribute('aria-label', words);
        if (document.body) sizes.observe(document.body);
      }
      place();
    },
    remove: () => host.remove(),
  };
}
