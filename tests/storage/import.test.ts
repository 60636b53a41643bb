import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { MERGED_NOTES } from '../../paper/annotation';
import type { ImportedRecord } from '../../paper/imported';
import { titleAddress } from '../../paper/named';
import { forecast, importRecords } from '../../storage/import';
import { undoable } from '../../storage/read';
import type { Library } from '../../storage/schema';
import { undo } from '../../storage/write';
import { freshLibrary, onArxiv, onHuggingFace, say } from './fixture';

const record = (over: Partial<ImportedRecord> & { title?: string; ids?: ImportedRecord['found']['ids'] } = {}): ImportedRecord => {
  const { title = 'A title of some length', ids = {}, ...rest } = over;
  return { found: { ids, site: 'bibtex', title, authors: [{ name: 'Ann Author' }], year: 2020 }, line: 1, ...rest };
};

let group = 0;
let made = 0;
async function bring(db: Library, records: ImportedRecord[], name = `import-${++group}`) {
  return importRecords(db, records, {
    at: 1_800_000_000_000,
    by: 'library',
    group: name,
    newId: () => `new-${String(++made).padStart(6, '0')}`,
    makeKey: ({ citekey = 'key' }, isTaken) => {
      for (const end of ['', 'a', 'b', 'c']) if (!isTaken(`${citekey}${end}`.toLowerCase())) return `${citekey}${end}`;
      return `${citekey}-${made}`;
    },
  });
}

const everything = (db: Library) =>
  Promise.all([db.papers, db.abstracts, db.annotations, db.titles, db.meta].map((table) => (table as typeof db.papers).toArray()));

describe('what an import would do', () => {
  test('new, known, named twice, and alike by title only', async () => {
    const db = await freshLibrary();
    await say(db, onHuggingFace, {});
    const records = [
      record({ ids: { arxiv: '2402.05099' } }),
      record({ ids: { doi: '10.1000/new' }, title: 'Something new under the sun' }),
      record({ ids: { doi: '10.1000/new' }, title: 'Something new under the sun' }),
      record({ ids: { doi: '10.1000/twin' }, title: onHuggingFace.title }),
    ];
    const before = JSON.stringify(await everything(db));
    expect(await forecast(db, records)).toEqual({ known: 1, fresh: 2, merged: 1, alike: 1 });
    expect(JSON.stringify(await everything(db))).toBe(before);
  });
});

describe('importing', () => {
  test('keys of the file are kept where they are free, and a key that is another’s gets an ending', async () => {
    const db = await freshLibrary();
    await say(db, onArxiv, {});
    await bring(db, [
      record({ ids: { doi: '10.1000/1' }, citekey: 'Hydragen' }),
      record({ ids: { doi: '10.1000/2' }, citekey: 'mine2020', oldKeys: ['former'] }),
    ]);
    const papers = await db.papers.toArray();
    expect(papers.map(({ citekey }) => citekey).sort()).toEqual(['Hydragena', 'hydragen', 'mine2020']);
    expect(papers.find(({ citekey }) => citekey === 'mine2020')?.oldKeys).toEqual(['former']);
    expect(papers.find(({ citekey }) => citekey === 'Hydragena')?.oldKeys).toBeUndefined();
  });

  test('facts and words of the reader stay; blanks, tags and a differing note are added', async () => {
    const db = await freshLibrary();
    await say(db, onHuggingFace, { rating: 2, note: 'Mine.', addTags: ['llm'] });
    const found = { ...onHuggingFace, title: 'Another title', venue: 'ICML', year: 2024, abstract: 'Words.' };
    const { fresh } = await bring(db, [{ found, line: 1, rating: 5, status: 'read', note: 'Theirs.', tags: ['LLM', 'cache'] }]);
    expect(fresh).toBe(0);
    const [paper] = await db.papers.toArray();
    expect(paper).toMatchObject({ title: onHuggingFace.title, venue: 'ICML', also: [{ field: 'title', value: 'Another title' }] });
    expect(await db.annotations.toArray()).toMatchObject([
      { rating: 2, status: 'read', note: `Mine.${MERGED_NOTES}Theirs.`, tags: ['llm', 'cache'] },
    ]);
    expect(await db.abstracts.toArray()).toMatchObject([{ text: 'Words.' }]);
  });

  test('the same file twice changes nothing the second time, even where entries have no name', async () => {
    const db = await freshLibrary();
    const records = [
      record({ title: 'A work that no scheme names', note: 'A note.', citekey: 'nameless' }),
      record({ title: 'Short' }),
      record({ ids: { arxiv: '2001.00001' }, tags: ['x'] }),
    ];
    await bring(db, records);
    const before = JSON.stringify(await everything(db));
    expect((await bring(db, records)).fresh).toBe(0);
    expect(JSON.stringify(await everything(db))).toBe(before);
    expect(await forecast(db, records)).toMatchObject({ fresh: 0, known: 3 });
  });

  test('records of one work within a file become one paper', async () => {
    const db = await freshLibrary();
    await bring(db, [
      record({ ids: { arxiv: '2001.00001' }, tags: ['a'] }),
      record({ ids: { arxiv: '2001.00001', doi: '10.1000/x' }, tags: ['b'] }),
      record({ ids: { doi: '10.1000/x' }, note: 'Third.' }),
    ]);
    expect(await db.papers.count()).toBe(1);
    expect(await db.annotations.toArray()).toMatchObject([{ tags: ['a', 'b'], note: 'Third.' }]);
    expect((await db.papers.toArray())[0]?.aliases.toSorted()).toEqual(['arxiv:2001.00001', 'doi:10.1000/x']);
  });

  test('an import of many slices is one line in the list of changes, and taken back as one, byte for byte', async () => {
    const db = await freshLibrary();
    await say(db, onHuggingFace, { note: 'Mine.' });
    const before = JSON.stringify(await everything(db));
    const records = Array.from({ length: 3000 }, (_, at) =>
      record({ ids: { doi: `10.1000/many.${at}` }, title: `Paper number ${at} of a long list`, citekey: `many${at}` }),
    );
    records.push({ found: { ...onHuggingFace, venue: 'ICML' }, line: 1, tags: ['imported'] });
    let last = 0;
    for (let at = 0; at < records.length; at += 500) last = (await bring(db, records.slice(at, at + 500), 'one')).action || last;
    expect(await db.papers.count()).toBe(3001);
    const list = await undoable(db, 10);
    expect(list.map(({ kind }) => kind)).toEqual(['import', 'save']);
    expect(Math.max(...(await db.actions.toArray()).map(({ changes }) => changes.length))).toBeLessThanOrEqual(500);
    await undo(db, last);
    expect(JSON.stringify(await everything(db))).toBe(before);
    expect((await undoable(db, 10)).map(({ kind }) => kind)).toEqual(['save']);
  });
});

test('a name made of a title is the same for the same work, and leads nowhere', () => {
  const work = { title: 'A Work: That No {Scheme} Names', authors: [{ name: 'Ludwig van Beethoven' }], year: 1801 };
  expect(titleAddress(work)).toBe(titleAddress({ ...work, title: 'a work that no scheme names' }));
  expect(titleAddress(work)).toMatch(/^https:\/\/work\.invalid\//);
  expect(titleAddress({ ...work, year: 1802 })).not.toBe(titleAddress(work));
  expect(titleAddress({ title: '  ' })).toBeUndefined();
});
