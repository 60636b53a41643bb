import { browser } from 'wxt/browser';
import { writeBibliography } from '../../formats/bibtex';
import type { PageReport, PageRequest } from '../../messages/page';
import { phrase } from '../../messages/phrases';
import type { Change } from '../../paper/annotation';
import { aliasesOf } from '../../paper/ids';
import { idsInUrl, WORK_HOSTS } from '../../paper/link-ids';
import type { FoundPaper } from '../../paper/paper';
import { badgeBriefly } from './badge';
import { actAs } from './feed-requests';
import { library } from './library';
import { itemsOf } from './many-requests';
import { exportOptions } from './settings';

/** What can be done with a link to a paper, in the order it is offered. */
const DEEDS = ['save', 'queue', 'copy'] as const;
type Deed = (typeof DEEDS)[number];
const ID = 'link-';

const CHANGES: Record<Exclude<Deed, 'copy'>, Change> = { save: {}, queue: { status: 'queued' } };

/** Where links are to papers only below a path, the rest of the host has no such menu. */
const BELOW: Record<string, string> = { 'huggingface.co': '/papers/*', 'hf.co': '/papers/*', 'nature.com': '/articles/*' };
const LINKS = WORK_HOSTS.map((host) => `*://*.${host}${BELOW[host] ?? '/*'}`);

/** Puts what can be done with a link to a paper into the menu of links. */
export function createLinkMenu(): void {
  for (const deed of DEEDS)
    browser.contextMenus.create({ id: ID + deed, title: phrase(`menu_${deed}`), contexts: ['link'], targetUrlPatterns: LINKS });
}

const isSame = (names: ReadonlySet<string>, { ids, url }: FoundPaper) => aliasesOf(ids, url).some((alias) => names.has(alias));

/** A title as it may stand in a link: words, rather than `pdf`, an id or an address. */
const isTitle = (text: string) => text.length > 14 && text.includes(' ') && !/^(?:https?:|www\.)/i.test(text);

/** The longest text of a page's links to an address that can be a title. Runs in the page, and so uses nothing of ours. */
function textsOf(href: string): string[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
    .filter((link) => link.href === href)
    .map((link) => (link.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 400));
}

/** The paper behind a link: as the page lists it where the page is read, else by the link's own words, else by its id alone. */
async function paperBehind(href: string, tab: number): Promise<FoundPaper | undefined> {
  const url = URL.parse(href);
  const ids = url ? idsInUrl(url) : {};
  const [id] = Object.values(ids);
  if (!url || !id) return undefined;
  const request: PageRequest = { offprint: 'page' };
  const report = (await browser.tabs.sendMessage(tab, request, { frameId: 0 }).catch(() => null)) as PageReport | null;
  const names = new Set(aliasesOf(ids, url.href));
  const listed = [report?.papers, report?.references].flatMap((papers) => (Array.isArray(papers) ? papers : []));
  const found = listed.find((paper) => isSame(names, paper));
  if (found) return found;
  const texts = await browser.scripting
    .executeScript({ target: { tabId: tab }, func: textsOf, args: [href] })
    .then(([first]) => (first?.result ?? []) as string[])
    // Pages of the browser itself, and what shows a PDF.
    .catch((): string[] => []);
  const title = texts.filter(isTitle).sort((a, b) => b.length - a.length)[0];
  return { ids, site: 'link', title: title ?? id, url: url.href };
}

/** Puts a text on the clipboard from the page that was pressed, since a worker has none. Runs in the page, and so uses nothing of ours. */
async function copyHere(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}

async function copyEntry(paper: FoundPaper, tab: number): Promise<void> {
  const db = await library();
  const entry = writeBibliography(await itemsOf(db, [paper]), await exportOptions(db));
  await browser.scripting.executeScript({ target: { tabId: tab }, func: copyHere, args: [entry] });
}

async function perform(deed: Deed, href: string, tab: { id?: number; url?: string }): Promise<void> {
  if (tab.id === undefined) return;
  const paper = await paperBehind(href, tab.id);
  if (!paper) return badgeBriefly(tab.id, '?', phrase('menu_no_paper'));
  if (deed === 'copy') await copyEntry(paper, tab.id);
  else {
    const feed = (tab.url ?? '').replace(/^https?:\/\//, '').replace(/#.*$/, '');
    await actAs('library', paper, CHANGES[deed], { feed, position: 0 });
  }
  await badgeBriefly(tab.id, '✓', phrase(`menu_${deed}_done`));
}

/** Does what was pressed in the menu of a link. */
export function linkPressed(
  { menuItemId, linkUrl }: { menuItemId: string | number; linkUrl?: string },
  tab: { id?: number; url?: string } | undefined,
): void {
  const deed = DEEDS.find((one) => menuItemId === ID + one);
  if (!deed || !linkUrl || !tab) return;
  perform(deed, linkUrl, tab).catch(async (error: unknown) => {
    console.error('Offprint:', error);
    if (tab.id !== undefined) await badgeBriefly(tab.id, '!', phrase('menu_failed'));
  });
}
