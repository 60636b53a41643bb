import { expect, type Page, test } from '@playwright/test';
import { axeOwn } from './harness/axe';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { openShelf, shelf } from './harness/shelf';

const given = shelf(5);
let session: Session;
let page: Page;

test.beforeEach(async () => {
  session = await openChromium();
  page = await openShelf(session, given);
});
test.afterEach(() => session.close());

const papers = () => rows(session.worker, 'papers');
const part = (name: string) => page.getByRole('region', { name });

test('what was removed is taken back, done again, and brought back from the trash', async () => {
  const row = page.getByRole('grid').locator('tbody tr').first();
  await row.focus();
  await page.keyboard.press('Delete');
  await expect.poll(async () => (await papers()).length).toBe(4);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await papers()).length).toBe(5);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(async () => (await papers()).length).toBe(4);

  await page.goto(`${session.origin}/library.html#/activity`);
  const title = given.papers[0]?.title ?? '';
  await expect(part('Done lately').getByRole('listitem')).toHaveCount(1);
  expect(await axeOwn(page)).toEqual([]);
  await part('Trash')
    .getByRole('button', { name: `Bring back: ${title}` })
    .click();
  await expect(part('Trash')).toContainText('Nothing was removed');
  expect((await papers()).length).toBe(5);
  await part('Done lately')
    .getByRole('button', { name: `Undo: Restored: ${title}` })
    .click();
  await expect.poll(async () => (await papers()).length).toBe(4);
  await part('Done lately')
    .getByRole('button', { name: `Do again: Restored: ${title}` })
    .click();
  await expect.poll(async () => (await papers()).length).toBe(5);
});

test('the trash is emptied only when asked twice', async () => {
  await page.getByRole('grid').locator('tbody tr').first().focus();
  await page.keyboard.press('Delete');
  await expect.poll(async () => (await papers()).length).toBe(4);
  await page.goto(`${session.origin}/library.html#/activity`);
  await part('Trash').getByRole('button', { name: 'Empty the trash' }).click();
  await expect(part('Trash')).toContainText('Forget one paper for good?');
  await part('Trash').getByRole('button', { name: 'Forget' }).click();
  await expect(part('Trash')).toContainText('Nothing was removed');
  expect((await papers()).length).toBe(4);
});
