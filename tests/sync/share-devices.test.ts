import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { enterSpace, spaceOf } from '../../storage/devices';
import { learn } from '../../storage/facts';
import type { Library } from '../../storage/schema';
import { shareOf } from '../../storage/share';
import { changeMany } from '../../storage/write';
import { syncOnce } from '../../sync/devices';
import { type DeviceState, type Local, newState } from '../../sync/local';
import { lensFor } from '../../sync/share';
import { freshLibrary, say } from '../storage/fixture';
import { faultyStore } from './faulty-store';

const TAGS = ['reading group'];
const SURE = { fails: 0, lost: 0, torn: 0 };
type Files = Map<string, Uint8Array<ArrayBuffer>>;

const textOf = (files: Files) => [...files].map(([path, bytes]) => `${path} ${new TextDecoder('latin1').decode(bytes)}`).join('\n');

/** A library that is in a group, and with `own` in step with another of the same reader. */
async function library(name: string, group: Files, own?: Files) {
  const db: Library = await freshLibrary();
  await enterSpace<DeviceState>(db, 'share', { ...newState(`s${name}`, name), library: 'library-of-the-group' });
  if (own) await enterSpace<DeviceState>(db, 'devices', { ...newState(`d${name}`, name), library: 'library-of-ada' });
  const { step } = shareOf<DeviceState>(db, 'share', TAGS, Date.now);
  const shared: Local = { step: (work) => step((view) => work({ ...view, lens: lensFor(TAGS) })) };
  const pass = (local: Local, files: Files) =>
    syncOnce({ local, store: faultyStore(files, SURE, () => 0.5), now: Date.now, isLate: () => false, newDevice: () => 'anewname' });
  return {
    db,
    share: () => pass(shared, group),
    step: async () => (own ? pass(spaceOf<DeviceState>(db, 'devices'), own) : undefined),
    tags: async () => (await db.annotations.toArray()).flatMap(({ tags }) => tags).sort(),
  };
}

test('what becomes known of a paper after its tag was taken off stays here', async () => {
  const group: Files = new Map();
  const ada = await library('adaaaaa', group);
  const { annotation } = await say(ada.db, { ids: { doi: '10.1000/p1' }, site: 'x', title: 'Paper 1' }, { addTags: TAGS });
  await ada.share();
  await changeMany(ada.db, [annotation.id], { removeTags: TAGS }, { at: Date.now(), by: 'library' });
  await ada.share();
  await learn(
    ada.db,
    [{ id: annotation.id, found: { ids: { doi: '10.1000/p1' }, site: 'x', title: 'Paper 1', venue: 'Secret Venue' }, next: null }],
    1,
  );
  await ada.share();
  expect(textOf(group)).toContain('Paper 1');
  expect(textOf(group)).not.toContain('Secret Venue');
});

test('two devices of one reader and a member come to the same tags by both ways, and then fall silent', async () => {
  const [group, own]: [Files, Files] = [new Map(), new Map()];
  const desk = await library('deskkkk', group, own);
  const laptop = await library('laptopp', group, own);
  const bob = await library('bobbbbb', group);
  const { annotation } = await say(
    desk.db,
    { ids: { doi: '10.1000/p1' }, site: 'x', title: 'Paper 1' },
    { addTags: [...TAGS, 'mine'], rating: 4 },
  );
  const all = [desk, laptop, bob];
  const round = async () => {
    for (const one of all) {
      await one.share();
      await one.step();
    }
  };
  for (let at = 0; at < 3; at++) await round();
  expect(await laptop.tags()).toEqual(['mine', 'reading group']);
  expect(await bob.tags()).toEqual(TAGS);
  await changeMany(laptop.db, [annotation.id], { removeTags: TAGS }, { at: Date.now(), by: 'library' });
  for (let at = 0; at < 4; at++) await round();
  for (const one of [desk, laptop]) expect(await one.tags()).toEqual(['mine']);
  expect(await bob.tags()).toEqual([]);
  const bobs = (await bob.db.papers.toArray())[0]?.id ?? '';
  await changeMany(bob.db, [bobs], { addTags: TAGS }, { at: Date.now(), by: 'library' });
  for (let at = 0; at < 4; at++) await round();
  for (const one of [desk, laptop]) expect(await one.tags()).toEqual(['mine', 'reading group']);
  expect((await desk.db.annotations.toArray())[0]?.rating).toBe(4);
  const before = [textOf(group), textOf(own)];
  for (let at = 0; at < 4; at++) await round();
  expect([textOf(group), textOf(own)]).toEqual(before);
});
