import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { type DigestRow, digestDays, digestRows, followsIn, lastReading, tasteIn } from '../../storage/digest';
import { addReading, DAYS_KEPT, type Listing, MOST_A_DAY, markSeen, type Reading } from '../../storage/digest-write';
import { changeFollow, FEEDS, follow, forgetGone, unfollow } from '../../storage/follows';
import type { Library } from '../../storage/schema';
import { freshLibrary, onArxiv, onHuggingFace, say } from './fixture';

const DAY = '2026-06-01';
const NOON = Date.UTC(2026, 5, 1, 12);

let db: Library;

beforeEach(async () => {
  db = await freshLibrary();
  await follow(
    db,
    ['hf', 'arxiv'].map((id) => ({ id, feed: { kind: id, of: '' }, name: `Feed ${id}` })),
    NOON,
  );
});

const listing = (arxiv: string, rank = 1, more: Partial<Listing> = {}): Listing => ({
  found: { ids: { arxiv }, site: 'huggingface', title: `Paper ${arxiv}`, url: `https://huggingface.co/papers/${arxiv}` },
  url: `https://huggingface.co/papers/${arxiv}`,
  rank,
  ...more,
});
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => listing(`2401.${String(from + at).padStart(5, '0')}`, at + 1));

const read = (listed: readonly Listing[], more: Partial<Reading> = {}) =>
  addReading(db, {
    feed: 'hf',
    day: DAY,
    at: NOON,
    nextAt: NOON + 1,
    listed,
    isWanted: () => true,
    best: (rows, most) => rows.slice(0, most),
    ...more,
  });
const titles = async (day = DAY) => (await digestRows(db, day)).map(({ found }) => found.title).sort();

describe('what is new in a feed', () => {
  test('is listed once, with where it stood, and the feed knows when it was read', async () => {
    expect(await read([listing('2401.00001', 1, { upvotes: 7, published: '2026-05-31' }), listing('2401.00002', 2)])).toBe(2);
    expect(await digestRows(db, DAY)).toEqual([
      {
        id: `${DAY} arxiv:2401.00001`,
        day: DAY,
        found: listing('2401.00001').found,
        url: 'https://huggingface.co/papers/2401.00001',
        published: '2026-05-31',
        at: NOON,
        places: [{ feed: 'hf', name: 'Feed hf', rank: 1, upvotes: 7 }],
      },
      expect.objectContaining({ id: `${DAY} arxiv:2401.00002` }),
    ]);
    expect(await digestDays(db)).toMatchObject([{ day: DAY, at: NOON, papers: 2, unseen: 2, left: 0, reading: 1 }]);
    expect((await followsIn(db))[0]).toMatchObject({ readAt: NOON, nextAt: NOON + 1, there: ['arxiv:2401.00001', 'arxiv:2401.00002'] });
    expect(await read([listing('2401.00001'), listing('2401.00002')])).toBe(0);
    expect(await read([listing('2401.00002')], { day: '2026-06-02' })).toBe(0);
    expect(await digestDays(db)).toHaveLength(1);
    expect(await lastReading(db)).toBe(1);
  });

  test('is not what is in the library, by whatever name', async () => {
    await say(db, { ...onHuggingFace, ids: { doi: '10.48550/arXiv.2401.00001' } }, {});
    await say(db, { ...onHuggingFace, ids: { arxiv: '2401.00002', doi: '10.1000/two' } }, { status: 'dismissed' });
    const two = listing('2401.00009', 2, { found: { ids: { doi: '10.1000/TWO' }, site: 'web', title: 'Two' } });
    expect(await read([listing('2401.00001'), two, listing('2401.00003', 3)])).toBe(1);
    expect(await titles()).toEqual(['Paper 2401.00003']);
  });

  test('is not what stood on the reader’s screen', async () => {
    await db.sightings.put({ name: 'arxiv:2401.00001', first: 1, at: 2 });
    await read([listing('2401.00001'), listing('2401.00002', 2)]);
    expect(await titles()).toEqual(['Paper 2401.00002']);
  });

  test('is not what an earlier digest has under another of its names', async () => {
    await read([listing('x', 1, { found: { ids: { arxiv: '2401.00001', doi: '10.1000/one' }, site: 'arxiv', title: 'One' } })]);
    const published = listing('x', 1, { found: { ids: { doi: '10.1000/one' }, site: 'web', title: 'One, published' } });
    expect(await read([published], { feed: 'arxiv', day: '2026-06-09' })).toBe(0);
  });

  test('is not what the feed listed before, even when its digest is long gone', async () => {
    await read([listing('2401.00001')]);
    await db.digests.clear();
    expect(await read([listing('2401.00001'), listing('2401.00002', 2)], { day: '2026-12-01' })).toBe(1);
    expect(await titles('2026-12-01')).toEqual(['Paper 2401.00002']);
  });

  test('is not what the reader’s rules leave out', async () => {
    const isWanted = ({ announced }: Listing) => announced !== 'replace';
    await read([listing('2401.00001', 1, { announced: 'replace' }), listing('2401.00002', 2, { announced: 'new' })], { isWanted });
    expect(await titles()).toEqual(['Paper 2401.00002']);
  });

  test('is one paper when two feeds list it on one day, and each adds what the other lacks', async () => {
    await read([listing('2401.00001', 3)]);
    const onArxivToo: Listing = {
      found: {
        ids: { arxiv: '2401.00001', doi: '10.1000/one' },
        site: 'arxiv',
        title: 'Other title',
        categories: ['cs.CL'],
        abstract: 'Words.',
      },
      url: 'https://arxiv.org/abs/2401.00001',
      rank: 40,
      announced: 'new',
    };
    expect(await read([onArxivToo], { feed: 'arxiv' })).toBe(0);
    await read([onArxivToo], { feed: 'arxiv' });
    expect(await digestRows(db, DAY)).toMatchObject([
      {
        found: { ids: { arxiv: '2401.00001', doi: '10.1000/one' }, title: 'Paper 2401.00001', categories: ['cs.CL'], abstract: 'Words.' },
        url: 'https://huggingface.co/papers/2401.00001',
        places: [
          { feed: 'hf', rank: 3 },
          { feed: 'arxiv', name: 'Feed arxiv', rank: 40, announced: 'new' },
        ],
      },
    ]);
    expect(await digestDays(db)).toMatchObject([{ papers: 1, unseen: 1, reading: 1 }]);
  });

  test('comes to nothing when the feed was given up meanwhile', async () => {
    await unfollow(db, 'hf', NOON);
    expect(await read([listing('2401.00001')])).toBe(0);
    expect(await db.digests.count()).toBe(0);
    expect(await read([listing('2401.00001')], { feed: 'nobody' })).toBe(0);
  });

  test('has an abstract that is cut at a word when it is very long', async () => {
    const of = (arxiv: string, abstract: string) => listing(arxiv, 1, { found: { ...listing(arxiv).found, abstract } });
    const whole = 'sevenly '.repeat(250).slice(0, -1);
    await read([of('2401.00001', whole), of('2401.00002', `${whole}en and more`)]);
    const [first, second] = await digestRows(db, DAY);
    expect([first?.found.abstract === whole, first?.cut]).toEqual([true, undefined]);
    expect([second?.found.abstract?.slice(-16), second?.cut]).toEqual(['sevenly sevenly…', true]);
  });
});

describe('a digest', () => {
  test(`keeps the best ${MOST_A_DAY} papers of a day, and those already seen`, async () => {
    await read(numbered(0, MOST_A_DAY - 1));
    await markSeen(db, [`${DAY} arxiv:2401.00000`], NOON);
    const best = (rows: readonly DigestRow[], most: number) => [...rows].reverse().slice(0, most);
    await read(numbered(MOST_A_DAY, MOST_A_DAY + 11), { feed: 'arxiv', best });
    const rows = await digestRows(db, DAY);
    expect(rows).toHaveLength(MOST_A_DAY);
    expect(rows.map(({ id }) => id)).toContain(`${DAY} arxiv:2401.00000`);
    expect(rows.map(({ id }) => id)).toContain(`${DAY} arxiv:2401.00510`);
    expect(await digestDays(db)).toMatchObject([{ papers: MOST_A_DAY, unseen: MOST_A_DAY - 1, left: 10 }]);
    // What was left out does not come tomorrow as if it were new.
    expect(await read(numbered(0, MOST_A_DAY - 1), { day: '2026-06-02', feed: 'arxiv' })).toBe(0);
  });

  test(`is kept for ${DAYS_KEPT} days`, async () => {
    const day = (at: number) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
    for (let at = 0; at < DAYS_KEPT + 2; at++) await read([listing(`2401.${10_000 + at}`)], { day: day(at) });
    const days = await digestDays(db);
    expect(days).toHaveLength(DAYS_KEPT);
    expect(days.at(-1)?.day).toBe(day(2));
    expect(await digestRows(db, day(1))).toEqual([]);
    expect(await db.digests.count()).toBe(2 * DAYS_KEPT);
  });

  test('counts what was not seen, and takes back that it was', async () => {
    await read(numbered(0, 3));
    await read(numbered(3, 5), { day: '2026-06-02' });
    const [first, second] = (await digestRows(db, DAY)).map(({ id }) => id);
    expect(await markSeen(db, [first!, first!, 'nothing', `day:${DAY}`], NOON)).toEqual([first]);
    expect(await markSeen(db, [first!, second!], NOON)).toEqual([second]);
    const unseen = async () => (await digestDays(db)).map((one) => one.unseen);
    expect(await unseen()).toEqual([2, 1]);
    const all = [...(await digestRows(db, DAY)), ...(await digestRows(db, '2026-06-02'))].map(({ id }) => id);
    const rest = await markSeen(db, all, NOON + 1);
    expect(rest).toHaveLength(3);
    expect(await unseen()).toEqual([0, 0]);
    await markSeen(db, rest, undefined);
    expect(await unseen()).toEqual([2, 1]);
    expect((await digestRows(db, DAY)).map(({ seenAt }) => seenAt)).toEqual([NOON, NOON, undefined]);
  });
});

describe('a followed feed', () => {
  test('is remembered in a setting, given up, and taken back as it was', async () => {
    await read(numbered(0, 2));
    const feeds = async () => ((await db.settings.get(FEEDS))!.value as { feed: { kind: string } }[]).map(({ feed }) => feed.kind);
    expect(await feeds()).toEqual(['hf', 'arxiv']);
    await unfollow(db, 'hf', NOON);
    expect(await feeds()).toEqual(['arxiv']);
    expect((await followsIn(db)).map(({ id }) => id)).toEqual(['arxiv']);
    await follow(db, [{ id: 'hf', feed: {}, name: 'x' }], NOON + 5);
    expect((await followsIn(db))[0]).toMatchObject({ id: 'hf', name: 'Feed hf', nextAt: NOON + 1, readAt: NOON, there: { length: 2 } });
    // Followed twice is followed once.
    await changeFollow(db, 'hf', (before) => ({ ...before, nextAt: 77 }));
    await follow(db, [{ id: 'hf', feed: {}, name: 'x' }], NOON + 6);
    expect((await followsIn(db)).map(({ nextAt }) => nextAt)).toEqual([77, 0]);
  });

  test('is forgotten a day after it was given up', async () => {
    await unfollow(db, 'hf', NOON);
    await forgetGone(db, NOON + 86_400_000);
    expect(await db.follows.count()).toBe(2);
    await forgetGone(db, NOON + 86_400_001);
    expect(await db.follows.count()).toBe(1);
  });
});

test('the reader’s taste is what was rated well and whose papers were saved', async () => {
  await say(db, onArxiv, { rating: 5, addTags: ['kernels'] });
  await say(db, { ...onHuggingFace, ids: { arxiv: '2401.00001' }, title: 'Meh', authors: [{ name: 'Ann' }] }, { rating: 3 });
  await say(db, { ...onHuggingFace, ids: { arxiv: '2401.00002' }, title: 'No', authors: [{ name: 'Bob' }] }, { status: 'dismissed' });
  expect(await tasteIn(db)).toEqual({ liked: [onArxiv.title, 'kernels'], known: ['Jordan Juravsky', 'Ann'] });
});
