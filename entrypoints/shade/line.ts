import { t } from '../../components/words';
import type { Door } from '../feed/door';

const CSS = `
:host{position:fixed!important;inset:auto auto 16px 16px!important;margin:0!important;padding:0!important;border:0!important;background:transparent!important;display:block!important;inline-size:auto!important;overflow:visible!important;z-index:2147483644!important}
.bar{display:flex;align-items:center;gap:4px;min-block-size:34px;padding:2px 4px 2px 14px;border-radius:17px;background:var(--paper);color:var(--ink);border:1px solid var(--line);box-shadow:0 1px 6px rgb(0 0 0/.16);font:500 13px/1.4 system-ui,sans-serif}
.light{--ink:#3d3e43;--paper:#fff;--line:#c9c7c0;--hover:#f1efe9;--accent:#9a3412;--focus:#0b57d0}
.dark{--ink:#e4e4e7;--paper:#202226;--line:#55585f;--hover:#32353b;--accent:#f3a06b;--focus:#a8c7fa}
[data-t]::after{content:attr(data-t)}
button{all:unset;cursor:pointer;min-block-size:28px;min-inline-size:28px;display:inline-flex;align-items:center;justify-content:center;padding-inline:10px;border-radius:14px;color:var(--accent);font:600 13px/1 system-ui,sans-serif}
button:hover{background:var(--hover)}
button:focus-visible{outline:2px solid var(--focus);outline-offset:-2px}
.said{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (forced-colors:active){.bar{border:1px solid CanvasText}}
`;

/** The line that folded cards leave: how many they are, and a button that brings them back. */
export interface FoldLine {
  /** `isOpen` says that they are shown at the moment; none of them, and there is no line. */
  tell(words: string, isOpen: boolean, theme: 'light' | 'dark'): void;
  remove(): void;
}

export function createFoldLine(closedHost: Door['closedHost'], turn: () => void): FoldLine {
  const { host, wrapper } = closedHost('offprint-folded', CSS);
  const bar = document.createElement('div');
  bar.className = 'bar';
  bar.setAttribute('role', 'group');
  const word = document.createElement('span');
  word.setAttribute('aria-hidden', 'true');
  const button = document.createElement('button');
  button.type = 'button';
  button.addEventListener('click', (event) => event.isTrusted && turn());
  bar.append(word, button);
  wrapper.append(bar);
  return {
    tell(words, isOpen, theme) {
      const name = t(isOpen ? 'shade_fold' : 'shade_show');
      wrapper.className = `w ${theme}`;
      word.dataset.t = words;
      bar.setAttribute('aria-label', words);
      button.dataset.t = name;
      button.setAttribute('aria-label', name);
      button.setAttribute('aria-expanded', String(isOpen));
      if (!host.isConnected) document.documentElement.append(host);
    },
    remove: () => host.remove(),
  };
}
