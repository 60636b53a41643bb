import { expect, type Page, test } from '@playwright/test';
import type { RestoreSlice } from '../../messages/requests';
import { bring, inside, pierced } from '../../scripts/browser/pierce';
import { axeInside, axeOwn } from './harness/axe';
import { chipOf, chips, openEditor } from './harness/chip';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { openShelf, shelf } from './harness/shelf';
import { inContentScript } from './harness/world';

const SETTINGS = 'library.html#/settings';
let session: Session;

/** A reader who wants what is about inference or LLMs, tags it, and set a third of the rest aside. */
function opinions(said: number): RestoreSlice {
  const library = shelf(60);
  library.annotations.forEach((annotation, at) => {
    const title = library.papers[at]?.title ?? '';
    const isWanted = /inference|LLM|serving/i.test(title);
    Object.assign(annotation, { tags: isWanted ? ['serving'] : [], rating: 0, status: '', order: 0, note: '' });
    if (at >= said) return;
    if (isWanted) annotation.rating = 5;
    else if (at % 3 === 0) annotation.status = 'dismissed';
  });
  return library;
}

const part = (page: Page) => page.getByRole('region', { name: 'Relevance' });
const theSwitch = (page: Page) => part(page).getByRole('checkbox', { name: 'Tell me how relevant papers are' });

async function learned(): Promise<Page> {
  const page = await openShelf(session, opinions(60), SETTINGS);
  await theSwitch(page).check();
  await expect(part(page).getByText(/^Learned .* from:/)).toBeVisible({ timeout: 60_000 });
  return page;
}

test.beforeEach(async () => {
  session = await openChromium();
});
test.afterEach(() => session.close());

test('is off, and says what it needs, until twenty ratings or statuses are there', async () => {
  const page = await openShelf(session, opinions(20), SETTINGS);
  await expect(theSwitch(page)).toBeDisabled();
  await expect(part(page).getByText(/of the 20 ratings or statuses it needs are there so far/)).toBeVisible();
  await page.goto(`${session.origin}/library.html#/papers`);
  await expect(page.getByRole('button', { name: 'By relevance' })).toHaveCount(0);
});

test('says what it learned and how well that does, and forgets it', async () => {
  const page = await learned();
  await expect(part(page).getByText('inference', { exact: false }).first()).toBeVisible();
  const own = part(page).getByRole('row', { name: /^Your library/ });
  const [model, newest, chance] = (await own.getByRole('cell').allTextContents()).map(Number);
  expect(model).toBeGreaterThan(2 * (newest ?? 10));
  expect(model).toBeGreaterThan(2 * (chance ?? 10));
  await expect(
    part(page)
      .getByRole('row', { name: /^inference/ })
      .getByRole('cell'),
  ).toHaveText(['9.0', '2.0', '1.3']);
  expect(await axeOwn(page)).toEqual([]);
  await part(page).getByRole('button', { name: 'Forget all of it' }).click();
  await expect(theSwitch(page)).not.toBeChecked();
  await expect(part(page).getByText(/^Learned/)).toHaveCount(0);
  await expect.poll(() => rows(session.worker, 'models')).toEqual([]);
});

test('orders the library on demand, with bars and the words that drove them', async () => {
  const page = await learned();
  await page.getByRole('link', { name: /^All papers/ }).click();
  const titles = async () => (await page.locator('.paper-table tbody .title').allTextContents()).slice(0, 8);
  await expect.poll(async () => (await titles()).length).toBe(8);
  const before = await titles();
  const button = page.getByRole('button', { name: 'By relevance' });
  await button.click();
  await expect(page.getByRole('img', { name: /^Very likely for you: / }).first()).toBeVisible();
  const apt = async () => (await titles()).slice(0, 4).filter((title) => /inference|LLM|serving|decoding|batch/i.test(title));
  await expect.poll(apt).toHaveLength(4);
  expect(await axeOwn(page)).toEqual([]);
  await page.locator('.paper-table tbody .row').first().click();
  await expect(page.getByRole('complementary', { name: 'Details of the paper' }).locator('.relevance-line')).toContainText(
    'Very likely for you',
  );
  await button.click();
  await expect.poll(titles).toEqual(before);
});

test('orders the popup’s list of the page, and never the page', async () => {
  await (await learned()).close();
  const page = await session.visit();
  await page.locator('offprint-chip').first().waitFor({ state: 'attached' });
  const cards = () => page.locator('article h3').allTextContents();
  const before = await cards();
  await page.bringToFront();
  const popup = await session.openBehind('popup.html');
  await popup.setViewportSize({ width: 360, height: 600 });
  await popup.getByRole('button', { name: 'Order this list by relevance' }).click();
  const list = popup.getByRole('grid', { name: 'This page' });
  await expect(list.getByRole('row').first()).toContainText(/inference|LLM/i);
  await expect(list.getByRole('img', { name: /likely for you/ }).first()).toBeVisible();
  expect(await axeOwn(popup)).toEqual([]);
  expect(await cards()).toEqual(before);
});

/** How many pixels of a chip's first row take the mouse: all that a page can feel of it. */
const felt = (page: Page, card: number) =>
  page.locator(chipOf(card)).evaluate((host) => {
    host.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width } = host.getBoundingClientRect();
    return Array.from({ length: Math.floor(width) }, (_one, x) => document.elementFromPoint(left + x, top + 12) === host).filter(Boolean)
      .length;
  });

test('marks the cards of a page, which can find neither words nor bars', async () => {
  const settings = await learned();
  const page = await session.visit();
  await chips(page, 119);
  const titles = await page.locator('article h3').allTextContents();
  // Of the sample feed's papers the library has the first sixty.
  const liked = titles.findIndex((title, at) => at >= 60 && /LLM Inference/.test(title)) + 1;
  const other = titles.findIndex((title, at) => at >= 60 && !/inference|LLM|serving|batch/i.test(title)) + 1;
  await bring(page, chipOf(liked));
  const { name } = await pierced(page, { host: chipOf(liked), role: 'image', name: /likely for you: / });
  for (const word of name.split(': ')[1]?.split(', ') ?? ['']) expect(titles[liked - 1]).toContain(word);
  await bring(page, chipOf(other));
  await pierced(page, { host: chipOf(other), role: 'image', name: /for you/ });
  expect(await felt(page, liked)).toBe(await felt(page, other));
  const found = await page.evaluate(() => [
    (window as unknown as { find(text: string, ...rest: boolean[]): boolean }).find('likely for you', false, false, true),
    document.documentElement.outerHTML.includes('likely for you'),
  ]);
  expect(found).toEqual([false, false]);
  expect(await axeInside(page, session.origin)).toEqual([]);
  await theSwitch(settings).uncheck();
  await expect.poll(() => inside(page, { host: chipOf(other), role: 'image' })).toEqual([]);
});

test('tells a page’s script the relevance of fifty cards, and only while that is wanted', async () => {
  const settings = await learned();
  const page = await session.visit();
  await chips(page, 119);
  const card = { ids: { arxiv: '2402.05099' }, site: 'huggingface', title: 'Batched LLM inference' };
  const weigh = (cards: unknown[]) =>
    inContentScript(page, session.origin, async (evaluate) =>
      evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ to: 'feed', name: 'weigh', args: [cards] })}).then(({ value }) => value)`),
    );
  const weights = (await weigh([{ title: 'no name' }, ...Array.from({ length: 80 }, () => card)])) as unknown[];
  expect(weights).toHaveLength(50);
  expect(weights.slice(0, 2)).toEqual([null, { step: 3, why: expect.arrayContaining([expect.stringMatching(/inference/i)]) }]);
  await theSwitch(settings).uncheck();
  await expect.poll(() => weigh([card])).toEqual([null]);
});

test('suggests tags in the editor, which are given by one press', async () => {
  await (await learned()).close();
  const page = await session.visit();
  // The tab that was closed may have brought another to the front, and a hidden page is left alone.
  await page.bringToFront();
  await chips(page, 119);
  // Of the sample feed's papers the library has the first sixty.
  const index = (await page.locator('article h3').allTextContents()).findIndex((title, at) => at >= 60 && /LLM Inference/.test(title));
  // Bars that come between looking for a button and pressing it would move it.
  await bring(page, chipOf(index + 1));
  await pierced(page, { host: chipOf(index + 1), role: 'image', name: /for you/ });
  const editor = await openEditor(session, page, index + 1, /tag/i);
  await expect(editor.locator('.relevance-line')).toContainText('likely for you');
  expect(await axeOwn(editor)).toEqual([]);
  await editor.getByRole('button', { name: 'Add the tag serving' }).click();
  await expect(editor.getByRole('button', { name: 'Remove tag serving' })).toBeVisible();
  await expect(editor.getByRole('button', { name: 'Add the tag serving' })).toHaveCount(0);
});

test('lets a rule highlight papers that would likely get a tag, as long as it is on', async () => {
  const settings = await learned();
  const form = settings.locator('.card-rule-form');
  await form.getByLabel('Rule for').selectOption('Likely tag');
  await form.getByLabel('Likely tag', { exact: true }).fill('Serving');
  await form.getByRole('button', { name: 'Add rule' }).click();
  await settings.getByRole('button', { name: 'Remove rule: Likely tag: Serving' }).waitFor();
  const page = await session.visit();
  await chips(page, 119);
  const titles = await page.locator('article h3').allTextContents();
  const likely = titles.findIndex((title, at) => at >= 60 && /LLM Inference/.test(title));
  const other = titles.findIndex((title, at) => at >= 60 && !/inference|LLM|serving|batch/i.test(title));
  const glow = (at: number) =>
    page
      .locator('article')
      .nth(at)
      .evaluate((card) => getComputedStyle(card).boxShadow);
  await expect.poll(() => glow(likely)).toContain('inset');
  expect(await glow(other)).not.toContain('inset');
  const popup = await session.openBehind('popup.html');
  await popup.getByText(/touch \d+ papers here/).waitFor();
  await theSwitch(settings).uncheck();
  await expect.poll(() => glow(likely)).not.toContain('inset');
});
