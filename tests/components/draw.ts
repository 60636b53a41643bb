import type { ComponentChild } from 'preact';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach } from 'vitest';
import { speak, type Word } from '../../components/words';
import messages from '../../public/_locales/en/messages.json';

/** What jsdom lacks and our pages use: sizes never change here, and dialogs and popovers only open and close. */
class NoSizes {
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
}
globalThis.ResizeObserver ??= NoSizes;
Element.prototype.scrollIntoView ??= () => undefined;
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};

speak((key: Word, given) => given.reduce((text, one, at) => text.replaceAll(`$${at + 1}`, one), messages[key].message), 'en');

let place: HTMLElement | undefined;

/** Draws a view into the page, in place of what was drawn before in the same test; all its effects have run. */
export function draw(view: ComponentChild): HTMLElement {
  if (!place) {
    place = document.createElement('div');
    document.body.append(place);
  }
  const here = place;
  act(() => render(view, here));
  return here;
}

afterEach(() => {
  if (!place) return;
  const here = place;
  act(() => render(null, here));
  here.remove();
  place = undefined;
});

/** Does something to the page and lets the views settle. */
export function settle(work: () => void): void {
  act(work);
}

/** The element with that accessible name among those a selector finds: its label, its text, or the label around it. */
export function named<E extends HTMLElement = HTMLElement>(selector: string, name: string | RegExp): E {
  const found = [...document.querySelectorAll<E>(selector)].filter((one) => {
    const text = one.getAttribute('aria-label') ?? one.closest('label')?.textContent ?? one.textContent ?? '';
    return typeof name === 'string' ? text.trim() === name : name.test(text.trim());
  });
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} of ${selector} are named ${name}`);
  return found[0];
}

/** Presses a key on an element or on what has the focus. */
export function press(key: string, options: KeyboardEventInit = {}, on: Element | null = document.activeElement): void {
  settle(() => on?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options })));
}

/** Clicks an element. */
export function click(element: Element, options: MouseEventInit = {}): void {
  settle(() => element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...options })));
}
