import { expect, type Page, test } from '@playwright/test';
import { openChromium, type Session } from './harness/chromium';
import { fillShelf, openShelf, shelf } from './harness/shelf';

const given = shelf(60);
given.annotations.slice(0, 3).forEach((annotation) => {
  annotation.note = 'Two lines\nof a note.';
});
let session: Session;
let page: Page;

const printed = () => page.locator('.printed');
/** Has the page forget that it cannot show a dialog: what would be printed stays until the printing ends. */
const hold = () =>
  page.evaluate(() => {
    window.print = () => void window.dispatchEvent(new Event('beforeprint'));
  });

test.beforeEach(async () => {
  session = await openChromium();
  page = await openShelf(session, given);
  await page.locator('tbody tr').first().waitFor();
});
test.afterEach(() => session.close());

test('the browser prints all papers of the list, with what was said of them and nothing to press', async () => {
  await page.evaluate(() => {
    const counts = globalThis as unknown as { printed: string[] };
    counts.printed = [];
    window.addEventListener('beforeprint', () => counts.printed.push(document.querySelector<HTMLElement>('.printed')?.innerHTML ?? ''));
  });
  const pdf = await page.pdf();
  expect(pdf.length).toBeGreaterThan(20_000);
  const sheets = await page.evaluate(() => (globalThis as unknown as { printed: string[] }).printed);
  const [sheet = ''] = sheets;
  expect(sheet.match(/<li>/g)).toHaveLength(60);
  expect(sheet).not.toMatch(/<(?:button|input|a)\b/);
  await expect(printed()).toHaveCount(0);
});

test('Ctrl+P prints what a query finds, in its order, and leaves the page as it was', async () => {
  await page.goto(`${session.origin}/library.html#/papers?q=${encodeURIComponent('tag:vision')}&sort=title`);
  const titles = await page.locator('tbody tr .title').allTextContents();
  await hold();
  await page.emulateMedia({ media: 'print' });
  await page.keyboard.press('Control+p');
  await expect(printed().getByRole('heading', { level: 1 })).toBeVisible();
  const all = await printed().getByRole('heading', { level: 3 }).allTextContents();
  expect(all.slice(0, titles.length)).toEqual(titles);
  expect(all).toHaveLength(given.annotations.filter(({ tags }) => tags.includes('vision')).length);
  await expect(printed().locator('.note').first()).toBeVisible();
  await expect(page.locator('#root')).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(printed()).toHaveCount(0);
  await expect(page.locator('#root')).toBeVisible();
});

test('the queue is printed in its order, and of a large library the first thousand with how many more there are', async () => {
  await page.goto(`${session.origin}/library.html#/queue`);
  await page.locator('.queue-cards tbody tr').first().waitFor();
  await hold();
  await page.keyboard.press('Control+p');
  const queued = given.papers.filter((_paper, at) => given.annotations[at]?.status === 'queued').map(({ title }) => title);
  await expect.poll(() => printed().locator('h3').allTextContents()).toEqual(queued);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));

  await fillShelf(page, given, 20);
  await page.goto(`${session.origin}/library.html#/papers`);
  await page.reload();
  await page.locator('tbody tr').first().waitFor();
  await hold();
  await page.keyboard.press('Control+p');
  await expect.poll(() => printed().locator('li').count()).toBe(1000);
  await expect(printed()).toContainText('and 200 more');
});
