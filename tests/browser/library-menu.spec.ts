import { expect, type Page, test } from '@playwright/test';
import type { Annotation } from '../../paper/annotation';
import { axeOwn } from './harness/axe';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { openShelf, shelf } from './harness/shelf';

const given = shelf(12);
let session: Session;
let page: Page;

const titleOf = (at: number) => given.papers[at]?.title ?? '';
const row = (at: number) =>
  page
    .getByRole('grid')
    .getByRole('row')
    .filter({ hasText: titleOf(at) });
const menu = () => page.getByRole('menu');
const said = async (at: number) => {
  const all = await rows<Annotation>(session.worker, 'annotations');
  return all.find(({ id }) => id === given.papers[at]?.id);
};
/** Selects rows by their keys. */
async function select(...places: number[]): Promise<void> {
  for (const at of places) {
    await row(at).focus();
    await page.keyboard.press('Space');
    await expect(row(at)).toHaveAttribute('aria-selected', 'true');
  }
}

async function open(dark = false): Promise<void> {
  session = await openChromium({ dark });
  page = await openShelf(session, given);
  await page.locator('tbody tr').first().waitFor();
}

test.afterEach(() => session.close());

for (const dark of [false, true]) {
  test(`a row has a menu by the right button and by its key, for one paper, ${dark ? 'dark' : 'light'}`, async () => {
    await open(dark);
    await row(2).click({ button: 'right' });
    await expect(page.getByRole('menuitem', { name: 'Open the paper' })).toBeFocused();
    expect(await axeOwn(page)).toEqual([]);
    await page.getByRole('menuitemradio', { name: 'Reading' }).click();
    await expect.poll(async () => (await said(2))?.status).toBe('reading');
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await said(2))?.status).toBe(given.annotations[2]?.status);

    await row(1).focus();
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menuitemradio', { name: 'Read', exact: true })).toHaveAttribute('aria-checked', 'true');
    await page.keyboard.type('se');
    await page.keyboard.press('Escape');
    await expect(row(1)).toBeFocused();
    await page.keyboard.press('ContextMenu');
    await page.getByRole('menuitem', { name: 'Show details' }).click();
    await expect(page.getByRole('complementary', { name: 'Details of the paper' })).toBeVisible();
    await row(3).click({ button: 'right', modifiers: ['Shift'] });
    await expect(menu()).toHaveCount(0);
  });
}

test('the menu of a selected row is that of all that are selected', async () => {
  await open();
  await session.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await select(3, 5);
  await row(5).click({ button: 'right' });
  await expect(page.getByRole('menu', { name: '2 selected' })).toBeVisible();
  await page.getByRole('menuitem', { name: 'Copy \\cite' }).click();
  await expect(page.locator('.toast')).toContainText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('\\cite{key3,key5}');
  await row(5).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Copy BibTeX' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^@\w+\{key3,.*@\w+\{key5,/s);
  await row(3).click({ button: 'right' });
  await page.getByRole('menuitemradio', { name: 'To read' }).click();
  await expect.poll(async () => [(await said(3))?.status, (await said(5))?.status]).toEqual(['queued', 'queued']);
  await row(3).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect.poll(async () => (await rows(session.worker, 'papers')).length).toBe(10);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await rows(session.worker, 'papers')).length).toBe(12);
});

test('papers are dragged onto tags, statuses and the queue, all that are selected with them', async () => {
  await open();
  const drop = (place: string) => page.locator('[data-drop]').filter({ hasText: place });
  await row(3).dragTo(drop('vision'));
  await expect.poll(async () => (await said(3))?.tags).toContain('vision');
  await select(1, 5);
  await row(1).dragTo(drop('Queue'));
  await expect.poll(async () => [(await said(1))?.status, (await said(5))?.status]).toEqual(['queued', 'queued']);
  expect((await said(3))?.status).toBe('');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => [(await said(1))?.status, (await said(5))?.status]).toEqual(['read', '']);
  await row(1).dragTo(drop('No status'));
  await expect.poll(async () => (await said(1))?.status).toBe('');
  expect(await page.evaluate(() => document.querySelectorAll('[data-dragging], [data-over]').length)).toBe(0);
});
