import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sender } from '../../sync/http';
import { zoteroApi } from '../../sync/zotero-api';
import { ZOTERO_KEY, type ZoteroServer, zoteroServer } from './zotero-server';
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
const writes = () => server.log.filter((asked) => asked.startsWith('POST')).length;

describe('papers pushed to Zotero', () => {
  test('become items, each under a key that was kept before it was sent', async () => {
    here.save('1', { categories: ['cs.LG'], abstract: 'About' });
    here.say('1', { tags: ['to cite'] });
    server.before = (asked) => {
      if (asked.startsWith('POST')) expect(here.rows.get('1')).toMatchObject({ version: 0, sum: '' });
      return undefined;
    };
    expect(await here.push()).toEqual(CLEAN);
    const { key, data } = there();
    expect(here.rows.get('1')?.key).toBe(key);
    expect(data).toMatchObject({
      itemType: 'preprint',
      tags: [{ tag: 'to cite', type: 1 }],
      extra: 'arXiv:2401.00001 [cs.LG]\nCitation Key: key1',
    });
  });

  test('ask nothing when nothing has changed', async () => {
    here.save('1');
    await here.push();
    const before = server.log.length;
    expect(await here.push()).toEqual(CLEAN);
    expect(server.log.length).toBe(before);
  });

  test('go fifty at a time, and on where time ran out', async () => {
    for (let n = 1; n <= 120; n++) here.save(String(n));
    expect(await here.push({ isLate: () => true })).toEqual({ ...CLEAN, rest: 70 });
    expect(await here.push()).toEqual(CLEAN);
    expect(server.written.map((objects) => objects.length)).toEqual([50, 50, 20]);
    expect(server.library.items.size).toBe(120);
  });

  test('are sent as what changed, and nothing else', async () => {
    here.save('1');
    await here.push();
    here.facts('1', { title: 'A better title' });
    await here.push();
    expect(server.written.at(-1)).toEqual([{ key: there('A better title').key, version: 1, title: 'A better title' }]);
  });

  test('lose what is no longer known of them', async () => {
    here.save('1', { volume: '7', venue: 'Journal of Engines' });
    await here.push();
    here.facts('1', { volume: undefined });
    await here.push();
    expect(there().data).toMatchObject({ volume: '', publicationTitle: 'Journal of Engines' });
  });

  test('of two devices with the same paper are one item', async () => {
    const other = shelf(server);
    here.save('1');
    other.save('1');
    other.say('1', { tags: ['theirs'] });
    await here.push();
    await other.push();
    expect(server.library.items.size).toBe(1);
    expect(tags()).toEqual([{ tag: 'theirs', type: 1 }]);
  });

  test('take another key when theirs is somebody else’s already', async () => {
    here.save('1');
    await here.push();
    const { key } = there();
    server.library.items.get(key)!.data = { itemType: 'book', title: 'A stranger', tags: [] };
    here.rows.clear();
    expect(await here.push()).toEqual(CLEAN);
    expect(server.byTitle('A stranger').data).toMatchObject({ itemType: 'book', tags: [] });
    expect(there().key).not.toBe(key);
  });
});

describe('a push that is broken off', () => {
  test.each(['kept and never sent', 'sent and its answer lost'])('when a key was %s makes no item twice', async (moment) => {
    here.save('1');
    here.say('1', { tags: ['a'], note: 'Mine' });
    server.before = (asked) => (asked.startsWith('POST') ? (moment.startsWith('kept') ? 500 : 'lost') : undefined);
    await expect(here.push()).rejects.toMatchObject({ name: 'TargetError' });
    server.before = () => undefined;
    expect(await here.push()).toEqual(CLEAN);
    expect(server.library.items.size).toBe(1);
    const before = server.library.version;
    await here.push();
    expect(server.library.version).toBe(before);
    expect(tags()).toEqual([{ tag: 'a', type: 1 }]);
    // It is ours all the same: what changes here still gets there.
    here.facts('1', { title: 'New' });
    await here.push();
    expect(there('New')).toBeTruthy();
  });

  test('keeps what was done of it when the server fails for one item', async () => {
    for (const id of ['1', '2', '3']) here.save(id);
    const write = server.library.write;
    server.library.write = (kind, object) =>
      object.title === 'Paper 2' ? { failed: { code: 500, message: 'An error occurred' } } : write(kind, object);
    await expect(here.push()).rejects.toMatchObject({ code: 'unavailable' });
    expect([...here.rows.values()].map(({ version }) => version > 0)).toEqual([true, false, true]);
    server.library.write = write;
    expect(await here.push()).toEqual(CLEAN);
    expect(server.written.at(-1)).toHaveLength(1);
  });

  test('stops at the server’s wish for rest, and what was done stays done', async () => {
    const now = 1_790_000_000_000;
    here = shelf(server, () => now);
    for (let n = 1; n <= 60; n++) here.save(String(n));
    server.before = () => ({ headers: { backoff: '30' } });
    await expect(here.push()).rejects.toMatchObject({ code: 'busy', retryAt: now + 30_000 });
    expect(writes()).toBe(1);
    expect([...here.rows.values()].filter(({ version }) => version > 0)).toHaveLength(50);
  });
});

describe('an item that was deleted in Zotero', () => {
  beforeEach(async () => {
    for (const id of ['1', '2']) here.save(id);
    await here.push();
  });

  test.each(['for good', 'into the trash'])('%s is not made again, until the reader wants it back', async (how) => {
    const { key } = there();
    if (how === 'for good') server.library.items.delete(key);
    else server.edit(key, { deleted: 1 });
    for (const id of ['1', '2']) here.facts(id, { year: 2023, date: '2023-01-01' });
    expect(await here.push()).toEqual({ ...CLEAN, gone: 1 });
    const before = server.log.length;
    expect(await here.push()).toEqual({ ...CLEAN, gone: 1 });
    expect(server.log.length).toBe(before);
    expect(await here.push({ restore: true })).toEqual(CLEAN);
    expect(there()).toMatchObject({ key, data: { date: '2023-01-01' } });
    expect(there().data.deleted).toBeUndefined();
    expect(server.library.items.size).toBe(2);
  });
});

describe('an item the server refuses', () => {
  test('is left out and not tried again until it changes or the reader asks, while the others go', async () => {
    for (const id of ['1', '2']) here.save(id);
    here.say('1', { tags: ['x'.repeat(300)] });
    expect(await here.push()).toEqual({ ...CLEAN, refused: 1 });
    expect(there('Paper 2')).toBeTruthy();
    const before = writes();
    expect(await here.push()).toEqual({ ...CLEAN, refused: 1 });
    expect(writes()).toBe(before);
    expect(await here.push({ retry: true })).toEqual({ ...CLEAN, refused: 1 });
    expect(writes()).toBe(before + 1);
    here.say('1', { tags: ['x'] });
    expect(await here.push()).toEqual(CLEAN);
  });
});

describe('the library of a key', () => {
  const api = (more = {}) => zoteroApi({ url: server.url, library: '', key: ZOTERO_KEY, ...more }, sender(fetch, Date.now), Date.now);

  test('is found by the key, which has to be one that may write', async () => {
    expect(await api().library()).toBe('users/77');
    expect(await api({ library: 'groups/5' }).library()).toBe('groups/5');
    await server.close();
    server = await zoteroServer(false);
    await expect(api().library()).rejects.toMatchObject({ code: 'auth' });
  });

  test('that is not there or not ours says so, and never with the key', async () => {
    for (const [more, code] of [
      [{ library: 'users/78' }, 'missing'],
      [{ key: 'wrongKey' }, 'auth'],
    ] as const) {
      const error = await api(more)
        .items(['ABCD2345'])
        .catch((one: unknown) => one as Error);
      expect(error).toMatchObject({ name: 'TargetError', code });
      expect(String(error)).not.toMatch(/P9NiFoy|wrongKey|127/);
    }
  });

  test.each(['[]', '{}', '{"successful":{"9":{"key":"A","version":1}}}', '{"successful":{"0":{}}}', '<html>'])(
    'is not believed when it answers a write with %s',
    async (body) => {
      const send = async () => ({ status: 200, headers: new Headers(), bytes: new TextEncoder().encode(body) });
      const strange = zoteroApi({ url: server.url, library: 'users/77', key: ZOTERO_KEY }, send, Date.now);
      await expect(strange.write('items', [{ key: 'ABCD2345', version: 0 }])).rejects.toMatchObject({ code: 'bad-answer' });
    },
  );
});
