import { until } from '../../../scripts/browser/until';
import { ACCOUNT } from '../../sync/real-servers';
import type { Tab } from './bidi';

export const textOf = (tab: Tab) => tab.evaluate<string>('document.body.innerText');
export const says = (tab: Tab, words: RegExp, within?: number) => until(`${words}`, async () => words.test(await textOf(tab)), within);

/** Fills the field with that label, or takes the choice of that value, as typing does. */
async function fill(tab: Tab, label: string, value: string): Promise<void> {
  const field = `[...document.querySelectorAll('label')].find((one) => one.textContent.startsWith(${JSON.stringify(label)}))?.control`;
  await until(`the field ${label}`, () => tab.evaluate<boolean>(`Boolean(${field})`));
  await tab.evaluate(
    `(() => { const field = ${field}; field.value = ${JSON.stringify(value)}; for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true })); })()`,
  );
}

/** Joins the devices that meet in a WebDAV folder, on the page of exports and devices in Firefox. */
export async function joinInFirefox(tab: Tab, url: string, name: string): Promise<void> {
  await tab.click({ role: 'button', name: 'Choose where they meet…' });
  await fill(tab, 'Kind', 'webdav');
  await fill(tab, 'Address', url);
  await fill(tab, 'User name', ACCOUNT.user);
  await fill(tab, 'Password', ACCOUNT.password);
  await fill(tab, 'Name for it', 'Cloud');
  await tab.click({ role: 'button', name: 'Save' });
  await fill(tab, 'Name of this device', name);
  await tab.click({ role: 'button', name: 'See what will happen' });
  await tab.click({ role: 'button', name: 'Keep in step' }, 60_000);
  await says(tab, /In step,/, 60_000);
}

/** All rows of a table of the library, read in one of our own pages. */
export function rowsIn<T>(tab: Tab, table: string): Promise<T[]> {
  return tab.evaluate<T[]>(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('offprint');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('${table}').objectStore('${table}').getAll();
      reading.onsuccess = () => { opening.result.close(); resolve(reading.result); };
    };
  })`);
}

/** Syncs now and waits until it is done. */
export async function syncFirefox(tab: Tab): Promise<void> {
  const doneAt = async () =>
    (await rowsIn<{ id: string; value: { progress: { phase: string; doneAt: number } } }>(tab, 'rules')).find(({ id }) => id === 'devices')
      ?.value.progress;
  const before = (await doneAt())?.doneAt ?? 0;
  await tab.click({ role: 'button', name: 'Sync now' });
  await until(
    'a sync that is done',
    async () => {
      const now = await doneAt();
      return now?.phase === 'done' && now.doneAt > before;
    },
    60_000,
  );
}
