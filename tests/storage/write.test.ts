import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { tagUses } from '../../storage/catalogue';
import { annotationsNamed, paperNamed, queueEntries, recentEntries, undoable } from '../../storage/read';
import { changeMany, keepDraft, removeMany, undo } from '../../storage/write';
import { freshLibrary, onArxiv, onHuggingFace, say } from './fixture';

const who = (at: number) => ({ at, by: 'library' });

describe('saving', () => {
  test('where it was met is kept with the moment of saving, and votes are no fact of the paper', async () => {
    const db = await freshLibrary();
    await say(db, { ...onHuggingFace, upvotes: 33 }, {});
    await say(db, { ...onHuggingFace, upvotes: 40 }, { rating: 3 });
    expect(await db.events.toArray()).toEqual([expect.objectContaining({ kind: 'saved', upvotes: 33 })]);
    expect(await db.papers.toCollection().first()).not.toHaveProperty('upvotes');
  });

  test('a paper saved on Hugging Face is the same paper on arXiv, and only its blanks are filled', async () => {
    const db = await freshLibrary();
    await say(db, onHuggingFace, { rating: 4 });
    await say(db, { ...onArxiv, title: 'Hydragen (revised title)' }, { addTags: ['inference'] });
    expect(await db.papers.count()).toBe(1);
    const paper = await paperNamed(db, ['arxiv:2402.05099']);
    expect(paper?.title).toBe(onHuggingFace.title);
    expect(paper?.authors).toEqual([{ name: 'Jordan Juravsky' }]);
    expect(paper?.sources.authors?.from).toBe('arxiv');
    expect(paper?.also).toContainEqual(expect.objectContaining({ field: 'title', value: 'Hydragen (revised title)', from: 'arxiv' }));
    expect((await db.annotations.get(paper?.id ?? ''))?.rating).toBe(4);
    expect((await db.abstracts.get(paper?.id ?? ''))?.text).toBe('An invented abstract.');
  });

  test('the year falls back to the one in the arXiv id', async () => {
    const db = await freshLibrary();
    await say(db, onHuggingFace, {});
    expect((await paperNamed(db, ['arxiv:2402.05099']))?.year).toBe(2024);
  });

  test('citation keys are unique without regard to case, and the newer paper takes the suffix', async () => {
    const db = await freshLibrary();
    await say(db, onHuggingFace, {});
    await say(db, { ...onHuggingFace, ids: { arxiv: '2402.05100' }, title: 'HYDRAGEN again' }, {});
    expect((await paperNamed(db, ['arxiv:2402.05099']))?.citekey).toBe('hydragen');
    expect((await paperNamed(db, ['arxiv:2402.05100']))?.citekey).toBe('hydragena');
  });

  test('states come back in the order asked, with undefined for strangers', async () => {
    const db = await freshLibrary();
    await say(db, onHuggingFace, { status: 'queued' });
    const [none, some] = await annotationsNamed(db, [['arxiv:1111.11111'], ['doi:10.1/x', 'arxiv:2402.05099']]);
    expect(none).toBeUndefined();
    expect(some?.status).toBe('queued');
  });
});

describe('the queue', () => {
  test('papers join at its end, and a snoozed one waits', async () => {
    const db = await freshLibrary();
    for (const n of [1, 2, 3])
      await say(db, { ...onHuggingFace, ids: { arxiv: `2402.0000${n}` }, title: `Paper ${n}` }, { status: 'queued' });
    const titles = async (now: number) => (await queueEntries(db, now)).map(({ paper }) => paper.title);
    expect(await titles(0)).toEqual(['Paper 1', 'Paper 2', 'Paper 3']);
    const [first] = await queueEntries(db, 0);
    await changeMany(db, [first!.paper.id], { snoozedUntil: 500 }, who(1));
    expect(await titles(499)).toEqual(['Paper 2', 'Paper 3']);
    expect(await titles(500)).toEqual(['Paper 1', 'Paper 2', 'Paper 3']);
  });

  test('several papers queued at once keep the order they were given in', async () => {
    const db = await freshLibrary();
    for (const n of [1, 2, 3]) await say(db, { ...onHuggingFace, ids: { arxiv: `2402.0000${n}` }, title: `Paper ${n}` }, {});
    const ids = (await recentEntries(db, 3)).map(({ paper }) => paper.id);
    await changeMany(db, ids, { status: 'queued' }, who(1));
    expect((await queueEntries(db, 0)).map(({ paper }) => paper.id)).toEqual(ids);
  });
});

describe('a draft', () => {
  test('that is kept while its note is being saved does not come back as unsaved text', async () => {
    const db = await freshLibrary();
    await say(db, onHuggingFace, {});
    const id = (await paperNamed(db, ['arxiv:2402.05099']))?.id ?? '';
    // As two messages that come right after one another.
    await Promise.all([keepDraft(db, id, 'Typed.', 2), changeMany(db, [id], { note: 'Typed.' }, who(3))]);
    expect(await db.drafts.count()).toBe(0);
    await keepDraft(db, id, 'Typed again.', 4);
    expect(await db.drafts.toArray()).toMatchObject([{ text: 'Typed again.' }]);
    await keepDraft(db, id, '', 5);
    expect(await db.drafts.count()).toBe(0);
  });
});

describe('undo', () => {
  test('of a save removes the paper again, unless more was said of it since', async () => {
    const db = await freshLibrary();
    const saved = await say(db, onHuggingFace, {});
    await undo(db, saved.action);
    expect(await db.papers.count()).toBe(0);
    const again = await say(db, onHuggingFace, {});
    await say(db, onHuggingFace, { rating: 5 });
    await undo(db, again.action);
    expect(await db.papers.count()).toBe(1);
  });

  test('takes back only what the action changed and nobody changed since', async () => {
    const db = await freshLibrary();
    await say(db, onHuggingFace, { rating: 2, addTags: ['old'] });
    const both = await say(db, onHuggingFace, { rating: 5, addTags: ['new'] });
    await say(db, onHuggingFace, { rating: 3 });
    await undo(db, both.action);
    const [annotation] = await annotationsNamed(db, [['arxiv:2402.05099']]);
    expect(annotation).toMatchObject({ rating: 3, tags: ['old'] });
  });

  test('of a removal brings back every byte', async () => {
    const db = await freshLibrary();
    await say(db, onArxiv, { note: 'A note.', rating: 4, addTags: ['a', 'b'] });
    const before = await Promise.all([db.papers.toArray(), db.abstracts.toArray(), db.annotations.toArray()]);
    const action = await removeMany(db, [before[0][0]!.id], who(1));
    expect(await db.papers.count()).toBe(0);
    expect(await db.annotations.count()).toBe(0);
    await undo(db, action);
    expect(await Promise.all([db.papers.toArray(), db.abstracts.toArray(), db.annotations.toArray()])).toEqual(before);
  });

  test('a page may take back only its own actions, and only once', async () => {
    const db = await freshLibrary();
    await say(db, onHuggingFace, {});
    const mine = await say(db, onHuggingFace, { rating: 1 }, 'tab:7');
    await undo(db, mine.action, 'tab:8');
    expect((await annotationsNamed(db, [['arxiv:2402.05099']]))[0]?.rating).toBe(1);
    await undo(db, mine.action, 'tab:7');
    expect((await annotationsNamed(db, [['arxiv:2402.05099']]))[0]?.rating).toBe(0);
    await say(db, onHuggingFace, { rating: 4 });
    await undo(db, mine.action, 'tab:7');
    expect((await annotationsNamed(db, [['arxiv:2402.05099']]))[0]?.rating).toBe(4);
  });

  test('an action that changes nothing is none', async () => {
    const db = await freshLibrary();
    await say(db, onHuggingFace, { rating: 3 });
    expect((await say(db, onHuggingFace, { rating: 3 })).action).toBe(0);
    expect(await undoable(db, 10)).toHaveLength(1);
  });

  test('one change of many papers is one action', async () => {
    const db = await freshLibrary();
    for (const n of [1, 2, 3]) await say(db, { ...onHuggingFace, ids: { arxiv: `2402.0000${n}` }, title: `Paper ${n}` }, {});
    const ids = (await recentEntries(db, 3)).map(({ paper }) => paper.id);
    const action = await changeMany(db, ids, { addTags: ['batch'] }, who(1));
    expect(await tagUses(db)).toMatchObject([{ tag: 'batch', count: 3 }]);
    await undo(db, action);
    expect(await tagUses(db)).toEqual([]);
  });
});
