import type { CDPSession, Page } from '@playwright/test';
import { consent } from '../tests/browser/harness/toolbar';
import { type WebdavServer, webdavServer } from '../tests/sync/webdav-server';
import { type Browser, launch } from './browser/chromium';
import { CHROME_BUILD } from './build';
import { fillLarge } from './sample/large-library';

const EDITS = 9;
const PLACE = 'bench';

const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const MB = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Writes the rows that are there into a database of its own with nothing of ours between: what any program must pay to have them. */
const PLAIN = `async () => {
  const tables = ['papers', 'abstracts', 'annotations'];
  const open = (name, upgrade) => new Promise((resolve) => {
    const opening = indexedDB.open(name);
    opening.onupgradeneeded = () => upgrade?.(opening.result);
    opening.onsuccess = () => resolve(opening.result);
  });
  const from = await open('offprint');
  const rows = await Promise.all(tables.map((name) => new Promise((resolve) => {
    const all = from.transaction(name).objectStore(name).getAll();
    all.onsuccess = () => resolve(all.result);
  })));
  from.close();
  const to = await open('plain', (db) => {
    for (const name of tables) db.createObjectStore(name, { keyPath: 'id' });
  });
  const begun = performance.now();
  for (let at = 0; at < rows[0].length; at += 2000) {
    await new Promise((resolve) => {
      const work = to.transaction(tables, 'readwrite', { durability: 'strict' });
      tables.forEach((name, table) => { for (const row of rows[table].slice(at, at + 2000)) work.objectStore(name).put(row); });
      work.oncomplete = resolve;
    });
  }
  const ms = performance.now() - begun;
  to.close();
  indexedDB.deleteDatabase('plain');
  return ms;
}`;

const ASK = `async (name, args) => {
  const reply = await chrome.runtime.sendMessage({ to: 'library', name, args });
  if (!reply.ok) throw new Error(name + ': ' + reply.code);
  return reply.value;
}`;

interface Device {
  browser: Browser;
  page: Page;
  ask(name: string, ...args: unknown[]): Promise<unknown>;
}

async function openDevice(url: string): Promise<Device> {
  const browser = await launch({ extension: CHROME_BUILD });
  await consent(browser, ['http://127.0.0.1/*']);
  const page = await browser.open('library.html#/sync');
  const cdp = await page.context().newCDPSession(page);
  const expression = `chrome.permissions.request({ origins: ['http://127.0.0.1/*'] })`;
  await cdp.send('Runtime.evaluate', { expression, userGesture: true, awaitPromise: true });
  await cdp.detach();
  const ask = (name: string, ...args: unknown[]) => page.evaluate(`(${ASK})(${JSON.stringify(name)}, ${JSON.stringify(args)})`);
  const settings = { url: `${url}bench`, user: 'reader' };
  await ask('saveTarget', { id: PLACE, kind: 'webdav', name: PLACE, settings, secrets: { password: 's3cret pass' } });
  return { browser, page, ask };
}

/** Does all there is to do, one slice after another, as the page does that shows it. */
async function sync({ ask }: Device): Promise<void> {
  await ask('runRule', 'devices', false);
  while (await ask('runOutbox'));
}

/** Watches the memory of the background; gives the most it had, in bytes, when asked to stop. */
async function watchMemory({ browser }: Device): Promise<() => Promise<number>> {
  const all = (await browser.context.browser()?.newBrowserCDPSession()) as CDPSession;
  const { targetInfos } = await all.send('Target.getTargets');
  const targetId = targetInfos.find(({ type }) => type === 'service_worker')?.targetId ?? '';
  const { sessionId } = await all.send('Target.attachToTarget', { targetId, flatten: false });
  let most = 0;
  all.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { usedSize = 0, backingStorageSize = 0 } = JSON.parse(message).result ?? {};
    most = Math.max(most, usedSize + backingStorageSize);
  });
  let id = 0;
  const timer = setInterval(() => {
    const message = JSON.stringify({ id: ++id, method: 'Runtime.getHeapUsage' });
    void all.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => clearInterval(timer));
  }, 250);
  return async () => {
    clearInterval(timer);
    await all.detach();
    return most;
  };
}

async function joining(
  device: Device,
  server: WebdavServer,
  name: string,
): Promise<{ foreseen: number; ms: number; bytes: number; memory: number }> {
  const begun = performance.now();
  await device.ask('foreseeJoin', PLACE, '');
  const foreseen = performance.now() - begun;
  const stop = await watchMemory(device);
  const before = server.traffic();
  const started = performance.now();
  await device.ask('join', PLACE, name, '');
  await sync(device);
  return { foreseen, ms: performance.now() - started, bytes: server.traffic() - before, memory: await stop() };
}

const countOf = ({ page }: Device) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('offprint');
        opening.onsuccess = () => {
          const counting = opening.result.transaction('papers').objectStore('papers').count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );

const ratingOf = ({ page }: Device, id: string) =>
  page.evaluate(
    (row) =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('offprint');
        opening.onsuccess = () => {
          const reading = opening.result.transaction('annotations').objectStore('annotations').get(row);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result?.rating ?? -1);
          };
        };
      }),
    id,
  );

async function bench(one: Device, two: Device, server: WebdavServer, count: number): Promise<void> {
  const print = (what: string, ms: number, note = '') => console.log(`${what.padEnd(44)}${ms.toFixed(0).padStart(9)}  ${note}`);
  await fillLarge(one.page, count);
  const put = await joining(one, server, 'Desk');
  print('first device: all is there', put.ms, `${MB(put.bytes)} on the wire, the background had up to ${MB(put.memory)}`);
  const joined = await joining(two, server, 'Laptop');
  if ((await countOf(two)) !== count) throw new Error('papers are missing on the second device');
  const plain = await two.page.evaluate<number>(`(${PLAIN})()`);
  print('second device: what will happen', joined.foreseen);
  const share = `${(joined.ms / plain).toFixed(1)} of a plain durable put of the rows (${plain.toFixed(0)})`;
  print(
    'second device: all is here',
    joined.ms,
    `${share}, ${MB(joined.bytes)} on the wire, the background had up to ${MB(joined.memory)}`,
  );

  const id = await one.page.evaluate<string>(
    `new Promise((resolve) => { const opening = indexedDB.open('offprint'); opening.onsuccess = () => { opening.result.transaction('papers').objectStore('papers').getAllKeys(null, 1).onsuccess = ({ target }) => { opening.result.close(); resolve(target.result[0]); }; }; })`,
  );
  await sync(one);
  const edits: { ms: number; bytes: number }[] = [];
  for (let round = 0; round < EDITS; round++) {
    const rating = 1 + (round % 5);
    const before = server.traffic();
    await one.ask('change', [id], { rating });
    const begun = performance.now();
    await sync(one);
    await sync(two);
    edits.push({ ms: performance.now() - begun, bytes: server.traffic() - before });
    if ((await ratingOf(two, id)) !== rating) throw new Error('an edit did not arrive in one cycle');
  }
  print(
    'an edit from one to the other, one cycle',
    middle(edits.map(({ ms }) => ms)),
    `${middle(edits.map(({ bytes }) => bytes))} bytes on the wire`,
  );
}

/** Prints what it costs to keep two browsers in step through a WebDAV server on this machine, for libraries of these sizes. */
export async function benchSync(counts: readonly number[]): Promise<void> {
  for (const count of counts) {
    const server = await webdavServer();
    const open: Device[] = [];
    try {
      for (let at = 0; at < 2; at++) open.push(await openDevice(server.url));
      const [one, two] = open;
      console.log(`\ntwo devices, ${count} papers, ms`);
      if (one && two) await bench(one, two, server, count);
    } finally {
      for (const { browser } of open) await browser.close();
      await server.close();
    }
  }
}
