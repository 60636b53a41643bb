import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { axeOwn } from './harness/axe';
import { openChromium, type Session } from './harness/chromium';
import { openShelf, shelf } from './harness/shelf';

const HOUR = 3_600_000;
let session: Session;
let page: Page;

/** The sample papers as if they had been saved one after another up to now. */
function recent() {
  const rows = shelf(119);
  const now = Date.now();
  rows.papers.forEach((paper, at) => {
    paper.addedAt = now - at * 31 * HOUR;
  });
  for (const said of rows.annotations) if (said.status === 'read') said.changedAt.status = now - HOUR;
  return rows;
}

const plot = (name: string) => page.getByRole('figure', { name });
async function saved(name: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return readFileSync(await download.path());
}

test.beforeEach(async () => {
  session = await openChromium();
  page = await openShelf(session, recent(), 'library.html#/statistics');
});
test.afterEach(() => session.close());

test('every plot is a table too, whose numbers add up and lead to their papers', async () => {
  for (const name of ['Saved and read', 'Tags over time', 'Ratings', 'Age of the queue', 'Sites', 'Feeds']) {
    await expect(plot(name)).toBeVisible();
    await plot(name).getByText('As a table').click();
  }
  const numbers = await plot('Sites').getByRole('cell').allTextContents();
  expect(numbers.map(Number).reduce((sum, number) => sum + number, 0)).toBe(119);
  expect(await axeOwn(page)).toEqual([]);
  await plot('Ratings').getByRole('row', { name: '3 stars' }).getByRole('link').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: /^All papers/ })).toHaveAttribute('aria-current', 'page');
});

test('a bar leads to its papers, and a plot can be kept as a picture', async () => {
  const svg = (await saved('Save “Sites” as SVG')).toString();
  expect(svg).toContain('Hugging Face');
  expect(svg).not.toMatch(/var\(|<a |href/);
  expect((await saved('Save “Ratings” as PNG')).subarray(1, 4).toString()).toBe('PNG');
  await plot('Ratings').locator('svg a').first().click();
  await expect(page.getByRole('combobox', { name: /^(Titel|Search titles)/ })).toHaveValue('rating:5');
});
