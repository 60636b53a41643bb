import { browser } from 'wxt/browser';
import { examine } from './library';

/** Looks after each start of the browser whether the library is still whole. */
export function keepHealth(): void {
  browser.runtime.onStartup.addListener(() => void examine());
  browser.runtime.onInstalled.addListener(() => void examine());
}
