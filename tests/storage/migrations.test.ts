import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, test } from 'vitest';
import { openLibrary } from '../../storage/open';
import { annotationsNamed, queueEntries } from '../../storage/read';
import { type Library, SCHEMA, VERSIONS } from '../../storage/schema';
import { rowsOfVersion } from './frozen-rows';

/** A library as the program of that version left it on disk. */
async function writtenBy(version: number, name: string): Promise<void> {
  const db = new Dexie(name) as Library;
  for (const [index, stores] of VERSIONS.slice(0, version).entries()) db.version(index + 1).stores(stores);
  await db.open();
  for (const [table, rows] of Object.entries(rowsOfVersion[version] ?? {})) await db.table(table).bulkAdd(rows);
  db.close();
}

describe('libraries written by every version there was', () => {
  test('each version has its frozen rows', () => {
    expect(Object.keys(rowsOfVersion).map(Number)).toEqual(VERSIONS.map((_stores, index) => index + 1));
  });

  for (const version of VERSIONS.map((_stores, index) => index + 1)) {
    test(`version ${version} opens with every row whole`, async () => {
      await writtenBy(version, `from-${version}`);
      const db = await openLibrary(`from-${version}`);
      expect(await db.papers.count()).toBe(2);
      expect((await annotationsNamed(db, [['arxiv:2402.05099']]))[0]).toMatchObject({
        rating: 4,
        tags: ['inference', 'to cite'],
        note: 'Compare with §3.',
      });
      expect((await queueEntries(db, 0)).map(({ paper }) => paper.citekey)).toEqual(['garnett2023epsilon']);
      expect(await db.titles.orderBy('key').keys()).toEqual([
        'hydragenhighthroughputllminferencewithsharedprefixes',
        'εshotgunεgreedybatchbayesianoptimisation',
      ]);
      // A library from before there were other devices is all of it news to them.
      expect((await db.touched.orderBy('n').toArray()).map(({ n }) => n)).toEqual([1, 2]);
    });
  }

  test('rows of a newer program are refused and left alone', async () => {
    const name = 'from-the-future';
    const db = await openLibrary(name);
    await db.meta.put({ key: 'schema', value: SCHEMA + 1 });
    db.close();
    await expect(openLibrary(name)).rejects.toMatchObject({ code: 'newer' });
  });

  test('a tab that holds an older version open gives way at once', async () => {
    const name = 'two-tabs';
    const old = await openLibrary(name);
    const next = new Dexie(name);
    next.version(SCHEMA + 1).stores({ ...VERSIONS.at(-1), later: 'id' });
    await next.open();
    expect(old.isOpen()).toBe(false);
    next.close();
  });

  test('a tab that never gives way ends in an error that says what to do, not in waiting', async () => {
    const name = 'stubborn';
    const request = indexedDB.open(name, 5);
    const stubborn = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    await expect(openLibrary(name, 20)).rejects.toMatchObject({ code: 'blocked' });
    stubborn.close();
  });
});
