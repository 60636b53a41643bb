import { boxOf } from '../../sites/box';
import type { Door } from '../feed/door';

/** Below what stays on screen while pages scroll, above what scrolls. */
const CSS = `
:host{display:block!important;position:absolute!important;inset:0 auto auto 0!important;inline-size:0!important;block-size:0!important;margin:0!important;padding:0!important;border:0!important;direction:ltr!important;overflow:visible!important;contain:none!important;z-index:3!important;pointer-events:none!important}
.w{position:absolute;display:block;pointer-events:none;border-radius:12px;outline:2px solid #0b57d0;outline-offset:2px;box-shadow:0 0 0 2px #fff,0 0 0 6px rgb(255 255 255/.85)}
.w.dark{outline-color:#a8c7fa;box-shadow:0 0 0 2px #17181b,0 0 0 6px rgb(23 24 27/.85)}
@media (forced-colors:active){.w{outline:3px solid Highlight}}
`;

/** So often is the ring put back into a page that takes it away. */
const TRIES = 10;

/** A ring around one card, drawn over the page in a closed root of ours: nothing of the page's own is touched. */
export interface Ring {
  /** Draws it around these elements from now on, wherever they move; nowhere when there are none. */
  around(elements: readonly Element[], theme: 'light' | 'dark'): void;
  remove(): void;
}

export function createRing(closedHost: Door['closedHost']): Ring {
  const { host, wrapper } = closedHost('offprint-ring', CSS);
  let elements: readonly Element[] = [];
  let frame = 0;
  let drawn = '';
  let tries = TRIES;
  // Pages move their cards by too many ways to hear of each; while the ring is there, each frame asks where its card is.
  const follow = () => {
    frame = requestAnimationFrame(follow);
    const box = boxOf(elements);
    const place = [box.left + scrollX, box.top + scrollY, box.width, box.height].map(Math.round);
    const now = place.join(' ');
    if (now === drawn && host.isConnected) return;
    drawn = now;
    const [left = 0, top = 0, width = 0, height = 0] = place;
    const set = { left, top, width, height };
    for (const [key, value] of Object.entries(set)) wrapper.style.setProperty(key, `${value}px`);
    wrapper.style.setProperty('display', width > 0 ? 'block' : 'none');
    if (host.isConnected || tries === 0) return;
    tries--;
    document.documentElement.append(host);
  };
  return {
    around(some, theme) {
      elements = some;
      wrapper.className = `w ${theme}`;
      if (frame === 0) follow();
    },
    remove() {
      cancelAnimationFrame(frame);
      frame = 0;
      host.remove();
    },
  };
}
