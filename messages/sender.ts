import type { Runtime } from 'webextension-polyfill';
import { browser } from 'wxt/browser';
import type { Request } from './wire';

/** Our own top-level pages and the requests each may make. */
const PAGES: Record<string, Request['to']> = {
  '/editor.html': 'editor',
  '/popup.html': 'library',
  '/sidepanel.html': 'library',
  '/library.html': 'library',
};

/**
 * Which map of requests a sender may use, by where its message really comes from; undefined for anybody else.
 * Firefox sets no `sender.origin`, so the decision rests on `sender.id`, `sender.url` and the frame number alone.
 */
export function trustOf(sender: Runtime.MessageSender): Request['to'] | undefined {
  if (sender.id !== browser.runtime.id || !sender.url) return undefined;
  const url = new URL(sender.url);
  if (sender.url.startsWith(browser.runtime.getURL(''))) return PAGES[url.pathname];
  return sender.tab && sender.frameId === 0 && url.protocol === 'https:' ? 'feed' : undefined;
}
