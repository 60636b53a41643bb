import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DigestWorld, readDue } from '../../entrypoints/background/digest-reading';
import { localDay, nextReading } from '../../entrypoints/background/digest-time';
import { type Followed, followOf } from '../../lookup/followed';
import { digestRows, type Follow, followsIn } from '../../storage/digest';
import { digestSettingsOf } from '../../storage/digest-settings';
import { follow } from '../../storage/follows';
import type { Library } from '../../storage/schema';
import { type StandIn, standIn, stoppedClock } from '../lookup/stand-in';
import { freshLibrary } from '../storage/fixture';

const MINUTE = 60_000;
const ATOM = readFileSync(join(import.meta.dirname, '../lookup/feeds/arxiv-atom.xml'), 'utf8');
const RSS = readFileSync(join(import.meta.dirname, '../lookup/feeds/blog-rss.xml'), 'utf8');

let server: StandIn;
let db: Library;
let world: DigestWorld;
let allowed: (host: string) => boolean;
let answers: Record<string, string | number | { status: number; headers: Record<string, string> }>;

beforeEach(async () => {
  server = await standIn();
  db = await freshLibrary();
  allowed = () => true;
  answers = {};
  server.answer((request, response) => {
    const answer = answers[request.url ?? ''] ?? 404;
    if (typeof answer === 'string') response.end(answer);
    else if (typeof answer === 'number') response.writeHead(answer).end();
    else response.writeHead(answer.status, answer.headers).end();
  });
  // Every host is this machine for now; which one was meant stands before the path.
  const here: typeof fetch = (url, init) => {
    const { hostname, pathname, search } = new URL(String(url));
    return fetch(`${server.base}/${hostname}${pathname}${search}`, init);
  };
  world = { db, fetch: here, clock: stoppedClock(), signal: new AbortController().signal, mayRead: async (host) => allowed(host) };
});
afterEach(() => server.close());

const BLOG = '/blog.example/feed';
const ARXIV = '/rss.arxiv.org/atom/cs.LG';

async function follows(...typed: string[]): Promise<void> {
  const feeds = typed.map((one) => followOf(one)!);
  await follow(
    db,
    feeds.map((feed) => ({ id: `${feed.kind} ${feed.of}`, feed, name: 'A feed' })),
    world.clock.now(),
  );
}
const state = async (): Promise<Follow<Followed>[]> => followsIn<Followed>(db);
const planned = () => nextReading(8, world.clock.now());
const later = (ms: number) => world.clock.wait(ms, world.signal);

test('nothing followed, no request', async () => {
  expect(await readDue(world)).toEqual({ fresh: 0, isLeft: false });
  expect(server.asked).toEqual([]);
});

test('feeds are read with one request each, what is new is listed, and the next morning they are read again', async () => {
  await follows('https://blog.example/feed', 'cs.LG');
  answers = { [BLOG]: RSS, [ARXIV]: ATOM };
  const { fresh, isLeft } = await readDue(world);
  expect([isLeft, fresh]).toEqual([false, 2]);
  expect(server.asked).toEqual([BLOG, ARXIV]);
  const today = localDay(world.clock.now());
  expect((await digestRows(db, today)).map(({ found }) => found.title)).toContain(
    'Hydragen: High-Throughput LLM Inference with Shared Prefixes',
  );
  const [blog, arxiv] = await state();
  expect([blog?.nextAt, arxiv?.nextAt]).toEqual([planned(), planned()]);
  expect(blog?.name).not.toBe('A feed');
  expect(arxiv?.name).toBe('A feed');
  expect(await readDue(world)).toEqual({ fresh: 0, isLeft: false });
  expect(server.asked).toHaveLength(2);
  await later(planned() - world.clock.now());
  expect(await readDue(world)).toEqual({ fresh: 0, isLeft: false });
  expect(server.asked).toHaveLength(4);
});

test('what arXiv only announces again is left out until the reader wants it', async () => {
  await follows('cs.LG');
  answers = { [ARXIV]: ATOM };
  await readDue(world);
  const kinds = async () => (await digestRows(db, localDay(world.clock.now()))).flatMap(({ places }) => places.map((one) => one.announced));
  expect(await kinds()).toEqual(['new']);
  await db.follows.clear();
  await db.digests.clear();
  await db.settings.put({ key: 'digestRules', value: { replacements: true } });
  await follows('cs.LG');
  await readDue(world);
  expect((await kinds()).sort()).toEqual(['new', 'replace-cross']);
});

describe('a feed that cannot be read', () => {
  test.each<[answer: (typeof answers)[string], code: string, waits: number | undefined]>([
    [404, 'not-found', undefined],
    [410, 'not-found', undefined],
    [403, 'refused', undefined],
    [500, 'unavailable', 15 * MINUTE],
    ['{}', 'bad-answer', undefined],
    ['<!doctype html><title>A page</title>', 'page', undefined],
    [{ status: 301, headers: { location: 'https://elsewhere.example/' } }, 'moved', undefined],
    [{ status: 429, headers: { 'retry-after': '120' } }, 'busy', 2 * MINUTE],
  ])('since it answers %j says %s, and does not keep the others from being read', async (answer, code, waits) => {
    await follows('https://blog.example/feed', 'cs.LG');
    answers = { [BLOG]: answer, [ARXIV]: ATOM };
    const now = world.clock.now();
    expect(await readDue(world)).toEqual({ fresh: 1, isLeft: false });
    expect(server.asked).toEqual([BLOG, ARXIV]);
    const [blog] = await state();
    expect(blog).toMatchObject({ readAt: 0, failing: { code, since: now, tries: 1 }, nextAt: waits ? now + waits : planned() });
  });

  test('is asked ever more seldom, but each morning, until it can be', async () => {
    await follows('https://blog.example/feed');
    answers = { [BLOG]: 500 };
    const since = world.clock.now();
    const waits: number[] = [];
    for (let at = 0; at < 12; at++) {
      await readDue(world);
      const [blog] = await state();
      const wait = blog!.nextAt - world.clock.now();
      waits.push(wait / MINUTE);
      expect(blog?.failing).toMatchObject({ since, tries: at + 1 });
      await later(wait);
    }
    expect(waits.slice(0, 3)).toEqual([15, 30, 60]);
    expect(Math.max(...waits)).toBeLessThanOrEqual(6 * 60);
    answers = { [BLOG]: RSS };
    await readDue(world);
    expect((await state())[0]).not.toHaveProperty('failing');
  });

  test('names the feed of the page that stands there', async () => {
    await follows('https://blog.example/feed');
    answers = { [BLOG]: '<!doctype html><link rel="alternate" type="application/rss+xml" href="/rss.xml">' };
    await readDue(world);
    expect((await state())[0]?.failing?.instead).toEqual({ kind: 'feed', of: 'https://blog.example/rss.xml' });
  });

  test('since its host is not allowed is not asked, and says so', async () => {
    await follows('https://blog.example/feed', 'cs.LG');
    answers = { [BLOG]: RSS, [ARXIV]: ATOM };
    const asked: string[] = [];
    allowed = (host) => {
      asked.push(host);
      return host !== 'https://blog.example/*';
    };
    await readDue(world);
    expect(asked).toEqual(['https://blog.example/*', 'https://rss.arxiv.org/*']);
    expect(server.asked).toEqual([ARXIV]);
    expect((await state())[0]).toMatchObject({ failing: { code: 'permission' }, nextAt: planned() });
  });
});

test('hosts are asked one request at a time, with a pause of three seconds', async () => {
  await follows('cs.LG', 'https://blog.example/feed', 'cs.CL');
  answers = { [BLOG]: RSS, [ARXIV]: ATOM, '/rss.arxiv.org/atom/cs.CL': ATOM };
  await readDue(world);
  expect(server.asked).toHaveLength(3);
  expect((world.clock as ReturnType<typeof stoppedClock>).waits).toEqual([3000]);
});

test('a slice that is over leaves the rest to the next, and none is read twice', async () => {
  await follows('cs.AI', 'cs.CL', 'cs.CV', 'cs.DB', 'cs.LG', 'cs.NE');
  for (const one of ['AI', 'CL', 'CV', 'DB', 'LG', 'NE']) answers[`/rss.arxiv.org/atom/cs.${one}`] = ATOM;
  expect((await readDue(world)).isLeft).toBe(true);
  expect(server.asked.length).toBeLessThan(6);
  while ((await readDue(world)).isLeft);
  expect(server.asked).toHaveLength(6);
  expect(new Set(server.asked).size).toBe(6);
});

test('a reading that is stopped, or dies, notes nothing, and goes on from there', async () => {
  await follows('cs.LG', 'https://blog.example/feed');
  const ending = new AbortController();
  server.answer(() => ending.abort());
  expect(await readDue({ ...world, signal: ending.signal })).toEqual({ fresh: 0, isLeft: false });
  expect(await state()).toMatchObject([{ nextAt: 0 }, { nextAt: 0 }]);
  expect((await state())[0]).not.toHaveProperty('failing');
  expect(server.asked).toEqual([ARXIV]);
});

test('a clock that was set back does not put readings off for years', async () => {
  await follows('cs.LG');
  answers = { [ARXIV]: ATOM };
  await db.follows.toCollection().modify((row) => {
    (row.value as Follow).nextAt = world.clock.now() + 400 * 86_400_000;
  });
  expect((await readDue(world)).fresh).toBe(1);
});

describe('the time of reading', () => {
  test('is the next time it is that hour here', () => {
    const at = (hour: number, minute = 0, day = 1) => new Date(2026, 5, day, hour, minute).getTime();
    expect(nextReading(8, at(7, 59))).toBe(at(8));
    expect(nextReading(8, at(8))).toBe(at(8, 0, 2));
    expect(nextReading(0, at(23, 30))).toBe(at(0, 0, 2));
    expect(localDay(at(0))).toBe('2026-06-01');
    expect(localDay(at(23, 59))).toBe('2026-06-01');
  });

  test('is eight, and quietly, unless something that makes sense is stored', () => {
    for (const stored of [undefined, null, 7, 'x', {}, { hour: 24 }, { hour: -1 }, { hour: 7.5 }, { hour: '7', notify: 'yes' }])
      expect(digestSettingsOf(stored)).toEqual({ hour: 8, notify: false, grouped: false });
    expect(digestSettingsOf({ hour: 0, notify: true })).toEqual({ hour: 0, notify: true, grouped: false });
  });
});
