import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { abstractOf, annotationOf, paperOf } from '../../formats/backup-rows';
import { type Annotation, unannotated } from '../../paper/annotation';
import type { Paper } from '../../paper/paper';
import { enterSpace, spaceOf } from '../../storage/devices';
import type { Library } from '../../storage/schema';
import { changeMany } from '../../storage/write';
import { type Outcome, syncOnce } from '../../sync/devices';
import { type DeviceState, newState } from '../../sync/local';
import { HOSTILE } from '../formats/hostile';
import { freshLibrary } from '../storage/fixture';
import { faultyStore } from './faulty-store';

const THEN = Date.UTC(2026, 0, 1);
const SURE = { fails: 0, lost: 0, torn: 0 };
const LIBRARY = 'library-of-the-test';

type Files = Map<string, Uint8Array<ArrayBuffer>>;
const bytesOf = (text: string) => new Uint8Array(new TextEncoder().encode(text));
const x = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A place with one device that writes whatever it likes: lines of a batch, or the parts of a snapshot. */
function placeOf({ lines = [], parts = [] }: { lines?: string[]; parts?: Uint8Array<ArrayBuffer>[] }): Files {
  const batch = bytesOf(lines.map((line) => `${line}\n`).join(''));
  const segs = lines.length > 0 ? [[2, 2, batch.length, x(batch)]] : [];
  const head = {
    v: 1,
    device: 'mallory2',
    name: '<b>Mallory</b>',
    library: LIBRARY,
    seq: lines.length > 0 ? 2 : 1,
    papers: 1,
    snap: { q: 1, parts: parts.map((part) => [part.length, x(part)]) },
    segs,
    seen: { __proto__: 5, constructor: 1 },
  };
  return new Map([
    ['format.json', bytesOf(JSON.stringify({ v: 1, library: LIBRARY }))],
    ['d/mallory2/head.json', bytesOf(JSON.stringify(head))],
    ...parts.map((part): [string, Uint8Array<ArrayBuffer>] => [`d/mallory2/s-1-${x(part).slice(0, 12)}.gz`, part]),
    [`d/mallory2/l-2-2-${x(batch).slice(0, 12)}.jsonl`, batch],
  ]);
}

let count = 0;
const h = () => `${THEN.toString(36).padStart(9, '0')}-${(count++).toString(36).padStart(4, '0')}-mallory2`;
const entry = (paper: string, field: string, v: unknown) => JSON.stringify([h(), paper, field, v]);
const registers = (paper: string, fields: Record<string, unknown>) => Object.entries(fields).map(([field, v]) => entry(paper, field, v));
const needed = (paper: string, more: Record<string, unknown> = {}) => ({
  'f title': [`Title of ${paper}`],
  citekey: `key${paper}`,
  addedAt: THEN,
  site: 'x',
  [`alias doi:10.1000/${paper}`]: 1,
  ...more,
});

interface Reader {
  db: Library;
  state(): Promise<DeviceState>;
  sync(files: Files): Promise<Outcome>;
}

async function reader(name: string): Promise<Reader> {
  const db = await freshLibrary();
  await enterSpace<DeviceState>(db, 'devices', { ...newState(name, name), library: LIBRARY });
  return {
    db,
    state: async () => (await db.spaces.get('devices'))?.value as DeviceState,
    sync: (files) =>
      syncOnce({
        local: spaceOf<DeviceState>(db, 'devices'),
        store: faultyStore(files, SURE, () => 0.5),
        now: () => THEN + 60_000,
        isLate: () => false,
        newDevice: () => 'devicene',
      }),
  };
}

async function rowsOf({ db }: Reader, id: string): Promise<{ paper?: Paper; annotation?: Annotation; abstract?: string }> {
  const [paper, annotation, abstract] = [await db.papers.get(id), await db.annotations.get(id), await db.abstracts.get(id)];
  return { paper, annotation, abstract: abstract?.text };
}

describe('what a hostile remote says', { timeout: 60_000 }, () => {
  test('is kept as an import would keep it, text for text', async () => {
    const raw = HOSTILE.map((text, at) => {
      const id = `p${at}`;
      const authors = [{ name: text, family: text }, { name: 'Good' }, text, null, { __proto__: { name: 'x' } }];
      return { id, text, authors, alias: `doi:10.1000/${id}` };
    });
    const lines = raw.flatMap(({ id, text, authors }) =>
      registers(id, {
        ...needed(id),
        'f title': [text, text, 5],
        'f authors': [authors],
        'f venue': [text],
        'f url': [text],
        'f year': [text],
        'f extra': [{ constructor: text, note: text }],
        abstract: [text, 'x', 1],
        note: text,
        [`tag ${text.toLowerCase()}`]: text,
        [`alias ${text}`]: 1,
        [`other ${text}`]: text,
        rating: text,
        status: text,
        order: text,
      }),
    );
    const one = await reader('deviceon');
    expect(await one.sync(placeOf({ lines: ['{"seq":2}', ...lines] }))).toEqual({ state: 'done' });
    expect(raw.length).toBeGreaterThan(50);
    let kept = 0;
    for (const { id, text, authors, alias } of raw) {
      const given = { id, v: 1, title: text, authors, venue: text, url: text, year: text, extra: { constructor: text, note: text } };
      const rows = await rowsOf(one, id);
      let wanted: Paper | undefined;
      try {
        wanted = paperOf({ ...given, citekey: `key${id}`, addedAt: THEN, site: 'x', aliases: [alias], sources: {} }, () => undefined);
      } catch {
        expect(rows.paper, text).toBeUndefined();
        continue;
      }
      kept++;
      const { sources: _sources, oldKeys: _old, citekey: _key, ...facts } = rows.paper ?? ({} as Paper);
      const { sources: _theirs, citekey: _other, ...expected } = wanted;
      expect(facts, text).toEqual(expected);
      const said = annotationOf({ ...unannotated(id), note: text, tags: text ? [text] : [], rating: text, status: text, order: text });
      expect(rows.annotation, text).toMatchObject({ note: said.note, rating: 0, status: '', order: 0 });
      expect([[], said.tags], text).toContainEqual(rows.annotation?.tags);
      const abstract = text.trim() === '' ? undefined : abstractOf({ id, text, from: 'x', at: 1 }).text;
      if (abstract) expect([abstract, undefined], text).toContain(rows.abstract);
    }
    expect(kept).toBeGreaterThan(45);
    expect(({} as { name?: unknown }).name).toBeUndefined();
  });

  test('goes no further than what makes sense of it: the rest arrives, and what made none is counted', async () => {
    const deep = `${'['.repeat(100_000)}1${']'.repeat(100_000)}`;
    const bad = [
      'nonsense',
      '[1,2,3]',
      '{"seq":"x"}',
      'null',
      JSON.stringify([h(), '../x y', 'f title', ['x']]),
      JSON.stringify(['zzzzzzzzz-zzzz-mallory2', 'p2', 'f title', ['x']]),
      JSON.stringify([h(), 'p2', '__proto__', ['x']]),
      JSON.stringify([h(), 'p2', 'constructor', ['x']]),
      JSON.stringify([h(), 'p2', 'f title']),
      JSON.stringify([h(), 'p2', 'note', 'x'.repeat(200_001)]),
      `[${JSON.stringify(h())},"p2","f title",${deep}]`,
      `[${JSON.stringify(h())},"p2","f authors",[${deep.replaceAll('[', '{"a":').replaceAll(']', '}')}]]`,
      JSON.stringify([h(), 'p2', 'f authors', [Array.from({ length: 200_000 }, () => ({ name: 'x' }))]]),
      `[${JSON.stringify(h())},"p2","also",[${'{"__proto__":{"polluted":1}},'.repeat(9)}1]]`,
    ];
    const one = await reader('deviceon');
    const lines = ['{"seq":2}', ...registers('p1', needed('p1')), ...bad, ...registers('p3', needed('p3'))];
    expect(await one.sync(placeOf({ lines }))).toEqual({ state: 'done' });
    expect((await one.db.papers.toArray()).map(({ id }) => id)).toEqual(['p1', 'p3']);
    expect((await one.state()).broken).toBe(bad.length - 1);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    // What was read can be said again: this device goes on working.
    await changeMany(one.db, ['p1'], { rating: 3 }, { at: THEN, by: 'library' });
    expect(await one.sync(placeOf({ lines }))).toEqual({ state: 'done' });
  });

  test('in a snapshot is read as carefully, and a bomb is not unpacked', async () => {
    const line = (paper: string, ...fields: unknown[]) => JSON.stringify([paper, h(), ...fields]);
    const good = Object.entries(needed('p1')).map(([field, v]) => [field, v]);
    const deep = `["p2",${JSON.stringify(h())},["f title",${'['.repeat(100_000)}${']'.repeat(100_000)}]]`;
    const text = [line('p1', ...good), deep, line('p2', 'x', ['f title'], [5, 5], ['__proto__', 1]), '{', '[]'].join('\n');
    const one = await reader('deviceon');
    expect(await one.sync(placeOf({ parts: [new Uint8Array(gzipSync(text))] }))).toEqual({ state: 'done' });
    expect((await one.db.papers.toArray()).map(({ id }) => id)).toEqual(['p1']);
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(80 * 1024 * 1024)));
    const two = await reader('devicetw');
    await expect(two.sync(placeOf({ parts: [bomb] }))).rejects.toMatchObject({ code: 'bad-answer' });
    expect(await two.db.papers.count()).toBe(0);
  });

  test('does not set two honest devices on each other: they come to rest with the same library', async () => {
    const lines = HOSTILE.flatMap((text, at) =>
      registers(`p${at}`, { ...needed(`p${at}`), 'f title': [text], note: text, [`tag ${text.toLowerCase()}`]: text, order: at }),
    );
    const files = placeOf({ lines: ['{"seq":2}', ...lines] });
    const [one, two] = [await reader('deviceon'), await reader('devicetw')];
    for (const each of [one, two]) await each.sync(files);
    const ids = (await one.db.papers.toArray()).map(({ id }) => id);
    await changeMany(one.db, ids, { rating: 4 }, { at: THEN, by: 'library' });
    await changeMany(two.db, ids, { addTags: ['both'] }, { at: THEN, by: 'library' });
    for (let round = 0; round < 3; round++) for (const each of [one, two]) expect(await each.sync(files)).toEqual({ state: 'done' });
    const before = [...files.keys()];
    for (let round = 0; round < 2; round++) for (const each of [one, two]) await each.sync(files);
    expect([...files.keys()]).toEqual(before);
    const all = async ({ db }: Reader) => [await db.papers.orderBy('id').toArray(), await db.annotations.orderBy('id').toArray()];
    const plain = (rows: unknown) => JSON.parse(JSON.stringify(rows, (key, value) => (key === 'changedAt' ? undefined : value)));
    expect(plain(await all(one))).toEqual(plain(await all(two)));
  });
});
