import type { Page } from '@playwright/test';

/** Lets so many ms pass for all jobs: what was done is that long ago, and what waits has that much less to wait. */
export function later(page: Page, ms: number): Promise<void> {
  return page.evaluate(
    (passed) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('offprint');
        opening.onsuccess = () => {
          const work = opening.result.transaction('rules', 'readwrite');
          const rules = work.objectStore('rules');
          const all = rules.getAll();
          all.onsuccess = () => {
            for (const row of all.result) {
              row.value.progress.doneAt -= passed;
              row.value.progress.nextAt -= passed;
              rules.put(row);
            }
          };
          work.onerror = () => reject(work.error);
          work.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    ms,
  );
}

/** Lets an alarm of the outbox go off now, as the clock would; it wakes a background that ended. */
export async function ring(page: Page, name = 'outbox'): Promise<void> {
  await page.evaluate(
    (alarm) =>
      (
        globalThis as unknown as { chrome: { alarms: { create(name: string, info: { when: number }): Promise<void> } } }
      ).chrome.alarms.create(alarm, { when: Date.now() }),
    name,
  );
}
