import type { Bar } from './bar';

/** A press this long ago (ms) is why the bar lost the keyboard. */
const JUST_NOW = 600;
/** So often in ten seconds is the keyboard taken back from a page that takes it. */
const TRIES = 5;
const WITHIN = 10_000;

/** Who has the keyboard while a page is gone through. */
export interface Focus {
  /** Has the keys come to the bar. */
  take(): void;
  has(): boolean;
  /** The bar lost the keyboard at a time (ms since 1970); `meant` when the reader went on by Tab. */
  lost(meant: boolean, at: number): void;
  /** The editor, which had the keyboard, is closed. */
  back(): void;
}

const TYPED_IN = 'input, textarea, select, [role=textbox], [role=searchbox], [role=combobox]';

/** Keeps the keyboard at the bar while the reader presses here and there in the page, but leaves it where something is typed or selected. */
export function keepFocus(bar: Pick<Bar, 'focus' | 'hasFocus'>, signal: AbortSignal): Focus {
  let pressedAt = Number.NEGATIVE_INFINITY;
  let taken: number[] = [];
  let wanted = false;
  const take = () => {
    wanted = true;
    bar.focus();
  };
  const types = () => {
    const at = document.activeElement;
    return at instanceof HTMLElement && (at.isContentEditable || at.matches(TYPED_IN));
  };
  document.addEventListener(
    'pointerdown',
    (event) => {
      if (event.isTrusted) pressedAt = Date.now();
    },
    { signal, capture: true },
  );
  document.addEventListener(
    'click',
    (event) => {
      const isSelecting = getSelection()?.isCollapsed === false;
      // A frame of ours that has the keyboard is the editor.
      const isOurs = document.activeElement?.localName === 'offprint-panel';
      if (event.isTrusted && wanted && !bar.hasFocus() && !isSelecting && !isOurs && !types()) bar.focus();
    },
    { signal },
  );
  const isPressed = (at: number) => at - pressedAt < JUST_NOW;
  return {
    take,
    has: bar.hasFocus,
    lost(meant, at) {
      if (meant) wanted = false;
      if (meant || isPressed(at) || !document.hasFocus() || document.activeElement?.localName === 'offprint-panel') return;
      const now = performance.now();
      taken = taken.filter((before) => now - before < WITHIN);
      if (taken.length === TRIES) return;
      taken.push(now);
      bar.focus();
    },
    back() {
      if (!isPressed(Date.now())) take();
    },
  };
}
