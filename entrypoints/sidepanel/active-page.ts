import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { askPage, type Page } from '../popup/page-report';

/** What the tab beside the panel shows, asked anew whenever another tab comes to the front, a page is loaded, or the reader comes to the panel. */
export function useActivePage(): [Page, (page: Page) => void] {
  const [page, setPage] = useState<Page>({ is: 'asking' });
  useEffect(() => {
    let latest = 0;
    const ask = () => {
      const mine = ++latest;
      askPage()
        .catch((): Page => ({ is: 'other' }))
        .then((answer) => {
          if (mine === latest) setPage(answer);
        });
    };
    const onUpdated = (_id: number, change: { status?: string; url?: string }, tab: { active?: boolean }) => {
      if (tab.active && (change.status === 'complete' || change.url !== undefined)) ask();
    };
    ask();
    browser.tabs.onActivated.addListener(ask);
    browser.tabs.onUpdated.addListener(onUpdated);
    document.addEventListener('pointerenter', ask);
    window.addEventListener('focus', ask);
    return () => {
      browser.tabs.onActivated.removeListener(ask);
      browser.tabs.onUpdated.removeListener(onUpdated);
      document.removeEventListener('pointerenter', ask);
      window.removeEventListener('focus', ask);
    };
  }, []);
  return [page, setPage];
}
