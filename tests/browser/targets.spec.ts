import { expect, type Page, test } from '@playwright/test';
import { putServer } from '../sync/put-server';
import { s3Server } from '../sync/s3-server';
import { ZOTERO_KEY, type ZoteroServer, zoteroServer } from '../sync/zotero-server';
import { ask, rowsOf } from './harness/ask';
import { axeOwn } from './harness/axe';
import { shelf } from './harness/shelf';
import { type Device, openDevice } from './harness/webdav';

let one: Device;
let page: Page;
const closing: { close(): Promise<void> }[] = [];

test.beforeEach(async () => {
  one = await openDevice(shelf(3));
  page = one.page;
});
test.afterEach(async () => {
  await one.session.close();
  for (const server of closing.splice(0)) await server.close();
});

/** Closes a server when the test ends. */
function until<S extends { close(): Promise<void> }>(server: S): S {
  closing.push(server);
  return server;
}

/** Begins a new export at a place of a kind, by the words of its fields. */
async function exportTo(kind: string, fields: Record<string, string>): Promise<void> {
  await page.getByRole('button', { name: 'New export' }).click();
  await page.getByRole('button', { name: 'Choose where…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Kind').selectOption(kind);
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value);
  expect(await axeOwn(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('heading', { name: 'New export' })).toBeVisible();
}

const keep = () => page.getByRole('dialog').getByRole('button', { name: 'Keep up to date' }).click();
const line = () => page.getByRole('region', { name: 'Exports kept up to date' }).locator('.job-line');
/** The secrets of places must lie in their own table and nowhere else. */
const withoutSecret = async (secret: string) => {
  for (const table of ['targets', 'rules', 'pushed', 'settings', 'meta'])
    expect(JSON.stringify(await rowsOf(page, table))).not.toContain(secret);
};

test('papers become items in Zotero; what is deleted there stays away until the reader wants it back', async () => {
  const server: ZoteroServer = until(await zoteroServer());
  await exportTo('zotero', { Address: server.url, Collection: 'Offprint', Key: ZOTERO_KEY });
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Format')).toBeHidden();
  await expect(dialog.getByLabel('File name')).toBeHidden();
  await dialog.getByLabel('Notes too').check();
  expect(await axeOwn(page)).toEqual([]);
  await keep();
  await expect(line()).toContainText('Written');
  expect(server.library.items.size).toBe(3);
  const [first] = server.library.items.keys();

  server.library.items.delete(first ?? '');
  const [paper] = await rowsOf<{ id: string; value: { key: string } }>(page, 'pushed').then((rows) =>
    rows.filter(({ value }) => value.key === first),
  );
  await ask(page, 'change', [paper?.id ?? ''], { addTags: ['new'] });
  await page.getByRole('button', { name: 'Export now: All papers' }).click();
  await expect(line()).toContainText('1 was deleted there and is left out');
  expect(server.library.items.size).toBe(2);
  await page.getByRole('button', { name: 'Bring back what was deleted' }).click();
  await expect.poll(() => server.library.items.size).toBe(3);
  await expect(line()).not.toContainText('deleted');
  await withoutSecret(ZOTERO_KEY);
});

test('a bucket gets the file, signed, and devices can meet there', async () => {
  const server = until(await s3Server());
  const { url, accessKey, secretKey } = server.place;
  await exportTo('s3', { Address: url, Bucket: 'papers', 'Access key': accessKey, 'Secret key': secretKey });
  await keep();
  await expect(line()).toContainText('Written');
  expect(server.files.get('library.bib')?.toString()).toMatch(/^@/);
  await one.devices.getByLabel('Name of this device').fill('Desk');
  await one.devices.getByRole('button', { name: 'See what will happen' }).click();
  await expect(one.devices.getByText(/Your 3 papers will be put there/)).toBeVisible();
  await one.devices.getByRole('button', { name: 'Keep in step' }).click();
  await expect(one.devices.getByText(/^In step,/)).toBeVisible();
  expect([...server.files.keys()].filter((key) => /^offprint-library\/d\/\w{8}\/head\.json$/.test(key))).toHaveLength(1);
  await withoutSecret(secretKey);
});

test('a file that somebody else changed is left alone even where nobody can read it', async () => {
  const server = until(await putServer({ reading: 405 }));
  server.foreign('library.bib', 'theirs');
  await exportTo('put', { Address: server.url });
  await keep();
  await expect(line()).toContainText('Somebody else changed library.bib');
  expect(server.files.get('library.bib')?.toString()).toBe('theirs');
  await page.getByRole('button', { name: 'Replace it; no copy can be kept' }).click();
  await expect(line()).toContainText('Written');
  expect(server.files.get('library.bib')?.toString()).toMatch(/^@/);
});
