import { expect, type Frame, type Page, test } from '@playwright/test';
import type { Annotation } from '../../paper/annotation';
import type { Paper } from '../../paper/paper';
import { pierced } from '../../scripts/browser/pierce';
import { until } from '../../scripts/browser/until';
import { chipOf, chips, hover, names, press } from './harness/chip';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { barOf, beginTriage, keys } from './harness/triage';

let session: Session;
let page: Page;

test.beforeEach(async () => {
  session = await openChromium();
  page = await session.visit();
  await chips(page, 119);
});
test.afterEach(() => session.close());

const annotations = () => rows<Annotation>(session.worker, 'annotations');
const counts = (bar: Frame, count: number) => bar.waitForSelector(`.triage-count:text-is("${count} selected")`);

async function shiftClick(card: number): Promise<void> {
  await hover(page, card);
  await page.keyboard.down('Shift');
  await page.mouse.down();
  await page.mouse.up();
  await page.keyboard.up('Shift');
}

test('cards chosen by x are queued, rated and tagged together, each as one action, and one undo each takes it back', async () => {
  await press(page, 2, 'Save');
  await names(page, 2, (all) => all.includes('Saved. Open the editor'));
  const bar = await beginTriage(page, session);
  await keys(page, ['Home', 'x', 'j', 'x', 'j', 'j', 'x']);
  await counts(bar, 3);
  const before = (await rows(session.worker, 'actions')).length;
  await keys(page, ['q', '4', 't']);
  await bar.waitForSelector('input[role=combobox]:focus');
  await page.keyboard.type('reading group');
  await page.keyboard.press('Enter');
  const said = { status: 'queued', rating: 4, tags: ['reading group'] };
  await until('all to be stored', async () => (await annotations()).filter(({ tags }) => tags.length > 0).length === 3);
  expect(await annotations()).toMatchObject([said, said, said]);
  expect((await annotations()).map(({ order }) => order).sort()).toEqual([1, 2, 3]);
  expect((await rows(session.worker, 'actions')).length).toBe(before + 3);
  for (const card of [1, 2, 4]) await names(page, card, (all) => all.includes('Tags: reading group') && all.includes('To read'));
  await keys(page, ['Escape', 'u', 'u', 'u']);
  // The one that was saved before stays saved.
  await until('all of it to be taken back', async () => (await annotations()).length === 1);
  expect(await annotations()).toMatchObject([{ status: '', rating: 0, tags: [] }]);
  await keys(page, ['Escape']);
  await bar.waitForSelector('.triage-title');
});

test('a shift-click on a chip chooses the card and takes nothing from the site; the bar comes and goes with what is chosen', async () => {
  await page.evaluate(() => {
    const clicks: string[] = [];
    Object.assign(window, { clicks });
    document.addEventListener('click', (event) => clicks.push((event.target as Element).localName));
  });
  await shiftClick(1);
  await shiftClick(5);
  const bar = await barOf(page, session);
  await counts(bar, 2);
  expect(await page.evaluate(() => (window as unknown as { clicks: string[] }).clicks)).toEqual([]);
  expect(await page.evaluate(() => document.querySelector('offprint-ring'))).toBeNull();
  await pierced(page, { host: chipOf(5), role: 'toolbar', name: /\(selected\)$/ });
  await bar.getByRole('button', { name: 'Not interested' }).click();
  await until('both to be dismissed', async () => (await annotations()).filter(({ status }) => status === 'dismissed').length === 2);
  await shiftClick(1);
  await counts(bar, 1);
  await bar.getByRole('button', { name: 'Select nothing' }).click();
  await page.waitForFunction(() => !document.querySelector('offprint-triage'));
});

test('what is chosen stays chosen when its row is recycled for another paper and comes back', async () => {
  const bar = await beginTriage(page, session);
  await keys(page, ['x']);
  await counts(bar, 1);
  const swap = () =>
    page.evaluate(() => {
      const [one, two] = document.querySelectorAll('article');
      const [first, second] = [one!.innerHTML, two!.innerHTML];
      one!.innerHTML = second;
      two!.innerHTML = first;
    });
  await swap();
  await pierced(page, { host: chipOf(2), role: 'toolbar', name: /\(selected\)$/ });
  await swap();
  await pierced(page, { host: chipOf(1), role: 'toolbar', name: /\(selected\)$/ });
  await counts(bar, 1);
});

test('BibTeX of all that is chosen is copied as one block, without saving anything and without the page hearing of it', async () => {
  await session.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: 'https://huggingface.co' });
  await page.evaluate(() => {
    Object.assign(window, { heard: [] });
    const { heard } = window as unknown as { heard: string[] };
    for (const type of ['copy', 'cut', 'keydown', 'message']) addEventListener(type, () => heard.push(type), true);
    navigator.clipboard.writeText = () => {
      heard.push('writeText');
      return Promise.resolve();
    };
  });
  const bar = await beginTriage(page, session);
  await keys(page, ['x', 'j', 'x', 'c']);
  await bar.waitForSelector('.triage-said:text-is("BibTeX of 2 papers copied")');
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([]);
  expect(await rows<Paper>(session.worker, 'papers')).toEqual([]);
  await keys(page, ['Escape', 'Escape']);
  await page.waitForFunction(() => document.hasFocus() && !document.querySelector('offprint-triage'));
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.match(/^@\w+\{/gm)).toHaveLength(2);
  expect(copied).toMatch(/eprint = \{\d{4}\.\d{5}\}/);
});

test('no more than two hundred are chosen at once, and the reader is told', async () => {
  test.setTimeout(180_000);
  await page.goto('https://huggingface.co/papers?n=203');
  await chips(page, 203);
  const bar = await beginTriage(page, session);
  await keys(page, [...Array.from({ length: 200 }, () => ['x', 'j']).flat(), 'x']);
  await bar.waitForSelector('.triage-said:text-is("200 papers can be selected at once.")');
  await counts(bar, 200);
  await keys(page, ['q']);
  await until('all two hundred to be stored', async () => (await annotations()).length === 200);
  expect(await rows(session.worker, 'actions')).toHaveLength(1);
});
