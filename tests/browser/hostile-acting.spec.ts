import { expect, type Page, test } from '@playwright/test';
import { clickInside, pierced } from '../../scripts/browser/pierce';
import { chipOf, hover, names, press } from './harness/chip';
import type { Session } from './harness/chromium';
import { type Hostile, openHostile } from './harness/hostile';
import { rows } from './harness/rows';
import { inContentScript } from './harness/world';

let hostile: Hostile;
let session: Session;
let page: Page;

test.beforeAll(async () => {
  hostile = await openHostile();
  session = hostile.session;
});
test.afterAll(() => session.close());
test.afterEach(() => page.close());

async function visit(head = ''): Promise<void> {
  page = await hostile.visit(head);
}

test('no event a page makes up reaches a button; one real press makes one change', async () => {
  await visit();
  const before = (await rows(session.worker, 'actions')).length;
  await page.evaluate(() => {
    for (const host of [...document.querySelectorAll<HTMLElement>('offprint-chip')].slice(0, 20)) {
      const { left, top } = host.getBoundingClientRect();
      for (let x = 4; x < 160; x += 26) {
        const at = document.elementFromPoint(left + x, top + 12) ?? host;
        const where = { bubbles: true, composed: true, cancelable: true, clientX: left + x, clientY: top + 12 };
        for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click']) at.dispatchEvent(new PointerEvent(type, where));
        for (const key of ['Enter', ' ', '5']) host.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      }
      host.click();
      host.focus();
    }
  });
  await press(page, 7, 'Save');
  await names(page, 7, (all) => all.includes('Saved. Open the editor'));
  expect((await rows(session.worker, 'actions')).length).toBe(before + 1);
});

test('ten thousand messages to the window and made-up events change nothing, and the chips go on working', async () => {
  await visit();
  const id = new URL(session.origin).host;
  const before = (await rows(session.worker, 'actions')).length;
  await page.evaluate((extension) => {
    for (let n = 0; n < 10_000; n++) {
      window.postMessage(
        {
          to: 'feed',
          name: 'act',
          args: [{ ids: { arxiv: '2402.05099' }, site: 'x', title: 'x' }, { rating: 5 }, {}],
          offprint: 'edit',
          kind: 'close',
        },
        '*',
      );
    }
    for (const name of ['wxt:content-script-started', 'wxt:locationchange']) {
      for (const script of ['feed', 'content', extension]) {
        document.dispatchEvent(
          new CustomEvent(`${extension}:${script}:${name}`, { detail: { contentScriptName: script, messageId: 'x' } }),
        );
        window.dispatchEvent(new CustomEvent(`${extension}:${script}:${name}`, { detail: { contentScriptName: script } }));
      }
    }
  }, id);
  await press(page, 8, 'Save');
  await names(page, 8, (all) => all.includes('Saved. Open the editor'));
  expect((await rows(session.worker, 'actions')).length).toBe(before + 1);
});

test('polluted prototypes, patched natives and clobbered names leave reading and saving as they are', async () => {
  await visit(`<script>
    for (const p of [Object.prototype, Array.prototype, Function.prototype]) p.polluted = 1;
    Object.prototype.get = () => { throw 1 };
    JSON.stringify = JSON.parse = () => { throw new Error('patched') };
    Element.prototype.attachShadow = function () { throw new Error('patched') };
    EventTarget.prototype.addEventListener = () => { throw new Error('patched') };
    Document.prototype.querySelectorAll = Element.prototype.querySelectorAll = () => [];
    document.addEventListener = () => undefined;
  </script>`);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'afterbegin',
      '<img name="querySelectorAll"><img name="getElementsByTagName"><form><input name="attributes"><input name="parentElement"><input name="textContent"></form>',
    );
  });
  await press(page, 9, 'Save');
  await names(page, 9, (all) => all.includes('Saved. Open the editor'));
});

test('a press on a chip that the page has faded or covered writes nothing, and says why', async () => {
  await visit();
  await page.addStyleTag({ content: 'article:nth-of-type(11) { opacity: 0.02 }' });
  const before = (await rows(session.worker, 'actions')).length;
  await page.locator(chipOf(11)).scrollIntoViewIfNeeded();
  await hover(page, 11);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 700)));
  await press(page, 11, 'Save');
  await pierced(page, { host: 'offprint-toast', role: 'button', name: 'Dismiss' });
  expect((await rows(session.worker, 'actions')).length).toBe(before);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
  await clickInside(page, { host: chipOf(11), role: 'button', name: 'Save' });
  await names(page, 11, (all) => all.includes('Saved. Open the editor'));
});

test('a content script that a page has taken over can ask for nothing but the state of papers and change them', async () => {
  await visit();
  await press(page, 12, 'Save');
  await names(page, 12, (all) => all.includes('Saved. Open the editor'));
  const saved = await rows<{ id: string; aliases: string[] }>(session.worker, 'papers');
  const ids = saved.map(({ id }) => id);
  const refused = await inContentScript(page, session.origin, async (evaluate) => {
    const codes: Record<string, unknown> = {};
    const asks = {
      remove: { to: 'library', name: 'remove', args: [ids] },
      restore: {
        to: 'library',
        name: 'restore',
        args: [{ papers: [], abstracts: [], annotations: [], events: [], settings: [{ key: 'keyPattern', value: 'x' }] }],
      },
      setSetting: { to: 'library', name: 'setSetting', args: ['export', {}] },
      view: { to: 'editor', name: 'view', args: [{ ids: { arxiv: '2402.05099' }, site: 'x', title: 'x' }] },
      constructor: { to: 'feed', name: 'constructor', args: [] },
      list: { to: 'feed', name: 'list', args: [] },
      nobody: { to: 'feed', name: 'act', args: [{ ids: {}, site: 'x', title: 'x' }, {}, {}] },
    };
    for (const [what, request] of Object.entries(asks)) {
      codes[what] = await evaluate(`chrome.runtime.sendMessage(${JSON.stringify(request)}).then((reply) => reply.code ?? 'allowed')`);
    }
    const many = await evaluate(
      `chrome.runtime.sendMessage({ to: 'feed', name: 'look', args: [Array.from({ length: 10000 }, () => ['arxiv:0000.00000'])] }).then(({ value }) => value.length)`,
    );
    const byAddress = await evaluate(
      `chrome.runtime.sendMessage({ to: 'feed', name: 'look', args: [[['url:https://example.org']]] }).then(({ value }) => value)`,
    );
    return { ...codes, many, byAddress };
  });
  expect(refused).toEqual({
    remove: 'refused',
    restore: 'refused',
    setSetting: 'refused',
    view: 'refused',
    constructor: 'unknown',
    list: 'unknown',
    nobody: 'bad-message',
    many: 200,
    byAddress: [null],
  });
  expect(await rows(session.worker, 'papers')).toHaveLength(saved.length);
});
