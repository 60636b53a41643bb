import { expect, type Page, test } from '@playwright/test';
import { axeInside, axeOwn } from './harness/axe';
import { chips } from './harness/chip';
import { openChromium, type Session } from './harness/chromium';
import { beginTriage, isAt, keys } from './harness/triage';

for (const dark of [false, true]) {
  test.describe(dark ? 'in the dark' : 'in the light', () => {
    let session: Session;
    let page: Page;

    test.beforeAll(async () => {
      session = await openChromium({ dark });
      page = await session.visit();
      await chips(page, 119);
    });
    test.afterAll(() => session.close());

    test('axe finds nothing in the bar: at a card with all that can be said, with its keys listed, with tags, with papers selected', async () => {
      const bar = await beginTriage(page, session);
      await keys(page, ['q', '4', '?']);
      await bar.waitForSelector('.triage-sheet');
      expect(await axeOwn(bar)).toEqual([]);
      await keys(page, ['?', 't']);
      await page.keyboard.type('a tag');
      await page.keyboard.press('Enter');
      await bar.waitForSelector('.tag:has-text("a tag")');
      expect(await axeOwn(bar)).toEqual([]);
      await keys(page, ['Escape', 'x', 'j', 'x']);
      await bar.waitForSelector('.triage-count:has-text("selected")');
      expect(await axeOwn(bar)).toEqual([]);
      expect(await axeInside(page, session.origin, 'article:nth-of-type(-n + 6) offprint-chip')).toEqual([]);
      expect(await axeInside(page, session.origin, 'offprint-triage')).toEqual([]);
    });
  });
}

test('what the keys do is said to those who cannot see it, in the frame where the page cannot read it', async () => {
  const session = await openChromium();
  const page = await session.visit();
  await chips(page, 119);
  const bar = await beginTriage(page, session);
  const said = (words: string) => bar.waitForSelector(`[role=status]:has-text("${words}")`, { state: 'attached' });
  await said('1 of 119: ');
  await keys(page, ['j', '3', 'q']);
  await said('2 of 119: Hydragen: High-Throughput LLM Inference with Shared Prefixes. Saved. To read. Rating: 3 of 5');
  await keys(page, ['u']);
  await said('Undone');
  await keys(page, ['End', 'j']);
  await said('This is the last paper.');
  await session.close();
});

test('every button of the bar is large enough, also in a narrow window, and the bar stays within it', async () => {
  const session = await openChromium();
  const page = await session.visit();
  await page.setViewportSize({ width: 360, height: 640 });
  await chips(page, 119);
  const bar = await beginTriage(page, session);
  await keys(page, ['?']);
  await bar.waitForSelector('.triage-sheet');
  const small = await bar.evaluate(() =>
    [...document.querySelectorAll('button')].filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      return width > 0 && (width < 24 || height < 24);
    }),
  );
  expect(small).toEqual([]);
  expect(await bar.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  const { top, bottom } = await page.locator('offprint-triage').evaluate((host) => host.getBoundingClientRect().toJSON() as DOMRect);
  expect(top).toBeGreaterThanOrEqual(0);
  expect(bottom).toBeLessThanOrEqual(640);
  await keys(page, ['?']);
  await isAt(bar, '1 / 119');
  await session.close();
});

test('nothing of triage is printed', async () => {
  const session = await openChromium();
  const page = await session.visit();
  await chips(page, 119);
  await beginTriage(page, session);
  await page.emulateMedia({ media: 'print' });
  expect(
    await page.evaluate(() =>
      [...document.querySelectorAll('offprint-triage, offprint-ring')].map((host) => getComputedStyle(host).display),
    ),
  ).toEqual(['none', 'none']);
  await session.close();
});
