import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { openShelf, shelf } from './harness/shelf';

const given = shelf(119);
let session: Session;
let page: Page;

const stored = async () => ({
  papers: await rows(session.worker, 'papers'),
  abstracts: await rows(session.worker, 'abstracts'),
  annotations: await rows(session.worker, 'annotations'),
});

test.beforeEach(async () => {
  session = await openChromium();
  page = await openShelf(session, given, 'library.html#/settings');
});
test.afterEach(() => session.close());

test('a backup brings everything back, says first what it holds, and a file that is none is refused', async () => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Back up now' }).click()]);
  expect(download.suggestedFilename()).toMatch(/^offprint-backup-\d{4}-\d{2}-\d{2}\.json$/);
  const backup = readFileSync(await download.path(), 'utf8');
  const before = await stored();
  await page.getByRole('link', { name: /^All papers/ }).click();
  await page.getByRole('grid').locator('tbody tr').first().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('heading', { name: 'Your library is empty' })).toBeVisible();

  await page.getByRole('link', { name: /^Have a backup/ }).click();
  const file = page.getByLabel('Restore from a backup file');
  await file.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"else"}') });
  await expect(page.getByRole('alert')).toContainText('not an Offprint backup');
  await file.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(backup) });
  await expect(page.getByText('119 papers will be added')).toBeVisible();
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText('Restored. 119 papers were added.')).toBeVisible();
  expect(await stored()).toEqual(before);
  await file.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(backup) });
  await expect(page.getByText('0 papers will be added')).toBeVisible();
});

test('a library that the browser has emptied is spoken of, with the way to a backup', async () => {
  await session.worker.evaluate(() =>
    (globalThis as unknown as { chrome: { storage: { local: { set(items: object): Promise<void> } } } }).chrome.storage.local.set({
      health: { state: 'reset', remembered: { instance: 'x', papers: 300, at: Date.UTC(2025, 5, 1) }, papers: 0 },
    }),
  );
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Your browser has emptied this library.');
  await expect(alert).toContainText('300 papers');
  await alert.getByRole('button', { name: 'Restore a backup' }).click();
  await expect(page.getByLabel('Restore from a backup file')).toBeVisible();
  await alert.getByRole('button', { name: 'Dismiss' }).click();
  await expect(alert).toBeHidden();
});
