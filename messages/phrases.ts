import { browser } from 'wxt/browser';

const getMessage = (key: string, substitutions?: string[]): string =>
  (browser.i18n.getMessage as (key: string, substitutions?: string[]) => string)(key, substitutions);
const known = new Map<string, string>();

/** A phrase of `public/_locales` in the reader's language; '' for a key that is not there. */
export function phrase(key: string, substitutions?: string[]): string {
  if (substitutions?.length) return getMessage(key, substitutions);
  // Asking the browser takes long enough to be felt where hundreds of labels are drawn.
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = getMessage(key);
  known.set(key, found);
  return found;
}

/** The language the phrases are in, as a BCP 47 tag: the reader's own where there are phrases in it, English elsewhere. */
export const language = (): string => phrase('library_language');

/** Languages written from right to left that browsers speak (BCP 47). */
const FROM_THE_RIGHT = /^(?:ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;

/** The direction the phrases are written in, which is not the browser's own where there are none in its language. */
export const direction = (): 'ltr' | 'rtl' => (FROM_THE_RIGHT.test(language()) ? 'rtl' : 'ltr');
