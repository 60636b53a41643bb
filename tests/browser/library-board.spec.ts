import { expect, type Page, test } from '@playwright/test';
import type { Annotation } from '../../paper/annotation';
import { axeOwn } from './harness/axe';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { openShelf, shelf } from './harness/shelf';

const given = shelf(60);
let session: Session;
let page: Page;

const said = async () => new Map((await rows<Annotation>(session.worker, 'annotations')).map((row) => [row.id, row]));
/** The ids of a column in their stored order. */
async function stored(status: 'queued' | 'reading'): Promise<string[]> {
  const all = [...(await said()).values()].filter((one) => one.status === status);
  return all.sort((a, b) => a.order - b.order).map(({ id }) => id);
}
const column = (name: string) => page.getByRole('grid', { name, exact: true });
const titleOf = (id: string | undefined) => given.papers[Number(id?.slice(1))]?.title ?? '';
const card = (id: string | undefined) =>
  page
    .locator('.queue-board')
    .getByRole('row')
    .filter({ hasText: titleOf(id) });
const menu = () => page.getByRole('menu');

async function open(dark = false): Promise<void> {
  session = await openChromium({ dark });
  page = await openShelf(session, given, 'library.html#/queue');
  await column('To read').locator('tbody tr').first().waitFor();
  // What is for today comes above the board, and moves it.
  await expect(page.locator('.today li')).toHaveCount(5);
}

test.afterEach(() => session.close());

test('a paper goes through the columns by keys alone, the focus with it, and one undo takes each step back', async () => {
  await open();
  const start = await stored('queued');
  await card(start[0]).focus();
  await expect(card(start[0])).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByText(`Now 2 of ${start.length}`)).toBeAttached();
  await expect.poll(() => stored('queued')).toEqual([start[1], start[0], ...start.slice(2)]);
  await expect(card(start[0])).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.getByText('Reading: now 1 of 1')).toBeAttached();
  await expect(column('Reading').getByRole('row')).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(column('Read').locator('tbody tr').first()).toBeFocused();
  await expect(column('Read').locator('tbody tr').first()).toContainText(titleOf(start[0]));
  expect((await said()).get(start[0] ?? '')?.status).toBe('read');
  await page.keyboard.press('ArrowLeft');
  await expect(column('To read').locator(':focus')).toBeAttached();

  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await said()).get(start[0] ?? '')?.status).toBe('reading');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => stored('queued')).toEqual(start);
});

test('a card is dragged to a place of another column, and back to where it was with Escape', async () => {
  await open();
  const start = await stored('queued');
  const drag = async (id: string | undefined, name: string, y: number) => {
    const from = await card(id).locator('.handle').boundingBox();
    const to = await column(name).boundingBox();
    if (!from || !to) throw new Error('cards are not there');
    await page.mouse.move(from.x + 8, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(to.x + 40, to.y + y, { steps: 6 });
  };
  await drag(start[0], 'Reading', 20);
  await expect(page.locator('.column-of.target')).toContainText('Reading');
  await page.mouse.up();
  await expect.poll(() => stored('reading')).toEqual([start[0]]);
  await expect(column('Reading').locator('tbody tr')).toHaveCount(1);
  await drag(start[1], 'Reading', 10);
  await expect(page.locator('.drop-line')).toBeVisible();
  await page.mouse.up();
  await expect.poll(() => stored('reading')).toEqual([start[1], start[0]]);
  await expect(column('Reading').locator('tbody tr')).toHaveCount(2);
  await drag(start[2], 'Read', 10);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect((await said()).get(start[2] ?? '')?.status).toBe('queued');
});

test('the menu of a card does what the board can, by the right button, by its key and by its own button', async () => {
  await open();
  const start = await stored('queued');
  await card(start[2]).click({ button: 'right' });
  await expect(menu()).toBeVisible();
  await expect(menu().getByRole('menuitem').first()).toBeFocused();
  expect(await axeOwn(page)).toEqual([]);
  await page.getByRole('menuitem', { name: 'To the top' }).click();
  await expect.poll(() => stored('queued')).toEqual([start[2], ...start.filter((id) => id !== start[2])]);
  await expect(menu()).toHaveCount(0);

  await card(start[1]).focus();
  await expect(card(start[1])).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await expect(menu()).toBeVisible();
  await expect(page.getByRole('menuitemradio', { name: 'To read' })).toHaveAttribute('aria-checked', 'true');
  await page.keyboard.press('Escape');
  await expect(menu()).toHaveCount(0);
  await expect(card(start[1])).toBeFocused();
  await page.keyboard.press('ContextMenu');
  await page.keyboard.type('r');
  await expect(page.getByRole('menuitemradio', { name: 'Reading' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => stored('reading')).toEqual([start[1]]);

  await card(start[0])
    .getByRole('button', { name: `More for ${titleOf(start[0])}` })
    .click();
  await page.getByRole('menuitem', { name: 'Take off the queue' }).click();
  await expect.poll(async () => (await said()).get(start[0] ?? '')?.status).toBe('');

  await card(start[3]).click({ button: 'right', modifiers: ['Shift'] });
  await expect(menu()).toHaveCount(0);
});

test('five papers are picked for today, stay however the queue is ordered, and stay ticked once read', async () => {
  await open();
  const start = await stored('queued');
  const today = page.locator('.today');
  const picked = () => today.locator('li .title').allTextContents();
  await expect(today).toContainText('0 of 5 read');
  expect(await picked()).toEqual(start.slice(0, 5).map(titleOf));
  await expect.poll(async () => (await rows<{ key: string }>(session.worker, 'settings')).some(({ key }) => key === 'today')).toBe(true);
  await card(start[0]).focus();
  await expect(card(start[0])).toBeFocused();
  await page.keyboard.press('Alt+End');
  await expect.poll(async () => (await stored('queued')).at(-1)).toBe(start[0]);
  await page.getByRole('checkbox', { name: `Read: ${titleOf(start[1])}` }).check();
  await expect(today).toContainText('1 of 5 read');
  await page.reload();
  await expect(today).toContainText('1 of 5 read');
  expect(await picked()).toEqual(start.slice(0, 5).map(titleOf));
  await page.getByRole('checkbox', { name: `Read: ${titleOf(start[1])}` }).uncheck();
  await expect(today).toContainText('0 of 5 read');
});

for (const dark of [false, true]) {
  test(`the board has no accessibility violations, ${dark ? 'dark' : 'light'}, and is a list where it has no room`, async () => {
    await open(dark);
    expect(await axeOwn(page)).toEqual([]);
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await expect(page.getByRole('grid', { name: 'Queue' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('button', { name: 'List', exact: true })).toHaveAttribute('aria-pressed', 'true');
    await page.getByRole('button', { name: 'Board', exact: true }).click();
    await expect(column('To read')).toBeVisible();
    await page.setViewportSize({ width: 360, height: 640 });
    await expect(page.getByRole('grid', { name: 'Queue' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Board', exact: true })).toHaveCount(0);
    expect(await axeOwn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}
