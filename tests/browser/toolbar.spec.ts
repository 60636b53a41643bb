import { expect, type Page, test } from '@playwright/test';
import { until } from '../../scripts/browser/until';
import { samplePapers } from '../../scripts/sample/papers';
import { chips, names } from './harness/chip';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { openShelf, shelf } from './harness/shelf';

interface Suggestion {
  content: string;
  description: string;
}

/** What the browser tells the background of, and is asked by it. */
interface Told {
  chrome: {
    tabs: { query(what: object): Promise<{ id: number; url?: string; windowId: number }[]> };
    contextMenus: { onClicked: { dispatch(info: object, tab: object | undefined): void } };
    omnibox: Record<'onInputChanged' | 'onInputEntered', { dispatch(...args: unknown[]): void }>;
    action: { getBadgeText(of: object): Promise<string>; getTitle(of: object): Promise<string> };
  };
}

let session: Session;
test.beforeEach(async () => {
  session = await openChromium();
});
test.afterEach(() => session.close());

/** Presses a line of the menu of a link on the page in front, as the browser tells of it. */
const pressLink = (menuItemId: string, linkUrl: string) =>
  session.worker.evaluate(
    async (info) => {
      const { chrome } = globalThis as unknown as Told;
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      chrome.contextMenus.onClicked.dispatch(info, tab);
    },
    { menuItemId, linkUrl },
  );
/** What the button says of the page in front, and what it says all over. */
const button = (here = true) =>
  session.worker.evaluate(async (onTab) => {
    const { chrome } = globalThis as unknown as Told;
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    const of = onTab ? { tabId: tab?.id } : {};
    return { text: await chrome.action.getBadgeText(of), title: await chrome.action.getTitle(of) };
  }, here);
const type = (text: string) =>
  session.worker.evaluate(
    (typed) =>
      new Promise<Suggestion[]>((resolve) => (globalThis as unknown as Told).chrome.omnibox.onInputChanged.dispatch(typed, resolve)),
    text,
  );
const enter = (text: string) =>
  session.worker.evaluate(
    (typed) => (globalThis as unknown as Told).chrome.omnibox.onInputEntered.dispatch(typed, 'newForegroundTab'),
    text,
  );

test.describe('the menu of a link to a paper', () => {
  let page: Page;
  const third = samplePapers()[2];
  const listed = `https://huggingface.co/papers/${third?.arxiv}`;
  test.beforeEach(async () => {
    page = await session.visit();
    await chips(page, 119);
  });

  test('puts the paper on the queue with all that the page says of it, and its chip shows it', async () => {
    await pressLink('link-queue', listed);
    await expect.poll(() => button()).toMatchObject({ text: '✓', title: expect.stringContaining('On the queue') });
    await names(page, 3, (all) => all.some((name) => name.startsWith('To read')));
    const [paper] = await rows<{ title: string; authors: unknown[] }>(session.worker, 'papers');
    expect(paper?.title).toBe(third?.title);
    expect(paper?.authors).toHaveLength(third?.authors.length ?? 0);
  });

  test('saves a paper that only a link tells of by the words of the link, or by its id', async () => {
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<a href="https://arxiv.org/abs/1706.03762">pdf</a>');
      document.body.insertAdjacentHTML('beforeend', '<a href="https://arxiv.org/abs/1706.03762">Attention Is All You <b>Need</b></a>');
    });
    await pressLink('link-save', 'https://arxiv.org/abs/1706.03762');
    const saved = async () =>
      (await rows<{ title: string; aliases: string[] }>(session.worker, 'papers')).map(({ title, aliases }) => [title, aliases[0]]);
    await expect.poll(saved).toEqual([['Attention Is All You Need', 'arxiv:1706.03762']]);
    await pressLink('link-save', 'https://arxiv.org/pdf/1810.04805v2');
    await expect.poll(saved).toContainEqual(['1810.04805', 'arxiv:1810.04805']);
  });

  test('copies its BibTeX without saving it', async () => {
    await session.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: 'https://huggingface.co' });
    await page.bringToFront();
    await pressLink('link-copy', listed);
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(`{${third?.arxiv}}`);
    expect(await rows(session.worker, 'papers')).toEqual([]);
  });

  test('says so when the link leads to no paper', async () => {
    await pressLink('link-save', 'https://arxiv.org/list/cs.CL/recent');
    await expect.poll(() => button()).toMatchObject({ text: '?', title: expect.stringContaining('not to a paper') });
    expect(await rows(session.worker, 'papers')).toEqual([]);
  });
});

test('what is typed after op finds papers as the library does, and opens the one that is taken', async () => {
  const given = shelf(30);
  const [first] = given.papers;
  if (first) Object.assign(first, { title: 'Fish & <chips>: a "survey"' });
  const shelfPage = await openShelf(session, given);
  const found = await type('survey fish');
  expect(found).toHaveLength(1);
  expect(found[0]?.content).toBe(first?.url);
  expect(found[0]?.description).toContain('Fish &#38; &#60;chips&#62;: a &#34;survey&#34;');
  expect((await type('rating>=5')).length).toBeGreaterThan(0);
  expect(await type('no such words')).toEqual([]);

  // There is no network: that it is asked for is all there is to see.
  const asked = session.context.waitForEvent('request', (request) => request.url() === first?.url);
  await enter(found[0]?.content ?? '');
  await asked;
  await expect
    .poll(async () => (await rows<{ kind: string }>(session.worker, 'events')).filter(({ kind }) => kind === 'opened'))
    .toHaveLength(1);

  await enter('tag:"to cite" rating>=3');
  const library = await until('the list', () =>
    session.context.pages().find((one) => one !== shelfPage && one.url().startsWith(`${session.origin}/library.html`)),
  );
  await expect(library.locator('input[role=combobox]').first()).toHaveValue('tag:"to cite" rating>=3');
});

test('the number on the button counts the queue when the reader wants that, and follows it', async () => {
  const settings = await openShelf(session, shelf(9), 'library.html#/settings');
  expect((await button(false)).text).toBe('');
  await settings.getByLabel('The number on the button counts').selectOption('queue');
  await expect.poll(async () => (await button(false)).text).toBe('3');
  const feed = await session.visit();
  await chips(feed, 119);
  await pressLink('link-queue', `https://huggingface.co/papers/${samplePapers()[20]?.arxiv}`);
  await expect.poll(async () => (await button(false)).text).toBe('4');
  await expect.poll(async () => (await button(false)).title).toContain('waiting to be read: 4');
});
