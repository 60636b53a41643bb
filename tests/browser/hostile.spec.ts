import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { clickInside, pierced } from '../../scripts/browser/pierce';
import { answer } from '../../scripts/sample/page';
import { chipOf, hover, names, openEditor, press } from './harness/chip';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { built } from './harness/site';
import { inContentScript } from './harness/world';

const SECRET = 'xylographic';
const NOTE = 'quixotry';

let session: Session;
let page: Page;
/** Script and style a hostile page adds to itself, before anything of ours runs. */
let added = '';
let planted = 0;
const asked: string[] = [];

test.beforeAll(async () => {
  session = await openChromium({
    site: (url) => {
      asked.push(url.href);
      if (url.host !== 'huggingface.co') return undefined;
      const page = answer(url);
      return { ...page, body: page.body.replace('<head>', `<head>${added}`) };
    },
  });
});
test.afterAll(() => session.close());
test.afterEach(() => page.close());

async function visit(head = ''): Promise<void> {
  added = head;
  page = await session.visit();
}

/** Gives the first paper a secret tag, rating and note. */
async function plant(): Promise<void> {
  const frame = await openEditor(session, page, 1, /tag/i);
  await page.keyboard.type(SECRET);
  await page.keyboard.press('Enter');
  await frame.waitForSelector('.tag');
  planted++;
  await frame.getByRole('textbox', { name: 'Note' }).fill(`${NOTE} ${planted}`);
  await frame.getByRole('button', { name: 'Save note' }).click();
  await frame.waitForSelector('.note-actions', { state: 'hidden' });
  await names(page, 1, (all) => all.includes('Has a note'));
}

/** Everywhere a page can look for a word. */
const look = (page: Page, word: string) =>
  page.evaluate((secret) => {
    const found: string[] = [];
    const note = (where: string, text: string | null | undefined) => {
      if (text?.toLowerCase().includes(secret)) found.push(where);
    };
    if ((window as unknown as { find(text: string, ...rest: boolean[]): boolean }).find(secret, false, false, true))
      found.push('window.find');
    note('innerText', document.body.innerText);
    note('markup', document.documentElement.outerHTML);
    note(
      'getHTML',
      (document.documentElement as unknown as { getHTML(options: object): string }).getHTML({ serializableShadowRoots: true }),
    );
    getSelection()?.selectAllChildren(document.documentElement);
    note('selection', String(getSelection()));
    getSelection()?.removeAllRanges();
    for (const host of document.querySelectorAll('offprint-chip, offprint-panel, offprint-toast')) {
      if (host.shadowRoot) found.push('open root');
      for (const attribute of host.attributes) note('attribute', attribute.value);
      const style = getComputedStyle(host);
      for (const property of style) note('style', style.getPropertyValue(property));
      note('before', getComputedStyle(host, '::before').content);
    }
    for (const { name } of performance.getEntries()) note('performance', name);
    if (window.length > 0) found.push('frames');
    return found;
  }, word);

test('a secret tag or note is found nowhere: saved, editor open, editor closed, after a reload', async () => {
  await visit();
  await plant();
  for (const word of [SECRET, NOTE]) expect(await look(page, word)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('offprint-panel'));
  for (const word of [SECRET, NOTE]) expect(await look(page, word)).toEqual([]);
  await page.reload();
  await names(page, 1, (all) => all.includes(`Tags: ${SECRET}`));
  for (const word of [SECRET, NOTE]) expect(await look(page, word)).toEqual([]);
  expect(await look(page, 'sample feed'), 'the search itself works').toContain('window.find');
});

test('a font for each character makes the browser load none for what our chips and editor show', async () => {
  const faces = [...'abcdefghijklmnopqrstuvwxyz0123456789']
    .map((letter) => {
      const point = letter.charCodeAt(0).toString(16);
      return `@font-face{font-family:leak;src:url(/leak/${point});unicode-range:U+${point}}`;
    })
    .join('');
  await visit(`<style>${faces} offprint-chip, offprint-panel, offprint-toast, offprint-chip * { font-family: leak !important }</style>`);
  await plant();
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => url.includes('/leak/'))).toEqual([]);
  await page.evaluate(() => {
    const probe = document.createElement('p');
    probe.style.fontFamily = 'leak';
    probe.textContent = 'z';
    document.body.prepend(probe);
  });
  await expect.poll(() => asked.filter((url) => url.includes('/leak/')), { message: 'the trap itself works' }).toHaveLength(1);
});

test('the host is the same box for no tag and for twenty, and putting chips in shifts nothing', async () => {
  await visit(
    '<script>window.shift=0;new PerformanceObserver((l)=>{for(const e of l.getEntries())if(!e.hadRecentInput)window.shift+=e.value}).observe({type:"layout-shift",buffered:true})</script>',
  );
  const box = (card: number) =>
    page.locator(chipOf(card)).evaluate((host) => [host.clientWidth, host.clientHeight, host.scrollWidth, host.scrollHeight]);
  const before = await box(5);
  const frame = await openEditor(session, page, 5, 'Add tags');
  for (let n = 0; n < 20; n++) {
    await page.keyboard.type(`a rather long tag ${n}`);
    await page.keyboard.press('Enter');
    await frame.waitForSelector(`.tag:nth-of-type(${n + 1})`);
  }
  expect(await box(5)).toEqual(before);
  expect(await box(6)).toEqual(before);
  expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThanOrEqual(0.02);
});

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

test('a page cannot tell from files, messages or addresses that the extension is there', async () => {
  await visit(
    '<script>window.heard=[];addEventListener("message",(e)=>heard.push(JSON.stringify(e.data)));for(const t of ["securitypolicyviolation"])addEventListener(t,(e)=>heard.push(e.blockedURI))</script>',
  );
  const folder = built('chrome-mv3');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => relative(folder, join(file.parentPath, file.name)));
  expect(files).toContain('editor.html');
  const readable = await page.evaluate(
    async ({ origin, files }) => {
      const answers = await Promise.all(
        files.map((file) =>
          fetch(`${origin}/${file}`).then(
            () => file,
            () => '',
          ),
        ),
      );
      return answers.filter(Boolean);
    },
    { origin: session.origin, files },
  );
  expect(readable).toEqual([]);
  await openEditor(session, page, 10, 'Add tags');
  const seen = await page.evaluate(() => [
    ...(window as unknown as { heard: string[] }).heard,
    ...performance.getEntries().map(({ name }) => name),
    ...[...document.querySelectorAll('*')].flatMap((node) => [...node.attributes].map(({ value }) => value)),
  ]);
  expect(seen.filter((text) => text.includes('extension:') || text.includes(new URL(session.origin).host))).toEqual([]);
});

test('a page that frames the editor itself gets an empty frame and no answers', async () => {
  await visit();
  await page.evaluate((origin) => {
    const frame = document.createElement('iframe');
    frame.id = 'theirs';
    frame.src = `${origin}/editor.html`;
    document.body.append(frame);
    frame.addEventListener('load', () => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => document.body.setAttribute('data-answered', '');
      frame.contentWindow?.postMessage(
        { offprint: 'edit', paper: { ids: { arxiv: '2402.05099' }, site: 'x', title: 'x' }, place: {}, focus: 'tags', theme: 'light' },
        '*',
        [port2],
      );
    });
  }, session.origin);
  await page.waitForFunction(() => (document.getElementById('theirs') as HTMLIFrameElement).contentDocument === null);
  expect(page.frames().filter((frame) => frame.url().startsWith(session.origin))).toEqual([]);
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
