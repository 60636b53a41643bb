import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readBackup } from '../../formats/backup';
import { until } from '../../scripts/browser/until';
import { launchFirefox } from './harness/firefox';
import { built, sampleSite } from './harness/site';

test('the daily backup, switched on, asks for its permission and writes a file that can be restored', async () => {
  const downloads = mkdtempSync(join(tmpdir(), 'offprint-downloads-'));
  const firefox = await launchFirefox(built('firefox-mv3'), {
    'browser.download.dir': downloads,
    'browser.download.folderList': 2,
    'extensions.webextOptionalPermissionPrompts': false,
  });
  try {
    const feed = await firefox.open('https://huggingface.co/papers', sampleSite);
    await feed.click({ host: 'article:nth-of-type(1) offprint-chip', css: 'button.save' });
    await until(
      'the paper to be saved',
      async () => (await feed.all({ host: 'article:nth-of-type(1) offprint-chip', css: 'button.save.on' }))[0],
    );
    const settings = await firefox.openOwn('library.html#/settings');
    await settings.click({ css: 'input[name=daily-backup]' });
    const folder = join(downloads, 'Offprint');
    const name = await until('the backup file', () => {
      try {
        return readdirSync(folder).find((file) => file.endsWith('.json'));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    });
    expect(name).toMatch(/^offprint-backup-[0-6]\.json$/);
    const read = await until('a whole backup', () => {
      const result = readBackup(readFileSync(join(folder, name), 'utf8'));
      return result.ok && result;
    });
    expect(read.library.papers).toHaveLength(1);
    expect(read.skipped).toEqual([]);
  } finally {
    await firefox.close();
    rmSync(downloads, { recursive: true, force: true });
  }
});
