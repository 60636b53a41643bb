import { expect, test } from '@playwright/test';
import type { DevicesJob } from '../../entrypoints/background/jobs';
import { HOSTILE } from '../formats/hostile';
import { type WebdavServer, webdavServer } from '../sync/webdav-server';
import { ask, rowsOf, runOutbox } from './harness/ask';
import { nodeDevice } from './harness/node-device';
import { saidIn } from './harness/said';
import { type Device, joinAt, openDevice } from './harness/webdav';

const SCRIPT = '<script>alert(1)</script>';

let server: WebdavServer;
let one: Device;
let opened: Device[] = [];

test.beforeEach(async () => {
  server = await webdavServer();
});
test.afterEach(async () => {
  for (const { session } of opened) await session.close();
  opened = [];
  await server.close();
});

const sync = async () => {
  await ask(one.page, 'runRule', 'devices', false);
  await runOutbox(one.page);
};
const job = async () => (await rowsOf<{ value: DevicesJob }>(one.page, 'rules'))[0]?.value;

/** Each check begins and ends with both in step. */
async function asks(words: string | RegExp, kind: string, spoil: () => Promise<void> | void): Promise<void> {
  const sound = new Map(server.files);
  const before = await saidIn(one.page);
  await spoil();
  const spoilt = new Map(server.files);
  await sync();
  expect((await job())?.question?.kind).toBe(kind);
  await expect(one.devices.getByRole('alert')).toContainText(words);
  // Nothing is lost here, nothing is written there, and it is not tried again before the reader has said what to do.
  await runOutbox(one.page);
  expect(await saidIn(one.page)).toEqual(before);
  expect([...server.files]).toEqual([...spoilt]);
  server.files.clear();
  for (const [path, bytes] of sound) server.files.set(path, bytes);
  await sync();
  expect(await job()).toMatchObject({ progress: { phase: 'done' }, question: undefined });
}

test('a remote that shrank, went back in time or holds another library is a question each time, and nothing is touched meanwhile', async () => {
  const laptop = nodeDevice(`${server.url}me`, 'laptop00');
  const ids = Array.from({ length: 30 }, (_one, n) =>
    laptop.save({ ids: { doi: `10.1000/${n}` }, site: 'x', title: `Paper ${n}` }, Date.now()),
  );
  await laptop.sync();
  one = await openDevice();
  opened.push(one);
  await joinAt(one, `${server.url}me`, 'Desk');
  expect(await saidIn(one.page)).toHaveLength(30);

  await asks('Another library lies there now', 'foreign', () => {
    const path = '/dav/me/offprint-library/format.json';
    server.files.set(path, Buffer.from(server.files.get(path)?.toString().replace('library-of-the-test', 'somebody-elses') ?? ''));
  });
  const early = new Map(server.files);
  laptop.change(ids[0] ?? '', { rating: 4 }, Date.now());
  await laptop.sync();
  await sync();
  await asks(/older/i, 'older', () => {
    server.files.clear();
    for (const [path, bytes] of early) server.files.set(path, bytes);
  });
  await asks('Of 30 papers only 5 would be left', 'shrunken', async () => {
    for (const id of ids.slice(5)) laptop.remove(id);
    await laptop.sync();
  });
});

test('what a hostile device says is shown as text and does nothing', async () => {
  const mallory = nodeDevice(`${server.url}me`, 'mallory2');
  // What is looked for stands on top: only the rows on the screen are drawn.
  const texts = [SCRIPT, ...HOSTILE.filter((text) => text !== SCRIPT)];
  for (const [n, text] of texts.entries()) {
    const at = Date.now() - n * 60_000;
    const row = mallory.save({ ids: { doi: `10.1000/${n}` }, site: 'x', title: text || 'Empty', url: text, abstract: text }, at);
    mallory.change(row, { note: text, addTags: [text.slice(0, 50) || 'none'] }, at);
  }
  await mallory.sync();
  one = await openDevice();
  opened.push(one);
  const { page, session } = one;
  const heard: string[] = [];
  page.on('dialog', (dialog) => {
    heard.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('console', (message) => message.type() === 'error' && heard.push(message.text()));
  page.on('pageerror', (error) => heard.push(error.message));
  session.context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') heard.push(request.url());
  });
  await joinAt(one, `${server.url}me`, 'Desk');
  await page.getByRole('link', { name: /^All papers/ }).click();
  const grid = page.getByRole('grid');
  await expect(grid.getByText(SCRIPT, { exact: true }).first()).toBeVisible();
  const lines = grid.locator('tbody tr');
  for (const at of [0, 5, 9]) {
    await lines.nth(at).click();
    await page.getByLabel('Note', { exact: true }).waitFor();
  }
  expect(heard).toEqual([]);
  // What has neither a title nor a key worth the name is left out, as from a file.
  expect((await saidIn(page)).length).toBeGreaterThan(45);
});
