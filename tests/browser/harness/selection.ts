import type { Page } from '@playwright/test';
import type { Session } from './chromium';

interface Extension {
  tabs: { query(what: object): Promise<object[]> };
  contextMenus: {
    update(id: string, changes: object): Promise<void>;
    onClicked: { dispatch(info: object, tab: object | undefined): void };
  };
}

/** Selects the first occurrence of words in the page's own text, as a double click or a drag would. */
export async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((text) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue!.indexOf(text);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + text.length);
      getSelection()!.removeAllRanges();
      getSelection()!.addRange(range);
      return;
    }
    throw new Error(`the page does not say ${text}`);
  }, words);
}

/**
 * Chooses an entry of the extension's in the menu over what is selected on the page in front, as far as the extension can tell: the menu
 * itself is drawn by the browser, out of a test's reach. Fails when there is no such entry.
 */
export async function chooseForSelection(session: Session, page: Page, entry: string): Promise<void> {
  await page.bringToFront();
  const selectionText = await page.evaluate(() => getSelection()!.toString());
  await session.worker.evaluate(
    async ({ menuItemId, selectionText }) => {
      const { chrome } = globalThis as unknown as { chrome: Extension };
      await chrome.contextMenus.update(menuItemId, { enabled: true });
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      chrome.contextMenus.onClicked.dispatch({ menuItemId, selectionText }, tab);
    },
    { menuItemId: entry, selectionText },
  );
}

/** The title of the toolbar button over the page in front. */
export function badgeOf(session: Session): Promise<string> {
  return session.worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { tabs: { query(what: object): Promise<{ id: number }[]> }; action: { getTitle(of: object): Promise<string> } };
    };
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return chrome.action.getTitle({ tabId: tab!.id });
  });
}
