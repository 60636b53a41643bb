import { expect, type Page, test } from '@playwright/test';
import type { Annotation } from '../../paper/annotation';
import type { Paper } from '../../paper/paper';
import { clickInside, pierced } from '../../scripts/browser/pierce';
import { until } from '../../scripts/browser/until';
import { chipOf, chips, names, openEditor, press } from './harness/chip';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';

let session: Session;
let page: Page;

test.beforeEach(async () => {
  session = await openChromium();
  page = await session.visit();
  await chips(page, 119);
});
test.afterEach(() => session.close());

const annotations = () => rows<Annotation>(session.worker, 'annotations');

test('every card of the sample feed gets exactly one chip, named after its paper', async () => {
  const perCard = await page.evaluate(() =>
    [...document.querySelectorAll('article')].map((card) => card.querySelectorAll('offprint-chip').length),
  );
  expect(perCard).toEqual(Array(119).fill(1));
  const title = await page.locator('article h3').first().innerText();
  expect((await pierced(page, { host: chipOf(1), role: 'toolbar' })).name).toContain(title.replace(/\s+/g, ' ').slice(0, 20));
});

test('saving, queueing and dismissing show at once, are stored, and can be undone from the toast', async () => {
  await press(page, 1, 'Save');
  await names(page, 1, (all) => all.includes('Saved. Open the editor'));
  await press(page, 2, 'Read later');
  await names(page, 2, (all) => all.includes('To read'));
  expect((await annotations()).map(({ status }) => status).sort()).toEqual(['', 'queued']);
  await clickInside(page, { host: 'offprint-toast', role: 'button', name: 'Undo' });
  await names(page, 2, (all) => all.includes('Save') && all.includes('Read later'));
  expect(await annotations()).toHaveLength(1);
});

test('tags, rating, status and note said in the editor are on the chip, in the library, and there after a reload', async () => {
  const frame = await openEditor(session, page, 3, 'Add tags');
  await page.keyboard.type('two words');
  await page.keyboard.press('Enter');
  await frame.waitForSelector('.tag:has-text("two words")');
  await frame.locator('input[type=radio]').nth(3).click();
  await frame.getByRole('button', { name: 'Reading' }).click();
  await frame.getByRole('textbox', { name: 'Note' }).fill('Compare with *Hydragen*.');
  await frame.getByRole('button', { name: 'Save note' }).click();
  const shown = await names(page, 3, (all) => all.includes('Has a note'));
  expect(shown).toEqual(['Saved. Open the editor', 'Reading', 'Rating: 4 of 5', 'Tags: two words', 'Has a note', 'Not interested']);
  expect(await annotations()).toMatchObject([{ tags: ['two words'], rating: 4, status: 'reading', note: 'Compare with *Hydragen*.' }]);
  await page.reload();
  await chips(page, 119);
  await names(page, 3, (all) => all.includes('Tags: two words') && all.includes('Rating: 4 of 5'));
});

test('the abstract and the authors that only the page’s own data holds are stored with the paper', async () => {
  await press(page, 1, 'Save');
  await names(page, 1, (all) => all.includes('Saved. Open the editor'));
  const [paper] = await rows<Paper>(session.worker, 'papers');
  expect(paper?.authors?.length).toBeGreaterThan(0);
  expect(paper?.aliases[0]).toMatch(/^arxiv:/);
  expect(paper?.citekey).toMatch(/^[a-z]+\d{4}[a-z]+/);
  expect(await rows(session.worker, 'abstracts')).toHaveLength(1);
});

test('a note that was typed but not saved survives closing the editor and reloading the page', async () => {
  await openEditor(session, page, 1, 'Write a note');
  await page.keyboard.type('half a thought');
  await until('the draft to be stored', async () =>
    (await rows<{ text: string }>(session.worker, 'drafts')).some(({ text }) => text === 'half a thought'),
  );
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelectorAll('offprint-panel').length === 0);
  expect(await annotations()).toEqual([]);
  await page.reload();
  await chips(page, 119);
  const again = await openEditor(session, page, 1, 'Write a note');
  expect(await again.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('half a thought');
});

test('Escape closes the editor and gives the focus back to the chip it was opened from', async () => {
  await openEditor(session, page, 2, 'Rate');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.localName === 'offprint-chip');
  const focused = await page.evaluate(() => [...document.querySelectorAll('offprint-chip')].indexOf(document.activeElement as Element));
  expect(focused).toBe(1);
});

test('a chip is one tab stop; arrows move in it, a digit rates, and the page hears none of the keys', async () => {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    document.addEventListener('keydown', ({ key }) => heard.push(key));
  });
  await pierced(page, { host: chipOf(1), role: 'button', name: 'Save' });
  await page.locator('article a').first().focus();
  const at = () => page.evaluate(() => document.activeElement?.localName);
  for (let tabs = 0; tabs < 8 && (await at()) !== 'offprint-chip'; tabs++) await page.keyboard.press('Tab');
  expect(await at()).toBe('offprint-chip');
  await page.evaluate(() => {
    (window as unknown as { heard: string[] }).heard.length = 0;
  });
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('5');
  await names(page, 1, (all) => all.includes('Rating: 5 of 5'));
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([]);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement === document.querySelector('offprint-chip'))).toBe(false);
});

test('what another tab says of a paper shows here without a reload', async () => {
  const other = await session.visit();
  await chips(other, 119);
  await press(other, 4, 'Save');
  await names(page, 4, (all) => all.includes('Saved. Open the editor'));
});

test('cards that come later get a chip within a fraction of a second; a recycled card shows its new paper', async () => {
  await press(page, 1, 'Save');
  await names(page, 1, (all) => all.includes('Saved. Open the editor'));
  await page.evaluate(() => {
    const cards = document.querySelectorAll('article');
    const copy = cards[1]!.cloneNode(true) as Element;
    for (const link of copy.querySelectorAll('a[href*="/papers/"]')) link.setAttribute('href', '/papers/2402.99999');
    copy.querySelector('h3 a')!.textContent = 'A paper that came later';
    cards[0]!.parentElement!.append(copy);
  });
  await chips(page, 120);
  await page.evaluate(() => {
    const first = document.querySelector('article')!;
    for (const link of first.querySelectorAll('a[href*="/papers/"]')) link.setAttribute('href', '/papers/2402.99998');
    first.querySelector('h3 a')!.textContent = 'Another paper in the same card';
  });
  await names(page, 1, (all) => all.includes('Save'));
  expect((await pierced(page, { host: chipOf(1), role: 'toolbar' })).name).toContain('Another paper in the same card');
  await chips(page, 120);
});

test('the popup can show a paper far down the page: its card comes to the screen and its chip into focus', async () => {
  const popup = await session.openBehind('popup.html');
  await popup.evaluate(
    `chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => chrome.tabs.sendMessage(tab.id, { offprint: 'show', index: 100 }))`,
  );
  await page.waitForFunction(() => document.activeElement === document.querySelectorAll('offprint-chip')[100]);
  const { top, bottom } = (await page.locator(chipOf(101)).evaluate((host) => host.getBoundingClientRect().toJSON())) as DOMRect;
  expect(top).toBeGreaterThan(0);
  expect(bottom).toBeLessThan(800);
});
