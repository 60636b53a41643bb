import { expect, type Page, test } from '@playwright/test';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { consent, popupOver } from './harness/toolbar';
import { CITING, PUBLICATIONS, unknownSites } from './harness/unknown-sites';

const LIST = 'https://arxiv.org/list/cs.CL/recent';

let session: Session;
const chips = (page: Page) => page.locator('offprint-chip');

test.beforeEach(async () => {
  session = await openChromium({ site: unknownSites });
});
test.afterEach(() => session.close());

test('nothing runs on a page whose site was not added; the popup reads it once without being given the site', async () => {
  const page = await session.visit(PUBLICATIONS);
  const popup = await popupOver(session, page);
  await expect(popup.getByText('Offprint does not read people.example.edu yet.')).toBeVisible();
  await expect(chips(page)).toHaveCount(0);
  await popup.getByRole('button', { name: 'Only this page, once' }).click();
  await expect(chips(page)).toHaveCount(4);
  await expect(popup.getByRole('heading', { name: /^This page/ })).toContainText('4 papers');
  await popup.getByRole('button', { name: 'Save A study of the 2th kind of thing' }).click();
  await expect.poll(() => rows(session.worker, 'papers')).toMatchObject([{ aliases: ['arxiv:2402.05100'] }]);
  const again = await session.visit(PUBLICATIONS);
  await again.waitForLoadState();
  await popupOver(session, again).then((second) => expect(second.getByRole('button', { name: 'Only this page, once' })).toBeVisible());
  await expect(chips(again)).toHaveCount(0);
});

test('a site is added by one button, read from then on, and given back at once by its switch', async () => {
  const page = await session.visit(PUBLICATIONS);
  await consent(session, ['https://people.example.edu/*']);
  const popup = await popupOver(session, page);
  await popup.getByRole('button', { name: 'Read papers on people.example.edu' }).click();
  await expect(chips(page)).toHaveCount(4);
  const later = await session.visit(PUBLICATIONS);
  await expect(chips(later)).toHaveCount(4);
  const settings = await session.open('library.html#/settings');
  const added = settings.getByRole('region', { name: 'Sites' }).getByRole('checkbox', { name: 'people.example.edu' });
  await expect(added).toBeChecked();
  await added.click();
  await expect(chips(page)).toHaveCount(0);
  await expect(chips(later)).toHaveCount(0);
  await expect(added).toHaveCount(0);
  const after = await session.visit(PUBLICATIONS);
  await after.waitForLoadState();
  const state = () =>
    session.worker.evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: {
          permissions: { getAll(): Promise<{ origins: string[] }> };
          scripting: { getRegisteredContentScripts(): Promise<object[]> };
        };
      };
      return [(await chrome.permissions.getAll()).origins, await chrome.scripting.getRegisteredContentScripts()];
    });
  await expect.poll(state).toEqual([['https://*.arxiv.org/*', 'https://arxiv.org/*', 'https://huggingface.co/*'], []]);
  await expect(chips(after)).toHaveCount(0);
});

test('a site of the first release is left alone at once when it is switched off, and read again when switched on', async () => {
  const page = await session.visit(LIST);
  await expect(chips(page).first()).toBeAttached();
  const settings = await session.open('library.html#/settings');
  const arxiv = settings.getByRole('region', { name: 'Sites' }).getByRole('checkbox', { name: 'arXiv', exact: true });
  await expect(arxiv).toBeChecked();
  await arxiv.uncheck();
  await expect(chips(page)).toHaveCount(0);
  const off = await session.visit(LIST);
  const popup = await popupOver(session, off);
  await expect(popup.getByRole('button', { name: 'Read papers on arXiv' })).toBeVisible();
  await expect(chips(off)).toHaveCount(0);
  await arxiv.check();
  await expect(chips(off).first()).toBeAttached();
  await expect(chips(page).first()).toBeAttached();
});

test('what a page merely cites has no chips until they are asked for', async () => {
  const page = await session.visit(CITING);
  const popup = await popupOver(session, page);
  await popup.getByRole('button', { name: 'Only this page, once' }).click();
  await expect(popup.getByRole('heading', { name: /^References on this page/ })).toContainText('3 papers');
  await expect(chips(page)).toHaveCount(0);
  await popup.getByRole('button', { name: 'Put chips on them' }).click();
  await expect(chips(page)).toHaveCount(3);
});

test('a listing whose own reader fails is read in the simpler way, and popup and settings say since when', async () => {
  await session.context.route('https://arxiv.org/list/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><h1>New submissions</h1><ul>${['2402.05099', '2402.05100', '2402.05101', '2402.05102']
        .map((id, at) => `<li><h3><a href="/abs/${id}">A rearranged title, part ${at + 1}</a></h3><p>A. Author</p></li>`)
        .join('')}</ul>`,
    }),
  );
  const page = await session.visit(LIST);
  await expect(chips(page)).toHaveCount(4);
  const popup = await popupOver(session, page);
  await expect(popup.getByRole('alert')).toContainText('arXiv seems to have changed since');
  await expect(popup.getByRole('heading', { name: /^This page/ })).toContainText('4 papers');
  const settings = await session.open('library.html#/settings');
  await expect(settings.getByRole('alert')).toContainText('arXiv seems to have changed since');
});
