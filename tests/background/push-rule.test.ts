import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runPush } from '../../entrypoints/background/push-rule';
import { openLibrary } from '../../storage/open';
import type { Library } from '../../storage/schema';
import { sender } from '../../sync/http';
import { type ItemRule, NEW_PROGRESS, type Progress } from '../../sync/job';
import { zoteroApi } from '../../sync/zotero-api';
import { freshLibrary, onArxiv, say } from '../storage/fixture';
import { ZOTERO_KEY, type ZoteroServer, zoteroServer } from '../sync/zotero-server';

const RULE: ItemRule = { id: 'r', targetId: 't', what: { kind: 'all' }, when: 'change', notes: true };
const NOW = 1_790_000_000_000;

let server: ZoteroServer;
let db: Library;
let late: boolean;

beforeEach(async () => {
  server = await zoteroServer();
  db = await freshLibrary();
  late = false;
});
afterEach(() => server.close());

/** One run, as the outbox does it. */
function run(progress: Partial<Progress> = {}, rule: Partial<ItemRule> = {}, collection = '') {
  const api = zoteroApi({ url: server.url, library: '', key: ZOTERO_KEY }, sender(fetch, Date.now), Date.now);
  const job = { rule: { ...RULE, ...rule }, progress: { ...NEW_PROGRESS, ...progress } };
  return runPush(db, job, { api, url: `${server.url}/`, collection }, { isLate: () => late, now: NOW });
}

const titles = () => [...server.library.items.values()].map(({ data }) => data.title ?? data.note);

describe('a rule that keeps papers as items', () => {
  test('brings papers, abstracts, tags and notes, and is done', async () => {
    await say(db, onArxiv, { addTags: ['to cite'], note: 'Mine' });
    expect(await run()).toMatchObject({ phase: 'done', doneAt: NOW, upTo: 1 });
    const [item, note] = [...server.library.items.values()];
    expect(item?.data).toMatchObject({
      title: onArxiv.title,
      abstractNote: 'An invented abstract.',
      tags: [{ tag: 'to cite', type: 1 }],
    });
    expect(note?.data.note).toContain('Mine');
  });

  test('knows after the browser was closed what it has brought', async () => {
    await say(db, onArxiv, { rating: 3 });
    await run();
    const { name } = db;
    db.close();
    db = await openLibrary(name);
    const before = server.library.version;
    await run();
    expect(server.library.version).toBe(before);
  });

  test('brings the chosen papers alone', async () => {
    await say(db, onArxiv, { addTags: ['to cite'] });
    await say(db, { ...onArxiv, ids: { arxiv: '2401.00001' }, title: 'Other' }, { rating: 1 });
    await run({}, { what: { kind: 'tag', tag: 'to cite' } });
    expect(titles()).toEqual([onArxiv.title]);
  });

  test('goes on where time ran out, and says how far it is', async () => {
    for (let n = 1; n <= 60; n++) await say(db, { ids: { arxiv: `2401.${10_000 + n}` }, site: 'x', title: `P${n}` }, { rating: 1 });
    late = true;
    const half = await run({ phase: 'due' });
    expect(half).toMatchObject({ phase: 'due', nextAt: 0, part: { done: 50, of: 60 } });
    const whole = await run(half);
    expect(whole).toMatchObject({ phase: 'done' });
    expect(whole).not.toHaveProperty('part');
    expect(server.library.items.size).toBe(60);
  });

  test('says how many were deleted there, and brings them and their collection back when the reader wants it', async () => {
    await say(db, onArxiv, { note: 'Mine' });
    await run({}, {}, 'Reading');
    server.library.items.clear();
    server.library.collections.clear();
    await say(db, onArxiv, { note: 'Mine too', addTags: ['new'] });
    const after = await run({}, {}, 'Reading');
    expect(after).toMatchObject({ phase: 'done', left: { gone: 1, refused: 0 } });
    expect(server.library.items.size).toBe(0);
    const back = await run({ ...after, phase: 'due', replace: true }, {}, 'Reading');
    expect(back.phase).toBe('done');
    expect(back).not.toHaveProperty('left');
    expect(back).not.toHaveProperty('replace');
    expect(titles()).toHaveLength(2);
  });

  test('keeps the libraries of two accounts apart', async () => {
    await say(db, onArxiv, { rating: 3 });
    await run();
    expect((await db.pushed.toArray()).map(({ place }) => place)).toEqual([`${server.url} users/77`]);
  });
});
