import type { Worker } from '@playwright/test';
import { until } from '../../../scripts/browser/until';
import { hasLibrary, rows } from './rows';

/** What the library holds of pages that were visited. */
export interface Seen {
  visits?: { feed: string; at: number; before: number; began?: number }[];
  sightings?: { name: string; first: number; at: number }[];
  settings?: { key: string; value: unknown }[];
}

/** Puts visits, sightings and settings into the library as if they had been there long, in the background worker, once there is a library. */
export async function putSeen(worker: Worker, seen: Seen): Promise<void> {
  await until('the library to be there', () => hasLibrary(worker));
  return worker.evaluate(
    (rows) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('offprint');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const work = db.transaction(Object.keys(rows), 'readwrite');
          for (const [table, all] of Object.entries(rows)) for (const row of all) work.objectStore(table).put(row);
          work.oncomplete = () => {
            db.close();
            resolve();
          };
          work.onerror = () => reject(work.error);
        };
      }),
    seen as Record<string, object[]>,
  );
}

/** Makes all that was seen so many days older, as if the reader came back then. */
export async function daysLater(worker: Worker, days: number): Promise<void> {
  const by = days * 86_400_000;
  const visits = await rows<{ feed: string; at: number; before: number; began: number }>(worker, 'visits');
  const sightings = await rows<{ name: string; first: number; at: number }>(worker, 'sightings');
  await putSeen(worker, {
    visits: visits.map((row) => ({ ...row, at: row.at - by, before: row.before && row.before - by, began: row.began - by })),
    sightings: sightings.map((row) => ({ ...row, first: row.first - by, at: row.at - by })),
  });
}

/** Forgets that these papers were seen. */
export function unsee(worker: Worker, names: readonly string[]): Promise<void> {
  return worker.evaluate(
    (gone) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('offprint');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const work = opening.result.transaction('sightings', 'readwrite');
          for (const name of gone) work.objectStore('sightings').delete(name);
          work.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [...names],
  );
}
