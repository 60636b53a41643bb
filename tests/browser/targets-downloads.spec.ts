import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openChromium } from './harness/chromium';
import { fillShelf, shelf } from './harness/shelf';
import { built } from './harness/site';

/** A copy of the build that has what the reader is else asked for; nobody can answer that question without a screen. */
function allowedTo(permission: string, folder: string): string {
  cpSync(built('chrome-mv3'), folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.permissions.push(permission);
  writeFileSync(path, JSON.stringify(manifest));
  return folder;
}

test('an export into the downloads folder is whole, a small one and one of several megabytes, and leaves no hidden page behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-downloads-'));
  const profile = join(folder, 'profile');
  mkdirSync(join(profile, 'Default'), { recursive: true });
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ download: { default_directory: folder } }));
  const session = await openChromium({ profile, extension: allowedTo('downloads', join(folder, 'build')) });
  try {
    const debug = await session.context.browser()?.newBrowserCDPSession();
    await debug?.send('Browser.setDownloadBehavior', { behavior: 'default' });
    const page = await session.open('library.html#/sync');
    const file = () => readFileSync(join(folder, 'Offprint', 'library.bib'), 'utf8');
    const entries = () => file().match(/^@/gm)?.length;
    const line = page.getByRole('region', { name: 'Exports kept up to date' }).locator('.job-line');

    await fillShelf(page, shelf(3));
    await page.reload();
    await page.getByRole('button', { name: 'New export' }).click();
    await page.getByRole('button', { name: 'Choose where…' }).click();
    await page.getByRole('dialog').getByLabel('Kind').selectOption('downloads');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Keep up to date' }).click();
    await expect(line).toContainText('Written');
    expect(entries()).toBe(3);

    await fillShelf(page, shelf(119), 60);
    await page.getByRole('button', { name: /^Export now/ }).click();
    await expect.poll(entries, { timeout: 40_000 }).toBe(119 * 60);
    expect(file().length).toBeGreaterThan(2_000_000);
    const hidden = async () => (await debug?.send('Target.getTargets'))?.targetInfos.filter(({ url }) => url.includes('offscreen'));
    await expect.poll(hidden).toEqual([]);
  } finally {
    await session.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
