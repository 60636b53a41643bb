import { expect, type Page, test } from '@playwright/test';
import type { Annotation } from '../../paper/annotation';
import { axeOwn } from './harness/axe';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';

let session: Session;
let page: Page;

test.beforeEach(async () => {
  session = await openChromium();
  page = await session.open('library.html');
});
test.afterEach(() => session.close());

const step = (name: string) => page.getByRole('region', { name, exact: true });

test('an empty library begins with three steps, which stay while things are tried and take everything back', async () => {
  await expect(page.getByRole('heading', { name: 'Welcome to Offprint' })).toBeVisible();
  expect(await axeOwn(page)).toEqual([]);
  const first = step('Try it').locator('.page-paper').first();
  await first.getByRole('button', { name: 'Save', exact: true }).click();
  await first.getByRole('radio', { name: '4' }).check({ force: true });
  await expect.poll(async () => rows<Annotation>(session.worker, 'annotations')).toMatchObject([{ rating: 4 }]);
  await expect(page.getByRole('heading', { name: 'Welcome to Offprint' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove the paper I tried this on' }).click();
  await expect.poll(async () => rows(session.worker, 'papers')).toEqual([]);
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => rows(session.worker, 'papers')).toHaveLength(1);
  await page.getByRole('button', { name: 'To my library' }).click();
  await expect(page.getByRole('grid').locator('tbody tr')).toHaveCount(1);
});

test('what is elsewhere can be brought in at once, and other sites are named', async () => {
  await step('Bring what you have').getByRole('textbox').fill('arXiv:1706.03762');
  await expect(step('Say where you read').getByRole('checkbox', { name: 'OpenReview' })).not.toBeChecked();
  await page.setViewportSize({ width: 360, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await axeOwn(page)).toEqual([]);
});
