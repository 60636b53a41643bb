import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { ExportJob } from '../../entrypoints/background/jobs';
import { which } from '../../scripts/programs.mjs';
import { type Faults, type Trouble, type WebdavServer, webdavServer } from '../sync/webdav-server';
import { ask, rowsOf, runOutbox } from './harness/ask';
import { later, ring } from './harness/later';
import { shelf } from './harness/shelf';
import { consent } from './harness/toolbar';
import { type Device, nameFolder, openDevice } from './harness/webdav';

let server: WebdavServer;
let faults: Faults;
let one: Device;
let page: Page;
let place: string;

test.beforeEach(async () => {
  faults = {};
  server = await webdavServer(faults);
  one = await openDevice(shelf(5));
  page = one.page;
  await page.getByRole('button', { name: 'New place' }).click();
  await nameFolder(page, `${server.url}exports`);
  place = (await rowsOf<{ id: string }>(page, 'targets'))[0]?.id ?? '';
});
test.afterEach(async () => {
  await one.session.close();
  await server.close();
});

const keep = (id: string, targetId = place) =>
  ask(page, 'saveRule', { id, targetId, what: { kind: 'all' }, format: 'bibtex', options: {}, file: id, when: 'hand' });
const run = async (...ids: string[]) => {
  for (const id of ids) await ask(page, 'runRule', id, false);
  await runOutbox(page);
};
const progress = async (id: string) =>
  (await rowsOf<{ id: string; value: ExportJob }>(page, 'rules')).find((row) => row.id === id)?.value.progress;

/** Runs a job into some trouble; gives its progress and the requests that were made, those that came by themselves afterwards among them. */
async function into(trouble: Trouble, ...ids: string[]) {
  faults.next = () => trouble;
  const before = server.log.length;
  await run(...ids);
  const asked = server.log.length - before;
  for (let round = 0; round < 3; round++) await runOutbox(page);
  return { ...(await progress(ids[0] ?? '')), asked, after: server.log.length - before - asked };
}

test('nothing is sent to where a server points, and a refused password is offered once and not again', async () => {
  const other = await webdavServer();
  try {
    for (const id of ['a', 'b', 'c']) await keep(id);
    for (const status of [301, 302, 307, 308]) {
      const to = status === 302 ? 'http://192.0.2.1/' : status === 308 ? `${server.url}exports/a.bib` : `${other.url}stolen`;
      const met = await into({ status, headers: { location: to } }, 'a');
      expect(met, String(status)).toMatchObject({ phase: 'stopped', code: 'redirected', asked: 1, after: 0 });
    }
    expect(other.log).toEqual([]);
    await expect(page.getByText('The server sends us to another address.').first()).toBeVisible();
    for (const status of [401, 403]) {
      expect(await into(status, 'a', 'b', 'c')).toMatchObject({ phase: 'needs-reader', code: 'auth', asked: 1, after: 0 });
      for (const id of ['b', 'c']) expect(await progress(id)).toMatchObject({ phase: 'needs-reader', code: 'auth' });
    }
    await expect(page.getByText('The server refused the name, password or token.').first()).toBeVisible();
    // Giving the password anew tries all of them.
    faults.next = undefined;
    await page.getByRole('button', { name: 'Edit Cloud' }).click();
    await page.getByRole('dialog').getByLabel('Password').fill('s3cret pass');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    for (const id of ['a', 'b', 'c']) await expect.poll(async () => (await progress(id))?.phase).toBe('done');
  } finally {
    await other.close();
  }
});

test('a pause that a server asks for is kept by every job that goes there, and ends', async () => {
  for (const id of ['a', 'b']) await keep(id);
  const now = Date.now();
  const met = await into({ status: 429, headers: { 'retry-after': '1800' } }, 'a', 'b');
  expect(met).toMatchObject({ phase: 'later', code: 'busy', asked: 1, after: 0 });
  expect(met.nextAt).toBeGreaterThanOrEqual(now + 1_800_000);
  faults.next = undefined;
  await later(page, 900_000);
  await ring(page);
  await runOutbox(page);
  expect(server.files.size).toBe(0);
  await later(page, 901_000);
  await ring(page);
  for (const id of ['a', 'b']) await expect.poll(async () => (await progress(id))?.phase).toBe('done');
  expect([...server.written.values()]).toEqual([1, 1]);
});

test('no body is read without end: not one that goes on, one that unpacks to too much, or one that drips', async () => {
  test.setTimeout(120_000);
  await keep('a');
  for (const trouble of ['endless', 'bomb'] as const)
    expect(await into(trouble, 'a'), trouble).toMatchObject({ phase: 'stopped', code: 'too-large', after: 0 });
  expect(await into('drip', 'a')).toMatchObject({ phase: 'later', code: 'unreachable', tries: 1, after: 0 });
  // The clock tries again.
  faults.next = undefined;
  await later(page, 7_200_000);
  await ring(page);
  await expect.poll(async () => (await progress('a'))?.phase).toBe('done');
  expect([...server.written.values()]).toEqual([1]);
});

test('an address that is not encrypted is refused before anything is sent, and so is a certificate that nobody vouches for', async () => {
  await page.getByRole('button', { name: 'New place' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Kind').selectOption('webdav');
  await dialog.getByLabel('Address').fill('http://nas.example.edu/dav');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The address must begin with https');
  await page.keyboard.press('Escape');
  const typed = { id: 'open', kind: 'webdav', name: 'x', settings: { url: 'http://nas.example.edu/dav' }, secrets: {} };
  await expect(ask(page, 'saveTarget', typed)).rejects.toThrow();

  test.skip(!which('openssl'), 'openssl is not installed, which makes a certificate that nobody vouches for');
  const folder = mkdtempSync(join(tmpdir(), 'offprint-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2', ...subject], {
    stdio: 'ignore',
  });
  const asked: string[] = [];
  const https = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
    asked.push(request.method ?? '');
    response.end();
  });
  try {
    await new Promise<void>((resolve) => https.listen(0, '127.0.0.1', resolve));
    const url = `https://127.0.0.1:${(https.address() as AddressInfo).port}/dav`;
    await consent(one.session, ['https://127.0.0.1/*']);
    await page.getByRole('button', { name: 'New place' }).click();
    await nameFolder(page, url);
    await keep('a', (await rowsOf<{ id: string }>(page, 'targets')).find(({ id }) => id !== place)?.id);
    await run('a');
    expect(await progress('a')).toMatchObject({ phase: 'later', code: 'unreachable' });
    expect(asked).toEqual([]);
  } finally {
    await new Promise((resolve) => https.close(resolve));
    rmSync(folder, { recursive: true });
  }
});
