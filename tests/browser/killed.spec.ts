import { expect, type Page, test } from '@playwright/test';
import type { Job } from '../../entrypoints/background/jobs';
import type { Paper } from '../../paper/paper';
import { type Faults, type WebdavServer, webdavServer } from '../sync/webdav-server';
import { ask, rowsOf } from './harness/ask';
import { saidIn } from './harness/said';
import { shelf } from './harness/shelf';
import { type Device, joinAt, nameFolder, openDevice } from './harness/webdav';

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
    await ask(page, 'runOutbox').catch((error: Error) => expect(error.message).toMatch(/message (channel|port) closed|Receiving end/));
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

test('two libraries come in step though the background of both is ended at any point', async () => {
  test.setTimeout(120_000);
  const one = await device(40);
  const two = await device(0);
  await joinAt(one, `${server.url}me`, 'Desk');
  await joinAt(two, `${server.url}me`, 'Laptop');
  const ids = (await rowsOf<Paper>(one.page, 'papers')).map(({ id }) => id);
  await ask(one.page, 'change', ids.slice(0, 20), { addTags: ['from the desk'] });
  await ask(two.page, 'change', ids.slice(10, 30), { rating: 5 });
  await ask(one.page, 'remove', ids.slice(38));
  await ask(two.page, 'change', ids.slice(5, 6), { note: 'From the laptop.' });

  const kills = [await killer(one), await killer(two)];
  let requests = 0;
  let killed = 0;
  let working = 0;
  faults.next = () => {
    // Each third request is the last that a background lives to send, done or not.
    if (++requests % 3 !== 0 || killed >= 12) return undefined;
    void kills[working]?.();
    killed++;
    return killed % 3 === 0 ? 'hang' : undefined;
  };
  for (let round = 0; round < 4; round++) {
    for (const [at, { page }] of [one, two].entries()) {
      working = at;
      await ask(page, 'runRule', 'devices', false);
      await workThrough(page, async () => (await jobsOf(page)).every(({ progress }) => progress.phase === 'done'));
    }
  }
  expect(killed).toBe(12);
  const now = await saidIn(one.page);
  expect(await saidIn(two.page)).toEqual(now);
  expect(now).toHaveLength(38);
  expect(now.filter(({ tags }) => tags.includes('from the desk'))).toHaveLength(20);
  expect(now.filter(({ rating }) => rating === 5).length).toBeGreaterThanOrEqual(20);
  expect(now.filter(({ note }) => note === 'From the laptop.')).toHaveLength(1);
});
