import { browser } from 'wxt/browser';
import { phrase } from '../../messages/phrases';
import { WRITTEN } from '../../messages/reading';
import { endOf, storedSession } from '../../paper/session';
import { queueLength } from '../../storage/read';
import type { Library } from '../../storage/schema';
import { jobsOf } from './jobs';
import { library } from './library';

/** How many papers are new since the reader last looked at the digest, in `meta`. */
export const NEW_PAPERS = 'digestNew';

/** The number of papers that are new since the reader last looked. */
export async function newPapers(db: Library): Promise<number> {
  const value = (await db.meta.get(NEW_PAPERS))?.value;
  return typeof value === 'number' ? value : 0;
}

/** What the toolbar button may count: papers that are new (of the page, elsewhere of the digest), papers that wait to be read, nothing. */
const COUNTED = ['new', 'queue', 'none'] as const;
type Counted = (typeof COUNTED)[number];

async function counted(db: Library): Promise<Counted> {
  const stored = (await db.settings.get('badge'))?.value;
  return COUNTED.find((one) => one === stored) ?? 'new';
}

const short = (n: number) => (n > 99 ? '99+' : n > 0 ? String(n) : '');
const QUIET_COLOUR = '#3d4451';
const titled = (said: string) => [phrase('app_name'), said].filter(Boolean).join(' · ');

/** The number for the whole browser, and what it means. */
async function total(db: Library): Promise<{ n: number; said: string }> {
  const what = await counted(db);
  if (what === 'none') return { n: 0, said: '' };
  const n = what === 'queue' ? await queueLength(db, Date.now()) : await newPapers(db);
  return { n, said: n > 0 ? phrase(what === 'queue' ? 'badge_queue' : 'badge_new', [String(n)]) : '' };
}

/** Whether the time the reader wanted to read for is over, and the reader has not said yet what comes of it. */
async function isReadingOver(db: Library): Promise<boolean> {
  const now = Date.now();
  const session = storedSession((await db.settings.get('session'))?.value, now);
  return session !== undefined && endOf(session) <= now;
}

/** Shows on the toolbar button what matters most: that something waits for the reader, else that a time of reading is over, else the number they chose. */
export async function showBadge(db: Library): Promise<void> {
  const waits = (await jobsOf(db)).some(({ progress: { phase } }) => phase === 'needs-reader' || phase === 'asking' || phase === 'stopped');
  const isOver = await isReadingOver(db);
  const { n, said } = await total(db);
  const text = waits ? '!' : isOver ? '✓' : short(n);
  await browser.action.setBadgeText({ text });
  if (text) await browser.action.setBadgeBackgroundColor({ color: waits ? '#b45309' : QUIET_COLOUR });
  await browser.action.setTitle({ title: titled(waits ? phrase('badge_waits') : isOver ? phrase('session_over') : said) });
}

/** Papers of the page in each tab that are new since the last visit, by their first names; gone when the browser ends. */
const ON_PAGES = 'newOnPages';
type OnPages = Record<string, string[]>;
/** So many are told apart; beyond it the button says 99+ all the same. */
const MOST = 200;

let turn = Promise.resolve();

/** One change at a time, as each begins with what was there. */
function changePages(change: (pages: OnPages) => Promise<void> | void): Promise<void> {
  turn = turn
    .then(async () => {
      const pages = ((await browser.storage.session.get(ON_PAGES))[ON_PAGES] ?? {}) as OnPages;
      await change(pages);
      await browser.storage.session.set({ [ON_PAGES]: pages });
    })
    .catch((error: unknown) => console.error('Offprint:', error));
  return turn;
}

/** The page of a tab shows a feed anew. */
export const pageArrived = (tab: number): Promise<void> =>
  changePages(async (pages) => {
    const was = pages[tab];
    delete pages[tab];
    if (was) await showOn(tab, [], '');
  });

/** The page of a tab shows papers that are new since the last visit. */
export const newOnPage = (tab: number, names: readonly string[]): Promise<void> =>
  changePages(async (pages) => {
    const all = [...new Set([...(pages[tab] ?? []), ...names])].slice(0, MOST);
    pages[tab] = all;
    if ((await counted(await library())) === 'new') await showOn(tab, all, phrase('badge_new_here', [short(all.length)]));
  });

async function showOn(tabId: number, { length }: readonly string[], said: string): Promise<void> {
  if (length > 0) {
    await browser.action.setBadgeText({ tabId, text: short(length) });
    await browser.action.setBadgeBackgroundColor({ tabId, color: QUIET_COLOUR });
    await browser.action.setTitle({ tabId, title: titled(said) });
  } else {
    // As in all tabs. Both browsers take null for that, which the types leave out.
    await browser.action.setBadgeText({ tabId, text: null as unknown as string });
    await browser.action.setTitle({ tabId, title: await browser.action.getTitle({}) });
  }
}

/** How long (ms) a sign of what was done stands on the button. */
const BRIEFLY = 4000;

/** Shows a sign on the button of one tab for a moment, and what it means in its title. */
export async function badgeBriefly(tabId: number, text: string, said: string): Promise<void> {
  await browser.action.setBadgeText({ tabId, text });
  await browser.action.setBadgeBackgroundColor({ tabId, color: QUIET_COLOUR });
  await browser.action.setTitle({ tabId, title: titled(said) });
  const back = () =>
    changePages((pages) => showOn(tabId, pages[tabId] ?? [], phrase('badge_new_here', [short(pages[tabId]?.length ?? 0)])));
  setTimeout(() => void back(), BRIEFLY);
}

/** Keeps the number on the button right when the library changes, and forgets pages that are gone. */
export function keepBadge(): void {
  browser.storage.local.onChanged.addListener((changes) => {
    if (!(WRITTEN in changes)) return;
    const again = async () => {
      const db = await library();
      if ((await counted(db)) === 'queue') await showBadge(db);
    };
    again().catch((error: unknown) => console.error('Offprint:', error));
  });
  browser.tabs.onRemoved.addListener((tab) => {
    void changePages((pages) => {
      delete pages[tab];
    });
  });
}
