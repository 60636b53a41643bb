import { expect, type Frame, type Page, test } from '@playwright/test';
import type { Annotation } from '../../paper/annotation';
import type { Paper } from '../../paper/paper';
import { until } from '../../scripts/browser/until';
import { samplePapers } from '../../scripts/sample/papers';
import { chips, names } from './harness/chip';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { beginTriage, editorBeside, isAt, keys, pressShortcut } from './harness/triage';

let session: Session;
let page: Page;
let bar: Frame;

test.beforeEach(async () => {
  session = await openChromium();
  page = await session.visit();
  await chips(page, 119);
  bar = await beginTriage(page, session);
});
test.afterEach(() => session.close());

const annotations = () => rows<Annotation>(session.worker, 'annotations');
const isGone = () => page.waitForFunction(() => !document.querySelector('offprint-triage, offprint-ring'));
/** Where the ring is, by the card whose place it has. */
const title = () => bar.locator('.triage-title').innerText();

/** What was said of each paper of the feed, in the order of the feed. */
async function saidOf(): Promise<(Annotation | undefined)[]> {
  const [papers, said] = await Promise.all([rows<Paper>(session.worker, 'papers'), annotations()]);
  return samplePapers().map(({ arxiv }) => {
    const paper = papers.find(({ aliases }) => aliases.includes(`arxiv:${arxiv}`));
    return said.find(({ id }) => id === paper?.id);
  });
}

test('119 cards are gone through with nothing but keys, and each is what its key said', async () => {
  test.setTimeout(180_000);
  const said = ['s', 'q', '3', 'd', '5'];
  const pressed = samplePapers().flatMap((_paper, index) => [said[index % said.length]!, ...(index < 118 ? ['j'] : [])]);
  await keys(page, pressed);
  await isAt(bar, '119 / 119');
  await until('all to be stored', async () => (await annotations()).length === 119, 90_000);
  const expected = samplePapers().map(
    (_paper, index) =>
      [
        { status: '', rating: 0 },
        { status: 'queued', rating: 0 },
        { status: '', rating: 3 },
        { status: 'dismissed', rating: 0 },
        { status: '', rating: 5 },
      ][index % said.length],
  );
  expect((await saidOf()).map((one) => one && { status: one.status, rating: one.rating })).toEqual(expected);
});

test('a key pressed again takes back what it said, and each undo takes back one change', async () => {
  await keys(page, ['4', 'q']);
  await names(page, 1, (all) => all.includes('Rating: 4 of 5') && all.includes('To read'));
  await keys(page, ['4', 'q']);
  await names(page, 1, (all) => !all.some((name) => name.startsWith('Rating')) && all.includes('Read later'));
  await keys(page, ['d', 'd', 'd']);
  await names(page, 1, (all) => all.includes('Not interested'));
  await until('the last to be stored', async () => (await annotations())[0]?.status === 'dismissed');
  // Back over three d, two q and two 4, of which the first saved the paper.
  await keys(page, ['u', 'u', 'u', 'u', 'u', 'u']);
  await names(page, 1, (all) => all.includes('Rating: 4 of 5'));
  await keys(page, ['u']);
  await until('the paper to be gone', async () => (await annotations()).length === 0);
  await keys(page, ['u']);
  await bar.waitForSelector('.triage-said:text-is("Nothing to undo.")');
});

test('the card is scrolled to where neither header nor bar covers it, and the ring is around it', async () => {
  await page.addStyleTag({ content: 'header.bar { position: sticky; top: 0; z-index: 9; background: #eee; height: 120px }' });
  for (const place of [2, 3, 4, 5, 6, 7, 8, 9, 10]) {
    await keys(page, ['j']);
    await isAt(bar, `${place} / 119`);
  }
  const box = () =>
    page
      .locator('article')
      .nth(9)
      .evaluate((card) => card.getBoundingClientRect().toJSON() as DOMRect);
  const free = async () => {
    const { top, bottom } = await box();
    return top >= 120 && bottom <= 800 - 80;
  };
  await until('the tenth card to be in the free part of the window', free);
});

test('tags are given in the bar, a note in the editor, and the keys come back after both', async () => {
  await keys(page, ['j', 't']);
  await bar.waitForSelector('input[role=combobox]:focus');
  await page.keyboard.type('jaxq');
  await page.keyboard.press('Enter');
  await names(page, 2, (all) => all.includes('Tags: jaxq'));
  await page.keyboard.press('Escape');
  await keys(page, ['n']);
  const editor = await editorBeside(page, session);
  await editor.waitForSelector('.note-field textarea:focus');
  await page.keyboard.type('queued later');
  await page.keyboard.press('Escape');
  await bar.waitForFunction(() => document.hasFocus());
  await keys(page, ['2', 'j']);
  await isAt(bar, '3 / 119');
  await until('all to be stored', async () => {
    const [said] = await annotations();
    return said?.rating === 2 && said.tags[0] === 'jaxq' && said.status === '';
  });
  const drafts = await rows<{ text: string }>(session.worker, 'drafts');
  expect(drafts.map(({ text }) => text)).toEqual(['queued later']);
});

test('Enter opens the paper in a tab of its own and records that it was opened, which is not reading it', async () => {
  await keys(page, ['s']);
  await names(page, 1, (all) => all.includes('Saved. Open the editor'));
  const opening = session.context.waitForEvent('page');
  await keys(page, ['Enter']);
  const opened = await opening;
  await opened.waitForURL(`https://huggingface.co/papers/${samplePapers(1)[0]!.arxiv}`);
  await until('the opening to be noted', async () =>
    (await rows<{ kind: string }>(session.worker, 'events')).some(({ kind }) => kind === 'opened'),
  );
  expect((await annotations())[0]?.status).toBe('');
});

test('Escape leaves: the keyboard is on the card’s chip, nothing of triage stays, and the shortcut begins again there', async () => {
  await keys(page, ['j', 'j', 'Escape']);
  await isGone();
  expect(await page.evaluate(() => document.activeElement === document.querySelectorAll('offprint-chip')[2])).toBe(true);
  bar = await beginTriage(page, session);
  await isAt(bar, '3 / 119');
  await pressShortcut(session);
  await isGone();
});

test('the list of keys opens and closes by its key', async () => {
  await keys(page, ['?']);
  await bar.waitForSelector('.triage-sheet:has-text("Copy BibTeX")');
  await keys(page, ['Escape']);
  await bar.waitForSelector('.triage-sheet', { state: 'detached' });
  await isAt(bar, '1 / 119');
});

test('the place is kept by paper: rows put in, reordered, replaced by clones and recycled do not move the reader on', async () => {
  await keys(page, ['j', 'j', 'j']);
  await isAt(bar, '4 / 119');
  const here = await title();
  await page.evaluate(() => {
    const list = document.querySelector('main')!;
    for (let n = 0; n < 2; n++) {
      const copy = list.children[0]!.cloneNode(true) as Element;
      for (const link of copy.querySelectorAll('a[href*="/papers/"]')) link.setAttribute('href', `/papers/2402.9999${n}`);
      list.prepend(copy);
    }
  });
  await isAt(bar, '6 / 121');
  expect(await title()).toBe(here);
  await page.evaluate(() => {
    const list = document.querySelector('main')!;
    list.replaceChildren(...[...list.querySelectorAll('article')].reverse().map((card) => card.cloneNode(true)));
  });
  await isAt(bar, '116 / 121');
  expect(await title()).toBe(here);
  await keys(page, ['s']);
  await until('the paper to be stored', async () =>
    (await rows<Paper>(session.worker, 'papers')).some((paper) => here.includes(paper.title.slice(0, 12))),
  );
});

test('a virtual list that has only a few rows is gone through paper by paper to its end', async () => {
  await keys(page, ['Escape']);
  await isGone();
  await page.evaluate(() => {
    // Nine rows of the height of the list are there at a time, reused for what is scrolled to.
    const list = document.querySelector('main')!;
    const all = [...list.querySelectorAll('article')]
      .slice(0, 40)
      .map((card) => card.outerHTML.replace(/<offprint-chip>.*?<\/offprint-chip>/g, ''));
    list.style.cssText = `display:block;position:relative;height:${40 * 320}px`;
    let first = -1;
    const draw = () => {
      const now = Math.max(0, Math.min(31, Math.floor((scrollY - 100) / 320) - 3));
      if (now === first) return;
      first = now;
      list.innerHTML = all.slice(now, now + 9).join('');
      for (const [index, card] of [...list.querySelectorAll('article')].entries())
        card.style.cssText = `position:absolute;top:${(now + index) * 320}px;width:380px;height:300px`;
    };
    addEventListener('scroll', draw);
    draw();
  });
  await chips(page, 9);
  bar = await beginTriage(page, session);
  for (let n = 0; n < 39; n++) {
    const before = await title();
    await keys(page, ['q', 'j']);
    await bar.waitForFunction((old) => document.querySelector('.triage-title')?.textContent !== old, before);
  }
  await keys(page, ['q']);
  await until('all forty to be stored', async () => (await annotations()).length === 40);
  expect((await annotations()).every(({ status }) => status === 'queued')).toBe(true);
});

test('at the end of a feed that grows, going on loads more and arrives at the next paper', async () => {
  await page.evaluate(() => {
    const list = document.querySelector('main')!;
    for (const card of [...list.querySelectorAll('article')].slice(6)) card.remove();
    addEventListener('scroll', () => {
      if (scrollY + innerHeight < document.documentElement.scrollHeight - 10 || list.children.length > 6) return;
      const more = list.children[0]!.cloneNode(true) as Element;
      for (const link of more.querySelectorAll('a[href*="/papers/"]')) link.setAttribute('href', '/papers/2402.99999');
      more.querySelector('h3 a')!.textContent = 'A paper that came later';
      list.append(more);
    });
  });
  await chips(page, 6);
  await keys(page, ['End']);
  // Whether the last card is near enough to the page's end for it to grow now depends on how tall cards are here.
  await bar.waitForFunction(() => /^6 \/ [67]$/.test(document.querySelector('.triage-count')?.textContent ?? ''));
  await keys(page, ['j']);
  await isAt(bar, '7 / 7');
  expect(await title()).toBe('A paper that came later');
});
