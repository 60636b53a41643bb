import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { clickInside, inside } from '../../scripts/browser/pierce';
import { until } from '../../scripts/browser/until';
import { samplePapers } from '../../scripts/sample/papers';
import { axeInside, axeOwn } from './harness/axe';
import { chipOf, chips } from './harness/chip';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { putSeen } from './harness/seen';
import { badgeOf, chooseForSelection, select } from './harness/selection';
import { type Answer, sampleSite, smallPages } from './harness/site';

const ARXIV = 'https://arxiv.org/list/cs.CL/new';
/** Cards of the sample feed, from 1, whose title or abstract says so. */
const cardsWith = (words: RegExp) =>
  samplePapers().flatMap(({ title, abstract }, at) => (words.test(title) || words.test(abstract) ? [at + 1] : []));
const SPECULATIVE = cardsWith(/\bspeculative decoding\b/i);

/** What is not Offprint's to read. */
const ELSEWHERE = 'https://example.org/';
const site: Answer = (url) => {
  if (url.href === ELSEWHERE)
    return { status: 200, contentType: 'text/html', body: '<title>Elsewhere</title><p>On speculative decoding</p>' };
  return url.host === 'arxiv.org' ? smallPages(url) : sampleSite(url);
};

let session: Session;
let page: Page;

test.beforeEach(async () => {
  session = await openChromium({ site });
  page = await session.visit();
  await chips(page, 119);
});
test.afterEach(() => session.close());

const opacity = (on: Page, css: string) => on.evaluate((one) => getComputedStyle(document.querySelector(one)!).opacity, css);
const card = (at: number) => `article:nth-of-type(${at})`;
const glow = (at: number) => page.evaluate((css) => getComputedStyle(document.querySelector(css)!).boxShadow, card(at));
const toastSays = (on: Page, words: RegExp) =>
  until(
    `a toast saying ${words}`,
    async () =>
      (await inside(on, { host: 'offprint-toast', role: 'status' })).some(({ name }) => words.test(name)) ||
      (await toastText(on)).some((one) => words.test(one)),
  );
const toastText = async (on: Page) => (await inside(on, { host: 'offprint-toast', role: 'StaticText' })).map(({ name }) => name);
const stored = async () => {
  const row = (await rows<{ key: string; value: { kind: string; text: string; does: string }[] }>(session.worker, 'settings')).find(
    ({ key }) => key === 'cardRules',
  );
  return (row?.value ?? []).map(({ kind, text, does }) => `${does || 'off'} ${kind} ${text}`);
};
const giveRules = (value: object[]) => putSeen(session.worker, { settings: [{ key: 'cardRules', value }] });

test('a rule made from words selected on a page holds there at once and on another site, says how many papers it touches, and is undone', async () => {
  expect(SPECULATIVE.length).toBeGreaterThan(2);
  const [first = 0] = SPECULATIVE;
  await select(page, 'Speculative Decoding');
  await chooseForSelection(session, page, 'rule-dim');
  await until('the first paper with these words to be dimmed', async () => (await opacity(page, card(first))) === '0.4');
  for (const at of SPECULATIVE) expect(await opacity(page, card(at))).toBe('0.4');
  const others = await page.evaluate(
    () => [...document.querySelectorAll('article')].filter((one) => getComputedStyle(one).opacity === '1').length,
  );
  expect(others).toBe(119 - SPECULATIVE.length);
  expect(await stored()).toEqual(['dim words Speculative Decoding']);
  await toastSays(page, /are dimmed from now on/);

  const popup = await session.openBehind('popup.html');
  await popup.getByText(`touch ${SPECULATIVE.length} papers here`).click();
  await popup.getByText(`${SPECULATIVE.length} here`, { exact: true }).waitFor();
  expect(await axeOwn(popup)).toEqual([]);
  await popup.close();

  const arxiv = await session.visit(ARXIV);
  await until('the paper with these words to be dimmed on arXiv', async () => (await opacity(arxiv, 'dl:nth-of-type(2) dd')) === '0.4');
  expect(await opacity(arxiv, 'dl:nth-of-type(2) dt')).toBe('0.4');
  expect(await opacity(arxiv, 'dl:nth-of-type(1) dd')).toBe('1');
  await arxiv.close();

  // The page's own offer to undo it may be gone by now.
  const last = await session.openBehind('popup.html');
  await last.getByRole('button', { name: 'Undo: Rule for pages: Speculative Decoding' }).click();
  await until('it to be clear again', async () => (await opacity(page, card(first))) === '1');
  expect(await stored()).toEqual([]);
});

test('words that make no rule are refused with words, and the same twice is no second rule', async () => {
  await select(page, samplePapers()[0]!.title.slice(0, 1));
  await page.evaluate(() => {
    getSelection()!.removeAllRanges();
    const range = document.createRange();
    range.selectNodeContents(document.body);
    getSelection()!.addRange(range);
  });
  await chooseForSelection(session, page, 'rule-fold');
  await toastSays(page, /Select a word or a short phrase/);
  expect(await stored()).toEqual([]);
  await select(page, 'Speculative');
  await chooseForSelection(session, page, 'rule-highlight');
  await toastSays(page, /are highlighted from now on/);
  await chooseForSelection(session, page, 'rule-highlight');
  await toastSays(page, /You have this rule already/);
  expect(await stored()).toEqual(['highlight words Speculative']);
  await select(page, 'Decoding');
  await chooseForSelection(session, page, 'rule-dim');
  await toastSays(page, /are dimmed from now on/);
  await clickInside(page, { host: 'offprint-toast', role: 'button', name: 'Undo' });
  await expect.poll(stored).toEqual(['highlight words Speculative']);
});

test('a rule made on a page that is not read holds where cards are, and the toolbar button says so', async () => {
  const elsewhere = await session.visit(ELSEWHERE);
  await select(elsewhere, 'speculative decoding');
  await chooseForSelection(session, elsewhere, 'rule-fold');
  await until('the button to say so', async () => (await badgeOf(session)).includes('are folded from now on'));
  await until('the rule to be kept', async () => (await stored()).length === 1);
  await page.bringToFront();
  await until('the line', async () => (await inside(page, { host: 'offprint-folded', role: 'group' }))[0]);
  const popup = await session.openBehind('popup.html');
  await popup.getByRole('button', { name: 'Undo: Rule for pages: speculative decoding' }).click();
  await page.waitForFunction(() => !document.querySelector('offprint-folded'));
});

test('a highlighted card is marked on its chip and glows, the page’s own elements stay untouched, and nothing in it says why', async () => {
  const [first = 0] = SPECULATIVE;
  const before = await page.evaluate(() => document.querySelector('main')!.outerHTML);
  await giveRules([
    { id: 'a', kind: 'author', text: samplePapers()[first - 1]!.authors[0], does: 'highlight' },
    { id: 'b', kind: 'words', text: 'speculative decoding', does: 'fold' },
  ]);
  await page.reload();
  await chips(page, 119);
  const flags = () => inside(page, { host: chipOf(first), role: 'image' });
  await until('the card to be marked', async () => (await flags()).length > 0);
  expect((await flags()).map(({ name }) => name)).toEqual(['Highlighted by one of your rules']);
  expect(await glow(first)).toContain('inset');
  // What one rule highlights no other folds.
  const folded = SPECULATIVE.length - 1;
  await until('the line', async () => (await inside(page, { host: 'offprint-folded', role: 'group', name: `${folded} papers folded` }))[0]);
  expect(await axeInside(page, session.origin, chipOf(first))).toEqual([]);
  await clickInside(page, { host: 'offprint-folded', role: 'button', name: 'Show' });
  await until('folded cards to be shown', () =>
    page.evaluate((css) => document.querySelector(css)!.getClientRects().length > 0, card(SPECULATIVE[1]!)),
  );
  expect(await page.evaluate(() => document.querySelector('main')!.outerHTML)).toBe(before);
});

test('rules of every kind are made in the settings, switched off, removed and brought back; what is no rule is refused with words', async () => {
  const settings = await session.open('library.html#/settings');
  const form = settings.locator('.card-rule-form');
  const add = async (kind: string, field: string, text: string, does = 'Dimmed') => {
    await form.getByLabel('Rule for').selectOption(kind);
    if (field) await form.getByLabel(field, { exact: true }).fill(text);
    await form.getByLabel('Papers are').selectOption(does);
    await form.getByRole('button', { name: 'Add rule' }).click();
  };
  await add('Words', 'Words', '…');
  await expect(form.getByRole('alert')).toHaveText('Write a word with letters in it.');
  await add('Pattern (regular expression)', 'Pattern (regular expression)', '(a');
  await expect(form.getByRole('alert')).toContainText('no complete regular expression');
  await add('Pattern (regular expression)', 'Pattern (regular expression)', '(?=a)b');
  await expect(form.getByRole('alert')).toContainText('do not work here');
  await add('Upvotes, at least', 'Upvotes, at least', 'many');
  await expect(form.getByRole('alert')).toHaveText('Write a whole number.');
  await add('Upvotes, at least', 'Upvotes, at least', '90', 'Highlighted');
  await add('Words', 'Words', 'survey');
  await add('Author', 'Author', 'Ashish Vaswani', 'Highlighted');
  await add('Category', 'Category', 'cs.CV');
  await add('Venue', 'Venue', 'NeurIPS');
  await add('Listed from another category', '', '');
  await add('New version of an older paper', '', '', 'Folded');
  await add('Pattern (regular expression)', 'Pattern (regular expression)', '^a survey\\b');
  const all = [
    'highlight upvotes 90',
    'dim words survey',
    'highlight author Ashish Vaswani',
    'dim category cs.CV',
    'dim venue NeurIPS',
    'dim cross ',
    'fold replacement ',
    'dim pattern ^a survey\\b',
  ];
  await until('all rules to be kept', async () => (await stored()).length === all.length);
  expect(await stored()).toEqual(all);
  expect(await axeOwn(settings)).toEqual([]);

  const arxiv = await session.visit(ARXIV);
  await until('a paper listed from elsewhere to be dimmed', async () => (await opacity(arxiv, 'dl:nth-of-type(2) dd')) === '0.4');
  // Folded by one rule, it is highlighted by another.
  expect(await opacity(arxiv, 'dl:nth-of-type(3) dd')).toBe('1');
  await settings.bringToFront();
  await settings.getByLabel('What happens to papers: Author: Ashish Vaswani').selectOption('Left alone');
  await arxiv.bringToFront();
  await arxiv.waitForFunction(() => document.querySelector('dl:nth-of-type(3) dd')!.getClientRects().length === 0);
  await settings.bringToFront();
  await settings.getByRole('button', { name: 'Remove rule: New version of an older paper' }).click();
  await settings.getByRole('button', { name: 'Undo', exact: true }).last().waitFor();
  await until('the rule to be gone', async () => (await stored()).length === all.length - 1);
  await settings.keyboard.press('Control+z');
  await until('the rule to be back in its place', async () => (await stored())[6] === 'fold replacement ');
});

test('rules go into a backup and come back from it beside those of another library', async () => {
  await giveRules([
    { id: 'a', kind: 'words', text: 'speculative decoding', does: 'dim' },
    { id: 'b', kind: 'pattern', text: '\\bsurvey', does: 'fold' },
  ]);
  const settings = await session.open('library.html#/settings');
  const [download] = await Promise.all([settings.waitForEvent('download'), settings.getByRole('button', { name: 'Back up now' }).click()]);
  const backup = readFileSync(await download.path());
  await giveRules([{ id: 'c', kind: 'author', text: 'Vaswani', does: 'highlight' }]);
  await settings.getByLabel('Restore from a backup file').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: backup });
  await settings.getByText('2 rules for pages will be added').waitFor();
  await settings.getByRole('button', { name: 'Restore', exact: true }).click();
  await until('all three rules to be there', async () => (await stored()).length === 3);
  expect(await stored()).toEqual(['highlight author Vaswani', 'dim words speculative decoding', 'fold pattern \\bsurvey']);
  await page.bringToFront();
  await until('the page to hear of them', async () => (await opacity(page, card(SPECULATIVE[0]!))) === '0.4');
});
