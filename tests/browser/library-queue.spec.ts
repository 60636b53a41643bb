import { expect, type Page, test } from '@playwright/test';
import type { Annotation } from '../../paper/annotation';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { openShelf, shelf } from './harness/shelf';

const given = shelf(60);
let session: Session;
let page: Page;

/** A title as it reads where its formulas are typeset. */
const typeset = (title: string) => title.replaceAll('$', '');
const row = (title: string) =>
  page
    .getByRole('grid')
    .getByRole('row')
    .filter({ hasText: typeset(title) });
const titleOf = (id: string | undefined) => given.papers[Number(id?.slice(1))]?.title ?? '';

/** The ids of the queue in its stored order. */
async function storedQueue(): Promise<string[]> {
  const all = await rows<Annotation>(session.worker, 'annotations');
  const queued = all.filter(({ status }) => status === 'queued');
  return queued.sort((a, b) => a.order - b.order).map(({ id }) => id);
}

test.beforeEach(async () => {
  session = await openChromium();
  page = await openShelf(session, given, 'library.html#/queue');
  await page.getByRole('button', { name: 'List', exact: true }).click();
  await page.getByRole('grid', { name: 'Queue' }).locator('tbody tr').first().waitFor();
});
test.afterEach(() => session.close());

test('the queue is reordered with Alt and arrows, by buttons and by dragging, and the order is kept', async () => {
  const start = await storedQueue();
  const at = (index: number) => titleOf(start[index]);
  await expect(page.getByRole('grid').locator('tbody .title').first()).toHaveText(typeset(at(0)));
  await page.getByRole('grid').locator('tbody tr').first().focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByText(`Now 2 of ${start.length}`)).toBeAttached();
  await expect(row(at(0))).toBeFocused();
  await expect.poll(storedQueue).toEqual([start[1], start[0], ...start.slice(2)]);
  await row(at(0)).getByRole('button', { name: 'Move up' }).click();
  await expect.poll(storedQueue).toEqual(start);
  await expect(page.getByRole('grid').locator('tbody .title').first()).toHaveText(typeset(at(0)));

  const from = await row(at(0)).locator('.handle').boundingBox();
  const to = await row(at(3)).boundingBox();
  if (!from || !to) throw new Error('rows are not there');
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 10, to.y + 30, { steps: 8 });
  await expect(page.locator('.drop-line')).toBeVisible();
  await page.mouse.up();
  await expect.poll(storedQueue).toEqual([...start.slice(1, 4), start[0], ...start.slice(4)]);
  await expect(page.getByRole('grid').locator('tbody tr').nth(3)).toContainText(typeset(at(0)));

  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 10, to.y + 30, { steps: 4 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(page.locator('.drop-line')).toBeHidden();
  expect(await storedQueue()).toEqual([...start.slice(1, 4), start[0], ...start.slice(4)]);
});

test('papers are put off, come back, are begun and are read', async () => {
  const [first, second] = (await storedQueue()).map(titleOf);
  await row(first ?? '')
    .getByRole('button', { name: 'Put off' })
    .click();
  await page.getByRole('button', { name: /^For a week/ }).click();
  await expect(row(first ?? '')).toBeHidden();
  await page.getByText('1 put off').click();
  await page.getByRole('button', { name: `Put ${first} back on the queue now` }).click();
  await expect(row(first ?? '')).toBeVisible();
  await row(first ?? '')
    .getByRole('button', { name: 'Start reading' })
    .click();
  await expect(page.getByText('Reading now')).toBeVisible();
  await page.getByRole('button', { name: `Mark ${first} as read` }).click();
  await row(second ?? '')
    .getByRole('button', { name: 'Mark as read' })
    .click();
  const read = async () => (await rows<Annotation>(session.worker, 'annotations')).filter(({ status }) => status === 'read').length;
  await expect.poll(read).toBe(given.annotations.filter(({ status }) => status === 'read').length + 2);
});
