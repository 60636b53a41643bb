import { expect, type Page, test } from '@playwright/test';
import { axeOwn } from './harness/axe';
import { openChromium, type Session } from './harness/chromium';
import { openShelf, shelf } from './harness/shelf';

const given = shelf(60);
let session: Session;
let page: Page;

test.beforeEach(async () => {
  session = await openChromium();
  page = await openShelf(session, given);
  await page.getByRole('grid').waitFor();
});
test.afterEach(() => session.close());

const field = () => page.getByRole('combobox', { name: 'Commands and papers' });
async function call(text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await field().fill(text);
}

test('Ctrl+K goes anywhere, narrows to a tag and opens a paper, all by keyboard', async () => {
  await call('stat');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Statistics' })).toHaveAttribute('aria-current', 'page');
  await call('reading gr');
  await expect(page.getByRole('option', { selected: true })).toContainText('reading group');
  await page.keyboard.press('Enter');
  const tagged = given.annotations.filter(({ tags }) => tags.includes('reading group')).length;
  await expect(page.locator('.list-bar .shown')).toHaveText(`${tagged} of 60 papers`);
  const title = given.papers[7]?.title ?? '';
  await call(title.slice(0, 24));
  await expect(page.getByRole('option').last()).toContainText(title);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Details of the paper' }).getByRole('heading', { level: 2 })).toHaveText(title);
});

test('what fits nothing says so, Escape closes it, and nothing in it is out of reach', async () => {
  await call('qqqq');
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('Nothing fits. Try fewer letters.');
  await field().fill('');
  expect(await axeOwn(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
