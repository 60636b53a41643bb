import { expect, type Page, test } from '@playwright/test';
import { axeOwn } from './harness/axe';
import { openChromium, type Session } from './harness/chromium';
import { openShelf, shelf } from './harness/shelf';

const given = shelf(119);
let session: Session;
let page: Page;

const field = () => page.getByRole('combobox', { name: /^Search titles/ });
const offers = () => page.getByRole('listbox', { name: 'Suggestions' });
const total = () => page.locator('.list-bar .shown');
const parts = () => page.locator('.list-bar .part').allTextContents();
const found = (fits: (at: number) => boolean) => given.papers.filter((_, at) => fits(at)).length;
const said = (at: number) => given.annotations[at]!;

test.afterEach(() => session.close());

test('a query is written, read back and acted on by keyboard alone', async () => {
  session = await openChromium();
  page = await openShelf(session, given);
  await field().focus();
  await page.keyboard.type('ta');
  await expect(offers()).toBeVisible();
  expect(await axeOwn(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field()).toHaveValue('tag:');
  await expect(offers().getByRole('option').first()).toHaveText(/"to cite"\s*60 papers/);
  await page.keyboard.type('rea');
  await page.keyboard.press('ArrowDown');
  await expect(offers().getByRole('option', { selected: true })).toContainText('reading group');
  await page.keyboard.press('Enter');
  await expect(field()).toHaveValue('tag:"reading group" ');
  await page.keyboard.type('-tag:vision rating>=2');
  const expected = found((at) => said(at).tags.includes('reading group') && !said(at).tags.includes('vision') && said(at).rating >= 2);
  expect(expected).toBeGreaterThan(0);
  await expect(total()).toHaveText(`${expected} of 119 papers`);
  expect(await parts()).toEqual(['tagged reading group', 'not tagged vision', 'rated 2 or more']);
  await expect(field()).toHaveAccessibleDescription('tagged reading group, not tagged vision, rated 2 or more');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid').locator('tbody tr').first()).toBeFocused();
  expect(await axeOwn(page)).toEqual([]);
});

test('the panel and the query are one, the address keeps it, and Back takes a choice away', async () => {
  session = await openChromium();
  page = await openShelf(session, given);
  await field().fill('(rating:5 OR note:page)');
  await page.getByRole('checkbox', { name: /^to cite/ }).check();
  await expect(field()).toHaveValue('(rating:5 OR note:page) tag:"to cite"');
  await page.getByRole('checkbox', { name: /^2024/ }).check();
  await page.getByRole('checkbox', { name: /^2023/ }).check();
  await expect(field()).toHaveValue('(rating:5 OR note:page) tag:"to cite" year:2023,2024');
  await page.reload();
  await expect(page.getByRole('checkbox', { name: /^2023/ })).toBeChecked();
  await page.goBack();
  await expect(field()).toHaveValue('(rating:5 OR note:page) tag:"to cite" year:2024');
  await page.getByRole('button', { name: 'Remove filter tagged to cite' }).click();
  await expect(field()).toHaveValue('(rating:5 OR note:page) year:2024');
  await field().fill('untagged status:queued');
  await expect(page.getByRole('checkbox', { name: /^Without tags/ })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: /^To read/ })).toBeChecked();
});

test('an address from before the language is read as a query', async () => {
  session = await openChromium();
  page = await openShelf(session, given, 'library.html#/papers?q=learning&tag=to+cite&rating=2&status=none&status=read');
  await expect(field()).toHaveValue('learning status:none,read rating>=2 tag:"to cite"');
});

test('what is wrong is told with its place, once the field is left, and the rest still counts', async () => {
  session = await openChromium();
  page = await openShelf(session, given);
  await field().fill('rating>=');
  await expect(page.locator('.query-problems li')).toBeHidden();
  await field().fill('rating>=9 tag:vision (');
  await expect(page.getByText('“rating>=” needs a number from 0 to 5.')).toBeVisible();
  await expect(total()).toHaveText(`${found((at) => said(at).tags.includes('vision'))} of 119 papers`);
  await expect(page.getByText('No closing bracket for the one at 22.')).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page.getByText('No closing bracket for the one at 22.')).toBeVisible();
  await expect(page.locator('.query-problems mark').first()).toHaveText('rating>=9');
  expect(await axeOwn(page)).toEqual([]);
});

for (const dark of [false, true]) {
  test(`examples explain the language and can be tried, ${dark ? 'dark' : 'light'}`, async () => {
    session = await openChromium({ dark });
    page = await openShelf(session, given);
    await page.getByRole('button', { name: 'How to search' }).click();
    const help = page.getByRole('region', { name: 'How to search' });
    await expect(help.getByRole('button', { name: /^tag:llm -tag:survey rating>=4/ })).toContainText('not tagged survey');
    expect(await axeOwn(page)).toEqual([]);
    await help.getByRole('button', { name: /^has:code/ }).click();
    await expect(field()).toHaveValue('has:code');
    await expect(help).toBeHidden();
  });
}

test('abstracts, feeds and places are asked for only when a query needs them, and then found', async () => {
  session = await openChromium();
  page = await openShelf(session, given);
  await field().fill('rank<=10 feed:huggingface.co');
  await expect(total()).toHaveText('10 of 119 papers');
  const word = /\b[a-z]{9,}\b/.exec(given.abstracts[5]?.text ?? '')?.[0] ?? '';
  await field().fill(`rank:6 abstract:${word}`);
  await expect(total()).toHaveText('1 of 119 papers');
});
