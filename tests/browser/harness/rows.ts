import type { Worker } from '@playwright/test';

/** Whether there is a library yet: to open it before would make an empty one. */
export const hasLibrary = (worker: Worker): Promise<boolean> =>
  worker.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name === 'offprint'));

/** All rows of one table of the library, read in the background worker. */
export async function rows<T>(worker: Worker, table: string): Promise<T[]> {
  if (!(await hasLibrary(worker))) return [];
  return worker.evaluate(
    (name) =>
      new Promise<never>((resolve, reject) => {
        const opening = indexedDB.open('offprint');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          if (!db.objectStoreNames.contains(name)) {
            db.close();
            resolve([] as never);
            return;
          }
          const reading = db.transaction(name).objectStore(name).getAll();
          reading.onsuccess = () => {
            db.close();
            resolve(reading.result as never);
          };
        };
      }),
    table,
  );
}
