import { expect, type Page, test } from '@playwright/test';
import { axeOwn } from './harness/axe';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { openShelf, shelf } from './harness/shelf';

const given = shelf(119);
let session: Session;
let page: Page;

const field = () => page.getByRole('combobox', { name: /^Search titles/ });
const views = () => page.getByRole('navigation', { name: 'Views' });
const names = () => views().locator('li a bdi').allTextContents();
const toast = () => page.locator('.toast');
const stored = async () =>
  (await rows<{ key: string; value: unknown }>(session.worker, 'settings')).find(({ key }) => key === 'views')?.value;
const menu = async (name: string, act: string) => {
  await page.getByRole('button', { name: `More for the view ${name}` }).click();
  await page.locator('.view-menu').getByRole('button', { name: act }).click();
};

test.afterEach(() => session.close());

for (const dark of [false, true]) {
  test(`a search is kept as a view, found again with its papers counted, renamed, deleted and brought back, ${dark ? 'dark' : 'light'}`, async () => {
    session = await openChromium({ dark });
    page = await openShelf(session, given);
    await field().fill('tag:vision rating>=3');
    await page.getByRole('columnheader', { name: 'Title' }).getByRole('button').click();
    await page.getByRole('button', { name: 'Save as a view' }).click();
    await expect(page.getByLabel('Name of the view')).toHaveValue('tagged vision, rated 3 or more');
    expect(await axeOwn(page)).toEqual([]);
    await page.getByLabel('Name of the view').fill('Seen');
    await page.keyboard.press('Enter');
    await expect(toast()).toContainText('View saved');
    const amount = given.annotations.filter(({ tags, rating }) => tags.includes('vision') && rating >= 3).length;
    await expect(views().getByRole('link', { name: `Seen ${amount} papers` })).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('button', { name: 'Save as a view' })).toBeHidden();
    await field().fill('');
    await views().getByRole('link', { name: /^Seen/ }).click();
    await expect(field()).toHaveValue('tag:vision rating>=3');
    await expect(page.getByRole('columnheader', { name: 'Title' })).toHaveAttribute('aria-sort', 'ascending');
    await page.getByRole('button', { name: 'More for the view Seen' }).click();
    expect(await axeOwn(page)).toEqual([]);
    await page.getByLabel('Name of the view').fill('Vision');
    await page.keyboard.press('Enter');
    await expect.poll(names).toEqual(['Vision']);
    await menu('Vision', 'Delete the view');
    await expect(toast()).toContainText('View “Vision” deleted');
    await expect.poll(names).toEqual([]);
    await toast().getByRole('button', { name: 'Undo' }).click();
    await expect.poll(names).toEqual(['Vision']);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(names).toEqual([]);
    await page.keyboard.press('Control+z');
    await expect.poll(names).toEqual(['Vision']);
    expect(await stored()).toEqual([expect.objectContaining({ name: 'Vision', query: 'tag:vision rating>=3', sort: 'title' })]);
  });
}

test('views are pasted as lines, ordered by keys, reached by Ctrl+K, and copied as the same lines', async () => {
  session = await openChromium();
  await session.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  page = await openShelf(session, given);
  const lines = 'To read: status:queued\nBest: rating>=4 sort:-rating\n"Deep: words": deep';
  await page.getByRole('button', { name: 'Paste views' }).click();
  await page.getByLabel(/^One view a line/).fill(lines);
  await page.getByRole('button', { name: 'Add 3 views' }).click();
  await expect.poll(names).toEqual(['To read', 'Best', 'Deep: words']);
  await expect(views().getByRole('link', { name: /^To read \d+ papers/ })).toBeVisible();
  await views().getByRole('link', { name: /^Best/ }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(names).toEqual(['Best', 'To read', 'Deep: words']);
  await expect(views().getByRole('link', { name: /^Best/ })).toBeFocused();
  await page.getByRole('button', { name: 'Copy all' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe('Best: rating>=4 sort:-rating\nTo read: status:queued\n"Deep: words": deep');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Commands and papers' })).toBeFocused();
  await page.keyboard.type('view best');
  await page.keyboard.press('Enter');
  await expect(field()).toHaveValue('rating>=4');
});

test('an export may hold what a view asks', async () => {
  session = await openChromium();
  page = await openShelf(session, {
    ...given,
    settings: [{ key: 'views', value: [{ id: 'v1', name: 'Best', query: 'rating>=4', sort: '-added' }] }],
  });
  await page.getByRole('link', { name: 'Sync', exact: true }).click();
  await page.getByRole('button', { name: 'New export' }).click();
  await page.getByLabel('What').selectOption({ label: 'One of your views' });
  await expect(page.getByLabel('View', { exact: true })).toHaveValue('v1');
  expect(await axeOwn(page)).toEqual([]);
  await page.getByLabel('What').selectOption({ label: 'What a query finds' });
  await page.getByLabel('Query').fill('tag:vision rating>=');
  await expect(page.getByText('tagged vision', { exact: true })).toBeVisible();
  await expect(page.getByText('“rating>=” needs a number from 0 to 5.')).toBeVisible();
});
