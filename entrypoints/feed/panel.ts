import { browser } from 'wxt/browser';
import { t } from '../../components/words';
import type { FromEditor, OpenEditor } from '../../messages/frame';
import { closedHost } from './shadow';

const WIDTH = 360;
/** A closed editor is hidden at once and removed this much later (ms), so that its last draft is on its way. */
const LINGERS = 500;
const NARROW = 480;
const GAP = 6;
/** An editor that has read what it shows is at least this high (px); before that it says less, and is not to jump about for it. */
const LEAST = 420;

const CSS = `
:host(:popover-open){display:block!important}
:host(:not(:popover-open)){display:none!important}
:host{position:absolute!important;inset:0 auto auto 0!important;inline-size:0!important;block-size:0!important;margin:0!important;padding:0!important;border:0!important;background:transparent!important;direction:ltr!important;overflow:visible!important;contain:none!important;z-index:2147483646!important}
iframe{display:block;border:1px solid #8a8b90;border-radius:12px;inline-size:100%;block-size:100%;box-shadow:0 8px 30px rgb(0 0 0/.25);background:Canvas}
.w{position:absolute;display:block}
`;

export interface PanelEvents {
  done(message: Extract<FromEditor, { kind: 'done' }>): void;
  closed(): void;
}

/** The page's one editor: an extension frame in a closed root, so that the page can neither find nor read it. */
export interface Panel {
  open(anchor: Element, what: Omit<OpenEditor, 'offprint'>, events: PanelEvents): void;
  close(): void;
  /** True when an event on the page happened on the editor. */
  holds(target: EventTarget | null): boolean;
}

/** Sets the editor below what it belongs to, or above, or beside it, wherever there is room; at the foot of a narrow window. */
function settle(box: HTMLElement, at: DOMRect, height: number): void {
  const { clientWidth, clientHeight } = document.documentElement;
  const narrow = clientWidth < NARROW;
  const tall = Math.min(height, clientHeight - 2 * GAP);
  const wide = narrow ? clientWidth - 2 * GAP : WIDTH;
  const within = (value: number, size: number, room: number) => Math.max(GAP, Math.min(value, room - size - GAP));
  let top = at.bottom + GAP;
  let left = at.left;
  if (narrow) top = clientHeight;
  else if (top + tall > clientHeight - GAP) {
    const above = at.top - GAP - tall;
    const right = at.right + GAP;
    top = above >= GAP ? above : top;
    if (above < GAP) left = right + wide <= clientWidth - GAP ? right : at.left - GAP - wide;
  }
  // Set on the box inside the closed root: the host's own style is within reach of the page.
  const set = {
    top: within(top, tall, clientHeight) + scrollY,
    left: within(left, wide, clientWidth) + scrollX,
    width: wide,
    height: tall,
  };
  for (const [key, value] of Object.entries(set)) box.style.setProperty(key, `${Math.round(value)}px`);
}

export function createPanel(): Panel {
  let host: HTMLElement | undefined;
  let ended: (() => void) | undefined;
  /** How high the editor was last (px), which it most likely will be again. */
  let height = 540;

  const close = () => {
    const closed = host;
    // A page that took the attribute away has hidden it already, and hiding it again would fail.
    if (closed?.popover) closed.hidePopover();
    setTimeout(() => closed?.remove(), LINGERS);
    host = undefined;
    ended?.();
    ended = undefined;
  };

  return {
    close,
    holds: (target) => host !== undefined && target === host,
    open(anchor, what, events) {
      close();
      const made = closedHost('offprint-panel', CSS);
      const panel = made.host;
      const frame = document.createElement('iframe');
      frame.title = t('editor_title');
      // Firefox has no such policy and says so on the page's console; there a frame of ours may copy anyway.
      if ('featurePolicy' in document) frame.allow = 'clipboard-write';
      const { port1, port2 } = new MessageChannel();
      // The chip grows and shrinks under the pointer; the editor stays where it was opened.
      const at = anchor.getBoundingClientRect();
      const place = () => settle(made.wrapper, at, height);
      port1.onmessage = ({ data }: MessageEvent<FromEditor>) => {
        if (data.kind === 'size') {
          if (data.height < LEAST) return;
          height = data.height;
          place();
        } else if (data.kind === 'done') events.done(data);
        else close();
      };
      frame.addEventListener(
        'load',
        () => {
          // The frame's address may be a one-time one, so its origin is not known here; the frame itself is, being in our closed root.
          const open: OpenEditor = { offprint: 'edit', ...what };
          frame.contentWindow?.postMessage(open, '*', [port2]);
          frame.focus();
        },
        { once: true },
      );
      frame.src = browser.runtime.getURL('/editor.html');
      made.wrapper.append(frame);
      panel.popover = 'manual';
      document.documentElement.append(panel);
      panel.showPopover();
      host = panel;
      place();
      addEventListener('resize', place);
      ended = () => {
        removeEventListener('resize', place);
        setTimeout(() => port1.close(), LINGERS);
        events.closed();
      };
    },
  };
}
