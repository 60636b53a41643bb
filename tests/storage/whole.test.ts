import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { annotationsNamed, paperNamed } from '../../storage/read';
import { addRows, readWhole } from '../../storage/whole';
import { undo } from '../../storage/write';
import { freshLibrary, onArxiv, onHuggingFace, say } from './fixture';

const who = { at: 1, by: 'library' };

describe('restoring a backup', () => {
  test('into an empty library gives back every row', async () => {
    const before = await freshLibrary();
    await say(before, onArxiv, { note: 'Mine', rating: 5, addTags: ['kept'], status: 'queued' });
    await say(before, { ...onHuggingFace, ids: { arxiv: '2402.00001' } }, {});
    const rows = await readWhole(before);
    const after = await freshLibrary();
    expect(await addRows(after, rows, who)).toBe(2);
    expect(await readWhole(after)).toEqual(rows);
    expect(await addRows(after, rows, who)).toBe(0);
    expect(await readWhole(after)).toEqual(rows);
  });

  test('into a library that has the paper under another row keeps the later word of each field', async () => {
    const elsewhere = await freshLibrary();
    await say(elsewhere, onHuggingFace, { rating: 2, addTags: ['there'] });
    const here = await freshLibrary();
    await say(here, onArxiv, { rating: 5 });
    await addRows(here, await readWhole(elsewhere), who);
    expect(await here.papers.count()).toBe(1);
    expect((await annotationsNamed(here, [['arxiv:2402.05099']]))[0]).toMatchObject({ rating: 5, tags: ['there'] });
  });

  test('brings views back beside those that were made since', async () => {
    const db = await freshLibrary();
    const view = (id: string, name: string) => ({ id, name, query: 'tag:x', sort: '-added' });
    await db.settings.put({ key: 'views', value: [view('a', 'Renamed'), view('new', 'New')] });
    const rows = { papers: [], abstracts: [], annotations: [], events: [] };
    await addRows(db, { ...rows, settings: [{ key: 'views', value: [view('b', 'B'), view('a', 'A')] }] }, who);
    expect((await db.settings.get('views'))?.value).toEqual([view('new', 'New'), view('b', 'B'), view('a', 'A')]);
    await addRows(db, { ...rows, settings: [{ key: 'views', value: 'broken' }] }, who);
    expect((await db.settings.get('views'))?.value).toBe('broken');
  });

  test('is one action that can be undone', async () => {
    const before = await freshLibrary();
    await say(before, onArxiv, { rating: 5 });
    const after = await freshLibrary();
    await say(after, { ...onHuggingFace, ids: { arxiv: '2402.00001' } }, {});
    await addRows(after, await readWhole(before), who);
    const action = await after.actions.orderBy('n').last();
    await undo(after, action!.n);
    expect(await paperNamed(after, ['arxiv:2402.05099'])).toBeUndefined();
    expect(await after.papers.count()).toBe(1);
  });
});
