import { expect, type Page, test } from '@playwright/test';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { openShelf, shelf } from './harness/shelf';

let session: Session;
let page: Page;

test.beforeEach(async () => {
  session = await openChromium();
  page = await openShelf(session, shelf(3), 'library.html#/settings');
});
test.afterEach(() => session.close());

const part = () => page.getByRole('region', { name: 'Import' }).last();
const stored = () => rows<{ title: string; citekey: string }>(session.worker, 'papers');
const bib = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => `@article{imported${at},\n title={An imported paper, number ${at}},\n doi={10.1000/imp.${at}}\n}\n`,
  ).join('\n');

test('a bibliography is read apart, told before anything changes, imported, and taken back as one', async () => {
  const before = await stored();
  const source = `${bib(1200)}\n@article{broken,\n title = {Half of it},\n year 2000\n}\n`;
  await part()
    .getByLabel('Choose a file')
    .setInputFiles({ name: 'mine.bib', mimeType: 'text/plain', buffer: Buffer.from(source) });
  await expect(part().getByText('1,201 new papers')).toBeVisible({ timeout: 60_000 });
  await part().getByText('1 place could not be read').click();
  await expect(part().getByText(/^Line \d+: After "year"/)).toBeVisible();
  expect(await stored()).toEqual(before);
  await part().getByRole('button', { name: 'Import', exact: true }).click();
  await expect(part().getByText('Imported. 1,201 papers are new.')).toBeVisible({ timeout: 60_000 });
  expect((await stored()).length).toBe(before.length + 1201);
  expect((await stored()).map(({ citekey }) => citekey)).toContain('imported7');
  await part().getByRole('button', { name: 'Undo the whole import' }).click();
  await expect.poll(async () => (await stored()).length, { timeout: 60_000 }).toBe(before.length);
  expect(await stored()).toEqual(before);
});

test('ids and addresses can be pasted, and what is none is told', async () => {
  await part().getByLabel('Or paste it').fill('2407.21783, https://openreview.net/forum?id=B1_a-2cDe\nnot one');
  await part().getByRole('button', { name: 'See what is in it' }).click();
  await expect(part().getByText('2 new papers')).toBeVisible();
  await expect(part().getByText('2 places could not be read')).toBeVisible();
  await part().getByRole('button', { name: 'Cancel' }).click();
  await expect(part().getByText('2 new papers')).toHaveCount(0);
});

test('a file that is too large, or no list of papers at all, is refused in words that say what to do', async () => {
  const file = part().getByLabel('Choose a file');
  await file.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"a": 1}') });
  await part().getByText('1 place could not be read').click();
  await expect(part().getByText(/neither CSL-JSON nor an export of PaperMemory/)).toBeVisible();
  await file.setInputFiles({ name: 'x.bib', mimeType: 'text/plain', buffer: Buffer.alloc(20_000_001, 64) });
  await part().getByText('1 place could not be read').click();
  await expect(part().getByText(/larger than 20 MB\. Split it/)).toBeVisible();
});
