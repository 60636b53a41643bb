import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../paper/annotation';
import type { FoundPaper } from '../../paper/paper';
import { enterSpace, leaveSpace, spaceOf } from '../../storage/devices';
import { chooseFact, learn, renameKey } from '../../storage/facts';
import { allEntries } from '../../storage/read';
import type { Library } from '../../storage/schema';
import { act, changeMany, removeMany, undo } from '../../storage/write';
import { type Outcome, syncOnce } from '../../sync/devices';
import { type DeviceState, newState } from '../../sync/local';
import { goOn } from '../../sync/question';
import { faultyStore } from '../sync/faulty-store';
import { freshLibrary } from './fixture';

let clock = Date.UTC(2026, 0, 1);
const who = () => {
  clock += 1000;
  return { at: clock, by: 'library' };
};

const paper = (found: Omit<FoundPaper, 'site'>): FoundPaper => ({ ...found, site: 'arxiv' });

/** Saves a paper and says something of it; gives its row. */
async function save(db: Library, found: FoundPaper, change: Change, at: number): Promise<{ id: string }> {
  const makeKey = ({ title }: FoundPaper) => title.replace(/\W/g, '').toLowerCase();
  const { annotation } = await act(db, found, change, { at, by: 'library', newId: () => crypto.randomUUID(), makeKey });
  return { id: annotation.id };
}

interface Device {
  db: Library;
  sync(): Promise<Outcome>;
}

/** Two devices that share a folder, each with a library of its own. */
async function twoDevices(): Promise<{ a: Device; b: Device; files: Map<string, Uint8Array<ArrayBuffer>>; both(): Promise<void> }> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const device = async (name: string): Promise<Device> => {
    const db = await freshLibrary();
    await enterSpace<DeviceState>(db, 'devices', { ...newState(name, name), library: 'shared-library' });
    const sync = () =>
      syncOnce({
        local: spaceOf<DeviceState>(db, 'devices'),
        store: faultyStore(files, { fails: 0, lost: 0, torn: 0 }, Math.random),
        now: () => clock,
        isLate: () => false,
        newDevice: () => `${name.slice(0, 7)}x`,
      });
    return { db, sync };
  };
  const [a, b] = [await device('devicea0'), await device('deviceb0')];
  const both = async () => {
    for (const one of [a, b, a, b]) expect(await one.sync()).toEqual({ state: 'done' });
  };
  return { a, b, files, both };
}

const shown = async ({ db }: Device) =>
  (await allEntries(db)).map(({ paper: { title, aliases, citekey }, annotation: { tags, rating, status, note, otherNotes } }) => ({
    title,
    aliases,
    citekey,
    tags,
    rating,
    status,
    note,
    ...(otherNotes && { otherNotes: otherNotes.map(({ text }) => text) }),
  }));

describe('two devices', () => {
  test('show each other what is saved, said, taken back and removed', async () => {
    const { a, b, both } = await twoDevices();
    const { id } = await save(
      a.db,
      paper({ ids: { arxiv: '2402.05099' }, title: 'Hydragen', abstract: 'Invented.' }),
      { addTags: ['b', 'a'], rating: 4 },
      who().at,
    );
    await both();
    expect(await shown(b)).toEqual(await shown(a));
    expect(await shown(b)).toMatchObject([{ title: 'Hydragen', tags: ['b', 'a'], rating: 4 }]);
    expect((await b.db.abstracts.toArray())[0]?.text).toBe('Invented.');
    expect((await b.db.meta.get('papers'))?.value).toBe(1);
    const rated = await changeMany(b.db, [id], { rating: 2, note: 'Later.' }, who());
    await both();
    expect(await shown(a)).toMatchObject([{ rating: 2, note: 'Later.' }]);
    await undo(b.db, rated);
    await both();
    expect(await shown(a)).toMatchObject([{ rating: 4, note: '' }]);
    const removed = await removeMany(a.db, [id], who());
    await both();
    expect(await shown(b)).toEqual([]);
    expect((await b.db.meta.get('papers'))?.value).toBe(0);
    await undo(a.db, removed);
    await both();
    expect(await shown(b)).toEqual(await shown(a));
    expect(await shown(b)).toMatchObject([{ title: 'Hydragen', tags: ['b', 'a'], rating: 4 }]);
    expect((await b.db.abstracts.toArray())[0]?.text).toBe('Invented.');
  });

  test('go by the source that was chosen on one of them, though it spoke before, and no longer once that is taken back', async () => {
    const { a, b, both } = await twoDevices();
    const { id } = await save(a.db, paper({ ids: { arxiv: '2402.05099' }, title: 'Hydragen', venue: 'arXiv', year: 2024 }), {}, who().at);
    const said = { ids: {}, site: 'crossref', title: 'Hydragen', venue: 'ICML', year: 2025 };
    await learn(a.db, [{ id, found: said, next: null }], who().at);
    await both();
    const chosen = await chooseFact(b.db, id, 'venue', 'ICML', who());
    await both();
    expect(await a.db.papers.get(id)).toMatchObject({ venue: 'ICML', year: 2024, sources: { venue: { from: 'crossref' } } });
    expect(await a.db.papers.get(id)).toEqual(await b.db.papers.get(id));
    await undo(b.db, chosen);
    await both();
    expect(await a.db.papers.get(id)).toMatchObject({ venue: 'arXiv', sources: { venue: { from: 'arxiv' } } });
    expect((await a.db.papers.get(id))?.also).toHaveLength(2);
  });

  test('make one paper of what both saved under names that meet, with the tags of both and neither note lost', async () => {
    const { a, b, both } = await twoDevices();
    await save(a.db, paper({ ids: { arxiv: '2402.05099' }, title: 'Hydragen' }), { addTags: ['a'], note: 'Said on A.' }, who().at);
    await save(
      b.db,
      paper({ ids: { arxiv: '2402.05099', doi: '10.1000/x' }, title: 'Hydragen' }),
      { addTags: ['b'], note: 'Said on B.' },
      who().at,
    );
    await both();
    expect(await shown(a)).toEqual(await shown(b));
    expect(await shown(a)).toMatchObject([
      { aliases: ['arxiv:2402.05099', 'doi:10.1000/x'], tags: ['a', 'b'], note: 'Said on B.', otherNotes: ['Said on A.'] },
    ]);
    const [entry] = await allEntries(a.db);
    const key = entry?.annotation.otherNotes?.[0]?.key ?? '';
    await changeMany(a.db, [entry?.paper.id ?? ''], { dropNotes: [key] }, who());
    await both();
    expect((await shown(b))[0]).not.toHaveProperty('otherNotes');
    expect(await shown(a)).toEqual(await shown(b));
  });

  test('keep the note of each when both wrote one without seeing the other', async () => {
    const { a, b, both } = await twoDevices();
    const { id } = await save(a.db, paper({ ids: { arxiv: '2402.05099' }, title: 'Hydragen' }), { note: 'First.' }, who().at);
    await both();
    await changeMany(a.db, [id], { note: 'Second, on A.' }, who());
    await changeMany(b.db, [id], { note: 'Second, on B.' }, who());
    await both();
    expect(await shown(a)).toMatchObject([{ note: 'Second, on B.', otherNotes: ['Second, on A.'] }]);
    expect(await shown(b)).toEqual(await shown(a));
  });

  test('never give two papers one citation key', async () => {
    const { a, b, both } = await twoDevices();
    const { id } = await save(a.db, paper({ ids: { arxiv: '2402.05099' }, title: 'One' }), {}, who().at);
    const other = await save(b.db, paper({ ids: { arxiv: '2402.05100' }, title: 'Two' }), {}, who().at);
    await renameKey(a.db, id, 'same2024', who());
    await renameKey(b.db, other.id, 'Same2024', who());
    await both();
    await both();
    expect(await shown(b)).toEqual(await shown(a));
    const keys = (await shown(a)).map(({ citekey }) => citekey.toLowerCase());
    expect(new Set(keys).size).toBe(2);
    expect((await a.db.papers.toArray()).flatMap(({ oldKeys = [] }) => oldKeys.map((key) => key.toLowerCase()))).toContain('same2024');
  });

  test('bring a removed paper back when it was written about later elsewhere, its abstract too', async () => {
    const { a, b, both } = await twoDevices();
    const { id } = await save(a.db, paper({ ids: { arxiv: '2402.05099' }, title: 'Hydragen', abstract: 'Invented.' }), {}, who().at);
    await both();
    await removeMany(a.db, [id], who());
    await changeMany(b.db, [id], { note: 'Worth it.' }, who());
    await both();
    await both();
    expect(await shown(a)).toMatchObject([{ title: 'Hydragen', note: 'Worth it.' }]);
    expect(await shown(b)).toEqual(await shown(a));
    expect((await a.db.abstracts.toArray())[0]?.text).toBe('Invented.');
  });
});

describe('a remote that looks wrong', () => {
  const many = async (device: Device, count: number) => {
    const ids: string[] = [];
    for (let at = 0; at < count; at++)
      ids.push(
        (await save(device.db, paper({ ids: { arxiv: `2402.${String(at).padStart(5, '0')}` }, title: `Paper ${at}` }), {}, who().at)).id,
      );
    return ids;
  };

  test('is asked about and changes nothing when it is empty, another library, or from an earlier day', async () => {
    const { a, b, files, both } = await twoDevices();
    await many(a, 3);
    await both();
    const early = new Map(files);
    await many(a, 5);
    await both();
    const before = await shown(b);
    const there = new Map(files);
    files.clear();
    expect(await b.sync()).toMatchObject({ state: 'question', question: { kind: 'emptied' } });
    for (const [path, bytes] of early) files.set(path, bytes);
    expect(await b.sync()).toMatchObject({ state: 'question', question: { kind: 'older' } });
    for (const [path, bytes] of there) files.set(path, bytes);
    files.set('format.json', new TextEncoder().encode('{"v":1,"library":"of-somebody-else"}'));
    expect(await b.sync()).toMatchObject({ state: 'question', question: { kind: 'foreign' } });
    expect(await shown(b)).toEqual(before);
  });

  test('that was emptied is filled again when the reader says so, for devices that come later too', async () => {
    const { a, files, both } = await twoDevices();
    await many(a, 3);
    await both();
    files.clear();
    const { b: later } = await twoDevices();
    await goOn(spaceOf<DeviceState>(a.db, 'devices'), { kind: 'emptied' }, undefined, 'devicea1');
    expect(await a.sync()).toEqual({ state: 'done' });
    const store = faultyStore(files, { fails: 0, lost: 0, torn: 0 }, Math.random);
    const local = spaceOf<DeviceState>(later.db, 'devices');
    expect(await syncOnce({ local, store, now: () => clock, isLate: () => false, newDevice: () => 'devicec0' })).toEqual({ state: 'done' });
    expect(await shown(later)).toEqual(await shown(a));
  });

  test('is asked about when most of the library would go', async () => {
    const { a, b, both } = await twoDevices();
    const ids = await many(a, 40);
    await both();
    await removeMany(a.db, ids.slice(0, 30), who());
    expect(await a.sync()).toEqual({ state: 'done' });
    expect(await b.sync()).toMatchObject({ state: 'question', question: { kind: 'shrunken', before: 40, now: 10 } });
    expect(await shown(b)).toHaveLength(40);
  });

  test('leaves nothing behind when this device leaves', async () => {
    const { a, both } = await twoDevices();
    await many(a, 3);
    await both();
    await leaveSpace(a.db, 'devices');
    expect(await Promise.all([a.db.boxes.count(), a.db.batches.count(), a.db.homes.count(), a.db.spaces.count()])).toEqual([0, 0, 0, 0]);
    expect(await shown(a)).toHaveLength(3);
  });
});
