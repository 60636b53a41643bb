import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { writeBibliography } from '../../formats/bibtex';
import type { Annotation } from '../../paper/annotation';
import type { Paper } from '../../paper/paper';
import { samplePapers } from '../../scripts/sample/papers';
import { axeOwn } from './harness/axe';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { fillShelf, shelf } from './harness/shelf';
import { openTabs } from './harness/tabs';

const sample = samplePapers();
const given = shelf(40);
let session: Session;

/** The popup as it stands over a page of the reader's; the page stays the active tab. */
async function openPopup(url?: string): Promise<Page> {
  if (url !== undefined) {
    const page = await session.visit(url);
    await page.locator('offprint-chip').first().waitFor({ state: 'attached' });
    await page.bringToFront();
  }
  const popup = await session.openBehind('popup.html');
  await popup.setViewportSize({ width: 360, height: 600 });
  return popup;
}

/** Puts forty papers into the library. */
async function fill(copies?: number): Promise<void> {
  const page = await session.open('library.html');
  await page.locator('h2').first().waitFor();
  await fillShelf(page, given, copies);
  await page.close();
}

const tabs = () => openTabs(session);
const saved = async () => new Map((await rows<Annotation>(session.worker, 'annotations')).map((one) => [one.id, one]));
const titleOf = (at: number) => sample[at]?.title ?? '';

test.beforeEach(async () => {
  session = await openChromium();
});
test.afterEach(() => session.close());

test('shows the papers of the page, saves and queues them, and takes it back', async () => {
  const popup = await openPopup('https://huggingface.co/papers');
  await expect(popup.getByRole('searchbox', { name: 'Search your library' })).toBeFocused();
  await expect(popup.getByRole('heading', { name: /^This page/ })).toContainText('119 papers');
  await popup.getByRole('button', { name: `Save ${titleOf(1)}` }).click();
  await expect(popup.getByRole('heading', { name: /^This page/ })).toContainText('1 saved');
  await popup.getByRole('button', { name: `Read later: ${titleOf(2)}` }).click();
  await expect(popup.getByRole('button', { name: `Read later: ${titleOf(2)}` })).toHaveAttribute('aria-pressed', 'true');
  await expect(popup.getByRole('heading', { name: /^Next to read/ })).toBeVisible();
  const papers = await rows<Paper>(session.worker, 'papers');
  expect(papers.map(({ title }) => title).sort()).toEqual([titleOf(1), titleOf(2)].sort());
  expect(papers[0]?.authors?.length).toBeGreaterThan(0);
  expect(await rows(session.worker, 'events')).toContainEqual(
    expect.objectContaining({ kind: 'saved', feed: 'huggingface.co/papers', position: 3, upvotes: expect.any(Number) }),
  );
  await popup.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await expect(popup.getByRole('button', { name: `Read later: ${titleOf(2)}` })).toHaveAttribute('aria-pressed', 'false');
  const undoSaved = popup.locator('.undo-list').getByRole('button', { name: /^Undo: Saved/ });
  await expect(undoSaved).toHaveCount(1);
  await undoSaved.click();
  await expect.poll(() => rows(session.worker, 'papers')).toEqual([]);
});

test('saves, queues, rates and tags the one paper of its own page', async () => {
  const popup = await openPopup(`https://huggingface.co/papers/${sample[0]?.arxiv}`);
  await popup.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(popup.getByRole('button', { name: 'Saved', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await popup.getByRole('button', { name: 'Read later', exact: true }).click();
  await popup.getByRole('radio', { name: '4 of 5' }).click();
  await popup.getByRole('combobox', { name: 'Tags', exact: true }).fill('from the popup');
  await popup.keyboard.press('Enter');
  await expect.poll(async () => [...(await saved()).values()]).toMatchObject([{ status: 'queued', rating: 4, tags: ['from the popup'] }]);
});

test('says what to do where nothing can be read', async () => {
  const page = await session.context.newPage();
  await page.goto('about:blank');
  await page.bringToFront();
  const popup = await openPopup();
  await expect(popup.getByText(/Open a listing of papers, such as arXiv or Hugging Face Papers/)).toBeVisible();
  await expect(popup.getByText('Your library is empty.')).toBeVisible();
});

test('finds papers of the library by keyboard alone, and opens one', async () => {
  await fill();
  const popup = await openPopup();
  await popup.keyboard.type(titleOf(7).slice(0, 20).toLowerCase());
  await expect(popup.getByRole('grid', { name: 'Found' }).getByRole('row')).toHaveCount(1);
  await popup.keyboard.press('ArrowDown');
  // The popup may be gone before the key is said to be pressed.
  await Promise.all([popup.waitForEvent('close'), popup.keyboard.press('Enter').catch(() => undefined)]);
  await expect.poll(tabs).toContain(given.papers[7]?.url);
  await expect.poll(() => rows(session.worker, 'events')).toContainEqual(expect.objectContaining({ kind: 'opened', paperId: 'p00007' }));
  expect((await saved()).get('p00007')?.status).toBe(given.annotations[7]?.status);
});

test('shows what to read next and what came last, and exports everything', async () => {
  await fill();
  const popup = await openPopup();
  await expect(popup.getByRole('grid', { name: 'Next to read' })).toContainText(titleOf(0).replaceAll('$', ''));
  await expect(popup.getByRole('grid', { name: 'Saved last' })).toContainText(titleOf(1));
  const [download] = await Promise.all([popup.waitForEvent('download'), popup.getByRole('button', { name: 'Export .bib' }).click()]);
  expect(download.suggestedFilename()).toBe('library.bib');
  const items = given.papers.map((paper, at) => ({ paper, annotation: given.annotations[at] }));
  expect(readFileSync(await download.path(), 'utf8')).toBe(writeBibliography(items));
});

test('is drawn from a few rows however large the library is, and reads the rest only to search', async () => {
  await fill(50);
  await session.context.addInitScript(() => {
    const counts = globalThis as unknown as { rowsRead: number };
    counts.rowsRead = 0;
    for (const kind of [IDBObjectStore, IDBIndex]) {
      for (const name of ['get', 'getAll', 'getAllKeys', 'getAllRecords', 'openCursor'] as const) {
        const real = (kind.prototype as unknown as Record<string, (...given: unknown[]) => IDBRequest>)[name];
        if (!real) continue;
        Object.assign(kind.prototype, {
          [name](this: IDBObjectStore, ...args: unknown[]) {
            const request = real.apply(this, args);
            request.addEventListener('success', () => {
              const { result } = request;
              counts.rowsRead += Array.isArray(result) ? result.length : result ? 1 : 0;
            });
            return request;
          },
        });
      }
    }
  });
  const popup = await openPopup();
  // A page that is opened behind may begin before what is to be in it from the start.
  await popup.reload();
  const read = () => popup.evaluate(() => (globalThis as unknown as { rowsRead: number }).rowsRead);
  await expect(popup.getByRole('grid', { name: 'Saved last' })).toBeVisible();
  await expect(popup.getByRole('grid', { name: 'Next to read' })).toBeVisible();
  expect(await read()).toBeGreaterThan(5);
  expect(await read()).toBeLessThan(60);
  await popup.keyboard.type('a');
  await expect(popup.getByRole('heading', { name: /^Found/ })).toContainText('papers');
  expect(await read()).toBeGreaterThan(2000);
});

test('works while the background sleeps', async () => {
  await fill();
  const popup = await openPopup('https://huggingface.co/papers');
  const cdp = await session.context.newCDPSession(popup);
  await cdp.send('ServiceWorker.enable');
  await cdp.send('ServiceWorker.stopAllWorkers');
  await popup.reload();
  await expect(popup.getByRole('grid', { name: 'Saved last' })).toBeVisible();
  await popup.getByRole('searchbox').fill(titleOf(3));
  await expect(popup.getByRole('grid', { name: 'Found' })).toContainText(titleOf(3));
});

for (const dark of [false, true]) {
  test(`has no accessibility violations and no sideways scrolling, ${dark ? 'dark' : 'light'}`, async () => {
    await session.close();
    session = await openChromium({ dark });
    await fill();
    const popup = await openPopup('https://huggingface.co/papers');
    await popup.getByRole('grid', { name: 'This page' }).waitFor();
    await popup.getByRole('button', { name: `Read later: ${titleOf(1)}` }).click();
    await popup.locator('.toast').getByRole('button', { name: 'Undo' }).waitFor();
    expect(await axeOwn(popup)).toEqual([]);
    await popup.keyboard.press('Escape');
    await popup.getByRole('searchbox').fill('e');
    await popup.getByRole('grid', { name: 'Found' }).waitFor();
    expect(await axeOwn(popup)).toEqual([]);
    expect(await popup.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const single = await openPopup(`https://huggingface.co/papers/${sample[50]?.arxiv}`);
    await single.getByRole('button', { name: 'Save', exact: true }).waitFor();
    expect(await axeOwn(single)).toEqual([]);
    expect(await single.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}
