import { expect, type Page, test } from '@playwright/test';
import { clickInside, hoverInside, inside } from '../../scripts/browser/pierce';
import { until } from '../../scripts/browser/until';
import { openChromium, ownFrame, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { smallPages } from './harness/site';
import { consent, popupOver } from './harness/toolbar';

/** One paper, on three sites that show it by two names: two lists of arXiv's papers, and a forum of OpenReview. */
const COOL = 'https://papers.cool/arxiv/cs.CL';
const LIST = 'https://www.alphaxiv.org/explore';
const FORUM = 'https://openreview.net/forum?id=nq3qSNB0Lw';
const TITLE = 'Caches that forget on purpose';

let session: Session;

test.beforeAll(async () => {
  session = await openChromium({ site: smallPages });
  await consent(session, ['https://papers.cool/*', 'https://www.alphaxiv.org/*', 'https://alphaxiv.org/*', 'https://openreview.net/*']);
});
test.afterAll(() => session.close());

/** Visits a page, and adds its site by the popup's button. */
async function added(address: string, name: string): Promise<Page> {
  const page = await session.visit(address);
  const popup = await popupOver(session, page);
  await popup.getByRole('button', { name: `Read papers on ${name}` }).click();
  await expect(page.locator('offprint-chip').first()).toBeAttached();
  await popup.close();
  await page.close();
  return session.visit(address);
}

const chip = (card: string) => `${card} offprint-chip`;
const buttons = async (page: Page, host: string) => (await inside(page, { host, role: 'button' })).map(({ name }) => name);

test('a paper saved on one site shows as saved on another; where only the title says so, the editor asks', async () => {
  const cool = await added(COOL, 'Cool Papers');
  const panel = chip('.panel.paper');
  await hoverInside(cool, { host: panel, role: 'button' });
  await clickInside(cool, { host: panel, role: 'button', name: 'Save' });
  await until('the paper to be saved', async () => (await buttons(cool, panel)).includes('Saved. Open the editor'));

  const list = await added(LIST, 'alphaXiv');
  const first = chip('.feed > div:nth-of-type(1)');
  await until('the other site to show it as saved', async () => (await buttons(list, first)).includes('Saved. Open the editor'));
  await expect.poll(() => buttons(list, chip('.feed > div:nth-of-type(2)'))).toContain('Save');

  const forum = await added(FORUM, 'OpenReview');
  const note = chip('.forum-title');
  await until('the chip to know its state', async () => (await buttons(forum, note)).includes('Save'));
  await hoverInside(forum, { host: note, role: 'button' });
  await clickInside(forum, { host: note, role: 'button', name: /tag/i });
  const editor = await ownFrame(forum, session, 'editor.html');
  await expect(editor.getByRole('region', { name: 'Same paper?' })).toContainText('You saved one with this title from papers.cool');
  await editor.getByRole('button', { name: 'Yes, make them one' }).click();
  await until('the chip to show what is stored', async () => (await buttons(forum, note)).includes('Saved. Open the editor'));
  const papers = await rows<{ title: string; aliases: string[] }>(session.worker, 'papers');
  expect(papers.map(({ title }) => title)).toEqual([TITLE]);
  expect(papers[0]?.aliases.toSorted()).toEqual(['arxiv:2401.00001', 'openreview:nq3qSNB0Lw']);
});
