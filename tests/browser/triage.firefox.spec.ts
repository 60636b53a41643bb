import { expect, test } from '@playwright/test';
import { until } from '../../scripts/browser/until';
import type { Tab } from './harness/bidi';
import { type Firefox, launchFirefox } from './harness/firefox';
import { built, sampleSite } from './harness/site';

const FEED = 'https://huggingface.co/papers';

let firefox: Firefox;
let tab: Tab;
let settings: Tab;

test.beforeAll(async () => {
  firefox = await launchFirefox(built('firefox-mv3'));
  // The browser's shortcut is out of a test's reach here; the reader's own key is not.
  settings = await firefox.openOwn('library.html#/settings');
  await settings.click({ css: '.field-row button.mono' });
  await settings.type('j');
  await until(
    'the key to be stored',
    async () => (await settings.all({ css: 'button[aria-label^="Begin with a single key: J"]' })).length === 1,
  );
});
test.afterAll(() => firefox.close());
test.beforeEach(async () => {
  tab = await firefox.open(FEED, sampleSite);
  await until('119 chips', async () => (await tab.evaluate<number>('document.querySelectorAll("offprint-chip").length')) === 119);
});

const chipOf = (card: number) => `article:nth-of-type(${card}) offprint-chip`;
const shows = (card: number, css: string, name: string) =>
  until(
    `${css} of card ${card} to be ${name}`,
    async () => (await tab.all({ host: chipOf(card), css }))[0]?.attributes['aria-label'] === name,
  );

async function begin(): Promise<Tab> {
  await tab.one({ host: chipOf(1), css: 'button.save' });
  // Once our script knows the key, the page hears it no more.
  await tab.evaluate('(window.keysHeard = 0, addEventListener("keydown", ({ key }) => { if (key === "j") keysHeard++; }), 0)');
  const keysHeard = () => tab.evaluate<number>('keysHeard');
  await until('the key to be taken', async () => {
    const before = await keysHeard();
    await tab.type('j');
    return (await keysHeard()) === before;
  });
  await until('triage to begin', () => tab.evaluate<boolean>('document.querySelector("offprint-triage") !== null'));
  // A frame that has just been made may be replaced by that of the extension's own process.
  const bar = await until('the bar', async () => {
    const frame = await tab.frame(`${firefox.origin}/editor.html`);
    try {
      return (await frame.all({ css: '.triage-title' })).length > 0 && frame;
    } catch (error) {
      if (!/no such frame/.test(String(error))) throw error;
      return undefined;
    }
  });
  await until('the bar to have the keyboard', () => bar.evaluate<boolean>('document.hasFocus()'));
  return bar;
}
const isAt = (bar: Tab, place: string) =>
  until(
    `the bar to be at ${place}`,
    async () => (await bar.evaluate<string>('document.querySelector(".triage-count")?.textContent ?? ""')) === place,
  );

test('cards are gone through with real keys, which a page that listens first does not hear', async () => {
  await tab.evaluate('(window.heard = [], addEventListener("keydown", ({ key }) => heard.push(key), true), 0)');
  const bar = await begin();
  await tab.evaluate('(heard.length = 0, 0)');
  await isAt(bar, '1 / 119');
  await tab.type('sjqj4jdu');
  await isAt(bar, '4 / 119');
  await shows(1, 'button.save', 'Saved. Open the editor');
  await shows(2, 'button.queue', 'To read');
  await shows(3, 'button.rating', 'Rating: 4 of 5');
  await shows(4, 'button.save', 'Save');
  expect(await tab.evaluate('heard')).toEqual([]);
  await tab.press('Escape');
  await until('triage to be left', () => tab.evaluate<boolean>('document.querySelector("offprint-triage") === null'));
  await tab.type('k');
  await until('the page to hear its own key', () => tab.evaluate<boolean>('heard.includes("k")'));
});

test('several cards are tagged at once, and their BibTeX is copied by the key that asks for it', async () => {
  const bar = await begin();
  await isAt(bar, '1 / 119');
  await tab.type('xjxt');
  await bar.one({ css: 'input[role="combobox"]:focus' });
  await tab.type('both');
  await tab.press('Enter');
  await shows(1, 'button.tags', 'Tags: both');
  await shows(2, 'button.tags', 'Tags: both');
  await tab.press('Escape');
  await tab.type('c');
  await until('the entries to be copied', () =>
    bar.evaluate<boolean>('document.querySelector(".triage-said").textContent === "BibTeX of 2 papers copied"'),
  );
});

test('keys a page makes up do nothing', async () => {
  const bar = await begin();
  await tab.evaluate(`(() => {
    for (const target of [window, document.body, document.querySelector('offprint-triage')])
      for (const key of ['d', 'x', 'Escape', 'ArrowDown']) target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
  })()`);
  await tab.press('ArrowDown');
  await isAt(bar, '2 / 119');
});
