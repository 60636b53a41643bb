import { expect, type Page, test } from '@playwright/test';
import { until } from '../../scripts/browser/until';
import { samplePapers } from '../../scripts/sample/papers';
import { names, openEditor } from './harness/chip';
import type { Session } from './harness/chromium';
import { type Hostile, openHostile } from './harness/hostile';
import { rows } from './harness/rows';
import { beginTriage, isAt, keys } from './harness/triage';
import { inContentScript } from './harness/world';

/** A page that hears every key before anybody else can. */
const LISTENING = `<script>
  window.heard = [];
  for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input']) addEventListener(type, (event) => heard.push(type + ' ' + (event.key ?? event.data)), true);
</script>`;

let hostile: Hostile;
let session: Session;
let page: Page;

test.beforeAll(async () => {
  hostile = await openHostile();
  session = hostile.session;
});
test.afterAll(() => session.close());
test.afterEach(() => page.close());

const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
const actions = async () => (await rows(session.worker, 'actions')).length;

test('a page that listens first hears none of the keys of triage, and all of its own when triage is off', async () => {
  page = await hostile.visit(LISTENING);
  await names(page, 1, (all) => all.length > 0);
  await keys(page, ['j', 's', '5', '?']);
  expect((await heard()).filter((one) => one.startsWith('keydown'))).toEqual(['keydown j', 'keydown s', 'keydown 5', 'keydown ?']);
  const before = await actions();
  await page.evaluate(() => {
    (window as unknown as { heard: string[] }).heard.length = 0;
  });
  const bar = await beginTriage(page, session);
  await keys(page, ['j', 's', 't']);
  await bar.waitForSelector('input[role=combobox]:focus');
  await page.keyboard.type('secretly');
  await keys(page, ['Enter', 'Escape', '?', '?', 'Escape']);
  await page.waitForFunction(() => !document.querySelector('offprint-triage'));
  expect(await heard()).toEqual([]);
  expect(await actions()).toBe(before + 2);
  await keys(page, ['k']);
  expect(await heard()).toContain('keydown k');
});

test('keys a page makes up do nothing, neither on the page nor on the bar', async () => {
  page = await hostile.visit();
  const bar = await beginTriage(page, session);
  const before = await actions();
  await page.evaluate(() => {
    const targets = [
      window,
      document,
      document.body,
      document.querySelector('offprint-triage')!,
      ...document.querySelectorAll('offprint-chip'),
    ];
    for (const target of targets)
      for (const key of ['s', 'q', '5', 'd', 'x', 'u', 'j', 'Enter', 'Escape'])
        for (const type of ['keydown', 'keypress', 'keyup'])
          target.dispatchEvent(new KeyboardEvent(type, { key, code: `Key${key.toUpperCase()}`, bubbles: true, composed: true }));
    for (let n = 0; n < 1000; n++) window.postMessage({ offprint: 'triage', kind: 'step', by: 1 }, '*');
  });
  await keys(page, ['j']);
  await isAt(bar, '2 / 119');
  expect(await actions()).toBe(before);
});

test('what is typed into the page’s own fields is left alone while triage is on', async () => {
  page = await hostile.visit(LISTENING);
  const bar = await beginTriage(page, session);
  await page.evaluate(() => {
    const field = document.createElement('input');
    field.style.cssText = 'position:fixed;top:0;left:0;z-index:99';
    document.body.prepend(field);
  });
  const before = await actions();
  await page.mouse.click(20, 10);
  await page.keyboard.type('squid 5');
  expect(
    await page.evaluate(
      () =>
        document.querySelector('input:not([type])')!.matches(':focus') &&
        document.querySelector<HTMLInputElement>('input:not([type])')!.value,
    ),
  ).toBe('squid 5');
  expect(await actions()).toBe(before);
  await bar.waitForSelector('.triage-said:has-text("Keys go to the page")');
  // A press anywhere else gives the keys back.
  await page.mouse.click(640, 60);
  await bar.waitForFunction(() => document.hasFocus());
  await keys(page, ['j']);
  await isAt(bar, '2 / 119');
});

test('a page that takes the keyboard gets it back only a few times, and one that takes the bar away ends triage', async () => {
  page = await hostile.visit(
    '<script>addEventListener("load", () => { const field = document.body.appendChild(document.createElement("input")); field.id = "thief"; window.steal = () => field.focus({ preventScroll: true }); })</script>',
  );
  const bar = await beginTriage(page, session);
  await page.evaluate(() => (window as unknown as { steal(): void }).steal());
  await page.waitForFunction(() => document.activeElement?.localName === 'offprint-triage');
  await bar.waitForFunction(() => document.hasFocus());
  await keys(page, ['j']);
  await isAt(bar, '2 / 119');
  for (let n = 0; n < 8; n++) await page.evaluate(() => (window as unknown as { steal(): void }).steal());
  await until('the page to have the keyboard', () =>
    page.evaluate(() => (window as unknown as { steal(): void }).steal() ?? document.activeElement?.id === 'thief'),
  );
  await page.evaluate(() => document.querySelector('offprint-triage')!.remove());
  await page.evaluate(() => document.querySelector('article')!.append(document.createElement('i')));
  await page.waitForFunction(() => !document.querySelector('offprint-ring'));
});

test('neither the title that is read out nor tags given in the bar can be found by the page', async () => {
  page = await hostile.visit();
  const frame = await openEditor(session, page, 3, 'Add tags');
  await page.keyboard.type('xylographic');
  await page.keyboard.press('Enter');
  await frame.waitForSelector('.tag');
  await page.keyboard.press('Escape');
  const bar = await beginTriage(page, session);
  await keys(page, ['Home', 'j', 'j', 't']);
  await bar.waitForSelector('.tag:has-text("xylographic")');
  const found = await page.evaluate((word) => {
    const places: string[] = [];
    const { find } = window as unknown as { find(text: string, ...rest: boolean[]): boolean };
    if (find(word, false, false, true)) places.push('window.find');
    if (document.documentElement.outerHTML.includes(word) || document.body.innerText.includes(word)) places.push('document');
    if (window.length > 0) places.push('frames');
    for (const { name } of performance.getEntries()) if (name.includes('extension')) places.push(name);
    for (const host of document.querySelectorAll('offprint-triage, offprint-ring'))
      if (host.shadowRoot || host.attributes.length > 1) places.push(host.localName);
    return places;
  }, 'xylographic');
  expect(found).toEqual([]);
});

test('a content script that a page has taken over can neither begin what is not there nor change more than two hundred papers', async () => {
  page = await hostile.visit();
  await names(page, 1, (all) => all.length > 0);
  const papers = samplePapers(250).map(({ arxiv, title }) => ({ paper: { ids: { arxiv }, site: 'x', title }, place: {} }));
  const codes = await inContentScript(page, session.origin, async (evaluate) => {
    const ask = (to: string, name: string, ...args: unknown[]) =>
      evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ to, name, args })}).then((reply) => reply.code ?? reply.value)`);
    return {
      script: await ask('feed', 'bring', '../background'),
      none: await ask('feed', 'bring'),
      many: await ask('editor', 'actMany', papers, { rating: 1 }),
      states: await ask('editor', 'states', papers),
      cite: await ask('editor', 'citeMany', papers),
      tags: await ask('editor', 'tags'),
      asFeed: await ask('feed', 'citeMany', papers),
      feed: await ask('feed', 'arrive', 'x'.repeat(10_000)),
    };
  });
  expect(codes).toEqual({
    script: 'bad-message',
    none: 'bad-message',
    many: 'refused',
    states: 'refused',
    cite: 'refused',
    tags: 'refused',
    asFeed: 'unknown',
    feed: 'bad-message',
  });
});
