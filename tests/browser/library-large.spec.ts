import { expect, test } from '@playwright/test';
import type { Annotation } from '../../paper/annotation';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { fillShelf, openShelf, shelf } from './harness/shelf';

/** So many that its papers are not held one by one. */
const COPIES = 90;
const given = shelf(119);
const papers = given.papers.length * COPIES;
let session: Session;

interface Packing {
  id: string;
  value: { rows?: number; papers?: number; making?: object };
}

// Ten thousand papers take a slow machine a while.
test.describe.configure({ timeout: 180_000 });

const patient = expect.configure({ timeout: 60_000 });
test.beforeEach(async () => {
  session = await openChromium();
});
test.afterEach(() => session.close());

test('a large library is packed while it is open, and is then read from what was packed', async () => {
  const page = await openShelf(session, given);
  await fillShelf(page, given, COPIES);
  await page.reload();
  const total = page.locator('.list-bar .shown');
  await patient(total).toHaveText(`${papers.toLocaleString('en')} papers`);
  const packed = async () =>
    (await rows<Packing>(session.worker, 'packing')).map(({ id, value }) => [id, value.rows ?? value.papers, value.making]);
  await expect.poll(packed, { timeout: 90_000 }).toEqual([
    ['catalogue', papers, undefined],
    ['words', papers, undefined],
  ]);

  await page.addInitScript(() => {
    const seen = globalThis as unknown as { papersRead: number };
    seen.papersRead = 0;
    const real = IDBObjectStore.prototype.getAll;
    IDBObjectStore.prototype.getAll = function (this: IDBObjectStore, ...args) {
      const request = real.apply(this, args);
      if (this.name === 'papers') request.addEventListener('success', () => (seen.papersRead += request.result.length));
      return request;
    };
  });
  await page.reload();
  await patient(total).toHaveText(`${papers.toLocaleString('en')} papers`);
  const grid = page.getByRole('grid');
  await patient(grid.locator('tbody .title').first()).toHaveText(given.papers[0]?.title ?? '');
  expect(await page.evaluate(() => (globalThis as unknown as { papersRead: number }).papersRead)).toBe(0);

  // The list goes to its last row, and says what the last paper is.
  await grid.locator('tbody tr').first().focus();
  await page.keyboard.press('End');
  await patient(grid.locator(`tbody tr[aria-rowindex="${papers + 1}"] .title`)).toHaveText(`${given.papers.at(-1)?.title}, Part ${COPIES}`);

  // Words of abstracts are found by their index, and several words in a row too.
  const field = page.getByRole('combobox', { name: /^Search/ });
  for (const some of ['uneven', '"rolls down an uneven"']) {
    await field.fill(`abstract:${some}`);
    await patient(grid.locator('tbody .title')).toHaveText([given.papers[5]?.title ?? '']);
  }
  const words = `${given.papers[7]?.title} Part ${COPIES}`;
  await field.fill(words);
  const row = grid.getByRole('row').filter({ hasText: `${given.papers[7]?.title}, Part ${COPIES}` });
  await patient(row).toBeVisible();
  await row.getByRole('checkbox').check();
  await page.getByRole('toolbar').getByRole('button', { name: 'Rate' }).click();
  await page.getByRole('radio', { name: '5 of 5' }).click();
  const id = `${given.papers[7]?.id}-${COPIES}`;
  const rating = async () => (await rows<Annotation>(session.worker, 'annotations')).find((one) => one.id === id)?.rating;
  await expect.poll(rating, { timeout: 60_000 }).toBe(5);
  await page.keyboard.press('Escape');
  await field.fill(`${words} rating:5`);
  await patient(row.getByRole('img', { name: '5 of 5' })).toBeVisible();

  // What was said since it was packed is there after opening it again.
  await page.reload();
  await patient(row.getByRole('img', { name: '5 of 5' })).toBeVisible();
  expect((await rows(session.worker, 'loose')).length).toBeGreaterThan(0);
});
