import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Status } from '../../paper/annotation';
import type { Catalogue } from '../../paper/catalogue';
import { rowText } from '../../paper/catalogue-columns';
import { packingOf, readPacked, readUnpacked } from '../../storage/catalogue';
import { distrust, keepCatalogue, type Sizes } from '../../storage/catalogue-keep';
import { allEntries } from '../../storage/read';
import { putMany, putRows } from '../../storage/rows';
import { type Library, libraryNamed } from '../../storage/schema';
import { addRows } from '../../storage/whole';
import { changeMany, removeMany, undo } from '../../storage/write';
import { entry } from '../library/entries';

let db: Library;
const who = { at: 5, by: 'library' };
/** Packed from so few papers on, and in so small parts, that a test can have them. */
const SMALL: Sizes = { from: 4, part: 6, slice: 2, loose: 5 };

beforeEach(() => {
  db = libraryNamed(`catalogue-${Math.random()}`);
});
afterEach(() => db.delete());

const paper = (at: number, title = `Paper ${at}`) =>
  entry(`p${String(at).padStart(4, '0')}`, { title, addedAt: at, aliases: [`arxiv:${at}`] });

/** Papers that come from outside, counted as every writer of papers counts them. */
async function add(...all: ReturnType<typeof paper>[]): Promise<void> {
  await addRows(
    db,
    { papers: all.map((one) => one.paper), abstracts: [], annotations: all.map(({ annotation }) => annotation), events: [], settings: [] },
    who,
  );
}

async function keepAll(): Promise<void> {
  for (let step = 0; step < 50; step++) if (!(await keepCatalogue(db, SMALL))) return;
  throw new Error('never done');
}

async function packed(): Promise<{ catalogue: Catalogue; astray: number }> {
  let told: Catalogue | undefined;
  const astray = await readPacked(db, (catalogue) => {
    told = catalogue;
  });
  if (!told) throw new Error('there is no catalogue');
  return { catalogue: told, astray };
}

function said(catalogue: Catalogue) {
  return Array.from({ length: catalogue.rows }, (_, row) => row)
    .filter((row) => catalogue.alive[row] === 1)
    .map((row) => [
      catalogue.idOf(row),
      catalogue.textOf(row),
      catalogue.tagsOf(row),
      catalogue.statusOf(row),
      catalogue.columns.rating[row],
    ])
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
}

const truth = async () =>
  (await allEntries(db))
    .map(({ paper: one, annotation }) => [one.id, rowText(one), annotation.tags, annotation.status, annotation.rating])
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));

const agrees = async () => {
  const { catalogue, astray } = await packed();
  expect(said(catalogue)).toEqual(await truth());
  expect(astray).toBe(0);
};

describe('keeping the catalogue', () => {
  test('is not begun for a small library, whose writes leave no notes', async () => {
    await add(paper(1), paper(2));
    expect(await keepCatalogue(db, SMALL)).toBe(false);
    expect(await packingOf(db)).toBeUndefined();
    expect(await db.loose.count()).toBe(0);
    expect(said(await readUnpacked(db, () => undefined))).toEqual(await truth());
  });

  test('is right after every kind of write, packed or not', async () => {
    await add(...Array.from({ length: 10 }, (_, at) => paper(at)));
    await keepAll();
    await agrees();
    await changeMany(db, ['p0003'], { rating: 4, addTags: ['x'] }, who);
    const removal = await removeMany(db, ['p0001', 'p0002'], who);
    await add(paper(20), paper(21));
    await agrees();
    expect(await db.loose.count()).toBeGreaterThan(0);
    await undo(db, removal);
    await agrees();
    // As another device's word comes, of which nobody is told.
    await db.transaction('rw', [db.papers, db.annotations, db.abstracts, db.titles, db.meta, db.loose], () =>
      putRows(db, [{ ...paper(4, 'Renamed'), abstract: null }]),
    );
    await agrees();
  });

  test('packs what came loose once it is much, and a paper’s last word counts', async () => {
    await add(...Array.from({ length: 10 }, (_, at) => paper(at)));
    await keepAll();
    const before = await packingOf(db);
    for (const rating of [1, 2] as const) await changeMany(db, ['p0003', 'p0004', 'p0005'], { rating }, who);
    expect(await db.loose.count()).toBe(6);
    await keepAll();
    expect(await db.loose.count()).toBe(0);
    expect(await packingOf(db)).toMatchObject({ edition: before?.edition, base: 2, parts: 3 });
    await agrees();
  });

  test('goes on where it was interrupted, with what was written meanwhile', async () => {
    await add(...Array.from({ length: 10 }, (_, at) => paper(at)));
    expect(await keepCatalogue(db, SMALL)).toBe(true);
    await changeMany(db, ['p0000'], { status: 'read' }, who);
    await removeMany(db, ['p0009'], who);
    const name = db.name;
    db.close();
    db = libraryNamed(name);
    await add(paper(30));
    await keepAll();
    await agrees();
  });

  test('is made anew when it has another shape, or does not agree with the library’s own count', async () => {
    await add(...Array.from({ length: 10 }, (_, at) => paper(at)));
    await keepAll();
    await db.packing.update('catalogue', { 'value.shape': 0 } as never);
    expect(await packed().catch(() => 'none')).toBe('none');
    await keepAll();
    await agrees();
    // Rows that were written past us.
    await db.papers.bulkPut([paper(40).paper, paper(41).paper]);
    await db.annotations.bulkPut([paper(40).annotation, paper(41).annotation]);
    await db.meta.put({ key: 'papers', value: 12 });
    expect((await packed()).astray).toBe(2);
    await distrust(db, 2);
    await keepAll();
    await agrees();
    // What no making can mend is not made again and again.
    await db.meta.put({ key: 'papers', value: 15 });
    expect((await packed()).astray).toBe(3);
    await distrust(db, 3);
    await keepAll();
    await agrees();
  });

  test('is forgotten when the library has become small', async () => {
    await add(...Array.from({ length: 10 }, (_, at) => paper(at)));
    await keepAll();
    await removeMany(
      db,
      Array.from({ length: 9 }, (_, at) => `p000${at}`),
      who,
    );
    await keepAll();
    expect(await packingOf(db)).toBeUndefined();
    expect(await db.marks.count()).toBe(0);
    await changeMany(db, ['p0009'], { rating: 1 }, who);
    expect(await db.loose.count()).toBe(0);
  });

  test('agrees with the library whatever is written and kept in whichever order', async () => {
    const at = fc.integer({ min: 0, max: 15 });
    const id = (one: number) => `p${String(one).padStart(4, '0')}`;
    const step = fc.oneof(
      fc.record({ kind: fc.constant('put' as const), at, title: fc.constantFrom('A', 'É', '語') }),
      fc.record({ kind: fc.constant('remove' as const), at }),
      fc.record({
        kind: fc.constant('say' as const),
        at,
        status: fc.constantFrom<Status>('', 'read', 'queued'),
        tag: fc.constantFrom('a', 'b'),
      }),
      fc.record({ kind: fc.constant('undo' as const), at }),
      fc.record({ kind: fc.constant('keep' as const) }),
      fc.record({ kind: fc.constant('much' as const), at }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        await db.delete();
        db = libraryNamed(`catalogue-${Math.random()}`);
        await add(...Array.from({ length: 6 }, (_, one) => paper(one)));
        for (const one of steps) {
          if (one.kind === 'put' && (await db.papers.get(id(one.at)))) {
            await db.transaction('rw', [db.papers, db.annotations, db.abstracts, db.titles, db.meta, db.loose, db.touched], () =>
              putMany(db, [{ ...paper(one.at, one.title), annotation: null, abstract: null }]),
            );
          } else if (one.kind === 'put') await add(paper(one.at, one.title));
          else if (one.kind === 'remove') await removeMany(db, [id(one.at)], who);
          else if (one.kind === 'say') await changeMany(db, [id(one.at)], { status: one.status, addTags: [one.tag] }, who);
          else if (one.kind === 'undo') await undo(db, one.at);
          else if (one.kind === 'keep') await keepCatalogue(db, SMALL);
          else await db.loose.bulkAdd(Array.from({ length: 5 }, () => ({ id: id(one.at) })));
          if (((await packingOf(db))?.edition ?? 0) > 0) expect(said((await packed()).catalogue)).toEqual(await truth());
        }
        if ((await db.papers.count()) < SMALL.from) return;
        await keepAll();
        await agrees();
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
