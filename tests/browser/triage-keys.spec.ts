import { expect, type Page, test } from '@playwright/test';
import { debug } from '../../scripts/browser/pierce';
import { until } from '../../scripts/browser/until';
import { axeOwn } from './harness/axe';
import { chips, hover, names } from './harness/chip';
import { openChromium, type Session } from './harness/chromium';
import { barOf, beginTriage, isAt, keys } from './harness/triage';

let session: Session;
let settings: Page;

test.beforeEach(async () => {
  session = await openChromium();
  settings = await session.open('library.html#/settings');
  await settings.getByRole('heading', { name: 'Triage by keys' }).waitFor();
});
test.afterEach(() => session.close());

/** Gives an action another key in the settings. */
async function remap(action: string, key: string): Promise<void> {
  await settings.getByRole('button', { name: new RegExp(`^${action}: `) }).click();
  await settings.keyboard.press(key);
}

test('keys are changed in the settings, a key that is taken is refused with words, and all go back at once', async () => {
  await remap('Read later', 'e');
  await settings.getByRole('button', { name: 'Read later: E. Press to change' }).waitFor();
  await remap('Save', 'j');
  await settings.getByText('J already means “Next paper”. Press another key.').waitFor();
  expect(await axeOwn(settings)).toEqual([]);
  const page = await session.visit();
  await chips(page, 119);
  const bar = await beginTriage(page, session);
  await keys(page, ['e']);
  await names(page, 1, (all) => all.includes('To read'));
  await keys(page, ['q', 's', 'j']);
  await isAt(bar, '2 / 119');
  await settings.bringToFront();
  await settings.getByRole('button', { name: 'Original keys' }).click();
  await settings.getByRole('button', { name: 'Read later: Q. Press to change' }).waitFor();
});

test('a single key begins triage once the reader has chosen one, but not while something is typed, and not with a modifier', async () => {
  await remap('Begin with a single key', 'j');
  await settings.getByRole('button', { name: 'Begin with a single key: J. Press to change' }).waitFor();
  const page = await session.visit();
  await chips(page, 119);
  await names(page, 1, (all) => all.length > 0);
  await keysAreKnown(page);
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    addEventListener('keydown', ({ key }) => heard.push(key));
    document.body.prepend(document.createElement('textarea'));
    document.querySelector('textarea')!.focus();
  });
  await keys(page, ['j', 'i']);
  expect(await page.evaluate(() => document.querySelector('textarea')!.value)).toBe('ji');
  await page.evaluate(() => document.querySelector('textarea')!.blur());
  await keys(page, ['Control+j', 'Shift+J', 'k']);
  expect(await page.evaluate(() => document.querySelectorAll('offprint-triage').length)).toBe(0);
  await keys(page, ['j']);
  const bar = await barOf(page, session);
  await bar.waitForFunction(() => document.hasFocus());
  await keys(page, ['j']);
  await isAt(bar, '2 / 119');
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([
    'j',
    'i',
    'Control',
    'j',
    'Shift',
    'J',
    'k',
  ]);
});

/** The tooltip of the first button of a page's first chip. */
async function firstTip(page: Page): Promise<string | undefined> {
  const cdp = await debug(page);
  const { root } = await cdp.send('DOM.getDocument', { depth: -1, pierce: true });
  const titles: string[] = [];
  const look = (node: typeof root) => {
    const at = node.attributes?.indexOf('title') ?? -1;
    if (node.nodeName === 'BUTTON' && at >= 0) titles.push(node.attributes![at + 1]!);
    for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) look(child);
  };
  look(root);
  return titles[0];
}

/** Waits until the page's script knows the reader's keys, which may be a moment after the chips are there: a pointer that comes then is told. */
async function keysAreKnown(page: Page): Promise<void> {
  await until('the tooltip to say the shortcut', async () => {
    await page.mouse.move(0, 0);
    await hover(page, 1);
    return (await firstTip(page)) === 'Save\nAlt+Shift+J: go through the page by keys';
  });
}

test('the tooltip of a chip says by which shortcut a page is gone through', async () => {
  const page = await session.visit();
  await chips(page, 119);
  await names(page, 1, (all) => all.length > 0);
  await keysAreKnown(page);
});
