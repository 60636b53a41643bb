import { afterEach, describe, expect, test } from 'vitest';
import { type Known, sendFiles } from '../../sync/export-files';
import { sender } from '../../sync/http';
import { putStore } from '../../sync/put-store';
import { type PutManners, type PutServer, putServer } from './put-server';

let server: PutServer;
const open = async (manners: PutManners = {}, user = '', password = '') => {
  server = await putServer(manners);
  return putStore({ url: server.url, user, password }, sender(fetch, Date.now));
};
afterEach(() => server.close());

const bytes = (text: string) => new TextEncoder().encode(text);
const at = (path: string) => server.files.get(path)?.toString();

/** An export of one file to the server, which remembers what it knows as the background does. */
async function exporting(manners: PutManners) {
  const store = await open(manners);
  let known: Known = { sent: {} };
  return async (text: string, more: { replace?: boolean; thorough?: boolean } = {}) => {
    const keep = async (now: Required<Known>) => {
      known = now;
    };
    const sending = { store, ...known, ...more, day: '2026-11-27', isLate: () => false };
    const { edited, hidden } = await sendFiles([{ path: 'library.bib', bytes: bytes(text) }], sending, keep);
    return { edited, hidden };
  };
}

describe('an address that takes files', () => {
  test('gives back what was put, whatever its name, and gives it up', async () => {
    const store = await open();
    await store.write('d/ü & 100 % +.bib', bytes('π'));
    expect(await store.read('d/ü & 100 % +.bib', 10)).toEqual({ bytes: bytes('π'), tag: '"1"' });
    expect(await store.read('none', 10)).toBeUndefined();
    await store.remove('d/ü & 100 % +.bib');
    await store.remove('d/ü & 100 % +.bib');
    expect(server.files.size).toBe(0);
  });

  test.each([
    ['reader', 'pass', `Basic ${btoa('reader:pass')}`],
    ['', 'tok', 'Bearer tok'],
  ])('is told who writes: %s %s', async (user, password, authorization) => {
    const store = await open({ authorization }, user, password);
    await store.write('a', bytes('x'));
    expect(at('a')).toBe('x');
    await server.close();
    await expect((await open({ authorization })).write('a', bytes('x'))).rejects.toMatchObject({ code: 'auth' });
  });

  test.each([
    [404, 'missing'],
    [409, 'missing'],
    [405, 'refused'],
    [501, 'refused'],
    [403, 'auth'],
  ])('that answers %s to a file is %s', async (status, code) => {
    const store = await open({ next: (method) => (method === 'PUT' ? status : undefined) });
    await expect(store.write('a', bytes('x'))).rejects.toMatchObject({ code });
  });

  test.each([302, 403, 405] as const)('that answers %s to readers takes files all the same', async (reading) => {
    const store = await open({ reading });
    await expect(store.read('a', 10)).rejects.toMatchObject({ code: 'unreadable' });
    await store.write('a', bytes('x'), null);
    await expect(store.write('a', bytes('y'), null)).rejects.toMatchObject({ code: 'changed' });
    expect(at('a')).toBe('x');
  });
});

describe('an export to an address that nobody can read', () => {
  test('never overwrites what was there before, or what somebody else wrote since, without asking', async () => {
    const send = await exporting({ reading: 405 });
    server.foreign('library.bib', 'theirs');
    expect(await send('one')).toEqual({ edited: ['library.bib'], hidden: true });
    expect(at('library.bib')).toBe('theirs');
    expect(await send('one', { replace: true })).toEqual({ edited: [], hidden: false });
    expect(await send('two')).toEqual({ edited: [], hidden: false });
    expect(at('library.bib')).toBe('two');
    server.foreign('library.bib', 'theirs again');
    expect(await send('three')).toEqual({ edited: ['library.bib'], hidden: true });
    expect(at('library.bib')).toBe('theirs again');
  });

  test('overwrites without asking where there is nothing to tell by: no tags, or no conditions', async () => {
    for (const manners of [{ noTags: true }, { careless: true }]) {
      const send = await exporting({ ...manners, reading: 403 });
      await send('one');
      server.foreign('library.bib', 'theirs');
      expect(await send('two')).toEqual({ edited: [], hidden: false });
      expect(at('library.bib')).toBe('two');
      await server.close();
    }
    await open();
  });

  test('sends nothing that has not changed', async () => {
    const send = await exporting({ reading: 403 });
    await send('one');
    const before = server.log.length;
    await send('one');
    expect(server.log.length).toBe(before);
  });

  test('asks rather than guesses when an answer was lost', async () => {
    const faults = ['lost'] as 'lost'[];
    const send = await exporting({ reading: 403, next: (method) => (method === 'PUT' ? faults.pop() : undefined) });
    await expect(send('one')).rejects.toMatchObject({ code: 'unreachable' });
    expect(await send('two')).toEqual({ edited: ['library.bib'], hidden: true });
  });
});
