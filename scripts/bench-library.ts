import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { COUNT, PACKED, PLAIN, SAVE, SCROLL, SEARCH, WATCH } from './bench-library-pages';
import { type Browser, launch } from './browser/chromium';
import { until } from './browser/until';
import { CHROME_BUILD } from './build';
import { bundled } from './bundle';
import { fillLarge, WORDS } from './sample/large-library';

const ROUNDS = 7;
const SAVES = 15;

const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Opens one of our pages; gives the time from its start to its first row. */
async function firstRow(browser: Browser, path: string): Promise<{ page: Page; ms: number }> {
  const page = await browser.context.newPage();
  await page.addInitScript(WATCH);
  await page.goto(`${browser.origin}/${path}`);
  return { page, ms: await page.evaluate<number>('firstRow') };
}

const typing = (text: string) => `() => {
  const field = document.querySelector('.query-field input');
  field.value = ${JSON.stringify(text)};
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}`;
const pressing = (selector: string) => `() => document.querySelector(${JSON.stringify(selector)}).click()`;

async function timed(page: Page, act: string): Promise<{ ms: number; said: string }> {
  return page.evaluate(`(${SEARCH})(${act}, '.list-bar .shown')`);
}

/** Types a word letter by letter; gives the time each key took, the slowest of them, and what was said in the end. */
async function typed(page: Page, word: string): Promise<{ key: number; slowest: number; said: string }> {
  const each: number[] = [];
  let said = '';
  for (let round = 0; round < ROUNDS; round++) {
    for (const end of [word.length - 2, word.length - 1, word.length]) {
      await page.evaluate(`(${typing('')})()`);
      const one = await timed(page, typing(word.slice(0, end)));
      each.push(one.ms);
      said = one.said;
      await timed(page, typing(''));
    }
  }
  return { key: middle(each), slowest: Math.max(...each), said };
}

interface Frames {
  middle: number;
  most: number;
  longest: number;
}

const COUNTED = ['rating>=1', 'status:queued', 'year:2010..', `title:${WORDS.title}`];

interface Popup {
  paint: number;
  lists: number;
}

async function popup(browser: Browser): Promise<Popup> {
  const { page, ms } = await firstRow(browser, 'popup.html');
  const paint = await until('the popup’s first paint', () =>
    page.evaluate<number>("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"),
  );
  await page.close();
  return { paint, lists: ms };
}

async function several<T>(times: number, work: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let round = 0; round < times; round++) all.push(await work());
  return all;
}

/** Opens the library for the first time, and has it packed; gives how long each took, in ms. */
async function settle(browser: Browser): Promise<{ first: number; packed: number }> {
  const { page, ms } = await firstRow(browser, 'library.html');
  const begun = performance.now();
  await until('the catalogue to be packed', () => page.evaluate<boolean>(`(${PACKED})()`), 300_000);
  await page.close();
  return { first: ms, packed: performance.now() - begun };
}

/** Fills the library; gives how long that took. */
async function fill(browser: Browser, count: number): Promise<number> {
  const made = await browser.open('library.html');
  await made.waitForSelector('main');
  await made.close();
  // From a page without a library: ours would begin to pack what is not all there yet.
  const page = await browser.open('icon/16.png');
  const begun = performance.now();
  await fillLarge(page, count);
  await page.close();
  return performance.now() - begun;
}

async function bench(browser: Browser): Promise<void> {
  const print = (what: string, ms: number, note = '') => console.log(`${what.padEnd(44)}${ms.toFixed(1).padStart(9)}  ${note}`);
  const floor = await browser.open('icon/16.png').then(async (page) => {
    const plain = await page.evaluate<{ all: number; shown: number; put: number }>(`(${PLAIN})()`);
    await page.close();
    return plain;
  });
  print('plain read of all papers and annotations', floor.all);
  print('plain read of the first 20 rows', floor.shown);
  const { first, packed } = await settle(browser);
  const counting = await browser.open('icon/16.png');
  await counting.evaluate(await bundled(COUNT));
  const counted = await counting.evaluate<number[]>(`countFacets(${JSON.stringify(COUNTED)}, ${ROUNDS})`);
  await counting.close();
  print('library opens for the first time', first, `packed ${(packed / 1000).toFixed(0)} s later`);
  const opened = await several(5, async () => {
    const { page, ms } = await firstRow(browser, 'library.html');
    await page.close();
    return ms;
  });
  print('library opens to its first rows', middle(opened), `${(middle(opened) / floor.all).toFixed(2)} of a plain read of all`);

  const { page } = await firstRow(browser, 'library.html');
  for (const [kind, word] of Object.entries(WORDS)) {
    const begin = await timed(page, typing(word));
    await timed(page, typing(''));
    const { key, slowest, said } = await typed(page, word);
    print(`key to results, a word of ${kind}s`, key, `slowest ${slowest.toFixed(0)}, first time ${begin.ms.toFixed(0)}, ${said}`);
  }
  print(
    'a list with all its counts, not drawn',
    Math.max(...counted),
    COUNTED.map((query, at) => `${query} ${(counted[at] ?? 0).toFixed(1)}`).join(', '),
  );
  const boxes = await several(ROUNDS, () => timed(page, pressing('.filters input[type=checkbox]')));
  print('a press in the filters to list and counts', middle(boxes.map(({ ms }) => ms)));
  for (const [name, step] of [
    ['a wheel’s steps', 120],
    ['leaps', 20_000],
  ] as const) {
    const frames = await page.evaluate<Frames>(`(${SCROLL})(${step})`);
    print(
      `frames while scrolling in ${name}`,
      frames.middle,
      `95 % within ${frames.most.toFixed(0)}, longest ${frames.longest.toFixed(0)}`,
    );
  }
  const heap = await page
    .context()
    .newCDPSession(page)
    .then(async (cdp) => {
      await cdp.send('HeapProfiler.collectGarbage');
      return (await cdp.send('Runtime.getHeapUsage')).usedSize;
    });
  console.log(`${'memory of the page, MB'.padEnd(44)}${(heap / 1e6).toFixed(1).padStart(9)}`);
  const besides = await browser.open('popup.html');
  const beside = await besides.evaluate<number[]>(`(${SAVE})(${SAVES})`);
  await page.close();
  const alone = await besides.evaluate<number[]>(`(${SAVE})(${SAVES})`);
  await besides.close();
  for (const [name, saves] of [
    ['a save, durable, asked and answered', alone],
    ['the same with the library open beside', beside],
  ] as const) {
    print(
      name,
      middle(saves.slice(1)),
      `${(middle(saves.slice(1)) / floor.put).toFixed(1)} of a plain durable put (${floor.put.toFixed(1)})`,
    );
  }
  const popups = await several(5, () => popup(browser));
  print(
    'popup’s first paint',
    middle(popups.map(({ paint }) => paint)),
    `its lists ${middle(popups.map(({ lists }) => lists)).toFixed(0)}`,
  );
}

/** Prints what libraries of growing size cost in the release build, beside plain reads of the same rows in the same browser. Filled libraries stay in the folder KEEP, when it is named, for the next time. */
export async function benchLibrary(counts: readonly number[]): Promise<void> {
  for (const count of counts) {
    const profile = process.env.KEEP && join(process.env.KEEP, String(count));
    const isFilled = profile && existsSync(profile);
    const browser = await launch({ extension: CHROME_BUILD, ...(profile && { profile }) });
    try {
      const filled = isFilled ? undefined : await fill(browser, count);
      console.log(`\nlibrary of ${count} papers${filled ? ` (filled in ${(filled / 1000).toFixed(0)} s)` : ''}, medians in ms`);
      await bench(browser);
    } finally {
      await browser.close();
    }
  }
}
