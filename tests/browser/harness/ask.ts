import type { Page } from '@playwright/test';
import type { LibraryRequests } from '../../../messages/requests';
import { until } from '../../../scripts/browser/until';

/** A request as one of our own pages sends it to the background. */
export function request<K extends keyof LibraryRequests>(name: K, ...args: Parameters<LibraryRequests[K]>): object {
  return { to: 'library', name, args };
}

/** Sends a request from one of our own pages and gives its value; throws when it was refused, failed, or the background ended meanwhile. */
export async function ask<K extends keyof LibraryRequests>(
  page: Page,
  name: K,
  ...args: Parameters<LibraryRequests[K]>
): Promise<ReturnType<LibraryRequests[K]>> {
  const reply = await page.evaluate(
    (message) =>
      (globalThis as unknown as { chrome: { runtime: { sendMessage(m: object): Promise<unknown> } } }).chrome.runtime.sendMessage(message),
    request(name, ...args),
  );
  const { ok, value, code } = reply as { ok: boolean; value: unknown; code?: string };
  if (!ok) throw new Error(code);
  return value as ReturnType<LibraryRequests[K]>;
}

/** Has the background do all that is due, as our pages do: while it is at work already, it is asked again. */
export async function runOutbox(page: Page): Promise<void> {
  await until('all that is due to be done', async () => !(await ask(page, 'runOutbox')), 60_000);
}

/** All rows of a table of the library, read in one of our own pages: the background may not be there. */
export function rowsOf<T>(page: Page, table: string): Promise<T[]> {
  return page.evaluate(
    (name) =>
      new Promise<never>((resolve, reject) => {
        const opening = indexedDB.open('offprint');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result as never);
          };
        };
      }),
    table,
  );
}
