import { browser } from 'wxt/browser';

/** A phrase of `public/_locales` in the reader's language; '' for a key that is not there. */
export const phrase: (key: string, substitutions?: string[]) => string = (key, substitutions) =>
  (browser.i18n.getMessage as (key: string, substitutions?: string[]) => string)(key, substitutions);

/** The reader's language as a BCP 47 tag. */
export const language = (): string => browser.i18n.getUILanguage();
