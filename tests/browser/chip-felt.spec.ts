import { expect, type Page, test } from '@playwright/test';
import type { Change } from '../../paper/annotation';
import { clickInside, inside } from '../../scripts/browser/pierce';
import { until } from '../../scripts/browser/until';
import { samplePapers } from '../../scripts/sample/papers';
import { ask, rowsOf } from './harness/ask';
import { openChromium, type Session } from './harness/chromium';
import { type Answer, sampleSite, smallPages } from './harness/site';

const ARXIV = 'https://arxiv.org/list/cs.CL/new';
const site: Answer = (url) => (url.host === 'arxiv.org' ? smallPages(url) : sampleSite(url));

let session: Session;
let own: Page;

test.beforeEach(async () => {
  session = await openChromium({ site });
  own = await session.open('library.html#/settings');
});
test.afterEach(() => session.close());

/** Where around the nth chip of the page, from 1, the mouse meets it rather than the page: all that a page can feel of it. */
const felt = (page: Page, nth: number) =>
  page.evaluate((at) => {
    const host = document.querySelectorAll('offprint-chip')[at - 1]!;
    host.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = host.getBoundingClientRect();
    const rows: string[] = [];
    for (let y = -7; y < height + 8; y += 2) {
      let row = '';
      for (let x = -7; x < Math.max(width, 300) + 100; x += 2)
        row += document.elementFromPoint(Math.round(left) + x, Math.round(top) + y) === host ? '#' : '.';
      rows.push(row);
    }
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = host;
    return [...rows, JSON.stringify({ clientWidth, clientHeight, scrollWidth, scrollHeight })];
  }, nth);

/** The same with the real mouse on the chip. */
async function feltUnder(page: Page, nth: number) {
  await felt(page, nth);
  const box = await page
    .locator('offprint-chip')
    .nth(nth - 1)
    .boundingBox();
  await page.mouse.move(box!.x + 13, box!.y + 12);
  const found = await felt(page, nth);
  await page.mouse.move(0, 0);
  return found;
}

/** Ids of the papers that an arXiv listing lists, in its order. */
const listed = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('dt a[href^="/abs/"]')].map(({ href }) => href.split('/abs/')[1] ?? ''),
  );

const CHANGES: Change[] = [
  { rating: 5, addTags: ['a tag that is rather long', 'another'], note: 'said' },
  { rating: 5 },
  { status: 'queued', rating: 5, addTags: ['x'] },
  { status: 'dismissed', rating: 5, addTags: ['mid size'], note: 'said' },
];

for (const [name, url, cards] of [
  ['over the corner of a card', undefined, 5],
  ['in a line of text', ARXIV, 3],
] as const)
  test(`a page that feels every pixel of a chip ${name} learns nothing of what it says, at rest or under the mouse`, async () => {
    const page = await session.visit(url);
    await until('the chips to be there', () => page.evaluate((n) => document.querySelectorAll('offprint-chip').length >= n, cards));
    const ids = url ? await listed(page) : samplePapers().map(({ arxiv }) => arxiv);
    for (const [at, change] of CHANGES.slice(0, cards - 1).entries())
      await ask(own, 'act', { ids: { arxiv: ids[at + 1]! }, site: 'arxiv', title: 'T' }, change, { feed: 'f', position: 1 });
    await page.evaluate((at) => document.querySelectorAll('offprint-chip')[at]?.setAttribute('id', 'last'), cards - 1);
    await until('the last to show it', async () => (await inside(page, { host: '#last', role: 'button', name: 'Rating: 5 of 5' }))[0]);
    await page.evaluate(() => document.getElementById('last')?.removeAttribute('id'));
    const rest: string[][] = [];
    const under: string[][] = [];
    for (let nth = 1; nth <= cards; nth++) {
      rest.push(await felt(page, nth));
      under.push(await feltUnder(page, nth));
    }
    expect(rest[0]!.join('\n')).toContain('#');
    for (const one of rest) expect(one).toEqual(rest[0]);
    for (const one of under) expect(one).toEqual(under[0]);
  });

test('a press beside the buttons of a chip is the card’s own, one on a button is not', async () => {
  const page = await session.visit(ARXIV);
  const host = page.locator('offprint-chip').first();
  await host.waitFor();
  await until('its buttons to be there', async () => (await inside(page, { host: 'offprint-chip', role: 'button' }))[0]);
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    document.addEventListener('click', ({ target }) => heard.push((target as Element).localName));
  });
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  const box = await host.boundingBox();
  await page.mouse.click(box!.x + box!.width - 5, box!.y + 12);
  expect(await heard()).toEqual(['offprint-chip']);
  await clickInside(page, { host: 'offprint-chip', role: 'button', name: 'Save' });
  await until('the paper to be saved', async () => (await rowsOf(own, 'papers')).length === 1);
  expect(await heard()).toEqual(['offprint-chip']);
});
