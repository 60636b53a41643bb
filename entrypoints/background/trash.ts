import { browser } from 'wxt/browser';
import { clearTrash } from '../../storage/trash';
import { library } from './library';

/** Forgets, at each start of the browser, what was removed longer ago than the reader was promised. */
export function keepTrash(): void {
  browser.runtime.onStartup.addListener(() => {
    void library()
      .then((db) => clearTrash(db, Date.now()))
      .catch((error: unknown) => console.error('Offprint:', error));
  });
}
