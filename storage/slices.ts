import Dexie, { type EntityTable, type Table } from 'dexie';
import type { PackedPart } from './schema';

/** Rows read at a time: whoever saves a paper meanwhile waits for no more than these. */
const SLICE = 1000;
/** Between two slices (ms). */
const BREATH = 10;

// Only Dexie's own promises: after one of the browser's, a live query would no longer see what else is read.
async function slices<T, K extends keyof T>(table: EntityTable<T, K>, key: K, take: (rows: T[]) => void): Promise<void> {
  let last: unknown = Dexie.minKey;
  for (;;) {
    const rows = await table.where(':id').above(last).limit(SLICE).toArray();
    take(rows);
    last = rows.at(-1)?.[key];
    if (rows.length < SLICE) return;
    await new Dexie.Promise((resolve) => setTimeout(resolve, BREATH));
  }
}

/** Reads a whole table in the order of its keys, little by little: each slice as it stands when its turn comes. */
export function eachSlice<T, K extends keyof T>(table: EntityTable<T, K>, key: K, take: (rows: T[]) => void): PromiseLike<void> {
  return Dexie.Promise.resolve(slices(table, key, take));
}

/** All rows of a table in the order of its keys. */
export async function allRows<T, K extends keyof T>(table: EntityTable<T, K>, key: K): Promise<T[]> {
  const all: T[] = [];
  await eachSlice(table, key, (rows) => {
    for (const row of rows) all.push(row);
  });
  return all;
}

async function parts<T>(table: Table<PackedPart<T>, [number, number]>, edition: number, take: (part: T) => void): Promise<void> {
  let last: unknown = Dexie.minKey;
  for (;;) {
    const row = await table.where('[edition+part]').between([edition, last], [edition, Dexie.maxKey], false).first();
    if (!row) return;
    take(row.value);
    last = row.part;
    await new Dexie.Promise((resolve) => setTimeout(resolve));
  }
}

/** Reads an edition's parts one after the other, with a pause after each for whatever else the page has to do. */
export function eachPart<T>(table: Table<PackedPart<T>, [number, number]>, edition: number, take: (part: T) => void): PromiseLike<void> {
  return Dexie.Promise.resolve(parts(table, edition, take));
}
