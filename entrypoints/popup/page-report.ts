import type { Tabs } from 'webextension-polyfill';
import { browser } from 'wxt/browser';
import { BadMessage, checkFound } from '../../messages/check';
import type { PageReport, PageRequest } from '../../messages/requests';
import type { FoundPaper } from '../../paper/paper';
import { isRead } from '../library/sites';

/** A page of a site we read: its papers, each with its place. */
export interface ReadPage {
  is: 'read';
  tab: number;
  kind: PageReport['kind'];
  /** The page as it is remembered of each paper saved there: its address without the protocol. */
  feed: string;
  unreadable: number;
  papers: { found: FoundPaper; index: number }[];
}

/** What the active tab shows. `reload`: a site we read whose page was there before we were; `other`: a site we do not read. */
export type Page = ReadPage | { is: 'asking' | 'reload' | 'other' };

/** The papers of a report that are whole, each with its place; a page's content script is not to be trusted. */
export function checkReport(report: unknown): Omit<ReadPage, 'is' | 'tab' | 'feed'> | undefined {
  if (typeof report !== 'object' || report === null) return undefined;
  const { kind, unreadable, papers } = report as Partial<Record<keyof PageReport, unknown>>;
  return {
    kind: kind === 'paper' ? 'paper' : 'listing',
    unreadable: typeof unreadable === 'number' ? unreadable : 0,
    papers: (Array.isArray(papers) ? papers : []).flatMap((paper: unknown, index) => {
      try {
        return [{ found: checkFound(paper), index }];
      } catch (error) {
        if (error instanceof BadMessage) return [];
        throw error;
      }
    }),
  };
}

async function ask(tab: Tabs.Tab, id: number): Promise<Page> {
  const request: PageRequest = { offprint: 'page' };
  const url = tab.url ?? '';
  try {
    const report = checkReport(await browser.tabs.sendMessage(id, request, { frameId: 0 }));
    return report ? { is: 'read', tab: id, feed: url.replace(/^https?:\/\//, '').replace(/#.*$/, ''), ...report } : { is: 'other' };
  } catch (error) {
    // Nobody listens there: no content script of ours runs on that page.
    if (error instanceof Error) return { is: isRead(url) ? 'reload' : 'other' };
    throw error;
  }
}

/** Asks the active tab which papers it shows. */
export async function askPage(): Promise<Page> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? { is: 'other' } : ask(tab, tab.id);
}

/** Brings a paper into view on its page. */
export async function showOnPage(tab: number, index: number): Promise<void> {
  const request: PageRequest = { offprint: 'show', index };
  await browser.tabs.sendMessage(tab, request, { frameId: 0 });
}
