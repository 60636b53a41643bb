import { t } from '../../components/words';
import { closedHost } from './shadow';
import type { Theme } from './theme';

const SHOWN_FOR = 10_000;

const CSS = `
:host{position:fixed!important;inset:auto 16px 16px auto!important;margin:0!important;padding:0!important;border:0!important;background:transparent!important;display:block!important;max-inline-size:min(420px,calc(100vw - 32px))!important;z-index:2147483647!important}
.bar{display:flex;align-items:center;gap:6px;min-block-size:40px;padding:4px 6px 4px 14px;border-radius:10px;background:#26272b;color:#f4f4f5;box-shadow:0 2px 12px rgb(0 0 0/.3);border:1px solid #55575e;font:500 13px/1.4 system-ui,sans-serif}
.word::after{content:attr(data-t)}
.word{flex:1}
.said{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
button{all:unset;cursor:pointer;min-block-size:30px;min-inline-size:30px;display:inline-flex;align-items:center;justify-content:center;padding-inline:8px;border-radius:6px;color:#ffc49a;font:600 13px/1 system-ui,sans-serif}
button::after{content:attr(data-t)}
button:hover{background:#3a3c42}
button:focus-visible{outline:2px solid #a8c7fa;outline-offset:-2px}
@media (max-width:480px){:host{inset:12px 12px auto auto!important}}
@media (forced-colors:active){.bar{border:1px solid CanvasText}}
`;

/** A line at the foot of the page for ten seconds, longer while the pointer or the focus is on it. */
export interface Toast {
  /** Shows a line, with a button to take back what it tells when `undo` is given. The words must not be the reader's own. */
  show(words: string, undo?: () => void): void;
  remove(): void;
}

/** The page's one toast. */
export function createToast(): Toast {
  const { host, wrapper } = closedHost('offprint-toast', CSS);
  const bar = document.createElement('div');
  bar.className = 'bar';
  const word = document.createElement('span');
  word.className = 'word';
  word.setAttribute('aria-hidden', 'true');
  const said = document.createElement('span');
  said.className = 'said';
  said.setAttribute('role', 'status');
  bar.append(word, said);
  wrapper.append(bar);
  wrapper.className = 'w light' satisfies `w ${Theme}`;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let held = false;

  const remove = () => {
    clearTimeout(timer);
    host.remove();
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (held ? wait() : remove()), SHOWN_FOR);
  };
  const hold = (on: boolean) => () => {
    held = on;
    wait();
  };
  bar.addEventListener('pointerenter', hold(true));
  bar.addEventListener('pointerleave', hold(false));
  bar.addEventListener('focusin', hold(true));
  bar.addEventListener('focusout', hold(false));
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') remove();
  });

  const button = (label: string, press: () => void) => {
    const one = document.createElement('button');
    one.type = 'button';
    one.dataset.t = label;
    one.setAttribute('aria-label', label);
    one.addEventListener('click', (event) => {
      if (!event.isTrusted) return;
      remove();
      press();
    });
    return one;
  };

  return {
    show(words, undo) {
      const dismiss = button('×', () => undefined);
      dismiss.setAttribute('aria-label', t('toast_dismiss'));
      bar.replaceChildren(word, said, ...(undo ? [button(t('undo'), undo)] : []), dismiss);
      word.dataset.t = words;
      host.popover = 'manual';
      document.documentElement.append(host);
      host.showPopover();
      // A live region speaks of what changes in it, so it must stand empty first.
      said.textContent = '';
      requestAnimationFrame(() => {
        said.textContent = words;
      });
      wait();
    },
    remove,
  };
}
