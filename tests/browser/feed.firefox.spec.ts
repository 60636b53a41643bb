import { expect, test } from '@playwright/test';
import { until } from '../../scripts/browser/until';
import type { Tab } from './harness/bidi';
import { type Firefox, launchFirefox } from './harness/firefox';
import { built, sampleSite } from './harness/site';

const FEED = 'https://huggingface.co/papers';
const SECRET = 'xylographic';

let firefox: Firefox;
let tab: Tab;

test.beforeAll(async () => {
  firefox = await launchFirefox(built('firefox-mv3'));
});
test.afterAll(() => firefox.close());
test.beforeEach(async () => {
  tab = await firefox.open(FEED, sampleSite);
  await until('119 chips', async () => (await tab.evaluate<number>('document.querySelectorAll("offprint-chip").length')) === 119);
});

const chipOf = (card: number) => `article:nth-of-type(${card}) offprint-chip`;
const label = async (card: number, css: string) => (await tab.all({ host: chipOf(card), css }))[0]?.attributes['aria-label'];
const shows = (card: number, css: string, name: string) =>
  until(`${css} of card ${card} to be ${name}`, async () => (await label(card, css)) === name);

test('papers are saved, queued and dismissed on the page, and are still so after a reload', async () => {
  await tab.click({ host: chipOf(1), css: 'button.save' });
  await shows(1, 'button.save', 'Saved. Open the editor');
  await tab.click({ host: chipOf(2), css: 'button.queue' });
  await shows(2, 'button.queue', 'To read');
  const again = await firefox.open(FEED, sampleSite);
  tab = again;
  await shows(1, 'button.save', 'Saved. Open the editor');
  await shows(2, 'button.queue', 'To read');
});

test('tags given in the editor are on the chip, and the page finds them nowhere', async () => {
  await tab.click({ host: chipOf(3), css: 'button.save' });
  await shows(3, 'button.save', 'Saved. Open the editor');
  await tab.click({ host: chipOf(3), css: 'button.save' });
  const frame = await tab.frame(`${firefox.origin}/editor.html`);
  await frame.one({ css: 'input[role="combobox"]:focus' });
  await tab.type(SECRET);
  await tab.press('Enter');
  await shows(3, 'button.tags', `Tags: ${SECRET}`);
  const found = await tab.evaluate<string[]>(`(() => {
    const found = [];
    if (document.documentElement.outerHTML.includes('${SECRET}')) found.push('markup');
    if (document.body.innerText.includes('${SECRET}')) found.push('innerText');
    getSelection().selectAllChildren(document.body);
    if (String(getSelection()).includes('${SECRET}')) found.push('selection');
    getSelection().removeAllRanges();
    try { if (window.find('${SECRET}', false, false, true)) found.push('window.find'); } catch { /* Firefox throws where it finds nothing it may show */ }
    if (window.length) found.push('frames');
    for (const { name } of performance.getEntries()) if (name.includes('extension')) found.push(name);
    return found;
  })()`);
  expect(found).toEqual([]);
});

test('no event a page makes up reaches a button', async () => {
  await tab.evaluate(`(() => {
    for (const host of document.querySelectorAll('offprint-chip')) {
      host.click();
      for (const type of ['pointerdown', 'mousedown', 'click']) host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
      for (const key of ['Enter', '5']) host.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    }
  })()`);
  await tab.click({ host: chipOf(5), css: 'button.save' });
  await shows(5, 'button.save', 'Saved. Open the editor');
  expect(await label(4, 'button.save')).toBe('Save');
});

test('a font for each character makes the browser load none for what our chips show', async () => {
  const asked: string[] = [];
  const faces = [...'abcdefghijklmnopqrstuvwxyz']
    .map((letter) => `@font-face{font-family:leak;src:url(/leak/${letter});unicode-range:U+${letter.charCodeAt(0).toString(16)}}`)
    .join('');
  const trap = await firefox.open(FEED, (url) => {
    asked.push(url.pathname);
    const page = sampleSite(url);
    return (
      page && { ...page, body: page.body.replace('<head>', `<head><style>${faces} offprint-chip { font-family: leak !important }</style>`) }
    );
  });
  await until('the tag to be drawn', async () => (await trap.all({ host: chipOf(3), css: 'button.tags.on' })).length > 0);
  await trap.evaluate('document.fonts.ready.then(() => 0)');
  expect(asked.filter((path) => path.startsWith('/leak/'))).toEqual([]);
});
