import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { TagPatch } from '../../paper/tag-book';
import { arrange } from '../../storage/arrange';
import { retagMany } from '../../storage/retag';
import type { Library } from '../../storage/schema';
import { readTagBook } from '../../storage/tag-book';
import { addRows } from '../../storage/whole';
import { changeMany, redo, undo } from '../../storage/write';
import { freshLibrary, onArxiv, onHuggingFace, say } from './fixture';

let db: Library;
beforeEach(async () => {
  db = await freshLibrary();
});

const who = { at: 9, by: 'library' };
const changeTagBook = (patch: TagPatch) => arrange(db, { tags: patch }, { ...who, kind: 'arrange', title: '' });
const tags = async () => (await db.annotations.toArray()).map((one) => one.tags);

describe('renaming a tag', () => {
  test('is one action, taken back and done again whole, and changes no paper without the tag', async () => {
    const { annotation } = await say(db, onArxiv, { addTags: ['llms', 'llms/serving', 'x'] });
    const other = await say(db, { ids: { arxiv: '2401.00001' }, site: 'arxiv', title: 'Other' }, { addTags: ['y'] });
    const touched = (await db.touched.get(other.annotation.id))?.n;
    const action = await retagMany(db, [annotation.id, other.annotation.id], 'llms', 'llm', who);
    expect((await db.annotations.get(annotation.id))?.tags).toEqual(['llm', 'llm/serving', 'x']);
    expect((await db.actions.get(action))?.changes).toHaveLength(1);
    expect((await db.touched.get(other.annotation.id))?.n).toBe(touched);
    await undo(db, action);
    expect((await db.annotations.get(annotation.id))?.tags).toEqual(['llms', 'llms/serving', 'x']);
    await redo(db, action);
    expect((await db.annotations.get(annotation.id))?.tags).toEqual(['llm', 'llm/serving', 'x']);
    expect(await retagMany(db, [annotation.id], 'llms', 'z', who)).toBe(0);
  });
});

describe('another name of a tag', () => {
  beforeEach(() => changeTagBook({ aliases: [['llms', 'llm']] }));

  test('gives the tag that is meant, on a page and in the library', async () => {
    const { annotation } = await say(db, onArxiv, { addTags: ['LLMs'] });
    expect(await tags()).toEqual([['llm']]);
    await changeMany(db, [annotation.id], { addTags: ['llms/serving'] }, who);
    expect(await tags()).toEqual([['llm', 'llm/serving']]);
  });

  test('is taken back with the colour that was given with it', async () => {
    const action = await changeTagBook({ aliases: [['llms', 'models']], colours: [['llm', 'red']] });
    expect((await readTagBook(db)).aliases.get('llms')?.tag).toBe('models');
    await undo(db, action);
    const book = await readTagBook(db);
    expect([...book.aliases.values()]).toEqual([{ alias: 'llms', tag: 'llm' }]);
    expect(book.colours.size).toBe(0);
  });

  test('comes with a backup beside those that are here', async () => {
    const rows = { papers: [], abstracts: [], annotations: [], events: [] };
    await addRows(db, { ...rows, settings: [{ key: 'tags', value: { aliases: [['nets', 'network']], colours: [['llm', 'blue']] } }] }, who);
    const book = await readTagBook(db);
    expect([...book.aliases.keys()].sort()).toEqual(['llms', 'nets']);
    expect(book.colours.get('llm')).toBe('blue');
  });

  test('does not change tags that papers have', async () => {
    await changeTagBook({ aliases: [['llms', '']] });
    await say(db, onHuggingFace, { addTags: ['llms'] });
    await changeTagBook({ aliases: [['llms', 'llm']] });
    expect(await tags()).toEqual([['llms']]);
  });

  test('more of them than are kept are refused in words', async () => {
    await changeTagBook({ aliases: Array.from({ length: 1999 }, (_one, at) => [`n${at}`, 'x']) });
    await expect(changeTagBook({ aliases: [['one', 'x']] })).rejects.toMatchObject({ code: 'tags-full' });
  });
});
