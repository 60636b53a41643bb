import type { Tabs } from 'webextension-polyfill';
import { browser } from 'wxt/browser';
import { BadMessage, checkFound } from '../../messages/check';
import type { PageReport, PageRequest } from '../../messages/page';
import type { FoundPaper } from '../../paper/paper';
import type { Addable } from '../library/sites';

/** A paper of a page and its place there, from 0. */
export interface Placed {
  found: FoundPaper;
  index: number;
}

/** What a page's content script says of it, checked. */
export interface Checked {
  site: string;
  name: string;
  listing: string;
  kind: PageReport['kind'];
  unreadable: number;
  changed: boolean;
  /** Whether what the page cites has chips. */
  shown: boolean;
  papers: Placed[];
  references: Placed[];
}

/** A page that is read: its papers, each with its place. */
export interface ReadPage extends Checked {
  is: 'read';
  tab: number;
  /** The page as it is remembered of each paper saved there: its address without the protocol. */
  feed: string;
}

/** A page that could be read: its host was never added, was switched off, or the page was there before we were. */
export interface ReadablePage extends Addable {
  is: 'addable' | 'off' | 'early';
  tab: number;
}

/** What the active tab shows; `other` is a page that nobody may read, such as the browser's own. */
export type Page = ReadPage | ReadablePage | { is: 'asking' | 'other' };

const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 80) : '');

/** The papers that are whole, each with its place. */
function placed(papers: unknown): Placed[] {
  return (Array.isArray(papers) ? papers : []).flatMap((paper: unknown, index) => {
    try {
      return [{ found: checkFound(paper), index }];
    } catch (error) {
      if (error instanceof BadMessage) return [];
      throw error;
    }
  });
}

/** A report as it must be; a page's content script is not to be trusted. */
export function checkReport(report: unknown): Checked | undefined {
  if (typeof report !== 'object' || report === null) return undefined;
  const { site, name, listing, kind, unreadable, changed, shown, papers, references } = report as Partial<
    Record<keyof PageReport, unknown>
  >;
  return {
    site: text(site),
    name: text(name),
    listing: text(listing),
    kind: kind === 'paper' ? 'paper' : 'listing',
    unreadable: typeof unreadable === 'number' ? unreadable : 0,
    changed: changed === true,
    shown: shown === true,
    papers: placed(papers),
    references: placed(references),
  };
}

const feedOf = (url: string) => url.replace(/^https?:\/\//, '').replace(/#.*$/, '');

async function ask(tab: Tabs.Tab, id: number, request: PageRequest): Promise<Page> {
  const url = tab.url ?? '';
  // A script of ours that was told to leave the page alone answers null; where there is none, the question fails.
  const answer: unknown = await browser.tabs.sendMessage(id, request, { frameId: 0 }).catch(() => undefined);
  const report = checkReport(answer);
  if (report) return { is: 'read', tab: id, feed: feedOf(url), ...report };
  // The list of all sites is large, and wanted only here.
  const addable = (await import('../library/sites')).addableAt(url);
  if (!addable) return { is: 'other' };
  if (answer === null) return { is: 'off', tab: id, ...addable };
  const ours = await browser.permissions.contains({ origins: [`${new URL(url).origin}/*`] });
  return { is: ours ? 'early' : 'addable', tab: id, ...addable };
}

async function activeTab(): Promise<Tabs.Tab | undefined> {
  return (await browser.tabs.query({ active: true, currentWindow: true }))[0];
}

/** Asks the active tab which papers it shows. */
export async function askPage(): Promise<Page> {
  const tab = await activeTab();
  return tab?.id === undefined ? { is: 'other' } : ask(tab, tab.id, { offprint: 'page' });
}

/** Puts chips on what the page cites, or takes them away, and asks again. */
export async function showReferences(show: boolean): Promise<Page> {
  const tab = await activeTab();
  return tab?.id === undefined ? { is: 'other' } : ask(tab, tab.id, { offprint: 'references', show });
}

/** Brings a paper into view on its page. */
export async function showOnPage(tab: number, index: number): Promise<void> {
  const request: PageRequest = { offprint: 'show', index };
  await browser.tabs.sendMessage(tab, request, { frameId: 0 });
}
