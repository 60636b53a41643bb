import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { chosen, itemsOf } from '../../entrypoints/background/export-rule';
import type { FoundPaper } from '../../paper/paper';
import { allEntries } from '../../storage/read';
import type { Library } from '../../storage/schema';
import type { What } from '../../sync/job';
import { entry } from '../library/entries';
import { freshLibrary, say } from '../storage/fixture';

let db: Library;
const found = (number: number, more: Partial<FoundPaper>): FoundPaper => ({
  ids: { arxiv: `2402.0000${number}` },
  site: 'arxiv',
  title: `Paper ${number}`,
  ...more,
});
const titles = async (query: string) =>
  (await chosen(db, await allEntries(db), { kind: 'filter', query })).map(({ paper }) => paper.title).sort();
const asked = (q: string) => titles(`#/papers?${new URLSearchParams({ q })}`);

beforeEach(async () => {
  db = await freshLibrary();
  await say(db, found(1, { abstract: 'About transformers, code at https://github.com/a/b' }), { addTags: ['ml/vision'], rating: 4 });
  await say(db, found(2, { abstract: 'About graphs.', year: 2021 }), { addTags: ['ml'], status: 'queued' });
  await say(db, found(3, { site: 'huggingface' }), { note: 'transformers?' });
  const [first] = await db.papers.toArray();
  await db.findings.put({ id: first!.id, gone: 'withdrawn' });
});

describe('an export by filter', () => {
  test.each([
    ['transformers', ['Paper 1', 'Paper 3']],
    ['abstract:transformers', ['Paper 1']],
    ['-abstract:graphs', ['Paper 1', 'Paper 3']],
    ['has:code', ['Paper 1']],
    ['has:abstract', ['Paper 1', 'Paper 2']],
    ['tag:ml', ['Paper 1', 'Paper 2']],
    ['tag:ml/vision OR note:transformers', ['Paper 1', 'Paper 3']],
    ['version:withdrawn', ['Paper 1']],
    ['(broken', []],
    ['', ['Paper 1', 'Paper 2', 'Paper 3']],
  ])('holds what the list shows for %s', async (q, expected) => {
    expect(await asked(q)).toEqual(expected);
  });

  test('by a tag holds those with one inside it, and by a view what the view asks now, or asked when it was there', async () => {
    const held = async (what: What) => (await chosen(db, await allEntries(db), what)).map(({ paper }) => paper.title).sort();
    expect(await held({ kind: 'tag', tag: 'ML' })).toEqual(['Paper 1', 'Paper 2']);
    const view: What = { kind: 'view', view: 'v', query: 'status:queued' };
    expect(await held(view)).toEqual(['Paper 2']);
    await db.settings.put({ key: 'views', value: [{ id: 'v', name: 'V', query: 'on:huggingface', sort: '-added' }] });
    expect(await held(view)).toEqual(['Paper 3']);
    expect(await held({ kind: 'queue' })).toEqual(['Paper 2']);
  });

  test('reads filters kept by earlier versions', async () => {
    expect(await titles('#/papers?tag=ml&status=queued&year=2021')).toEqual(['Paper 2']);
    expect(await titles('#/papers?rating=3')).toEqual(['Paper 1']);
    expect(await titles('#/papers?untagged=1&site=huggingface')).toEqual(['Paper 3']);
    expect(await titles('#/papers?q=paper&tag=ml')).toContain('Paper 2');
  });
});

test('an export has the abstracts of all its papers, however many they are, and none where they are not wanted', async () => {
  const db = await freshLibrary();
  const entries = Array.from({ length: 1201 }, (_one, at) => entry(`p${at}`));
  await db.abstracts.bulkPut(
    entries.filter((_one, at) => at % 3 > 0).map(({ paper: { id } }) => ({ id, text: `About ${id}.`, from: 'arxiv', at: 1 })),
  );
  const items = await itemsOf(db, entries, true);
  expect(items.map(({ abstract }) => abstract)).toEqual(entries.map(({ paper: { id } }, at) => (at % 3 > 0 ? `About ${id}.` : undefined)));
  expect((await itemsOf(db, entries, false)).filter(({ abstract }) => abstract !== undefined)).toEqual([]);
});
