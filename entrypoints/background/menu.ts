import { browser } from 'wxt/browser';
import { openPanel } from '../../messages/panel';
import { phrase } from '../../messages/phrases';
import { createSelectionMenu, selectionPressed } from './card-rules';
import { createLinkMenu, linkPressed } from './link-menu';

/** Puts what is wanted without the popup into the menus of the toolbar button, of links to papers and of selected words. */
export function offerMenu(): void {
  browser.runtime.onInstalled.addListener(() => {
    // Firefox remembers menus, and installed means updated too.
    void browser.contextMenus.removeAll().then(() => {
      browser.contextMenus.create({ id: 'library', title: phrase('open_library'), contexts: ['action'] });
      browser.contextMenus.create({ id: 'panel', title: phrase('open_panel'), contexts: ['action'] });
      createLinkMenu();
      createSelectionMenu();
    });
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === 'library') void browser.tabs.create({ url: browser.runtime.getURL('/library.html') });
    else if (info.menuItemId === 'panel' && tab?.windowId !== undefined) void openPanel(tab.windowId);
    else {
      linkPressed(info, tab);
      selectionPressed(info, tab);
    }
  });
}
