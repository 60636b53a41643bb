import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ZoteroServer, zoteroServer } from './zotero-server';
import { type Shelf, shelf } from './zotero-shelf';

const CLEAN = { gone: 0, refused: 0, rest: 0, homeless: false };

let server: ZoteroServer;
let here: Shelf;
beforeEach(async () => {
  server = await zoteroServer();
  here = shelf(server);
});
afterEach(() => server.close());

const there = (title = 'Paper 1') => server.byTitle(title);
const tags = (title?: string) => there(title).data.tags as { tag: string; type?: number }[];

describe('an item that was changed in Zotero', () => {
  beforeEach(async () => {
    here.save('1', { categories: ['cs.LG'] });
    here.say('1', { tags: ['ours', 'both'] });
    await here.push();
  });

  test('keeps what the reader wrote there, and still gets what is ours', async () => {
    server.edit(there().key, { title: 'My own title', shortTitle: 'Own' });
    here.facts('1', { title: 'Our new title', venue: 'arXiv', categories: ['cs.CL'] });
    await here.push();
    expect(there('My own title').data).toMatchObject({ shortTitle: 'Own', extra: 'arXiv:2401.00001 [cs.CL]\nCitation Key: key1' });
    // For good, not only this once.
    here.facts('1', { title: 'Our newer title' });
    await here.push();
    expect(there('My own title')).toBeTruthy();
  });

  test('keeps lines of its extra field that are not ours, and those of ours that were changed or removed', async () => {
    server.edit(there().key, { extra: 'tex.note: mine\narXiv:2401.00001 [cs.LG]\nCitation Key: pinned2024\nOriginal Date: 1999' });
    here.facts('1', { categories: ['cs.CL'], citekey: 'renamed' });
    await here.push();
    expect(there().data.extra).toBe('tex.note: mine\narXiv:2401.00001 [cs.CL]\nCitation Key: pinned2024\nOriginal Date: 1999');
    server.edit(there().key, { extra: 'tex.note: mine' });
    here.facts('1', { categories: ['cs.DS'] });
    await here.push();
    expect(there().data.extra).toBe('tex.note: mine');
  });

  test('keeps the reader’s tags, gets new ones of ours, and loses ours that were removed here', async () => {
    server.edit(there().key, { tags: [{ tag: 'ours', type: 1 }, { tag: 'both', type: 0 }, { tag: 'mine' }] });
    here.say('1', { tags: ['new'] });
    await here.push();
    expect(tags()).toEqual([{ tag: 'both', type: 0 }, { tag: 'mine' }, { tag: 'new', type: 1 }]);
  });

  test('does not get back a tag that was taken away there', async () => {
    server.edit(there().key, { tags: [{ tag: 'both', type: 1 }] });
    here.say('1', { tags: ['ours', 'both', 'new'] });
    await here.push();
    expect(tags().map(({ tag }) => tag)).toEqual(['both', 'new']);
  });

  test('becomes a conference paper when it appeared, and nothing of the preprint is carried into other fields', async () => {
    here.facts('1', { venue: 'Conference on Engines', pages: '1-9' });
    await here.push();
    expect(there().data).toMatchObject({
      itemType: 'conferencePaper',
      proceedingsTitle: 'Conference on Engines',
      pages: '1-9',
      publisher: '',
    });
    here.facts('1', { venue: 'Journal of Engines', type: 'article' });
    await here.push();
    expect(there().data).toMatchObject({ itemType: 'journalArticle', publicationTitle: 'Journal of Engines', publisher: '', pages: '1-9' });
  });

  test('stays of the type the reader gave it, and gets what that type can hold', async () => {
    server.edit(there().key, { itemType: 'webpage' });
    here.facts('1', { venue: 'Conference on Engines', title: 'Appeared' });
    expect(await here.push()).toEqual(CLEAN);
    expect(there('Appeared').data.itemType).toBe('webpage');
    here.facts('1', { title: 'Appeared again' });
    await here.push();
    expect(there('Appeared again').data.itemType).toBe('webpage');
  });

  test('stays a preprint when the reader filled in what a conference paper cannot hold', async () => {
    server.edit(there().key, { genre: 'Working paper' });
    here.facts('1', { venue: 'Conference on Engines', title: 'Appeared' });
    expect(await here.push()).toEqual(CLEAN);
    expect(there('Appeared').data).toMatchObject({ itemType: 'preprint', genre: 'Working paper' });
  });

  test('at the very moment it is written is read again, and both changes stand', async () => {
    let edits = 1;
    server.meanwhile = (key) => {
      if (edits-- > 0) server.edit(key, { language: 'en' });
    };
    here.facts('1', { title: 'Ours' });
    expect(await here.push()).toEqual(CLEAN);
    expect(there('Ours').data.language).toBe('en');
    edits = 99;
    server.meanwhile = (key) => server.edit(key, { language: `en-${edits--}` });
    here.facts('1', { title: 'Ours again' });
    await expect(here.push()).rejects.toMatchObject({ code: 'unavailable' });
    expect(edits).toBe(96);
  });
});

describe('notes', () => {
  const noteIn = () => [...server.library.items.values()].find(({ data }) => data.itemType === 'note');

  test('are sent only when that was chosen, as notes of their item, and kept up to date', async () => {
    here.save('1');
    here.say('1', { note: 'One' });
    await here.push();
    expect(noteIn()).toBeUndefined();
    await here.push({ notes: true });
    expect(noteIn()?.data).toMatchObject({ parentItem: there().key, note: '<div class="zotero-note znv1"><p>One</p></div>' });
    const before = server.log.length;
    await here.push({ notes: true });
    expect(server.log.length).toBe(before);
    here.say('1', { note: 'Two' });
    await here.push({ notes: true });
    expect(noteIn()?.data.note).toContain('Two');
    here.say('1', { note: '' });
    await here.push({ notes: true });
    expect(noteIn()?.data.note).not.toContain('Two');
    expect(server.library.items.size).toBe(2);
  });

  test('that the reader went on writing in Zotero stay as they are there', async () => {
    here.save('1');
    here.say('1', { note: 'One' });
    await here.push({ notes: true });
    const [key = ''] = [...server.library.items].find(([, { data }]) => data.itemType === 'note') ?? [];
    server.edit(key, { note: '<p>One and more</p>' });
    here.say('1', { note: 'Two' });
    await here.push({ notes: true });
    expect(noteIn()?.data.note).toContain('One and more');
  });

  test('are ours again after an answer was lost', async () => {
    here.save('1');
    await here.push({ notes: true });
    here.say('1', { note: 'One\n\n& two' });
    server.before = (asked) => (asked.startsWith('POST') ? 'lost' : undefined);
    await expect(here.push({ notes: true })).rejects.toMatchObject({ code: 'unreachable' });
    server.before = () => undefined;
    await here.push({ notes: true });
    here.say('1', { note: 'Two' });
    await here.push({ notes: true });
    expect(noteIn()?.data.note).toContain('Two');
    expect(server.library.items.size).toBe(2);
  });

  test('of an item that is gone are not sent', async () => {
    here.save('1');
    await here.push();
    server.library.items.clear();
    here.facts('1', { title: 'New' });
    here.say('1', { note: 'One' });
    expect(await here.push({ notes: true })).toEqual({ ...CLEAN, gone: 1 });
    expect(server.library.items.size).toBe(0);
  });
});

describe('a collection', () => {
  const collections = () => [...server.library.collections.values()].map(({ data }) => data.name);

  test('is found by its name, or made once, and new items are put into it', async () => {
    server.library.collections.set('CCCC2222', { version: 1, data: { name: 'Reading' } });
    here.save('1');
    await here.push({ collection: 'reading' });
    expect(there().data.collections).toEqual(['CCCC2222']);
    here.save('2');
    server.before = (asked) => (asked === 'POST /collections' ? 'lost' : undefined);
    await expect(here.push({ collection: 'New' })).rejects.toMatchObject({ code: 'unreachable' });
    server.before = () => undefined;
    await here.push({ collection: 'New' });
    here.save('3');
    await here.push({ collection: 'New' });
    expect(collections()).toEqual(['Reading', 'New']);
    expect(there('Paper 3').data.collections).toEqual(there('Paper 2').data.collections);
  });

  test('that the reader moved an item out of does not get it back', async () => {
    here.save('1');
    await here.push({ collection: 'New' });
    server.edit(there().key, { collections: [] });
    here.facts('1', { year: 2023, date: '2023-01-01' });
    await here.push({ collection: 'New' });
    expect(there().data.collections).toEqual([]);
  });

  test('that was deleted there is not made again: items go in without it', async () => {
    here.save('1');
    await here.push({ collection: 'New' });
    server.library.collections.clear();
    here.save('2');
    expect(await here.push({ collection: 'New' })).toEqual({ ...CLEAN, homeless: true });
    expect(there('Paper 2').data.collections).toEqual([]);
    expect(collections()).toEqual([]);
  });
});
