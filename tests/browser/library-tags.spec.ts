import { expect, type Page, test } from '@playwright/test';
import type { Annotation } from '../../paper/annotation';
import { axeOwn } from './harness/axe';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { openShelf, shelf } from './harness/shelf';

let session: Session;
let page: Page;

/** Tags as they grow in years: written twice, in the plural, inside others. */
const GIVEN = [['llm', 'ml/vision'], ['llm'], ['LLM', 'ml'], ['llms', 'x'], ['ml/nlp'], ['ml/vision/3d', 'llm']];

function library() {
  const given = shelf(12);
  given.annotations.forEach((annotation, at) => {
    Object.assign(annotation, { tags: GIVEN[at] ?? [], note: '' });
  });
  return given;
}

const tagsNow = async () => {
  const said = await rows<Annotation>(session.worker, 'annotations');
  return said
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .slice(0, GIVEN.length)
    .map(({ tags }) => tags);
};
const toast = () => page.locator('.toast');
const undo = () => toast().getByRole('button', { name: 'Undo' }).click();
const row = (tag: string) => page.locator('.tag-table tbody tr').filter({ has: page.locator(`th :text-is("${tag}")`) });
const menu = (tag: string) => page.getByRole('button', { name: `More for the tag ${tag}`, exact: true });
const names = () => page.locator('.tag-table tbody th :is(a, th > bdi)').allTextContents();

/** Asks the background as one of our own pages does. */
const tell = (name: string, ...args: unknown[]) =>
  page.evaluate(
    (message) =>
      (globalThis as unknown as { chrome: { runtime: { sendMessage(message: object): Promise<unknown> } } }).chrome.runtime.sendMessage(
        message,
      ),
    { to: 'library', name, args },
  );
/** An export of all papers with the tag `ml`, to a place of that id. */
const exportTo = (targetId: string) => ({
  id: 'r1',
  targetId,
  what: { kind: 'tag', tag: 'ml' },
  when: 'hand',
  format: 'bibtex',
  options: {},
  file: 'ml.bib',
});

async function open(path = 'library.html#/tags'): Promise<void> {
  page = await openShelf(session, library(), path);
}

test.afterEach(() => session.close());

for (const dark of [false, true]) {
  test(`tags are listed, coloured and renamed with all inside them, each taken back, ${dark ? 'dark' : 'light'}`, async () => {
    session = await openChromium({ dark });
    await open();
    await expect.poll(names).toEqual(['llm', 'LLM', 'llms', 'ml', 'ml/nlp', 'ml/vision', 'ml/vision/3d', 'x']);
    await expect(row('ml').locator('.of-papers')).toHaveText('4 (3 only by tags inside)');
    await page.getByRole('button', { name: 'Colour of ml: none' }).click();
    await page.getByRole('button', { name: 'teal' }).click();
    await expect(page.getByRole('button', { name: 'Colour of ml/vision: teal' })).toBeVisible();
    expect(await axeOwn(page)).toEqual([]);
    await menu('ml').click();
    await page.getByLabel('Name of the tag').fill('ai/ml');
    expect(await axeOwn(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(toast()).toContainText('“ml” renamed to “ai/ml”');
    await expect
      .poll(tagsNow)
      .toEqual([['llm', 'ai/ml/vision'], ['llm'], ['LLM', 'ai/ml'], ['llms', 'x'], ['ai/ml/nlp'], ['ai/ml/vision/3d', 'llm']]);
    await expect(page.getByRole('button', { name: 'Colour of ai/ml/nlp: teal' })).toBeVisible();
    await undo();
    await expect.poll(tagsNow).toEqual(GIVEN);
    await expect(page.getByRole('button', { name: 'Colour of ml/nlp: teal' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Colour of ai/ })).toHaveCount(0);
    await page.keyboard.press('Control+Shift+z');
    await expect(page.getByRole('button', { name: 'Colour of ai/ml/nlp: teal' })).toBeVisible();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('button', { name: 'Colour of ml/nlp: none' })).toBeVisible();
    await expect.poll(tagsNow).toEqual(GIVEN);
  });
}

test('an export that asks for a tag goes along when the tag gets another name, and comes back with it', async () => {
  session = await openChromium();
  await open();
  const place = { id: 'here', kind: 'downloads', name: 'Downloads', settings: { folder: 'Offprint' }, secrets: {} };
  expect(await tell('saveTarget', place)).toMatchObject({ ok: true });
  expect(await tell('saveRule', exportTo('here'))).toMatchObject({ ok: true });
  const asks = async () =>
    (await rows<{ value: { rule?: { what: unknown } } }>(session.worker, 'rules')).map(({ value }) => value.rule?.what);
  await menu('ml').click();
  await expect(page.getByText('The export “ml.bib” asks for it: a new name goes along')).toBeVisible();
  await page.getByLabel('Name of the tag').fill('ai/ml');
  await page.keyboard.press('Enter');
  await expect.poll(asks).toEqual([{ kind: 'tag', tag: 'ai/ml' }]);
  await undo();
  await expect.poll(asks).toEqual([{ kind: 'tag', tag: 'ml' }]);
  await expect.poll(tagsNow).toEqual(GIVEN);
});

test('a renamed tag is one line of the activity, which brings back everything, also days later', async () => {
  session = await openChromium();
  await open();
  await page.getByRole('button', { name: 'Colour of ml: none' }).click();
  await page.getByRole('button', { name: 'teal' }).click();
  await menu('ml').click();
  await page.getByLabel('Name of the tag').fill('ai/ml');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Colour of ai/ml/nlp: teal' })).toBeVisible();
  await page.goto(`${session.origin}/library.html#/activity`);
  await page.reload();
  const lines = page.getByRole('region', { name: 'Done lately' }).getByRole('listitem');
  await expect(lines.locator('.title')).toHaveText(['Tag colours and names: ml → ai/ml · 4 papers', 'Tag colours and names: ml']);
  expect(await axeOwn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Undo: Tag colours and names: ml → ai/ml' }).click();
  await expect.poll(tagsNow).toEqual(GIVEN);
  await page.getByRole('button', { name: 'Undo: Tag colours and names: ml', exact: true }).click();
  await page.goto(`${session.origin}/library.html#/tags`);
  await expect(page.getByRole('button', { name: 'Colour of ml/nlp: none' })).toBeVisible();
});

test('tags that may be one are made one, and typing the old name gives the new one', async () => {
  session = await openChromium();
  await open();
  const alike = page.getByRole('region', { name: 'These may be one' });
  await expect(alike.getByRole('listitem')).toHaveCount(2);
  await alike.getByRole('button', { name: 'Use llm for both instead of llms' }).click();
  await expect(toast()).toContainText('“llms” is now “llm”');
  await expect.poll(tagsNow).toEqual([['llm', 'ml/vision'], ['llm'], ['LLM', 'ml'], ['llm', 'x'], ['ml/nlp'], ['ml/vision/3d', 'llm']]);
  await expect(page.getByRole('button', { name: 'Take away llms as another name of llm' })).toBeVisible();
  await alike.getByRole('button', { name: 'Keep both llm, LLM' }).click();
  await expect(alike).toBeHidden();
  await undo();
  await expect(alike.getByRole('listitem')).toHaveCount(1);

  await page.getByRole('link', { name: /^All papers/ }).click();
  await page.locator('.paper-table tbody .row').nth(7).click();
  const detail = page.getByRole('complementary', { name: 'Details of the paper' });
  await detail.getByRole('combobox', { name: 'Tags' }).fill('LLMs');
  await expect(detail.getByRole('option')).toHaveText(['llm']);
  await page.keyboard.press('Enter');
  await expect(detail.getByRole('button', { name: 'Remove tag llm', exact: true })).toBeVisible();
  // A frame that does not know the name yet is corrected by who writes.
  const [, , , , , , , eighth] = (await rows<Annotation>(session.worker, 'annotations')).sort((a, b) => (a.id < b.id ? -1 : 1));
  await tell('change', [eighth?.id ?? ''], { addTags: ['llms/serving'] });
  await expect(detail.getByRole('button', { name: 'Remove tag llm/serving' })).toBeVisible();
});

test('a tag is deleted from its papers and brought back, named otherwise, and forgotten when no paper has it', async () => {
  session = await openChromium();
  await open();
  await menu('x').click();
  await page.getByLabel('Another name').fill('ex');
  await page.getByRole('button', { name: 'Add the name' }).click();
  await expect(page.getByRole('button', { name: 'Take away ex as another name of x' })).toBeVisible();
  await menu('x').click();
  await page.getByRole('button', { name: 'Take off 1 paper' }).click();
  await expect(toast()).toContainText('Tag “x” deleted');
  await expect(row('x')).toHaveCount(0);
  expect((await tagsNow())[3]).toEqual(['llms']);
  await undo();
  await expect(page.getByRole('button', { name: 'Take away ex as another name of x' })).toBeVisible();
  await expect.poll(tagsNow).toEqual(GIVEN);
  await page.getByLabel('Which tags').selectOption({ label: 'On one paper' });
  await expect.poll(names).toEqual(['LLM', 'llms', 'ml/nlp', 'ml/vision/3d', 'x']);
});

test('the panel shows tags as a tree, and the list finds what is inside one', async () => {
  session = await openChromium();
  await open('library.html');
  const tags = page.getByRole('group', { name: 'Tags' });
  await expect(tags.getByRole('checkbox', { name: /^ml 4 papers/ })).toBeVisible();
  await expect(tags.getByRole('checkbox', { name: /^ml\/vision/ })).toHaveCount(0);
  await tags.getByRole('button', { name: 'Tags inside ml', exact: true }).click();
  await tags.getByRole('checkbox', { name: /^ml\/vision 2 papers/ }).check();
  await expect(page.getByRole('combobox', { name: /^Search titles/ })).toHaveValue('tag:ml/vision');
  await expect(page.locator('.list-bar .shown')).toContainText('2');
  expect(await axeOwn(page)).toEqual([]);
  await tags.getByRole('link', { name: 'Arrange tags' }).click();
  await expect(page.getByRole('heading', { name: 'Tags' })).toBeVisible();
});

test('views ask for the new name, and a tag that others share or an export asks for says so first', async () => {
  session = await openChromium();
  const view = { id: 'v1', name: 'Pictures', query: 'tag:ml/vision rating>=1', sort: '-added' };
  page = await openShelf(session, { ...library(), settings: [{ key: 'views', value: [view] }] }, 'library.html#/tags');
  const rule = exportTo('none');
  await page.evaluate(
    (jobs) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('offprint');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const work = opening.result.transaction('rules', 'readwrite');
          for (const job of jobs) work.objectStore('rules').put(job);
          work.oncomplete = () => resolve();
        };
      }),
    [
      { id: 'r1', value: { kind: 'export', rule, progress: { phase: 'new', nextAt: 0, tries: 0, doneAt: 0, upTo: 0, sent: {} } } },
      {
        id: 'share-1',
        value: {
          kind: 'share',
          targetId: 'none',
          group: 'Readers',
          tags: ['ml/vision'],
          progress: { phase: 'done', nextAt: 0, tries: 0, doneAt: 1, upTo: 0, sent: {} },
        },
      },
    ],
  );
  await page.reload();
  await menu('ml').click();
  await expect(page.locator('.tag-menu .bond')).toHaveText([/^The export “ml.bib”/, /^It is shared as “Readers”/]);
  expect(await axeOwn(page)).toEqual([]);
  await page.getByLabel('Name of the tag').fill('ai');
  await page.keyboard.press('Enter');
  const query = async () =>
    (await rows<{ key: string; value: { query: string }[] }>(session.worker, 'settings')).find(({ key }) => key === 'views')?.value[0]
      ?.query;
  await expect.poll(query).toBe('tag:ai/vision rating>=1');
  await undo();
  await expect.poll(query).toBe('tag:ml/vision rating>=1');
  await expect.poll(tagsNow).toEqual(GIVEN);
});
