import { browser } from 'wxt/browser';
import { hostPatterns } from '../../sites/list';

/** Starts the content script on feeds that were open before the extension was; browsers do it only for pages opened later. */
export function greetOpenTabs(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason !== 'install') return;
    const greet = async () => {
      const tabs = await browser.tabs.query({ url: hostPatterns() });
      // Sleeping and half-loaded tabs refuse; they get the script when they load.
      await Promise.allSettled(
        tabs.flatMap((tab) =>
          tab.id === undefined ? [] : browser.scripting.executeScript({ target: { tabId: tab.id }, files: ['/feed.js'] }),
        ),
      );
    };
    void greet();
  });
}
