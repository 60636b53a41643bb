import { expect, type Page, test } from '@playwright/test';
import { axeOwn } from './harness/axe';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { openShelf, shelf } from './harness/shelf';

let session: Session;
let page: Page;
const given = shelf(6);
const title = 'A title that tells one work from others';
for (const [at, paper] of given.papers.slice(0, 2).entries()) {
  paper.title = title;
  paper.aliases = [at === 0 ? 'doi:10.1000/x' : 'arxiv:2401.00001'];
}

test.beforeEach(async () => {
  session = await openChromium();
  page = await openShelf(session, given);
  // Titles are recognised by a table of their own, which saving fills.
  await page.evaluate(
    (ids) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('offprint');
        opening.onsuccess = () => {
          const work = opening.result.transaction('titles', 'readwrite');
          for (const id of ids) work.objectStore('titles').put({ id, key: 'atitlethattellsoneworkfromothers' });
          work.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    given.papers.slice(0, 2).map(({ id }) => id),
  );
  await page.reload();
});
test.afterEach(() => session.close());

const papers = () => rows<{ id: string; aliases: string[] }>(session.worker, 'papers');

test('two records of one paper are pointed at, made one, and parted again', async () => {
  await page.getByRole('link', { name: 'One pair of papers may be the same paper.' }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  expect(await axeOwn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Yes, make them one' }).click();
  await expect(page.getByRole('heading', { name: 'No paper seems to be here twice' })).toBeVisible();
  await expect.poll(async () => (await papers()).length).toBe(5);
  await page.getByRole('link', { name: 'To my library' }).click();
  const one = (await papers()).find(({ aliases }) => aliases.includes('doi:10.1000/x'));
  await page.goto(`${session.origin}/library.html#/papers?paper=${one?.id}`);
  const details = page.getByRole('complementary', { name: 'Details of the paper' });
  await details.getByRole('button', { name: `Part again: ${title}` }).click();
  await expect.poll(async () => (await papers()).length).toBe(6);
});

test('two papers that only look the same are kept as two, which can be taken back', async () => {
  await page.getByRole('link', { name: 'One pair of papers may be the same paper.' }).click();
  await page.getByRole('button', { name: 'No, two papers' }).click();
  await expect(page.getByRole('heading', { name: 'No paper seems to be here twice' })).toBeVisible();
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'No, two papers' })).toBeVisible();
  expect((await papers()).length).toBe(6);
});
