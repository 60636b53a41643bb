import { browser } from 'wxt/browser';
import { READING, reading } from '../../messages/reading';
import { FIRST_SITES } from '../../sites/first';
import { isCovered } from '../../sites/which';

/** Hosts read from the first release on, which the manifest itself runs the content script on. */
const FIRST = FIRST_SITES.flatMap(({ matches }) => matches);

/** The one registration of the content script for all hosts the reader added. */
const ADDED = 'added-sites';
const FILES: ('/sites.js' | '/feed.js')[] = ['/sites.js', '/feed.js'];

/** Tabs the reader had read once without adding their host, each with the origin it showed; gone when the browser ends. */
const ONCE = 'once';

/** Match patterns of the hosts the reader added. */
async function added(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.filter((origin) => origin.startsWith('https://') && !FIRST.includes(origin)).sort();
}

/** Makes the browser run the content script on just the hosts the reader added. */
async function register(): Promise<void> {
  const matches = await added();
  const before = await browser.scripting.getRegisteredContentScripts({ ids: [ADDED] });
  if (matches.length === 0) {
    if (before.length > 0) await browser.scripting.unregisterContentScripts({ ids: [ADDED] });
    return;
  }
  const script = { id: ADDED, matches, js: FILES, runAt: 'document_end' as const, persistAcrossSessions: true };
  if (before.length > 0) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}

let queue = Promise.resolve();

/** One registration at a time: two that overlap would each find what the other has not yet put there. */
function soon(work: () => Promise<void>): Promise<void> {
  queue = queue.then(work).catch((error: unknown) => console.error('Offprint:', error));
  return queue;
}

/** Starts the content script in tabs that were open before it could be; sleeping and half-loaded ones refuse and get it when they load. */
export async function greet(origins: string[]): Promise<void> {
  const tabs = await browser.tabs.query({ url: origins });
  await Promise.allSettled(
    tabs.flatMap((tab) => (tab.id === undefined ? [] : browser.scripting.executeScript({ target: { tabId: tab.id }, files: FILES }))),
  );
}

/** Leaves pages alone, or reads them again; open pages follow at once. */
export async function setOff(patterns: readonly string[], off: boolean): Promise<void> {
  const now = await reading();
  const rest = now.off.filter((one) => !patterns.includes(one));
  await browser.storage.local.set({ [READING]: { off: off ? [...rest, ...patterns].sort() : rest } });
}

/** Leaves hosts alone that were given for another purpose than reading their pages; after what a new permission sets going. */
export const leaveAlone = (origins: readonly string[]): Promise<void> => soon(() => setOff(origins, true));

/** Runs the content script on a tab this once, on the strength of the press that opened the popup there. */
export async function readOnce(tab: number): Promise<void> {
  const { url } = await browser.tabs.get(tab);
  if (!url?.startsWith('https://')) throw new Error('the page of that tab cannot be read');
  const stored = (await browser.storage.session.get(ONCE))[ONCE] as Record<string, string> | undefined;
  await browser.storage.session.set({ [ONCE]: { ...stored, [tab]: new URL(url).origin } });
  await browser.scripting.executeScript({ target: { tabId: tab }, files: FILES });
  await browser.tabs.sendMessage(tab, { offprint: 'start' }, { frameId: 0 });
}

/** True for pages whose content script may ask: those on hosts the reader lets us read, and a tab that is read once. */
export async function mayAsk(tab: number, address: string): Promise<boolean> {
  const url = new URL(address);
  if (url.protocol !== 'https:') return false;
  const once = (await browser.storage.session.get(ONCE))[ONCE] as Record<string, string> | undefined;
  if (once?.[tab] === url.origin) return true;
  if (isCovered(url, (await reading()).off)) return false;
  return browser.permissions.contains({ origins: [`${url.origin}/*`] });
}

/** Keeps what the browser runs in step with what the reader allows. */
export function keepReading(): void {
  browser.permissions.onAdded.addListener(({ origins = [] }) => {
    if (origins.length === 0) return;
    void soon(async () => {
      await register();
      await setOff(origins, false);
      await greet(origins);
    });
  });
  browser.permissions.onRemoved.addListener(({ origins = [] }) => {
    if (origins.length === 0) return;
    void soon(async () => {
      await setOff(origins, true);
      await register();
    });
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    // Browsers forget registered scripts when the extension is updated.
    void soon(register);
    if (reason === 'install') void soon(() => greet(FIRST));
  });
  browser.runtime.onStartup.addListener(() => void soon(register));
}
