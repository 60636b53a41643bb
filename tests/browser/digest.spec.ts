import { expect, type Page, test } from '@playwright/test';
import { localDay } from '../../entrypoints/background/digest-time';
import type { Annotation } from '../../paper/annotation';
import type { Paper } from '../../paper/paper';
import { samplePapers } from '../../scripts/sample/papers';
import { webdavServer } from '../sync/webdav-server';
import { axeOwn } from './harness/axe';
import { openChromium, type Session } from './harness/chromium';
import { BLOG, blogOf, DAILY, dailyOf, type Feeds, feeds, morning } from './harness/feeds';
import { rows } from './harness/rows';
import { consent } from './harness/toolbar';
import { nameFolder } from './harness/webdav';

let session: Session;
let page: Page;
let given: Feeds;

async function open(options: { daily?: number; category?: number } = {}): Promise<void> {
  given = feeds(options.daily, options.category);
  session = await openChromium({ site: given.site });
  await consent(session, ['https://blog.example.org/*', 'http://127.0.0.1/*']);
  page = await session.open('library.html#/digest');
}
test.afterEach(() => session.close());

const row = (title: string) => page.getByRole('grid').locator('tbody tr').filter({ hasText: title });
const count = () => page.getByRole('navigation').getByRole('link', { name: /^Digest/ });
/** What the background may ask of the browser, as far as it is looked at here. */
interface Own {
  chrome: {
    action: { getBadgeText(of: object): Promise<string> };
    alarms: { get(name: string): Promise<{ scheduledTime: number } | undefined> };
  };
}
const badge = () => session.worker.evaluate(() => (globalThis as unknown as Own).chrome.action.getBadgeText({}));

async function follow(typed: string): Promise<void> {
  await page.getByLabel('Type or paste a feed').fill(typed);
  await page.getByRole('button', { name: 'Follow', exact: true }).click();
}

test('feeds are followed, read and ranked with reasons, papers are kept from there, and what was listed once does not come again', async () => {
  await open();
  await expect(page.getByText('New papers, once a day')).toBeVisible();
  expect(await axeOwn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Hugging Face · daily' }).click();
  await expect(page.getByRole('grid').locator('tbody tr').first()).toBeVisible();
  await expect(count()).toHaveText('Digest40');
  await page.getByRole('link', { name: 'Feeds and rules' }).click();
  await follow('cs.CL');
  await expect(page.getByText(/^Read .* · 60 papers$/)).toBeVisible();
  // Ten of the sixty stand on Hugging Face as well.
  await expect(count()).toHaveText('Digest90');
  await page.getByLabel('Wanted words', { exact: true }).fill('speculative decoding,');
  await page.getByLabel('Unwanted words').fill('survey');
  await page.keyboard.press('Enter');
  expect(await axeOwn(page)).toEqual([]);
  await page.getByRole('link', { name: 'Back to the digest' }).click();
  await expect(page.getByRole('grid').locator('tbody tr').first()).toContainText('matches: speculative decoding');
  expect(await axeOwn(page)).toEqual([]);

  // An abstract unfolds, and the row has been seen.
  const first = page.getByRole('grid').locator('tbody tr').first();
  const title = (await first.locator('.title').textContent()) ?? '';
  await first.getByRole('button', { name: 'Abstract' }).click();
  await expect(first.locator('.c-abstract')).toBeVisible();
  await expect(count()).toHaveText('Digest89');
  expect(await axeOwn(page)).toEqual([]);

  // Keys on a row: save, read later, no interest, and each taken back.
  const saved = () => rows<Paper>(session.worker, 'papers');
  await first.focus();
  await page.keyboard.press('s');
  await expect.poll(async () => (await saved()).map((one) => one.title)).toEqual([title]);
  await expect(first.getByRole('button', { name: 'Saved' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect
    .poll(async () => (await rows<Annotation>(session.worker, 'annotations')).map(({ status }) => status).sort())
    .toEqual(['', 'dismissed']);
  await expect(count()).toHaveText('Digest88');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await saved()).length).toBe(1);
  await expect(count()).toHaveText('Digest89');

  await page.getByRole('button', { name: 'Mark all as seen' }).click();
  await expect(page.getByText('All seen')).toBeVisible();
  await expect(count()).toHaveText('Digest');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(count()).toHaveText('Digest89');

  // The same feeds once more: one request each, and nothing new.
  const before = given.asked.length;
  await page.getByRole('button', { name: 'Read feeds now' }).click();
  await expect(page.getByText('Nothing new')).toBeVisible();
  expect(given.asked.slice(before)).toEqual([DAILY, 'https://rss.arxiv.org/atom/cs.CL']);
  expect(await saved()).toHaveLength(1);
});

test('the next morning the background reads by itself, and counts on the button what is new until the digest is looked at', async () => {
  await open({ daily: 10 });
  await morning(session.worker);
  expect(given.asked).toEqual([]);
  await page.getByRole('button', { name: 'Hugging Face · daily' }).click();
  await expect(count()).toHaveText('Digest10');
  expect(await badge()).toBe('');
  await page.goto('about:blank');
  given.put(DAILY, dailyOf(samplePapers(13)));
  await morning(session.worker);
  await expect.poll(badge).toBe('3');
  expect(given.asked).toEqual([DAILY, DAILY]);
  const alarm = () => session.worker.evaluate(() => (globalThis as unknown as Own).chrome.alarms.get('digest'));
  const at = async () => new Date((await alarm())?.scheduledTime ?? 0);
  await expect.poll(async () => (await at()).getHours()).toBe(8);
  expect((await at()).getMinutes()).toBe(0);
  expect((await at()).getTime()).toBeGreaterThan(Date.now());
  page = await session.open('library.html#/digest');
  await expect(count()).toHaveText('Digest13');
  await expect.poll(badge).toBe('');
  // Another hour counts at once.
  await page.getByRole('link', { name: 'Feeds and rules' }).click();
  await page.getByLabel('Read feeds at').selectOption('6');
  await expect.poll(async () => (await at()).getHours()).toBe(6);
  expect((await at()).getTime()).toBeGreaterThan(Date.now());
});

test('what is no feed is explained where it was typed, and a feed that fails says on its line what can be done', async () => {
  await open();
  for (const [typed, words] of [
    ['', 'Type a category, or paste the address of a feed.'],
    ['https://arxiv.org/abs/2402.05099', 'That is the page of one paper.'],
    ['just words', 'That is no feed Offprint knows.'],
    ['http://', 'That is no feed Offprint knows.'],
  ] as const) {
    await follow(typed);
    await expect(page.getByRole('alert')).toContainText(words);
  }
  expect(given.asked).toEqual([]);
  given.put(BLOG, '<!doctype html><link rel="alternate" type="application/rss+xml" href="/rss"><h1>A blog</h1>');
  given.put('https://blog.example.org/rss', blogOf(['A note on attention']));
  await follow(BLOG);
  await expect(page.getByText('1 feed cannot be read')).toBeVisible();
  await page.getByRole('link', { name: 'See why' }).click();
  await expect(page.getByText('blog.example.org shows a page for people there.')).toBeVisible();
  expect(await axeOwn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Follow the feed it names' }).click();
  await expect(page.getByText('Words of a blog')).toBeVisible();
  await expect(page.getByText('shows a page for people')).toBeHidden();
  await follow(BLOG.replace('feed.xml', 'rss'));
  await expect(page.getByRole('alert').filter({ hasText: 'You follow that feed already.' })).toBeVisible();

  await page.getByRole('button', { name: 'Remove Words of a blog' }).click();
  await expect(page.getByText('Words of a blog', { exact: true })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Words of a blog', { exact: true })).toBeVisible();
  given.put('https://blog.example.org/rss', '', 404);
  await page.getByRole('button', { name: 'Read feeds now' }).click();
  await expect(page.getByText('There is no such feed on blog.example.org any more.')).toBeVisible();
  // What it listed is still there to be read.
  await page.getByRole('link', { name: 'Back to the digest' }).click();
  await expect(row('A note on attention')).toBeVisible();
});

test('five hundred papers are one list of which a screen is drawn, and its end is one key away', async () => {
  await open({ daily: 0, category: 500 });
  await follow('cs.CL');
  await expect(count()).toHaveText('Digest500');
  const drawn = page.getByRole('grid').locator('tbody tr');
  await expect(drawn.first()).toBeVisible();
  expect(await drawn.count()).toBeLessThan(30);
  await drawn.first().focus();
  await page.keyboard.press('End');
  await expect(page.locator('tr[aria-rowindex="500"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('tr[aria-rowindex="500"] .c-abstract')).toBeInViewport();
  expect(await drawn.count()).toBeLessThan(30);
});

test('each reading lands in a folder as a file of its own, and what has not changed is not sent', async () => {
  const server = await webdavServer();
  try {
    await open({ daily: 5 });
    await page.getByRole('button', { name: 'Hugging Face · daily' }).click();
    await expect(count()).toHaveText('Digest5');
    await page.getByRole('link', { name: 'Sync', exact: true }).click();
    await page.getByRole('button', { name: 'New place' }).click();
    await nameFolder(page, `${server.url}me`);
    await page.getByRole('button', { name: 'New export' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What').selectOption('digest');
    await expect(dialog.getByLabel('File')).toHaveValue('digest {day}.md');
    expect(await axeOwn(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Keep up to date' }).click();
    await expect(page.getByText(/^Written /)).toBeVisible();
    await expect(page.getByText('The digest · Markdown, a file a day · after each reading')).toBeVisible();
    const path = `/dav/me/digest ${localDay(Date.now())}.md`;
    const text = () => server.files.get(path)?.toString() ?? '';
    const [first, , , , fifth, sixth] = samplePapers(6);
    for (const paper of [first, fifth]) expect(text()).toContain(paper?.arxiv);
    expect(text()).not.toContain(sixth?.arxiv);
    expect([...server.files.keys()]).toEqual([path]);

    const puts = () => server.log.filter((line) => line.startsWith('PUT')).length;
    const before = puts();
    await page.getByRole('link', { name: /^Digest/ }).click();
    await page.getByRole('button', { name: 'Read feeds now' }).click();
    await expect(page.getByText('Nothing new')).toBeVisible();
    expect(puts()).toBe(before);
    given.put(DAILY, dailyOf(samplePapers(6)));
    await page.getByRole('button', { name: 'Read feeds now' }).click();
    await expect.poll(text).toContain(sixth?.arxiv);
    expect(puts()).toBe(before + 1);
  } finally {
    await server.close();
  }
});

test('a backup brings back which feeds are followed and the rules, and nothing that is no feed', async () => {
  await open({ daily: 4 });
  const settings = [
    {
      key: 'feeds',
      value: [
        { feed: { kind: 'huggingface-daily', of: 'x' }, name: 'Mine' },
        { feed: { kind: 'feed', of: 'javascript:alert(1)' }, name: 'x' },
        { feed: { kind: 'arxiv', of: 'no.PE' } },
        { feed: { kind: 'openreview', of: '../..' } },
        { feed: 7 },
        null,
      ],
    },
    { key: 'digestRules', value: { wanted: ['attention'] } },
  ];
  await page.evaluate(
    (rows) =>
      (globalThis as unknown as { chrome: { runtime: { sendMessage(message: object): Promise<unknown> } } }).chrome.runtime.sendMessage({
        to: 'library',
        name: 'restore',
        args: [{ papers: [], abstracts: [], annotations: [], events: [], settings: rows }],
      }),
    settings,
  );
  await expect(count()).toHaveText('Digest4');
  expect(given.asked).toEqual([DAILY]);
  await page.getByRole('link', { name: 'Feeds and rules' }).click();
  await expect(page.locator('.job-list strong')).toHaveText(['Mine']);
  await expect(page.getByRole('button', { name: 'Remove attention' })).toBeVisible();
});

test('a reading shows how far it is, can be stopped, and goes on after the background was ended in the middle', async () => {
  await open({ daily: 6 });
  await page.getByRole('button', { name: 'Hugging Face · daily' }).click();
  await expect(count()).toHaveText('Digest6');
  given.put(DAILY, dailyOf(samplePapers(8)));
  let hangs = 0;
  await session.context.route(DAILY, () => void hangs++);
  await page.getByRole('button', { name: 'Read feeds now' }).click();
  await expect(page.getByText('Reading feeds: 0 of 1')).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Reading feeds' })).toBeVisible();
  await expect.poll(() => hangs).toBe(1);
  expect(await axeOwn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Stopped. What is not read yet waits for the next reading.')).toBeVisible();
  await expect(page.getByText('cannot be read')).toBeHidden();

  await page.getByRole('button', { name: 'Read feeds now' }).click();
  await expect.poll(() => hangs).toBe(2);
  const debug = await session.context.newCDPSession(page);
  await debug.send('ServiceWorker.enable');
  await debug.send('ServiceWorker.stopAllWorkers');
  const alarm = await page.evaluate(() => (globalThis as unknown as Own).chrome.alarms.get('digest'));
  expect((alarm?.scheduledTime ?? 0) - Date.now()).toBeLessThanOrEqual(60_000);
  await session.context.unroute(DAILY);
  await page.reload();
  await page.getByRole('button', { name: 'Read feeds now' }).click();
  await expect(count()).toHaveText('Digest8');
});
