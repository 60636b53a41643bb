import { describe, expect, test } from 'vitest';
import { copyPath, type Known, type Sending, sendFiles } from '../../sync/export-files';
import type { Store } from '../../sync/store';
import { TargetError } from '../../sync/target-error';
import { faultyStore } from './faulty-store';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const SURE = { fails: 0, lost: 0, torn: 0 };

/** An export whose place is in memory, with a log of what is asked of it. */
function opened(wrap: (store: Store) => Store = (store) => store) {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const log: string[] = [];
  const memory = faultyStore(files, SURE, () => 1);
  const store = wrap({
    ...memory,
    read: (path, most) => {
      log.push(`read ${path}`);
      return memory.read(path, most);
    },
    write: (path, bytes, tag) => {
      log.push(`write ${path}`);
      return memory.write(path, bytes, tag);
    },
    remove: (path) => {
      log.push(`remove ${path}`);
      return memory.remove(path);
    },
  });
  let known: Known = { sent: {} };
  return {
    files,
    log,
    known: () => known,
    at: (path: string) => new TextDecoder().decode(files.get(path)),
    theirs: (path: string, text: string) => void files.set(path, bytesOf(text)),
    send: (texts: Record<string, string>, more: Partial<Sending> = {}) =>
      sendFiles(
        Object.entries(texts).map(([path, text]) => ({ path, bytes: bytesOf(text) })),
        { store, ...known, day: '2026-11-27', isLate: () => false, ...more },
        async (now) => {
          known = structuredClone(now);
        },
      ),
  };
}

describe('files of an export', () => {
  test('are sent when they changed, and else not even looked at', async () => {
    const place = opened();
    await place.send({ 'a.bib': '1', 'b.bib': '2' });
    place.log.length = 0;
    await place.send({ 'a.bib': '1', 'b.bib': '3' });
    expect(place.log).toEqual(['read b.bib', 'write b.bib']);
    place.log.length = 0;
    await place.send({ 'a.bib': '1', 'b.bib': '3' });
    expect(place.log).toEqual([]);
  });

  test('are looked at all when the reader asks, and written where they are gone', async () => {
    const place = opened();
    await place.send({ 'a.bib': '1', 'b.bib': '2' });
    place.files.delete('a.bib');
    place.log.length = 0;
    await place.send({ 'a.bib': '1', 'b.bib': '2' }, { thorough: true });
    expect(place.log).toEqual(['read a.bib', 'write a.bib', 'read b.bib']);
  });

  test('somebody else has edited are left alone and named, until the reader says to replace them: then theirs is kept beside', async () => {
    const place = opened();
    await place.send({ 'a.bib': '1' });
    place.theirs('a.bib', 'edited');
    expect((await place.send({ 'a.bib': '2' })).edited).toEqual(['a.bib']);
    expect(place.at('a.bib')).toBe('edited');
    expect((await place.send({ 'a.bib': '2' }, { replace: true })).edited).toEqual([]);
    expect(place.at('a.bib')).toBe('2');
    expect(place.at('a (edited elsewhere 2026-11-27).bib')).toBe('edited');
  });

  test('that lay there before the first export count as somebody else’s, unless they are the same', async () => {
    const place = opened();
    place.theirs('a.bib', 'theirs');
    place.theirs('b.bib', 'same');
    expect((await place.send({ 'a.bib': 'ours', 'b.bib': 'same' })).edited).toEqual(['a.bib']);
    expect(place.log.filter((line) => line.startsWith('write'))).toEqual([]);
  });

  test('that are edited twice a day are kept twice', async () => {
    const place = opened();
    for (const [theirs, ours] of [
      ['x', '1'],
      ['y', '2'],
      ['x', '3'],
    ] as const) {
      place.theirs('n/a.bib', theirs);
      await place.send({ 'n/a.bib': ours }, { replace: true });
    }
    expect(place.at('n/a (edited elsewhere 2026-11-27).bib')).toBe('x');
    expect(place.at('n/a (edited elsewhere 2026-11-27, 2).bib')).toBe('y');
    expect(place.files.size).toBe(3);
  });

  test('that are no longer part of it are removed, but for those somebody else has edited', async () => {
    const place = opened();
    await place.send({ 'a.md': '1', 'b.md': '2', 'c.md': '3' });
    place.theirs('b.md', 'edited');
    await place.send({ 'c.md': '3' });
    expect([...place.files.keys()].sort()).toEqual(['b.md', 'c.md']);
    expect(Object.keys(place.known().sent)).toEqual(['c.md']);
  });

  test('of days gone by stay where each day has a file of its own', async () => {
    const place = opened();
    await place.send({ 'digest 1.md': '1' });
    await place.send({ 'digest 2.md': '2' }, { keepsOld: true });
    expect([...place.files.keys()]).toEqual(['digest 1.md', 'digest 2.md']);
    expect(Object.keys(place.known().sent)).toEqual(['digest 1.md', 'digest 2.md']);
  });

  test('that somebody writes between the look and the writing are not overwritten where the store can tell', async () => {
    const place = opened((store) => ({
      ...store,
      write: async (path, bytes, tag) => {
        if (tag === null) throw new TargetError('changed', 'meanwhile');
        return store.write(path, bytes, tag);
      },
    }));
    expect((await place.send({ 'a.bib': '1' })).edited).toEqual(['a.bib']);
  });

  test('go on where time ran out, however often, and what changed meanwhile is sent too', async () => {
    const place = opened();
    const texts = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`${n}.md`, String(n)]));
    let budget = 0;
    const isLate = () => budget-- <= 0;
    let from: string | undefined;
    const steps: (string | undefined)[] = [];
    do {
      budget = 2;
      ({ next: from } = await place.send(texts, { thorough: true, from, isLate }));
      steps.push(from);
      texts['0.md'] = 'changed';
    } while (from !== undefined);
    expect(steps).toEqual(['3.md', '5.md', '8.md', undefined]);
    expect(place.at('0.md')).toBe('changed');
    expect(place.log.filter((line) => line === 'read 4.md')).toHaveLength(1);
  });

  test('are removed in as many runs as it takes', async () => {
    const place = opened();
    await place.send({ 'a.md': '1', 'b.md': '2', 'c.md': '3' });
    const first = await place.send({ 'c.md': '3' }, { isLate: () => true });
    expect(first.next).toBe('c.md');
    await place.send({ 'c.md': '3' }, { from: first.next });
    expect([...place.files.keys()]).toEqual(['c.md']);
  });

  test('that went before a failure are known, so that no edit of ours is taken for somebody else’s', async () => {
    const place = opened((store) => ({
      ...store,
      write: (path, bytes, tag) =>
        path === 'b.bib' ? Promise.reject(new TargetError('unreachable', 'no')) : store.write(path, bytes, tag),
    }));
    await expect(place.send({ 'a.bib': '1', 'b.bib': '1' })).rejects.toMatchObject({ code: 'unreachable' });
    expect(Object.keys(place.known().sent)).toEqual(['a.bib']);
    await expect(place.send({ 'a.bib': '2', 'b.bib': '2' })).rejects.toMatchObject({ code: 'unreachable' });
    expect(place.at('a.bib')).toBe('2');
  });

  test('count as sent only when they are committed, where the store works so', async () => {
    let fails = true;
    const place = opened((store) => ({
      ...store,
      flush: async () => {
        if (fails) throw new TargetError('unreachable', 'no');
      },
    }));
    await expect(place.send({ 'a.bib': '1' })).rejects.toMatchObject({ code: 'unreachable' });
    expect(place.known().sent).toEqual({});
    fails = false;
    await place.send({ 'a.bib': '1' });
    expect(Object.keys(place.known().sent)).toEqual(['a.bib']);
  });

  test('have copies named after them', () => {
    expect(copyPath('notes.d/a', '2026-11-27')).toBe('notes.d/a (edited elsewhere 2026-11-27)');
    expect(copyPath('.bib', '2026-11-27')).toBe('.bib (edited elsewhere 2026-11-27)');
  });
});
