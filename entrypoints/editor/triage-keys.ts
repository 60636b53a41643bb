import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { actionOf, type TriageAction, type TriageKeys } from '../../components/triage-keys';
import type { Asked } from './triage-deeds';

/** Tab so long ago (ms) is why the keyboard went elsewhere. */
const JUST_NOW = 600;
/** What a key that is held down may do again and again. */
const REPEATED: readonly TriageAction[] = ['next', 'previous'];

interface KeyDeeds {
  perform(action: TriageAction): void;
  /** Goes one step back: out of the list of keys, of what is chosen, of triage. */
  leave(): void;
  ask(message: Asked): void;
  /** The keyboard is here, or elsewhere; `meant` when the reader went on by Tab. */
  focused(): void;
  blurred(meant: boolean): void;
}

const typesIn = (target: EventTarget | null) => target instanceof HTMLElement && target.matches('input, textarea');
const isPressed = ({ key, target }: KeyboardEvent) => (key === 'Enter' || key === ' ') && target instanceof HTMLButtonElement;

/** Hears the keys while the frame has the keyboard, and tells whether it has. Keys typed into a field and keys with a modifier mean nothing here. */
export function useTriageKeys(main: RefObject<HTMLElement | null>, keys: TriageKeys, deeds: KeyDeeds): boolean {
  const [isFocused, setFocused] = useState(document.hasFocus());
  const latest = useRef({ keys, deeds });
  latest.current = { keys, deeds };
  useLayoutEffect(() => {
    let tabAt = Number.NEGATIVE_INFINITY;
    let isKnown = false;
    let isLeaving = false;
    const others = (event: KeyboardEvent): Asked | undefined => {
      if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
      if (event.key === ' ') return { kind: 'scroll', by: event.shiftKey ? -1 : 1 };
      if (event.key === 'PageDown' || event.key === 'PageUp') return { kind: 'scroll', by: event.key === 'PageDown' ? 1 : -1 };
      if (event.key === 'Home' || event.key === 'End') return { kind: 'edge', by: event.key === 'End' ? 1 : -1 };
      return undefined;
    };
    const onKey = (event: KeyboardEvent) => {
      const { perform, ask } = latest.current.deeds;
      if (event.key === 'Tab') tabAt = performance.now();
      isLeaving = false;
      if (!event.isTrusted || event.isComposing || event.defaultPrevented || isPressed(event)) return;
      isLeaving = event.key === 'Escape';
      if (isLeaving || typesIn(event.target)) return;
      const action = actionOf(event, latest.current.keys);
      const other = action ? undefined : others(event);
      if (!action && !other) return;
      event.preventDefault();
      if (event.repeat && action && !REPEATED.includes(action)) return;
      if (!isKnown) ask({ kind: 'keys' });
      isKnown = true;
      if (action) perform(action);
      else if (other) ask(other);
    };
    // Not before the key is up: the page would hear that.
    const onKeyUp = (event: KeyboardEvent) => {
      if (isLeaving && event.key === 'Escape') latest.current.deeds.leave();
      isLeaving = false;
    };
    const onFocus = () => {
      setFocused(true);
      latest.current.deeds.focused();
      if (document.activeElement === document.body) main.current?.focus();
    };
    const onBlur = () => {
      setFocused(false);
      latest.current.deeds.blurred(performance.now() - tabAt < JUST_NOW);
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('keyup', onKeyUp);
    window.addEventListener('focus', onFocus);
    window.addEventListener('blur', onBlur);
    if (document.hasFocus()) onFocus();
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('focus', onFocus);
      window.removeEventListener('blur', onBlur);
    };
  }, []);
  return isFocused;
}
