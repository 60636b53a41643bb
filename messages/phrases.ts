import { browser } from 'wxt/browser';

/** A phrase of `public/_locales` in the reader's language; '' for a key that is not there. */
export const phrase: (key: string, substitutions?: string[]) => string = (key, substitutions) =>
  (browser.i18n.getMessage as (key: string, substitutions?: string[]) => string)(key, substitutions);

/** The language the phrases are in, as a BCP 47 tag: the reader's own where there are phrases in it, English elsewhere. */
export const language = (): string => phrase('library_language');
