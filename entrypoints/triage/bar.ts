import { browser } from 'wxt/browser';
import { t } from '../../components/words';
import type { FromTriage, OpenTriage, ToTriage } from '../../messages/frame';
import type { Door } from '../feed/door';

const CSS = `
:host{position:fixed!important;inset:auto 0 12px 0!important;margin:0 auto!important;padding:0!important;border:0!important;background:transparent!important;display:block!important;pointer-events:none!important;inline-size:min(800px,calc(100vw - 24px))!important;max-inline-size:none!important;block-size:auto!important;max-block-size:none!important;overflow:visible!important;contain:none!important;z-index:2147483645!important}
iframe{display:block;pointer-events:auto;border:1px solid #8a8b90;border-radius:14px;inline-size:100%;block-size:100%;box-shadow:0 8px 30px rgb(0 0 0/.28);background:Canvas}
.w{display:block;max-block-size:calc(100vh - 24px)}
`;

/** A bar that is left is hidden at once, and removed this long (ms) after it has done all that was asked for: its key is still being pressed. */
const LINGERS = 500;
/** One that does not answer is removed anyway (ms). */
const LONGEST = 20_000;

/** What the bar takes up before it has said how high it is (px). */
const HEIGHT = 92;

/** The bar of triage at the foot of the page: a frame of the extension, so that keys pressed in it never reach the page, nor what it says. */
export interface Bar {
  tell(message: ToTriage): void;
  /** Has the keyboard from here on. */
  focus(): void;
  hasFocus(): boolean;
  height(): number;
  /** False when the page has taken it away. */
  stands(): boolean;
  remove(): void;
}

/** Puts the bar into the page; `hear` gets all it asks, `ready` when it can be told something. */
export function createBar(
  closedHost: Door['closedHost'],
  theme: OpenTriage['theme'],
  ready: () => void,
  hear: (message: FromTriage) => void,
): Bar {
  const { host, wrapper } = closedHost('offprint-triage', CSS);
  const frame = document.createElement('iframe');
  frame.title = t('triage_title');
  // Firefox has no such policy and says so on the page's console; there a frame of ours may copy anyway.
  if ('featurePolicy' in document) frame.allow = 'clipboard-write';
  const { port1, port2 } = new MessageChannel();
  let height = HEIGHT;
  const size = () => wrapper.style.setProperty('block-size', `${height}px`);
  port1.onmessage = ({ data }: MessageEvent<FromTriage>) => {
    if (data.kind === 'size') {
      height = data.height;
      size();
    } else hear(data);
  };
  frame.addEventListener(
    'load',
    () => {
      // The frame's address may be a one-time one, so its origin is not known here; the frame itself is, being in our closed root.
      const open: OpenTriage = { offprint: 'triage', theme };
      frame.contentWindow?.postMessage(open, '*', [port2]);
      ready();
    },
    { once: true },
  );
  frame.src = browser.runtime.getURL('/editor.html');
  size();
  wrapper.append(frame);
  host.popover = 'manual';
  document.documentElement.append(host);
  host.showPopover();
  return {
    tell: (message) => port1.postMessage(message),
    focus: () => frame.focus(),
    hasFocus: () => document.activeElement === host && document.hasFocus(),
    height: () => height,
    stands: () => host.isConnected,
    remove() {
      frame.style.setProperty('display', 'none');
      const go = () => {
        port1.close();
        host.remove();
      };
      const longest = setTimeout(go, LONGEST);
      port1.onmessage = ({ data }: MessageEvent<FromTriage>) => {
        if (data.kind !== 'gone') return;
        clearTimeout(longest);
        setTimeout(go, LINGERS);
      };
      port1.postMessage({ kind: 'bye' } satisfies ToTriage);
    },
  };
}
