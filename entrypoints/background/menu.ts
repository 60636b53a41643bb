import { browser } from 'wxt/browser';
import { phrase } from '../../messages/phrases';

/** Puts "Open library" into the menu of the toolbar button. */
export function offerMenu(): void {
  browser.runtime.onInstalled.addListener(() => {
    browser.contextMenus.create({ id: 'library', title: phrase('open_library'), contexts: ['action'] });
  });
  browser.contextMenus.onClicked.addListener((info) => {
    if (info.menuItemId === 'library') void browser.tabs.create({ url: browser.runtime.getURL('/library.html') });
  });
}
