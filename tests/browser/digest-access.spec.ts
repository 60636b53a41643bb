import { expect, test } from '@playwright/test';
import { axeOwn } from './harness/axe';
import { openChromium, type Session } from './harness/chromium';
import { feeds } from './harness/feeds';

let session: Session;

test.afterEach(() => session.close());

for (const dark of [false, true]) {
  test(`the digest and its feeds have no accessibility violations, wide or narrow or from right to left, ${dark ? 'dark' : 'light'}`, async () => {
    test.setTimeout(120_000);
    session = await openChromium({ site: feeds(12).site, dark });
    const page = await session.open('library.html#/digest');
    await page.setViewportSize({ width: 360, height: 640 });
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    expect(await axeOwn(page)).toEqual([]);
    expect(await fits()).toBe(true);
    await page.getByRole('button', { name: 'Hugging Face · daily' }).click();
    const first = page.getByRole('grid').locator('tbody tr').first();
    await first.getByRole('button', { name: 'Abstract' }).click();
    await first.getByRole('button', { name: 'Not interested' }).click();
    await expect(first).toHaveClass(/dismissed/);
    for (const width of [360, 1280])
      for (const dir of ['ltr', 'rtl'])
        for (const link of ['Feeds and rules', 'Back to the digest']) {
          await page.setViewportSize({ width, height: 740 });
          await page.evaluate((way) => {
            document.documentElement.dir = way;
          }, dir);
          await page.getByRole('link', { name: link }).click();
          await page.getByRole('link', { name: link === 'Feeds and rules' ? 'Back to the digest' : 'Feeds and rules' }).waitFor();
          expect(await axeOwn(page), `${width} ${dir} ${link}`).toEqual([]);
          expect(await fits(), `${width} ${dir} ${link}`).toBe(true);
        }
    const popup = await session.open('popup.html');
    await expect(popup.getByRole('link', { name: '11 papers in your digest not seen yet' })).toBeVisible();
    expect(await axeOwn(popup)).toEqual([]);
  });
}
