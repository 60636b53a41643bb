import { expect, type Page, test } from '@playwright/test';
import { pierced } from '../../scripts/browser/pierce';
import { axeInside, axeOwn } from './harness/axe';
import { chips, hover, names, openEditor, press } from './harness/chip';
import { openChromium, type Session } from './harness/chromium';

/** The chips on screen: all others are like them. */
const FEW = 'article:nth-of-type(-n + 9) offprint-chip';

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

    test('axe finds nothing on chips: new, hovered, with all that can be said', async () => {
      expect(await axeInside(page, session.origin, FEW)).toEqual([]);
      const frame = await openEditor(session, page, 1, 'Add tags');
      for (const tag of ['first tag', 'second tag']) {
        await page.keyboard.type(tag);
        await page.keyboard.press('Enter');
        await frame.waitForSelector(`.tag:has-text("${tag}")`);
      }
      await frame.locator('input[type=radio]').nth(2).click();
      await frame.getByRole('button', { name: 'To read' }).click();
      await names(page, 1, (all) => all.includes('Rating: 3 of 5') && all.includes('To read'));
      await pierced(page, { host: 'offprint-toast', role: 'button', name: 'Undo' });
      expect(await axeInside(page, session.origin, 'offprint-toast')).toEqual([]);
      expect(await axeOwn(frame)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('offprint-panel'));
      await hover(page, 1);
      expect(await axeInside(page, session.origin, FEW)).toEqual([]);
    });

    test('axe finds nothing in an editor with its list of tags open and an unsaved note', async () => {
      await press(page, 2, 'Save');
      await names(page, 2, (all) => all.includes('Saved. Open the editor'));
      const frame = await openEditor(session, page, 2, 'Add tags');
      await frame.getByRole('textbox', { name: 'Note' }).fill('unsaved');
      await frame.getByRole('combobox').fill('fir');
      await frame.waitForSelector('[role=listbox] [role=option]');
      expect(await axeOwn(frame)).toEqual([]);
    });
  });
}

test('nothing of ours is printed, and a copied page holds none of our labels', async () => {
  const session = await openChromium();
  const page = await session.visit();
  await chips(page, 119);
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('offprint-chip')!).display)).toBe('none');
  await page.emulateMedia({ media: 'screen' });
  const copied = await page.evaluate(() => {
    getSelection()?.selectAllChildren(document.body);
    return String(getSelection());
  });
  expect(copied).toContain('Sample feed');
  expect(copied).not.toMatch(/Read later|Not interested|Write a note/);
  await session.close();
});
