import { expect, test } from '@playwright/test';
import { until } from '../../scripts/browser/until';
import { launchFirefox } from './harness/firefox';
import { built, sampleSite } from './harness/site';

test('papers of the queue go to another column and another place by their menu', async () => {
  const firefox = await launchFirefox(built('firefox-mv3'));
  try {
    const feed = await firefox.open('https://huggingface.co/papers', sampleSite);
    for (const card of [1, 2, 3]) {
      const chip = { host: `article:nth-of-type(${card}) offprint-chip` };
      await feed.click({ ...chip, css: 'button.queue' });
      await until(`card ${card} to be queued`, async () => (await feed.all({ ...chip, css: 'button.queue[aria-pressed="true"]' }))[0]);
    }
    const page = await firefox.openOwn('library.html#/queue');
    const papers = (column: number) =>
      page.evaluate<string[]>(
        `[...document.querySelectorAll('.column-of:nth-of-type(${column}) tbody tr')]
          .sort((a, b) => a.ariaRowIndex - b.ariaRowIndex)
          .map((row) => row.querySelector('.title').href)`,
      );
    const becomes = (column: number, wanted: string[]) =>
      until(`column ${column} to hold ${wanted}`, async () => JSON.stringify(await papers(column)) === JSON.stringify(wanted));
    await page.one({ css: '.column-of:nth-of-type(1) tbody tr:nth-of-type(3)' });
    const [first = '', second = '', third = ''] = await papers(1);

    await page.click({ css: '.column-of:nth-of-type(1) tr[aria-rowindex="2"] .by' }, undefined, 2);
    await page.one({ css: '.row-menu button:focus' });
    await page.type('r');
    await page.one({ css: '.row-menu button[role=menuitemradio]:focus' });
    await page.press('Enter');
    await becomes(2, [second]);
    await becomes(1, [first, third]);
    expect(await page.all({ css: '.row-menu' })).toEqual([]);

    await page.click({ css: '.column-of:nth-of-type(1) tr[aria-rowindex="2"] .c-acts button' });
    await page.one({ css: '.row-menu button:focus' });
    await page.type('t');
    // The first that begins so is “To read”, then “To the top”.
    await page.type('t');
    await page.press('Enter');
    await becomes(1, [third, first]);
    expect(await page.evaluate<number>("document.querySelectorAll('.today li').length")).toBe(3);
  } finally {
    await firefox.close();
  }
});
