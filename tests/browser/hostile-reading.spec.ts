import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { chipOf, names, openEditor } from './harness/chip';
import type { Session } from './harness/chromium';
import { type Hostile, openHostile } from './harness/hostile';
import { built } from './harness/site';

const SECRET = 'xylographic';
const NOTE = 'quixotry';

let hostile: Hostile;
let session: Session;
let page: Page;
let planted = 0;

test.beforeAll(async () => {
  hostile = await openHostile();
  session = hostile.session;
});
test.afterAll(() => session.close());
test.afterEach(() => page.close());

async function visit(head = ''): Promise<void> {
  page = await hostile.visit(head);
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
  expect(hostile.asked.filter((url) => url.includes('/leak/'))).toEqual([]);
  await page.evaluate(() => {
    const probe = document.createElement('p');
    probe.style.fontFamily = 'leak';
    probe.textContent = 'z';
    document.body.prepend(probe);
  });
  await expect.poll(() => hostile.asked.filter((url) => url.includes('/leak/')), { message: 'the trap itself works' }).toHaveLength(1);
});

test('the host is the same box for no tag and for twenty, and putting chips in shifts nothing', async () => {
  await visit(
    '<script>window.shift=0;new PerformanceObserver((l)=>{for(const e of l.getEntries())if(!e.hadRecentInput)window.shift+=e.value}).observe({type:"layout-shift",buffered:true})</script>',
  );
  const box = (card: number) =>
    page.locator(chipOf(card)).evaluate((host) => [host.clientWidth, host.clientHeight, host.scrollWidth, host.scrollHeight]);
  const card = () => page.locator('article:nth-of-type(6)').evaluate((node: HTMLElement) => [node.offsetTop, node.offsetHeight]);
  await names(page, 5, (all) => all.length > 0);
  expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThanOrEqual(0.02);
  const before = await box(5);
  const there = await card();
  const frame = await openEditor(session, page, 5, 'Add tags');
  for (let n = 0; n < 20; n++) {
    await page.keyboard.type(`a rather long tag ${n}`);
    await page.keyboard.press('Enter');
    await frame.waitForSelector(`.tag:nth-of-type(${n + 1})`);
  }
  expect(await box(5)).toEqual(before);
  expect(await box(6)).toEqual(before);
  expect(await card()).toEqual(there);
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
