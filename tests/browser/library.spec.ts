import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { writeBibliography } from '../../formats/bibtex';
import type { Annotation } from '../../paper/annotation';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { fillShelf, openShelf, shelf } from './harness/shelf';

const COUNT = 119;
const given = shelf(COUNT);
const titles = given.papers.map(({ title }) => title);
let session: Session;
let page: Page;

const grid = () => page.getByRole('grid');
const row = (title: string) => grid().getByRole('row').filter({ hasText: title });
const shownTitles = () => grid().locator('tbody .title').allTextContents();
const toast = () => page.locator('.toast');
const annotations = async () => new Map((await rows<Annotation>(session.worker, 'annotations')).map((one) => [one.id, one]));
const detail = () => page.getByRole('complementary', { name: 'Details of the paper' });
const total = () => page.locator('.list-bar .shown');

async function saved(act: Locator): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), act.click()]);
  return readFileSync(await download.path(), 'utf8');
}

test.beforeEach(async () => {
  session = await openChromium();
});
test.afterEach(() => session.close());

test('lists all papers newest first, draws only those in view, and sorts by every column', async () => {
  page = await openShelf(session, given);
  await expect(total()).toHaveText('119 papers');
  await expect(grid()).toHaveAttribute('aria-rowcount', '120');
  // Formulas are typeset.
  expect((await shownTitles()).slice(0, 5)).toEqual(titles.slice(0, 5).map((title) => title.replaceAll('$', '')));
  expect((await shownTitles()).length).toBeLessThan(40);
  for (const name of ['Title', 'Tags', 'Rating', 'Status', 'Year', 'Site', 'Added']) {
    await page.getByRole('columnheader', { name }).getByRole('button').click();
    await expect(page.getByRole('columnheader', { name })).toHaveAttribute('aria-sort', /^(a|de)scending$/);
  }
  await page.getByRole('columnheader', { name: 'Rating' }).getByRole('button').click();
  await expect(grid().locator('tbody tr').first().getByRole('img', { name: '5 of 5' })).toBeVisible();
});

test('narrows by several tags, rating, status, year and site, counts first, and the address keeps it all', async () => {
  page = await openShelf(session, given);
  const both = given.annotations.filter(({ tags }) => tags.includes('to cite') && tags.includes('reading group')).length;
  await page.getByRole('checkbox', { name: /^to cite/ }).check();
  await expect(page.getByRole('checkbox', { name: /^reading group/ })).toHaveAccessibleName(`reading group ${both} papers`);
  await page.getByRole('checkbox', { name: /^reading group/ }).check();
  await expect(total()).toHaveText(`${both} of 119 papers`);
  await page.getByRole('radio', { name: /^3 or more/ }).check();
  const rated = given.annotations.filter(({ tags, rating }) => tags.includes('reading group') && rating >= 3).length;
  await expect(total()).toHaveText(`${rated} of 119 papers`);
  await page.reload();
  await expect(total()).toHaveText(`${rated} of 119 papers`);
  await page.goBack();
  await expect(total()).toHaveText(`${both} of 119 papers`);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('checkbox', { name: /^To read/ }).check();
  await page.getByRole('checkbox', { name: /^arXiv/ }).check();
  const queued = given.papers.filter(({ site }, at) => site === 'arxiv' && given.annotations[at]?.status === 'queued').length;
  await expect(total()).toHaveText(`${queued} of 119 papers`);
});

test('finds words in titles, notes and abstracts, however they are written', async () => {
  page = await openShelf(session, given);
  const field = page.getByRole('combobox', { name: /^Search titles/ });
  await field.fill('remember PAGE 3');
  await expect(row(titles[3] ?? '')).toBeVisible();
  const word = /\b[a-z]{9,}\b/.exec(given.abstracts[5]?.text ?? '')?.[0] ?? '';
  await field.fill(word.toUpperCase());
  await expect(row(titles[5] ?? '')).toBeVisible();
  await field.fill('zzzz');
  await expect(page.getByRole('heading', { name: 'No paper fits' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).last().click();
  await expect(total()).toHaveText('119 papers');
});

test('several papers are tagged at once by keyboard alone, and Ctrl+Z takes it back', async () => {
  page = await openShelf(session, given);
  // The field is there before the list is.
  await grid().locator('tbody tr').first().waitFor();
  await page.getByRole('combobox', { name: /^Search titles/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(grid().locator('tbody tr').first()).toBeFocused();
  await page.keyboard.press(' ');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('3 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Tag', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Tags', exact: true })).toBeFocused();
  await page.keyboard.type('new one');
  await page.keyboard.press('Enter');
  await expect(toast()).toContainText('Changed');
  expect([...(await annotations()).values()].filter(({ tags }) => tags.includes('new one')).map(({ id }) => id)).toEqual([
    'p00000',
    'p00001',
    'p00002',
  ]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Tag', exact: true })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(toast()).toContainText('Undone');
  expect(await annotations()).toEqual(new Map(given.annotations.map((one) => [one.id, one])));
});

test('removed papers come back whole by the toast', async () => {
  page = await openShelf(session, given);
  const before = await annotations();
  await grid()
    .getByRole('checkbox', { name: `Select ${titles[0]}` })
    .check();
  await grid()
    .getByRole('checkbox', { name: `Select ${titles[4]}` })
    .click({ modifiers: ['Shift'] });
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(toast()).toContainText('5 papers removed');
  await expect(total()).toHaveText('114 papers');
  expect(await rows(session.worker, 'papers')).toHaveLength(114);
  await toast().getByRole('button', { name: 'Undo' }).click();
  await expect(total()).toHaveText('119 papers');
  expect(await annotations()).toEqual(before);
});

test('everything said of a paper can be changed in its details, and a typed note survives until it is saved', async () => {
  page = await openShelf(session, given);
  await row(titles[1] ?? '').click();
  await expect(detail().getByRole('heading', { name: titles[1] ?? '' })).toBeVisible();
  await detail().getByRole('radio', { name: '4 of 5' }).click();
  await expect(detail().getByRole('radio', { name: '4 of 5' })).toBeChecked();
  await detail().getByRole('button', { name: 'Reading', exact: true }).click();
  await detail().getByRole('combobox', { name: 'Tags', exact: true }).fill('by hand');
  await page.keyboard.press('Enter');
  await detail().getByRole('textbox', { name: 'Note' }).fill('Half a thought');
  await page.reload();
  await expect(detail().getByRole('textbox', { name: 'Note' })).toHaveValue('Half a thought');
  await expect(detail().getByText('Not saved yet')).toBeVisible();
  await detail().getByRole('button', { name: 'Save note' }).click();
  await expect(detail().getByRole('button', { name: 'Save note' })).toBeHidden();
  await expect
    .poll(async () => (await annotations()).get('p00001'))
    .toMatchObject({
      rating: 4,
      status: 'reading',
      tags: ['by hand'],
      note: 'Half a thought',
    });
  expect(await rows(session.worker, 'drafts')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(detail()).toBeHidden();
  await expect(row(titles[1] ?? '')).toBeFocused();
});

test('what is exported is what the writer writes, for everything, for a filter and for a selection', async () => {
  page = await openShelf(session, given);
  const items = given.papers.map((paper, at) => ({ paper, annotation: given.annotations[at] }));
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.locator('.preview')).not.toBeEmpty();
  const first = await dialog.locator('.preview').textContent();
  const all = await saved(dialog.getByRole('button', { name: 'Export 119 entries' }));
  expect(all).toBe(writeBibliography(items));
  expect(all).toContain(first);
  await page.keyboard.press('Escape');

  await page.getByRole('checkbox', { name: /^vision/ }).check();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await dialog.getByLabel('Format').selectOption('biblatex');
  await dialog.getByRole('checkbox', { name: 'Notes' }).check();
  const vision = items.filter(({ annotation }) => annotation?.tags.includes('vision'));
  const options = {
    dialect: 'biblatex',
    protect: 'smart',
    abstract: false,
    keywords: true,
    note: true,
    rating: false,
    arxivAs: 'misc',
  } as const;
  expect(await saved(dialog.getByRole('button', { name: `Export ${vision.length} entries` }))).toBe(writeBibliography(vision, options));
  await page.keyboard.press('Escape');

  const note = async () =>
    (await rows<{ key: string; value: { note?: boolean } }>(session.worker, 'settings')).find(({ key }) => key === 'export')?.value.note;
  await expect.poll(note).toBe(true);
  await grid().locator('tbody tr').first().focus();
  await page.keyboard.press(' ');
  await page.getByRole('toolbar').getByRole('button', { name: 'Export' }).click();
  // The options were kept from the time before.
  const one = vision[0];
  expect(one && (await saved(dialog.getByRole('button', { name: 'Export 1 entry' })))).toBe(one && writeBibliography([one], options));
});

test('ten thousand papers are listed, searched and changed', async () => {
  test.setTimeout(180_000);
  const patient = expect.configure({ timeout: 60_000 });
  page = await session.open('library.html');
  await fillShelf(page, shelf(100), 100);
  await page.reload();
  await patient(total()).toHaveText('10,000 papers');
  await grid().locator('tbody tr').first().focus();
  await page.keyboard.press('End');
  await expect(grid().locator('tbody tr[data-active]')).toHaveAttribute('aria-rowindex', '10001');
  expect(await grid().locator('tbody tr').count()).toBeLessThan(40);
  await page.getByRole('combobox', { name: /^Search titles/ }).fill(`"${titles[1]}, part 71"`);
  await patient(total()).toHaveText('1 of 10,000 papers');
  await grid().locator('tbody tr').first().click();
  await detail().getByRole('radio', { name: '4 of 5' }).click();
  await patient(grid().getByRole('img', { name: '4 of 5' })).toBeVisible();
});
