import { expect, type Page, test } from '@playwright/test';
import { type WebdavServer, webdavServer } from '../sync/webdav-server';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { fillShelf, openShelf, shelf } from './harness/shelf';
import { consent } from './harness/toolbar';

let server: WebdavServer;
let sessions: Session[] = [];

test.beforeEach(async () => {
  server = await webdavServer();
});
test.afterEach(async () => {
  for (const session of sessions) await session.close();
  sessions = [];
  await server.close();
});

async function device(papers = 0): Promise<{ session: Session; page: Page }> {
  const session = await openChromium();
  sessions.push(session);
  await consent(session, ['http://127.0.0.1/*']);
  const page = papers > 0 ? await openShelf(session, shelf(papers), 'library.html#/sync') : await session.open('library.html#/sync');
  return { session, page };
}

async function addPlace(page: Page, url: string, name = 'Cloud'): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Kind').selectOption('webdav');
  await dialog.getByLabel('Address').fill(url);
  await dialog.getByLabel('User name').fill('reader');
  await dialog.getByLabel('Password').fill('s3cret pass');
  await dialog.getByLabel('Name for it').fill(name);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

test('two browsers keep one library in step through a WebDAV folder', async () => {
  const one = await device(20);
  const devices = one.page.getByRole('region', { name: 'Devices in step' });
  await devices.getByRole('button', { name: 'Choose where they meet' }).click();
  await addPlace(one.page, `${server.url}me`);
  await devices.getByRole('button', { name: 'See what will happen' }).click();
  await expect(devices.getByText('Your 20 papers will be put there')).toBeVisible();
  await devices.getByRole('button', { name: 'Keep in step' }).click();
  await expect(devices.getByText('Up to date')).toBeVisible();

  const two = await device(0);
  await fillShelf(two.page, { ...shelf(25), papers: shelf(25).papers.slice(15), annotations: shelf(25).annotations.slice(15) });
  await two.page.reload();
  const others = two.page.getByRole('region', { name: 'Devices in step' });
  await others.getByRole('button', { name: 'Choose where they meet' }).click();
  await addPlace(two.page, `${server.url}me`);
  await others.getByRole('button', { name: 'See what will happen' }).click();
  await expect(others.getByText('20 papers there')).toBeVisible();
  await others.getByRole('button', { name: 'Keep in step' }).click();
  await expect(others.getByText('Up to date')).toBeVisible();
  expect(await rows(two.session.worker, 'papers')).toHaveLength(25);
});
