import { expect, type Page, test } from '@playwright/test';
import type { Job } from '../../entrypoints/background/jobs';
import type { Paper } from '../../paper/paper';
import { readBatches } from '../../sync/batch';
import { randomOf } from '../sync/trial';
import { type Faults, type WebdavServer, webdavServer } from '../sync/webdav-server';
import { ask, rowsOf } from './harness/ask';
import { ring } from './harness/later';
import { saidIn } from './harness/said';
import { shelf } from './harness/shelf';
import { type Device, joinAt, nameFolder, openDevice } from './harness/webdav';

/** What asking a background says that ends meanwhile. */
const ENDED = /message (channel|port) closed|Receiving end/;

interface Alarms {
  chrome: {
    alarms: { get(name: string): Promise<{ scheduledTime: number } | undefined> };
  };
}

const JOBS = 30;
const KILLS = 10;

let server: WebdavServer;
let faults: Faults;
let opened: Device[] = [];

test.beforeEach(async () => {
  faults = {};
  server = await webdavServer(faults);
});
test.afterEach(async () => {
  for (const { session } of opened) await session.close();
  opened = [];
  await server.close();
});

async function device(count: number): Promise<Device> {
  const one = await openDevice(count > 0 ? shelf(count) : undefined);
  opened.push(one);
  return one;
}

/** Ends the background of a browser, as the browser itself does when it is idle or takes too long. */
async function killer({ session, page }: Device): Promise<() => Promise<unknown>> {
  const debug = await session.context.newCDPSession(page);
  await debug.send('ServiceWorker.enable');
  return () => debug.send('ServiceWorker.stopAllWorkers');
}

const jobsOf = async (page: Page) => (await rowsOf<{ id: string; value: Job }>(page, 'rules')).map(({ id, value }) => ({ id, ...value }));

/** Has the background work until nothing is left, however often it ends meanwhile; each life is one round. */
async function workThrough(page: Page, isDone: () => Promise<boolean>): Promise<number> {
  let rounds = 0;
  for (; rounds < 200 && !(await isDone()); rounds++) {
    // A background that ends does not answer.
    await ask(page, 'runOutbox').catch((error: Error) => expect(error.message).toMatch(ENDED));
  }
  return rounds;
}

test('thirty exports end exactly once each while the background is ended ten times in the middle', async () => {
  test.setTimeout(120_000);
  const one = await device(JOBS);
  const { page } = one;
  await page.getByRole('button', { name: 'New place' }).click();
  await nameFolder(page, `${server.url}exports`);
  const [place] = await rowsOf<{ id: string }>(page, 'targets');
  const { papers } = shelf(JOBS);
  for (let at = 0; at < JOBS; at++) {
    const query = `#/papers?${new URLSearchParams({ q: `arxiv:${papers[at]?.aliases[0]?.replace('arxiv:', '')}` })}`;
    const rule = {
      id: `rule${at}`,
      targetId: place?.id ?? '',
      what: { kind: 'filter', query },
      format: 'csv',
      options: {},
      file: `list-${at}.csv`,
      when: 'hand',
    };
    await ask(page, 'saveRule', rule);
    await ask(page, 'runRule', `rule${at}`, false);
  }
  const kill = await killer(one);
  let puts = 0;
  let kills = 0;
  faults.next = (method) => {
    if (method !== 'PUT' || ++puts % 3 !== 0 || kills >= KILLS) return undefined;
    kills++;
    void kill();
    // Every second time the file is not there yet when the background ends, every other time only the word of it is lost.
    return kills % 2 === 0 ? 'hang' : undefined;
  };
  const rounds = await workThrough(page, async () => (await jobsOf(page)).every(({ progress }) => progress.phase === 'done'));
  expect(kills).toBe(KILLS);
  expect(rounds).toBeGreaterThan(KILLS);

  const jobs = await jobsOf(page);
  expect(jobs.map(({ id }) => id).sort()).toEqual(Array.from({ length: JOBS }, (_one, at) => `rule${at}`).sort());
  for (let at = 0; at < JOBS; at++) {
    const path = `/dav/exports/list-${at}.csv`;
    const text = server.files.get(path)?.toString() ?? '';
    expect(text.trim().split('\n')).toHaveLength(2);
    expect(text).toContain(`\nkey${at},`);
    // What lies there already is seen and not sent again.
    expect(server.written.get(path)).toBe(1);
  }
  expect([...server.files.keys()].filter((path) => path.startsWith('/dav/exports/'))).toHaveLength(JOBS);
});

test('a run that ended with the background goes on by itself, with nobody looking', async () => {
  const one = await device(3);
  const { page } = one;
  await page.getByRole('button', { name: 'New place' }).click();
  await nameFolder(page, `${server.url}exports`);
  const [place] = await rowsOf<{ id: string }>(page, 'targets');
  const rule = { id: 'r', targetId: place?.id ?? '', what: { kind: 'all' }, format: 'bibtex', options: {}, file: 'library', when: 'hand' };
  await ask(page, 'saveRule', rule);
  await ask(page, 'runRule', 'r', false);
  const kill = await killer(one);
  faults.next = (method) => {
    if (method !== 'PUT') return undefined;
    faults.next = undefined;
    void kill();
    return 'hang';
  };
  await ask(page, 'runOutbox').catch((error: Error) => expect(error.message).toMatch(ENDED));
  const alarm = await page.evaluate(() => (globalThis as unknown as Alarms).chrome.alarms.get('outbox-again'));
  expect(alarm?.scheduledTime).toBeLessThan(Date.now() + 61_000);
  expect(server.files.size).toBe(0);
  // What the clock would do within the minute.
  await ring(page, 'outbox-again');
  await expect.poll(async () => (await jobsOf(page))[0]?.progress.phase).toBe('done');
  expect(server.written.get('/dav/exports/library.bib')).toBe(1);
  const left = () => page.evaluate(() => (globalThis as unknown as Alarms).chrome.alarms.get('outbox-again'));
  await expect.poll(left).toBeUndefined();
});

/** Every entry of every batch that each head on the server names, with its reading. */
function entriesThere(): string[][] {
  const within = '/dav/me/offprint-library/d/';
  return [...server.files].flatMap(([path, bytes]) => {
    if (!path.endsWith('/head.json')) return [];
    const { segs } = JSON.parse(bytes.toString()) as { segs: [number, number, number, string][] };
    const folder = path.slice(0, -'/head.json'.length);
    expect(folder.startsWith(within)).toBe(true);
    const entries = segs.flatMap(([from, to, size, x]) => {
      const file = server.files.get(`${folder}/l-${from}-${to}-${x.slice(0, 12)}.jsonl`);
      expect(file?.length).toBe(size);
      return readBatches(file?.toString() ?? '').batches.flatMap(({ entries }) => entries.map((entry) => JSON.stringify(entry)));
    });
    return [entries];
  });
}

test('two libraries come in step though the background of both is ended at fifty random points, and each change is there once', async () => {
  test.setTimeout(240_000);
  const random = randomOf(20_261_127);
  const one = await device(20);
  const two = await device(0);
  await joinAt(one, `${server.url}me`, 'Desk');
  await joinAt(two, `${server.url}me`, 'Laptop');
  const kills = [await killer(one), await killer(two)];
  let [killed, working, edits] = [0, 0, 0];
  const trouble = () => {
    if (killed >= 50 || random() > 0.3) return undefined;
    killed++;
    // Every other time the line breaks as well: before, in the middle of a file, or once all is done.
    void kills[working]?.();
    return ([undefined, 'hang', 'torn', 'lost'] as const)[Math.floor(random() * 4)];
  };
  const sync = async (at: number, { page }: Device) => {
    working = at;
    await ask(page, 'runRule', 'devices', false);
    await workThrough(page, async () => (await jobsOf(page)).every(({ progress }) => progress.phase === 'done'));
  };
  const last: Record<string, string> = {};
  while (killed < 50) {
    for (const [at, it] of [one, two].entries()) {
      faults.next = undefined;
      for (const { id, aliases } of (await rowsOf<Paper>(it.page, 'papers')).filter(() => random() < 0.2)) {
        const note = `Edit ${++edits}.`;
        await ask(it.page, 'change', [id], { note, addTags: [at === 0 ? 'desk' : 'laptop'] });
        last[aliases[0] ?? ''] = note;
      }
      faults.next = trouble;
      await sync(at, it);
    }
  }
  faults.next = undefined;
  for (let round = 0; round < 2; round++) for (const [at, it] of [one, two].entries()) await sync(at, it);

  const now = await saidIn(one.page);
  expect(await saidIn(two.page)).toEqual(now);
  expect(now).toHaveLength(20);
  for (const { aliases, note } of now) expect(note).toBe(last[aliases.find((alias) => last[alias]) ?? ''] ?? note);
  const entries = entriesThere();
  expect(entries).toHaveLength(2);
  expect(entries.flat().length).toBeGreaterThan(edits);
  for (const each of entries) expect(new Set(each).size).toBe(each.length);
});
