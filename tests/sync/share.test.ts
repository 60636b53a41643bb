import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../paper/annotation';
import type { FoundPaper } from '../../paper/paper';
import { enterSpace } from '../../storage/devices';
import type { Library } from '../../storage/schema';
import { shareOf } from '../../storage/share';
import { changeMany, removeMany } from '../../storage/write';
import { syncOnce } from '../../sync/devices';
import { type DeviceState, type Local, newState } from '../../sync/local';
import { lensFor, sharedIn } from '../../sync/share';
import { freshLibrary, say } from '../storage/fixture';
import { type Faults, faultyStore } from './faulty-store';
import { randomOf } from './trial';

const SURE: Faults = { fails: 0, lost: 0, torn: 0 };
const FAULTS: Faults = { fails: 0.1, lost: 0.05, torn: 0.05 };
const TAGS = ['reading group', 'Vision'];
/** So many random groups are tried. */
const TRIALS = Number(process.env.OFFPRINT_SHARE_TRIALS ?? 100);

interface Member {
  db: Library;
  tags: readonly string[];
  local: Local;
}

async function member(name: string, tags: readonly string[] = TAGS): Promise<Member> {
  const db = await freshLibrary();
  await enterSpace<DeviceState>(db, 'share', { ...newState(name, `Member ${name}`), library: 'library-of-the-group' });
  const lens = lensFor(tags);
  const { step } = shareOf<DeviceState>(db, 'share', tags, Date.now);
  return { db, tags, local: { step: (work) => step((view) => work({ ...view, lens })) } };
}

function group(seed = 1) {
  const random = randomOf(seed);
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const sync = async ({ local }: Member, faults = SURE) => {
    try {
      await syncOnce({ local, store: faultyStore(files, faults, random), now: Date.now, isLate: () => false, newDevice: () => 'anewname' });
    } catch (error) {
      if ((error as { code?: string }).code !== 'unreachable') throw error;
    }
  };
  return { random, files, sync };
}

const paper = (n: number, more: Partial<FoundPaper> = {}): FoundPaper => ({
  ids: { doi: `10.1000/p${n}` },
  site: 'huggingface',
  title: `Paper ${n}`,
  ...more,
});

/** Of each paper with a shared tag, by its title, which of them. */
async function shared({ db }: Member): Promise<Record<string, string[]>> {
  const papers = await db.papers.toArray();
  const said = new Map((await db.annotations.toArray()).map((one) => [one.id, one]));
  const rows = papers.map(({ id, title }): [string, string[]] => [
    title,
    (said.get(id)?.tags ?? [])
      .filter((tag) => TAGS.some((one) => one.toLowerCase() === tag.toLowerCase()))
      .map((tag) => tag.toLowerCase())
      .sort(),
  ]);
  return Object.fromEntries(rows.filter(([, tags]) => tags.length > 0).sort());
}

const idOf = async ({ db }: Member, title: string) => (await db.papers.toArray()).find((one) => one.title === title)?.id ?? '';
const saidOf = async (one: Member, title: string) => one.db.annotations.get(await idOf(one, title));
const change = async (one: Member, title: string, what: Change) =>
  changeMany(one.db, [await idOf(one, title)], what, { at: Date.now(), by: 'library' });
const bytesOf = async (files: Map<string, Uint8Array<ArrayBuffer>>) => {
  const texts = [];
  for (const [path, bytes] of files) {
    const isPacked = path.endsWith('.gz');
    const body = isPacked ? new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')) : bytes;
    texts.push(path, await new Response(body).text());
  }
  return texts.join('\n');
};

describe('tags that are shared', () => {
  test('bring their papers and nothing else that a member says', async () => {
    const { files, sync } = group();
    const [ada, bob] = [await member('aaaaaaaa'), await member('bbbbbbbb')];
    await say(ada.db, paper(1, { authors: [{ name: 'Ada Lovelace' }], abstract: 'About engines.' }), {
      addTags: ['reading group', 'secret plan'],
      rating: 4,
      status: 'queued',
      note: 'For my eyes.',
    });
    await say(ada.db, paper(2, { title: 'Private paper' }), { addTags: ['secret plan'] });
    await sync(ada);
    await sync(bob);
    expect(await saidOf(bob, 'Paper 1')).toMatchObject({ tags: ['reading group'], rating: 0, status: '', note: '' });
    const [row] = await bob.db.papers.toArray();
    expect(row).toMatchObject({ title: 'Paper 1', authors: [{ name: 'Ada Lovelace' }], aliases: ['doi:10.1000/p1'] });
    expect(Math.abs((row?.addedAt ?? 0) - Date.now())).toBeLessThan(60_000);
    expect((await bob.db.abstracts.toArray())[0]?.text).toBe('About engines.');
    expect(await bob.db.papers.count()).toBe(1);
    const all = await bytesOf(files);
    expect(all).toContain('Paper 1');
    for (const word of ['secret plan', 'For my eyes', 'Private paper', '10.1000/p2', 'queued', 'rating', 'huggingface'])
      expect(all).not.toContain(word);
  });

  test('join a paper both have, and leave what each says of it alone', async () => {
    const { sync } = group();
    const [ada, bob] = [await member('aaaaaaaa'), await member('bbbbbbbb')];
    await say(ada.db, paper(1, { venue: 'Journal of Engines' }), { addTags: ['reading group'], rating: 5 });
    await say(bob.db, paper(1, { title: 'Paper 1, as Bob met it' }), { rating: 2, note: 'Bob’s.', addTags: ['mine'] });
    await sync(ada);
    await sync(bob);
    expect(await saidOf(bob, 'Paper 1, as Bob met it')).toMatchObject({ tags: ['mine', 'reading group'], rating: 2, note: 'Bob’s.' });
    expect((await bob.db.papers.toArray())[0]).toMatchObject({ title: 'Paper 1, as Bob met it', venue: 'Journal of Engines' });
    const before = [await bob.db.papers.toArray(), await ada.db.papers.toArray()];
    for (let round = 0; round < 3; round++) for (const one of [ada, bob]) await sync(one);
    expect([await bob.db.papers.toArray(), await ada.db.papers.toArray()]).toEqual(before);
    expect((await saidOf(ada, 'Paper 1'))?.rating).toBe(5);
  });

  test('are off for all when one takes them off, or removes the paper; everybody else keeps theirs', async () => {
    const { sync } = group();
    const [ada, bob] = [await member('aaaaaaaa'), await member('bbbbbbbb')];
    for (const n of [1, 2]) await say(ada.db, paper(n), { addTags: ['reading group'] });
    await sync(ada);
    await sync(bob);
    await change(bob, 'Paper 1', { removeTags: ['reading group'], rating: 3 });
    await removeMany(bob.db, [await idOf(bob, 'Paper 2')], { at: Date.now(), by: 'library' });
    await sync(bob);
    await sync(ada);
    expect(await shared(ada)).toEqual({});
    expect(await ada.db.papers.count()).toBe(2);
    expect((await saidOf(ada, 'Paper 1'))?.rating).toBe(0);
    await change(ada, 'Paper 2', { addTags: ['reading group'] });
    await sync(ada);
    await sync(bob);
    expect(await shared(bob)).toEqual({ 'Paper 2': ['reading group'] });
  });

  test('of others that a member takes no part in stay as they are', async () => {
    const { files, sync } = group();
    const [ada, bob] = [await member('aaaaaaaa'), await member('bbbbbbbb', ['Vision'])];
    await say(ada.db, paper(1), { addTags: ['reading group', 'vision'] });
    await say(ada.db, paper(2), { addTags: ['reading group'] });
    await say(bob.db, paper(2), { rating: 1 });
    for (let round = 0; round < 2; round++) for (const one of [ada, bob]) await sync(one);
    await change(bob, 'Paper 1', { removeTags: ['Vision'] });
    await removeMany(bob.db, [await idOf(bob, 'Paper 2')], { at: Date.now(), by: 'library' });
    for (let round = 0; round < 2; round++) for (const one of [bob, ada]) await sync(one);
    expect(await shared(ada)).toEqual({ 'Paper 1': ['reading group'], 'Paper 2': ['reading group'] });
    const { papers, members } = await sharedIn(faultyStore(files, SURE, () => 0.5));
    expect(papers.map(({ title, tags }) => [title, tags]).sort()).toEqual([
      ['Paper 1', ['reading group']],
      ['Paper 2', ['reading group']],
    ]);
    expect(members.sort()).toEqual(['Member aaaaaaaa', 'Member bbbbbbbb']);
  });

  test(`are the same for all after ${TRIALS} random trials with failures and torn uploads, nobody’s ratings are touched, and no private word leaves`, {
    timeout: 1_800_000,
  }, async () => {
    for (let seed = 1; seed <= TRIALS; seed++) {
      const { random, files, sync } = group(seed);
      const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
      const members = await Promise.all(
        ['aaaaaaaa', 'bbbbbbbb', 'cccccccc', 'dddddddd'].slice(0, 2 + Math.floor(random() * 3)).map((name) => member(name)),
      );
      const ratings = members.map(() => new Map<string, number>());
      for (let step = 0; step < 25; step++) {
        const at = Math.floor(random() * members.length);
        const one = members[at] as Member;
        const n = Math.floor(random() * 4);
        const title = `Paper ${n}`;
        const isHere = (await idOf(one, title)) !== '';
        const what = random();
        if (what < 0.35) await sync(one, FAULTS);
        else if (!isHere) await say(one.db, paper(n), { addTags: [pick([...TAGS, 'private tag'])], note: 'Private note.' });
        else if (what < 0.4) {
          await removeMany(one.db, [await idOf(one, title)], { at: Date.now(), by: 'library' });
          ratings[at]?.delete(title);
        } else if (what < 0.6) await change(one, title, { addTags: [pick(TAGS).toUpperCase()] });
        else if (what < 0.8) await change(one, title, { removeTags: [pick(TAGS)] });
        else {
          const rating = pick([1, 2, 3, 4, 5] as const);
          await change(one, title, { rating });
          ratings[at]?.set(title, rating);
        }
      }
      const there = await bytesOf(files);
      for (const word of ['private tag', 'Private note', 'huggingface']) expect(there.includes(word), `seed ${seed}: ${word}`).toBe(false);
      for (let round = 0; round < 4; round++) for (const one of members) await sync(one);
      const [first, ...others] = await Promise.all(members.map(shared));
      for (const other of others) expect(other, `seed ${seed}`).toEqual(first);
      for (const { db } of members) expect((await db.meta.get('papers'))?.value ?? 0, `seed ${seed}`).toBe(await db.papers.count());
      for (const [at, one] of members.entries())
        for (const [title, rating] of ratings[at] ?? []) expect((await saidOf(one, title))?.rating, `seed ${seed}: ${title}`).toBe(rating);
    }
  });
});
