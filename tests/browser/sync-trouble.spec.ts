import { expect, test } from '@playwright/test';
import type { Job } from '../../entrypoints/background/jobs';
import { type Faults, type WebdavServer, webdavServer } from '../sync/webdav-server';
import { ask, rowsOf, runOutbox } from './harness/ask';
import { openChromium } from './harness/chromium';
import { openShelf, shelf } from './harness/shelf';
import { type Device, joinAt, nameFolder, openDevice, syncNow } from './harness/webdav';

let server: WebdavServer;
let faults: Faults;
let opened: Device[] = [];

test.beforeEach(async () => {
  faults = {};
  server = await webdavServer(faults);
});
test.afterEach(async () => {
  for (const { session } of opened) await session.close();
  opened = [];
  await server.close();
});

async function device(): Promise<Device> {
  const one = await openDevice(shelf(8));
  opened.push(one);
  return one;
}

interface Extension {
  storage: { local: { get(): Promise<object> } };
  permissions: { remove(what: object): Promise<boolean> };
  alarms: { get(name: string): Promise<{ scheduledTime: number } | undefined> };
}
const chromeIn = <T>({ session }: Device, body: string): Promise<T> =>
  session.worker.evaluate(
    (source) => new Function('chrome', `return (${source})`)((globalThis as unknown as { chrome: Extension }).chrome),
    body,
  );

const PASSWORD = 's3cret pass';

test('a password is in its own table and in the header to its own server, and nowhere else', async () => {
  const one = await device();
  const { page, session } = one;
  const heard: string[] = [];
  for (const source of [page, session.worker]) source.on('console', (message: { text(): string }) => heard.push(message.text()));
  const replies: unknown[] = [];
  await joinAt(one, `${server.url}me`, 'Desk');
  await page.getByRole('button', { name: 'New place' }).click();
  await nameFolder(page, `${server.url}exports`);
  const [place] = (await rowsOf<{ id: string; value: { settings: { url: string } } }>(page, 'targets')).filter(({ value }) =>
    value.settings.url.endsWith('exports'),
  );
  const rule = { id: 'r', targetId: place?.id ?? '', what: { kind: 'all' }, format: 'json', options: {}, file: 'library', when: 'hand' };
  for (const fault of [undefined, 401, 403, 500, 'lost', 409] as const) {
    faults.next = () => fault;
    await ask(page, 'saveRule', { ...rule, format: 'csv' });
    for (const id of ['r', 'devices']) await ask(page, 'runRule', id, false);
    replies.push(await ask(page, 'runOutbox'));
    replies.push(await ask(page, 'foreseeJoin', place?.id ?? '', '').catch((error: Error) => error.message));
  }
  const tables = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const opening = indexedDB.open('offprint');
        opening.onsuccess = () => {
          const names = [...opening.result.objectStoreNames];
          opening.result.close();
          resolve(names);
        };
      }),
  );
  const dump: Record<string, unknown> = {};
  for (const table of tables) dump[table] = await rowsOf(page, table);
  const { secrets, ...rest } = dump;
  const local = await chromeIn(one, 'chrome.storage.local.get()');
  const everything = JSON.stringify([
    rest,
    local,
    heard,
    replies,
    server.log,
    [...server.files].map(([path, bytes]) => [path, bytes.toString('latin1')]),
  ]);
  const encoded = Buffer.from(`reader:${PASSWORD}`).toString('base64');
  for (const trace of [PASSWORD, encodeURIComponent(PASSWORD), encoded]) expect(everything).not.toContain(trace);
  expect(JSON.stringify(secrets)).toContain(PASSWORD);
  expect(await page.content()).not.toContain(PASSWORD);
  // What the check looks through is what there is.
  expect(everything).toContain('Desk');
});

test('a permission that is taken away stops what needs it, with one button that gives it back', async () => {
  const one = await device();
  await joinAt(one, `${server.url}me`, 'Desk');
  await chromeIn(one, `chrome.permissions.remove({ origins: ['http://127.0.0.1/*'] })`);
  const before = server.log.length;
  await one.devices.getByRole('button', { name: 'Sync now' }).click();
  await expect(one.devices.getByText('Your browser wants your permission again.')).toBeVisible();
  expect(server.log.length).toBe(before);
  await one.devices.getByRole('button', { name: 'Allow again' }).click();
  await expect(one.devices.getByText(/^In step,/)).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => server.log.length).toBeGreaterThan(before);
});

test('a server that never answers is left after its time, and tried again by the alarm', async () => {
  test.setTimeout(90_000);
  const one = await device();
  await joinAt(one, `${server.url}me`, 'Desk');
  faults.next = () => 'hang';
  await ask(one.page, 'runRule', 'devices', false);
  await runOutbox(one.page);
  const [job] = await rowsOf<{ value: Job }>(one.page, 'rules');
  expect(job?.value.progress).toMatchObject({ phase: 'later', code: 'unreachable', tries: 1 });
  const alarm = await chromeIn<{ scheduledTime: number } | undefined>(one, `chrome.alarms.get('outbox')`);
  expect(alarm?.scheduledTime).toBeGreaterThanOrEqual(Math.min(job?.value.progress.nextAt ?? 0, Date.now()));
  faults.next = undefined;
  await syncNow(one);
  await expect(one.devices.getByText(/^In step,/)).toBeVisible();
});

test('while nothing is switched on that needs the network, nothing asks for it', async () => {
  const session = await openChromium();
  try {
    const asked: string[] = [];
    session.context.on('request', (request) => {
      // What our own pages and the background ask for, beside our own files.
      const from = request.serviceWorker()?.url() ?? request.frame().url();
      if (from.startsWith(session.origin) && !request.url().startsWith(session.origin)) asked.push(request.url());
    });
    const feed = await session.visit();
    await feed.locator('offprint-chip').first().waitFor({ state: 'attached' });
    const page = await openShelf(session, shelf(30));
    await page.getByRole('grid').locator('tbody tr').first().click();
    for (const name of ['Queue', 'Statistics', 'Sync', 'Settings']) await page.getByRole('link', { name: new RegExp(`^${name}`) }).click();
    await session.open('popup.html');
    await runOutbox(page);
    expect(asked).toEqual([]);
    // A request of either would have been seen.
    await session.worker.evaluate(() => fetch('https://example.org/worker').catch(() => undefined));
    await page.evaluate(() => fetch('https://example.org/page').catch(() => undefined));
    expect(asked.sort()).toEqual(['https://example.org/page', 'https://example.org/worker']);
  } finally {
    await session.close();
  }
});
