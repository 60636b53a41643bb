import { browser } from 'wxt/browser';
import type { PageRequest } from '../../messages/requests';
import { hostPatterns } from '../../sites/list';

/** True for addresses of the sites that are read. */
export function isRead(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  const hosts = hostPatterns().map((pattern) => pattern.replace(/^https:\/\//, '').replace(/\/\*$/, ''));
  return protocol === 'https:' && hosts.some((host) => (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host));
}

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
