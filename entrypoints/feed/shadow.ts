import { language } from '../../messages/phrases';

/** A host element of ours and the closed root inside it, which no script of the page can reach. */
export interface Shadow {
  host: HTMLElement;
  root: ShadowRoot;
}

/**
 * Page rules reach a host even through `all: initial`; only an important rule inside the root outranks an important one outside.
 * The wrapper resets once more, so that an inherited `@font-face` cannot be made to load a file for each letter shown.
 */
const RESET = `:host{all:initial!important;contain:layout style!important;}

:host::backdrop{display:none!important}
.w{all:initial;font:500 12px/1 system-ui,sans-serif;color-scheme:light}
.w *{box-sizing:border-box;font-family:inherit}`;

const UNPRINTED = '@media print{:host{display:none!important}}';

const sheets = new Map<string, CSSStyleSheet>();

function adopt(root: ShadowRoot, css: string): void {
  let sheet = sheets.get(css);
  try {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      sheets.set(css, sheet);
    }
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox does not let a content script share a sheet with the page's document.
    const style = root.ownerDocument.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}

/** Makes a host of that name with a closed root styled by `css`, and an empty reset wrapper of class `w` in it. */
export function closedHost(name: string, css: string): Shadow & { wrapper: HTMLElement } {
  const host = document.createElement(name);
  const root = host.attachShadow({ mode: 'closed' });
  adopt(root, RESET + css + UNPRINTED);
  const wrapper = document.createElement('div');
  wrapper.className = 'w';
  // The page's language would choose other shapes for Chinese characters than the reader's.
  wrapper.lang = language();
  root.append(wrapper);
  // What a reader does inside ours is no business of the page's own shortcuts and click handlers.
  for (const type of [
    'click',
    'dblclick',
    'pointerdown',
    'mousedown',
    'pointerup',
    'mouseup',
    'keydown',
    'keyup',
    'keypress',
    'touchstart',
    'contextmenu',
  ]) {
    // Beside what stands in the wrapper there is nothing of ours: the card's own.
    root.addEventListener(type, (event) => event.target !== wrapper && event.stopPropagation());
  }
  return { host, root, wrapper };
}
