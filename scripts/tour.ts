import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from '@playwright/test';
import messages from '../public/_locales/en/messages.json' with { type: 'json' };
import { type Browser, launch } from './browser/chromium';
import { clickInside, hoverInside, inside, pierced } from './browser/pierce';
import { until } from './browser/until';
import { CHROME_BUILD } from './build';
import { step } from './progress';
import { SAMPLE } from './sample/papers';
import { FEED, serveSample, standIn } from './sample/server';

const OUT = 'out/tour';

/** The cards of the feed that the tour works on, from 0. */
const CARDS = { saved: 0, edited: 1, queued: 3, rated: 5, last: SAMPLE.length - 1 };

const say = (key: keyof typeof messages, ...blanks: string[]) =>
  blanks.reduce((text, blank, index) => text.replace(`$${index + 1}`, blank), messages[key].message);

const article = (card: number) => `article:has(a[href="/papers/${SAMPLE[card]?.arxiv}"])`;

/** Selector of the chip on a card. */
const chip = (card: number) => `${article(card)} offprint-chip`;

/** Scrolls to a card and waits for its chip: far from the screen there are none. */
async function goTo(page: Page, card: number): Promise<void> {
  await page.locator(article(card)).scrollIntoViewIfNeeded();
  await pierced(page, { host: chip(card), role: 'button' });
}

/** Presses a button of a chip; most of them show only under the mouse. */
async function press(page: Page, card: number, name: string): Promise<void> {
  await goTo(page, card);
  await hoverInside(page, { host: chip(card), role: 'button' });
  await clickInside(page, { host: chip(card), role: 'button', name });
}

/** Names of buttons that stand for nothing said yet; they come and go with the mouse. */
const IDLE = (['save', 'queue', 'chip_rate', 'chip_tag', 'chip_note', 'status_dismissed'] as const).map((key) => say(key));

/** What a chip tells assistive technology of what is stored. */
async function words(page: Page, card: number): Promise<string> {
  const names = (await inside(page, { host: chip(card), role: 'button' })).map(({ name }) => name);
  return names.filter((name) => !IDLE.includes(name)).join(' · ');
}

const editor = (page: Page, { origin }: Browser): Promise<Frame> =>
  until('the editor', () => page.frames().findLast((frame) => frame.url().startsWith(`${origin}/editor.html`)));

interface Report {
  papers: unknown[];
  unreadable: number;
}

/** What the content script of the tab in front found on its page once it has read all of it; `own` is one of our pages behind it. */
const report = (own: Page): Promise<Report> =>
  until(`all ${SAMPLE.length} cards of the page to be found`, async () => {
    const ask = `chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => chrome.tabs.sendMessage(tab.id, { offprint: 'page' }))`;
    const said = await own.evaluate<Report | null>(ask);
    return (said?.papers.length ?? 0) >= SAMPLE.length && said;
  });

async function annotate(page: Page, browser: Browser): Promise<void> {
  await press(page, CARDS.edited, say('chip_tag'));
  const frame = await editor(page, browser);
  for (const tag of ['inference', 'to cite']) {
    await frame.getByRole('combobox', { name: say('tags') }).click();
    await page.keyboard.type(tag, { delay: 15 });
    await page.keyboard.press('Enter');
    await frame.getByRole('button', { name: say('tag_remove', tag) }).waitFor();
  }
  await frame.getByRole('radio', { name: say('rating_of_five', '4') }).click();
  await frame.getByRole('textbox', { name: say('note') }).click();
  await page.keyboard.type('Compare the *kitchen* of section 2 with ours.');
  await frame.getByRole('button', { name: say('note_save') }).click();
  await frame.getByRole('button', { name: say('editor_remove') }).waitFor();
  await page.screenshot({ path: join(OUT, 'editor.png') });
  await page.keyboard.press('Escape');
  await pierced(page, { host: chip(CARDS.edited), role: 'button', name: say('chip_has_note') });
}

async function act(page: Page, browser: Browser): Promise<string> {
  await press(page, CARDS.saved, say('save'));
  await pierced(page, { host: chip(CARDS.saved), role: 'button', name: say('chip_saved') });
  await annotate(page, browser);
  await press(page, CARDS.queued, say('queue'));
  await pierced(page, { host: chip(CARDS.queued), role: 'button', name: say('status_queued') });
  await press(page, CARDS.rated, say('save'));
  await pierced(page, { host: chip(CARDS.rated), role: 'button', name: say('chip_saved') });
  await page.keyboard.press('5');
  await pierced(page, { host: chip(CARDS.rated), role: 'button', name: /5/ });
  await press(page, CARDS.last, say('queue'));
  await pierced(page, { host: chip(CARDS.last), role: 'button', name: say('status_queued') });
  return `${Object.keys(CARDS).length} papers in the library`;
}

async function reload(page: Page): Promise<string> {
  const before = new Map<number, string>();
  for (const card of Object.values(CARDS)) {
    await goTo(page, card);
    before.set(card, await words(page, card));
  }
  await page.reload();
  for (const [card, said] of before) {
    await goTo(page, card);
    await until(`“${SAMPLE[card]?.title}” to be as it was left: ${said}`, async () => (await words(page, card)) === said);
  }
  await page.evaluate(() => scrollTo(0, 0));
  return 'all as it was left';
}

async function lookAt(browser: Browser): Promise<string> {
  const popup = await browser.openBehind('popup.html');
  await popup.setViewportSize({ width: 360, height: 600 });
  await popup
    .getByText(SAMPLE[CARDS.edited]?.title ?? '')
    .first()
    .waitFor();
  await popup.screenshot({ path: join(OUT, 'popup.png') });
  await popup.close();
  const library = await browser.open('library.html');
  await library
    .getByText(SAMPLE[CARDS.edited]?.title ?? '')
    .first()
    .waitFor();
  for (const colorScheme of ['dark', 'light'] as const) {
    await library.emulateMedia({ colorScheme });
    await library.screenshot({ path: join(OUT, `library-${colorScheme}.png`) });
  }
  await library.close();
  return 'both show the papers';
}

async function exportAll(browser: Browser): Promise<string> {
  const popup = await browser.openBehind('popup.html');
  const download = popup.waitForEvent('download');
  await popup.getByRole('button', { name: say('popup_export') }).click();
  const path = join(OUT, 'library.bib');
  await (await download).saveAs(path);
  await popup.close();
  const entries = readFileSync(path, 'utf8').match(/^@\w+\{/gm)?.length ?? 0;
  if (entries !== Object.keys(CARDS).length) throw new Error(`${path} has ${entries} entries instead of ${Object.keys(CARDS).length}`);
  return `${entries} entries`;
}

/** Walks the main job by itself on the sample feed, with real mouse and keyboard input, and leaves what it saw in `out/tour`. */
export async function tour(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const server = await serveSample();
  const browser = await step('opening Chromium on the sample feed', () => launch({ extension: CHROME_BUILD, language: 'en-US' }));
  try {
    await standIn(browser.context, server);
    const page = await browser.context.newPage();
    await page.goto(FEED);
    const found = await step(
      'finding every card',
      async () => report(await browser.openBehind('popup.html')),
      ({ papers, unreadable }) => `${papers.length} papers, ${unreadable} unreadable`,
    );
    await step('saving, tagging, rating, queueing', () => act(page, browser), String);
    await step('reloading the page', () => reload(page), String);
    for (const theme of ['dark', 'light']) {
      await page.goto(`${FEED}?theme=${theme}`);
      await pierced(page, { host: chip(CARDS.edited), role: 'button', name: say('chip_has_note') });
      await page.screenshot({ path: join(OUT, `feed-${theme}.png`) });
    }
    await step('opening popup and library', () => lookAt(browser), String);
    await step('exporting the library', () => exportAll(browser), String);
    console.log(
      `\n${found.papers.length} cards found, ${Object.keys(CARDS).length} papers saved and found again after a reload, ${Object.keys(CARDS).length} entries exported.`,
    );
    console.log(`  BibTeX       ${join(OUT, 'library.bib')}`);
    for (const name of ['feed-light', 'feed-dark', 'editor', 'popup', 'library-light', 'library-dark'])
      console.log(`  screenshot   ${join(OUT, `${name}.png`)}`);
  } finally {
    await browser.close();
    await server.close();
  }
}
