import { browser } from 'wxt/browser';

/** Key in `storage.local`, which content scripts see change at once. Only the background writes it. */
export const READING = 'reading';

/** Which pages are left alone although a content script may be on them, as match patterns: sites switched off, and those given back. */
export interface Reading {
  off: string[];
}

const patterns = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []);

/** Whatever is stored, as it must be. */
export function readingOf(stored: unknown): Reading {
  const off = typeof stored === 'object' && stored !== null ? (stored as Partial<Reading>).off : undefined;
  return { off: patterns(off) };
}

/** What is switched off now. */
export async function reading(): Promise<Reading> {
  return readingOf((await browser.storage.local.get(READING))[READING]);
}

/** Key in `storage.local` that changes with every write to the library. */
export const WRITTEN = 'remembered';

/** Key in `storage.local` that changes when the reader changes how pages are gone through and what is set back on them. */
export const WAYS = 'ways';

/** Key in `storage.local` that is there while the reader wants cards to be weighed: when what they are weighed by was learned (ms since 1970), 0 while that is too little. */
export const WEIGHED = 'weighed';

/** Tells of every change of one key of `storage.local`, with what it is now, until the signal aborts. */
export function onStored(key: string, changed: (value: unknown) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && key in changes) changed(changes[key]?.newValue);
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
}
