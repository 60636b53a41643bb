import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { MERGED_NOTES } from '../../paper/annotation';
import { areApart, titleKey } from '../../paper/likeness';
import type { FoundPaper } from '../../paper/paper';
import { alike, join, keepApart } from '../../storage/likeness';
import { annotationsNamed, paperNamed } from '../../storage/read';
import { undo } from '../../storage/write';
import { freshLibrary, onHuggingFace, say } from './fixture';

/** The same paper where it is published, under another name. */
const published: FoundPaper = {
  ids: { doi: '10.1145/3600006.3613165' },
  site: 'acm',
  title: 'Hydragen: high‑throughput LLM inference with shared prefixes.',
  url: 'https://dl.acm.org/doi/10.1145/3600006.3613165',
  venue: 'Proceedings of a symposium',
};
const who = { at: 1_800_000_000_000, by: 'library' };

/** Every row of the tables that hold papers and what was said of them. */
const everything = async (db: Awaited<ReturnType<typeof freshLibrary>>) =>
  Promise.all([db.papers, db.abstracts, db.annotations, db.titles].map((table) => table.toArray()));

describe('titles', () => {
  test.each([
    ['Attention Is All You Need', 'Attention is all you need.'],
    ['Éléments de géométrie algébrique', 'Elements de geometrie algebrique'],
    ['Learning from $\\epsilon$-greedy policies', 'Learning from greedy policies'],
    ['A  title—with dashes & such', 'A title with dashes, such'],
  ])('%j and %j are one', (a, b) => {
    expect(titleKey(a)).toBe(titleKey(b));
    expect(titleKey(a)).not.toBe('');
  });

  test.each(['Introduction', 'Editorial', 'Errata', '', '!!!'])('%j says nothing', (title) => {
    expect(titleKey(title)).toBe('');
  });

  test('two arXiv ids are two papers; an arXiv id and a DOI may be one', () => {
    expect(areApart(['arxiv:2402.05099'], ['arxiv:2402.05100'])).toBe(true);
    expect(areApart(['arxiv:2402.05099'], ['doi:10.1/x'])).toBe(false);
    expect(areApart(['doi:10.1/x'], ['doi:10.2/y'])).toBe(false);
  });
});

describe('a paper with the title of another', () => {
  test('is offered, never taken for it', async () => {
    const db = await freshLibrary();
    await say(db, onHuggingFace, { rating: 4 });
    expect((await alike(db, published)).map(({ paper }) => paper.aliases)).toEqual([['arxiv:2402.05099']]);
    expect(await annotationsNamed(db, [['doi:10.1145/3600006.3613165']])).toEqual([undefined]);
    expect(await alike(db, onHuggingFace)).toEqual([]);
    expect(await alike(db, { ...published, ids: { arxiv: '2402.05100' } })).toEqual([]);
  });

  test('told apart once, is not offered again', async () => {
    const db = await freshLibrary();
    await say(db, onHuggingFace, {});
    const [twin] = await alike(db, published);
    await keepApart(db, published, twin!.paper.id);
    expect(await alike(db, published)).toEqual([]);
  });

  test('joined before it was saved, goes by both names and fills what was unknown', async () => {
    const db = await freshLibrary();
    await say(db, onHuggingFace, { rating: 4 });
    const before = await everything(db);
    const [twin] = await alike(db, published);
    const action = await join(db, published, twin!.paper.id, who);
    const paper = await paperNamed(db, ['doi:10.1145/3600006.3613165']);
    expect(paper).toMatchObject({
      id: twin!.paper.id,
      aliases: ['arxiv:2402.05099', 'doi:10.1145/3600006.3613165'],
      venue: published.venue,
    });
    expect(await annotationsNamed(db, [['doi:10.1145/3600006.3613165']])).toMatchObject([{ rating: 4 }]);
    await undo(db, action);
    expect(await everything(db)).toEqual(before);
  });

  test('joined when both were saved, loses nothing that was said of either, and can be taken apart again', async () => {
    const db = await freshLibrary();
    await say(db, onHuggingFace, { rating: 4, addTags: ['inference'], note: 'Fast.' });
    await say(db, published, { rating: 5, addTags: ['Inference', 'to cite'], note: 'Camera ready.', status: 'queued' });
    const before = await everything(db);
    const kept = await paperNamed(db, ['arxiv:2402.05099']);
    const gone = await paperNamed(db, ['doi:10.1145/3600006.3613165']);
    const action = await join(db, published, kept!.id, who);
    expect(await db.papers.count()).toBe(1);
    expect((await db.meta.get('papers'))?.value).toBe(1);
    expect(await paperNamed(db, ['doi:10.1145/3600006.3613165'])).toMatchObject({
      id: kept!.id,
      citekey: kept!.citekey,
      oldKeys: [gone!.citekey],
    });
    expect(await db.annotations.toArray()).toMatchObject([
      { rating: 5, status: 'queued', tags: ['inference', 'to cite'], note: `Fast.${MERGED_NOTES}Camera ready.` },
    ]);
    await undo(db, action);
    expect(await everything(db)).toEqual(before);
    expect((await db.meta.get('papers'))?.value).toBe(2);
  });

  test('cannot be joined with one that has gone meanwhile', async () => {
    const db = await freshLibrary();
    expect(await join(db, published, 'gone', who)).toBe(0);
  });
});
