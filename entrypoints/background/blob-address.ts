import { browser } from 'wxt/browser';

/** `chrome.offscreen`, which the polyfill's types do not know. */
interface Offscreen {
  createDocument(of: { url: string; reasons: string[]; justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
}

const PAGE = 'offscreen.html';
const hidden = () => (browser as unknown as { offscreen: Offscreen }).offscreen;
const clients = () =>
  (
    globalThis as unknown as {
      clients: { matchAll(of: object): Promise<{ url: string; postMessage(message: unknown, with_: Transferable[]): void }[]> };
    }
  ).clients;

async function pageOf() {
  const url = browser.runtime.getURL(PAGE as never);
  return (await clients().matchAll({ includeUncontrolled: true })).find((one) => one.url === url);
}

async function blobAddress(text: string, type: string): Promise<string> {
  // One that a background left behind when it ended holds what nobody waits for.
  if (await pageOf()) await hidden().closeDocument();
  await hidden().createDocument({ url: PAGE, reasons: ['BLOBS'], justification: 'Writes a large export to a file.' });
  const page = await pageOf();
  if (!page) throw new Error('The page that makes addresses did not open.');
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
    page.postMessage({ text, type }, [port2]);
  });
}

/** Lets `use` have an address of a text, which is one of Chromium's hidden pages' as a worker may make none; it is good until `use` is done. Only one at a time. */
export function withBlobAddress<T>(text: string, type: string, use: (url: string) => Promise<T>): Promise<T> {
  return navigator.locks.request('offscreen', async () => {
    const url = await blobAddress(text, type);
    try {
      return await use(url);
    } finally {
      await hidden().closeDocument();
    }
  });
}
