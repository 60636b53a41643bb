import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Change } from '../../paper/annotation';
import { judge } from '../../paper/relevance';
import { learn } from '../../paper/relevance-train';
import { SAMPLE } from '../../scripts/sample/papers';
import { countSaid, readLessons } from '../../storage/lessons';
import { changesIn, forgetLearned, isStale, keepLearned, keepPassed, learnedIn } from '../../storage/models';
import type { Library } from '../../storage/schema';
import { changeMany } from '../../storage/write';
import { freshLibrary, onArxiv, onHuggingFace, say } from './fixture';

const DAY = 86_400_000;
let db: Library;
beforeEach(async () => {
  db = await freshLibrary();
});

const found = (at: number) => {
  const { arxiv, title, abstract, category } = SAMPLE[at] ?? { arxiv: '', title: '', abstract: '', category: '' };
  return { ids: { arxiv }, site: 'huggingface', title, abstract, categories: [category] };
};
const card = (at: number) => ({ name: `arxiv:${SAMPLE[at]?.arxiv}`, text: { title: SAMPLE[at]?.title ?? '' }, at });

describe('what is learned from', () => {
  test('is every paper with its words and what was said of it', async () => {
    await say(db, onArxiv, { rating: 5, addTags: ['inference'] });
    await say(db, found(2), { status: 'dismissed' });
    await say(db, found(3), {});
    await say(db, found(4), { rating: 3 });
    expect((await readLessons(db)).map(({ text, verdict, tags }) => [text.title, verdict, tags])).toEqual([
      [found(2).title, 'unwanted', []],
      [onArxiv.title, 'wanted', ['inference']],
      [found(4).title, 'nothing', []],
      [found(3).title, 'nothing', []],
    ]);
    expect((await readLessons(db))[1]?.text).toEqual({
      title: onArxiv.title,
      abstract: onArxiv.abstract,
      authors: ['Jordan Juravsky'],
      categories: ['cs.LG'],
    });
    expect(await countSaid(db)).toBe(3);
  });

  test('is also what was passed by, until it is saved', async () => {
    await keepPassed(db, [card(7), { name: 'arxiv:2402.05099', text: { title: onHuggingFace.title }, at: 1 }]);
    expect((await readLessons(db)).map(({ verdict }) => verdict)).toEqual(['nothing', 'nothing']);
    await say(db, onHuggingFace, { rating: 4 });
    expect((await readLessons(db)).map(({ text, verdict }) => [text.title, verdict])).toEqual([
      [onHuggingFace.title, 'wanted'],
      [SAMPLE[7]?.title, 'nothing'],
    ]);
  });

  test('is also what the digest listed', async () => {
    const row = { id: 'x', day: '2026-01-02', found: found(9), url: 'https://arxiv.org', at: 5, places: [] };
    await db.digests.bulkPut([
      { id: 'day:2026-01-02', value: { day: '2026-01-02', at: 5, papers: 1, unseen: 1, left: 0, names: [], reading: 1 } },
      { id: '2026-01-02 x', value: row },
    ]);
    expect((await readLessons(db)).map(({ text, verdict }) => [text.title, verdict])).toEqual([[SAMPLE[9]?.title, 'nothing']]);
  });

  test('of cards that were passed by is the last thousand', async () => {
    const cards = Array.from({ length: 1100 }, (_one, at) => ({ name: `doi:10.1/${at}`, text: { title: `${at}` }, at }));
    await keepPassed(db, cards.slice(0, 600));
    await keepPassed(db, cards.slice(600));
    expect(await db.passed.count()).toBe(1000);
    expect((await db.passed.orderBy('at').first())?.name).toBe('doi:10.1/100');
  });
});

describe('what was learned', () => {
  const saidOf = (title: string, at: number): Change =>
    title.includes('LLM') ? { rating: 5 } : at % 3 === 0 ? { status: 'dismissed' } : {};

  test('is kept as it was, and judges papers never seen', async () => {
    for (const [at, { title }] of SAMPLE.entries()) if (at % 2) await say(db, found(at), saidOf(title, at));
    const model = learn(await readLessons(db));
    if (!model) throw new Error('nothing was learned');
    await keepLearned(db, { at: 1, touched: await changesIn(db), model });
    const kept = (await learnedIn(db))?.model;
    expect(kept).toEqual(model);
    const { relevance } = judge(kept ?? model);
    expect(relevance({ title: 'Faster LLM serving' }).score).toBeGreaterThan(relevance({ title: 'Layer norm revisited' }).score);
  });

  test('is stale after ten changes, or after a day with one', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 12; at++) ids.push((await say(db, found(at), {})).annotation.id);
    expect(await isStale(db, 0)).toBe(true);
    await keepLearned(db, { at: 0, touched: await changesIn(db) });
    expect(await isStale(db, 9 * DAY)).toBe(false);
    await changeMany(db, ids.slice(0, 1), { rating: 4 }, { at: 1, by: 'library' });
    expect(await isStale(db, DAY - 1)).toBe(false);
    expect(await isStale(db, DAY)).toBe(true);
    await changeMany(db, ids.slice(1, 11), { rating: 4 }, { at: 2, by: 'library' });
    expect(await isStale(db, 3)).toBe(true);
  });

  test('where it was nothing, is stale once ten cards were passed by', async () => {
    await keepPassed(
      db,
      Array.from({ length: 12 }, (_one, at) => card(at)),
    );
    await keepLearned(db, { at: 2, touched: await changesIn(db) });
    expect(await isStale(db, 3)).toBe(false);
    await keepLearned(db, { at: 1, touched: await changesIn(db) });
    expect(await isStale(db, 3)).toBe(true);
  });

  test('is forgotten with the cards that were kept for it', async () => {
    await keepPassed(db, [card(1)]);
    await keepLearned(db, { at: 0, touched: 0 });
    await forgetLearned(db);
    expect(await learnedIn(db)).toBeUndefined();
    expect(await db.passed.count()).toBe(0);
  });
});
