import { browser } from 'wxt/browser';
import { orderOf } from '../../components/catalogue-order';
import { searchRows } from '../../components/catalogue-search';
import { DEFAULT_SORT } from '../../components/filter';
import { hashOf, routeTo } from '../../components/route';
import { phrase } from '../../messages/phrases';
import type { Catalogue } from '../../paper/catalogue';
import { aliasesOf } from '../../paper/ids';
import { idsInUrl } from '../../paper/link-ids';
import { parseQuery } from '../../paper/query-parse';
import { entriesOf } from '../../storage/catalogue';
import { followLibrary } from '../../storage/follow';
import { paperNamed } from '../../storage/read';
import { library } from './library';

/** How many papers are offered below the address bar. */
const MOST = 6;

const libraryUrl = (hash: string) => browser.runtime.getURL('/library.html') + hash;

/** Chromium reads a description as XML, Firefox as plain text. */
const isMarkup = 'sidePanel' in browser;
const shown = (text: string) => {
  const plain = text.toWellFormed().replace(/\p{Cc}/gu, ' ');
  return isMarkup ? plain.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`) : plain;
};

/** The library while somebody types: it is followed until they are done. */
function searching(): { catalogue: Promise<Catalogue>; end(): void } {
  const done = new AbortController();
  const catalogue = new Promise<Catalogue>((resolve, reject) => {
    let read: Catalogue | undefined;
    library().then(
      (db) =>
        followLibrary(
          db,
          {
            read: (fresh) => {
              read = fresh;
            },
            texts: () => read && resolve(read),
            changed: () => undefined,
            reading: () => undefined,
            failed: reject,
          },
          done.signal,
        ),
      reject,
    );
  });
  return { catalogue, end: () => done.abort() };
}

/** Offers papers by what is typed after the keyword, in the language of the library's search, and opens the one that is taken. */
export function offerOmnibox(): void {
  let search: ReturnType<typeof searching> | undefined;
  let latest = 0;
  const end = () => {
    latest++;
    search?.end();
    search = undefined;
  };

  const offers = async (text: string) => {
    search ??= searching();
    const catalogue = await search.catalogue;
    const { found } = searchRows(catalogue, orderOf(catalogue, DEFAULT_SORT), parseQuery(text).query);
    const ids = Array.from(found.subarray(0, MOST), (row) => catalogue.idOf(row));
    const { entries } = await entriesOf(await library(), ids);
    return entries.map(({ paper }) => ({
      content: paper.url ?? libraryUrl(hashOf({ ...routeTo('papers'), paper: paper.id })),
      description: shown([paper.title, paper.authors?.[0]?.name, paper.year].filter(Boolean).join(' · ')),
    }));
  };

  const open = async (url: string, disposition: string) => {
    if (disposition === 'currentTab') await browser.tabs.update({ url });
    else await browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
  };

  browser.omnibox.onInputChanged.addListener((text, suggest) => {
    const mine = ++latest;
    if (text.trim() === '') return suggest([]);
    offers(text).then(
      (found) => mine === latest && suggest(found),
      (error: unknown) => console.error('Offprint:', error),
    );
  });
  browser.omnibox.onInputCancelled.addListener(end);
  browser.omnibox.onInputEntered.addListener((text, disposition) => {
    end();
    const enter = async () => {
      const url = /^[\w-]+:\/\//.test(text) ? URL.parse(text) : null;
      if (!url) return open(libraryUrl(hashOf({ ...routeTo('papers'), query: text.trim() })), disposition);
      const db = await library();
      const paper = await paperNamed(db, aliasesOf(idsInUrl(url), url.href));
      if (paper) await db.events.add({ paperId: paper.id, kind: 'opened', at: Date.now() });
      await open(url.href, disposition);
    };
    enter().catch((error: unknown) => console.error('Offprint:', error));
  });
  browser.omnibox.setDefaultSuggestion({ description: phrase('omnibox_all') });
}
