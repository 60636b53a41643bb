import { expect, type Page, test } from '@playwright/test';
import { axeOwn } from './harness/axe';
import { openChromium, type Session } from './harness/chromium';
import { fillShelf, shelf } from './harness/shelf';

let session: Session;

async function openLibrary(count: number): Promise<Page> {
  const page = await session.open('library.html');
  if (count > 0) {
    await fillShelf(page, shelf(count));
    await page.reload();
  }
  await page.locator('h2, tbody tr').first().waitFor();
  return page;
}

/** Goes to a view, waits until it stands, and gives what axe finds. */
async function violations(page: Page, hash: string, sign: string): Promise<string[]> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.locator(sign).first().waitFor();
  return axeOwn(page);
}

test.afterEach(() => session.close());

for (const dark of [false, true]) {
  const theme = dark ? 'dark' : 'light';

  test(`the library page has no accessibility violations, ${theme}`, async () => {
    session = await openChromium({ dark });
    const page = await openLibrary(119);
    expect(await violations(page, '#/papers', 'tbody tr')).toEqual([]);
    expect(await violations(page, '#/papers?paper=p00000', '.paper-editor')).toEqual([]);
    // Its parts scroll, the page itself does not.
    expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
    expect(await violations(page, '#/papers?q=zzzz', '.blank')).toEqual([]);
    expect(await violations(page, '#/queue', '.queue-cards')).toEqual([]);
    expect(await violations(page, '#/settings', '.key-examples')).toEqual([]);
    await violations(page, '#/papers?tag=vision', '.part');
    await page.locator('tbody tr').first().focus();
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: 'Rate' }).click();
    expect(await axeOwn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('toolbar').getByRole('button', { name: 'Export' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await axeOwn(page)).toEqual([]);
  });

  test(`the empty and the narrow library have none either, ${theme}`, async () => {
    session = await openChromium({ dark });
    const page = await openLibrary(0);
    expect(await axeOwn(page)).toEqual([]);
    await fillShelf(page, shelf(40));
    await page.setViewportSize({ width: 360, height: 640 });
    await page.reload();
    for (const [hash, sign] of [
      ['#/papers', 'tbody tr'],
      ['#/papers?paper=p00000', '.paper-editor'],
      ['#/queue', '.queue-list tr'],
      ['#/settings', '.key-examples'],
    ] as const) {
      expect(await violations(page, hash, sign)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    }
    await violations(page, '#/papers', 'tbody tr');
    await page.locator('tbody tr').first().focus();
    await page.keyboard.press(' ');
    expect(await axeOwn(page)).toEqual([]);
  });
}

test('in a language written from right to left nothing is cut off or out of reach', async () => {
  session = await openChromium();
  const page = await openLibrary(40);
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  expect(await axeOwn(page)).toEqual([]);
  const box = await page.locator('.c-pick').nth(1).boundingBox();
  const title = await page.locator('.c-title').nth(1).boundingBox();
  expect(box && title && box.x > title.x).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('the whole page is walked by keyboard, and the focus is always seen', async () => {
  session = await openChromium();
  const page = await openLibrary(40);
  await page.getByRole('link', { name: /^All papers/ }).focus();
  const names: string[] = [];
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const on = document.activeElement;
      if (!(on instanceof HTMLElement) || on === document.body) return undefined;
      const { width, height } = on.getBoundingClientRect();
      const label = on.closest('label')?.getBoundingClientRect();
      return {
        name: on.getAttribute('aria-label') ?? on.closest('label')?.textContent ?? on.textContent ?? '',
        ring: getComputedStyle(on).outlineStyle,
        size: Math.min(Math.max(width, label?.width ?? 0), Math.max(height, label?.height ?? 0)),
      };
    });
    if (!seen) break;
    names.push(seen.name);
    expect(seen.ring, seen.name).not.toBe('none');
    expect(seen.size, seen.name).toBeGreaterThanOrEqual(24);
  }
  expect(names).toEqual(expect.arrayContaining(['Queue10', 'Settings', 'Export', 'Select all papers shown', 'Title']));
  // One paper is one stop with its controls; the rest are reached by arrow keys.
  expect(names.filter((name) => name.startsWith('Select ')).length).toBe(2);
});

test('nothing moves for readers who asked for no motion', async () => {
  session = await openChromium();
  const page = await openLibrary(40);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.locator('tbody tr').first().focus();
  await page.keyboard.press('Delete');
  await expect(page.locator('.toast')).toContainText('removed');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

const LANGUAGES = [
  ['de', 'Offprint-Bibliothek', '40 Arbeiten', /^Titel, Autoren/],
  ['zh-CN', 'Offprint 文献库', '40 篇论文', /^搜索标题/],
] as const;

for (const [language, title, papers, search] of LANGUAGES) {
  test(`the page speaks the language of its readers: ${language}`, async () => {
    session = await openChromium({ language });
    const page = await openLibrary(40);
    await expect(page).toHaveTitle(title);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    await expect(page.locator('.list-bar .shown')).toHaveText(papers);
    await expect(page.getByRole('combobox', { name: search })).toBeVisible();
    // No day is cut off, however the language writes it.
    const cut = await page.locator('.c-added').evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).length);
    expect(cut).toBe(0);
  });
}

test('a reader in whose language there are no words has English ones, written from left to right', async () => {
  session = await openChromium({ language: 'ar' });
  const page = await openLibrary(0);
  await expect(page).toHaveTitle('Offprint library');
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(['en', 'ltr']);
});
