import { browser } from 'wxt/browser';
import type { PageRequest } from '../../messages/requests';
import { hostPatterns } from '../../sites/list';

/** Tells every page that may show papers that the library changed; what changed they must ask for. */
export function tellPages(): void {
  const message: PageRequest = { offprint: 'changed' };
  const tell = async () => {
    const tabs = await browser.tabs.query({ url: hostPatterns() });
    // A tab whose content script is not there has nothing to update.
    await Promise.allSettled(
      tabs.flatMap((tab) => (tab.id === undefined ? [] : browser.tabs.sendMessage(tab.id, message, { frameId: 0 }))),
    );
  };
  void tell();
}
