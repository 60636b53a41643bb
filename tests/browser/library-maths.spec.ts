import { expect, test } from '@playwright/test';
import { axeOwn } from './harness/axe';
import { openChromium, type Session } from './harness/chromium';
import { openShelf, shelf } from './harness/shelf';

let session: Session;
test.beforeEach(async () => {
  session = await openChromium();
});
test.afterEach(() => session.close());

const ADDRESS = 'javascript:alert(1)';

test('formulas of titles and abstracts are typeset, in the list and in the details', async () => {
  const given = shelf(3);
  const [first, second] = given.papers;
  if (first) first.title = 'Sorting in $O(n \\log n)$ steps for \\$5';
  if (given.abstracts[0]) given.abstracts[0].text = 'We show $\\alpha_i \\leq 1$.\n\nThen we stop.';
  if (second) second.title = `A title $\\href{${ADDRESS}}{x}$ and $x^2$ by somebody hostile`;
  const page = await openShelf(session, given);
  const titles = page.getByRole('grid').locator('tbody .title');
  await expect(titles.nth(0).locator('math')).toHaveCount(1);
  await expect(titles.nth(0)).toContainText('for \\$5');
  await expect(titles.nth(1).locator('math')).toHaveCount(1);
  await expect(titles.nth(1)).toContainText(ADDRESS);
  expect(await page.locator(`a[href^="javascript"], [href="${ADDRESS}"]`).count()).toBe(0);
  await titles.nth(0).click();
  const details = page.getByRole('complementary', { name: 'Details of the paper' });
  await expect(details.getByRole('heading', { level: 2 }).locator('math')).toHaveCount(1);
  await details.locator('.abstract summary').click();
  await expect(details.locator('.abstract math')).toContainText('α');
  expect(await axeOwn(page)).toEqual([]);
});
