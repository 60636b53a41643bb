import { afterEach, describe, expect, test } from 'vitest';
import { sender } from '../../sync/http';
import { newSeal, openSeal, sealed } from '../../sync/seal';
import { webdavStore } from '../../sync/webdav-store';
import { type Faults, type WebdavServer, webdavServer } from './webdav-server';

let server: WebdavServer;
const open = async (faults: Faults = {}, password = 's3cret pass') => {
  server = await webdavServer(faults);
  return webdavStore({ url: `${server.url}papers`, user: 'reader', password }, sender(fetch, Date.now));
};
afterEach(() => server.close());

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (stored: { bytes: Uint8Array } | undefined) => stored && new TextDecoder().decode(stored.bytes);

describe('a WebDAV folder', () => {
  test('is made with its first file, lists what it holds and gives back every byte', async () => {
    const store = await open();
    expect(await store.list('')).toEqual([]);
    expect(await store.read('no.bib', 10)).toBeUndefined();
    await store.write('d/ab cd/ü & <1>.txt', bytes('π'));
    await store.write('library.bib', bytes(''));
    expect(await store.list('')).toEqual(
      expect.arrayContaining([
        { name: 'd', folder: true },
        { name: 'library.bib', folder: false },
      ]),
    );
    expect(await store.list('d/ab cd')).toEqual([{ name: 'ü & <1>.txt', folder: false }]);
    expect(text(await store.read('d/ab cd/ü & <1>.txt', 10))).toBe('π');
    await store.remove('library.bib');
    await store.remove('library.bib');
    expect(await store.list('')).toEqual([{ name: 'd', folder: true }]);
  });

  test('refuses to overwrite what changed since it was read, where the server can tell', async () => {
    const store = await open();
    await store.write('library.bib', bytes('one'), null);
    await expect(store.write('library.bib', bytes('two'), null)).rejects.toMatchObject({ code: 'changed' });
    const tag = (await store.read('library.bib', 10))?.tag;
    await store.write('library.bib', bytes('elsewhere'));
    await expect(store.write('library.bib', bytes('here'), tag)).rejects.toMatchObject({ code: 'changed' });
    expect(text(await store.read('library.bib', 10))).toBe('elsewhere');
  });

  test('gives no tag that could not be trusted', async () => {
    const store = await open({ weakTags: true });
    await store.write('a', bytes('x'));
    expect(await store.read('a', 10)).toEqual({ bytes: bytes('x'), tag: undefined });
  });

  test('says what is wrong in one word, and never the address or the password', async () => {
    for (const [fault, code] of [
      [401, 'auth'],
      [403, 'auth'],
      [423, 'locked'],
      [413, 'too-large'],
      [507, 'full'],
      [500, 'unavailable'],
      [301, 'redirected'],
      ['lost', 'unreachable'],
      [{ status: 429, headers: { 'retry-after': '7' } }, 'busy'],
    ] as const) {
      const store = await open({ next: () => fault as never });
      const error = await store.write('a', bytes('x')).catch((one: unknown) => one as Error);
      expect(error).toMatchObject({ code });
      expect(String(error)).not.toMatch(/127\.0\.0\.1|s3cret/);
      await server.close();
    }
    const store = await open({}, 'wrong');
    await expect(store.list('')).rejects.toMatchObject({ code: 'auth' });
  });

  test('follows no redirect: nothing is sent to where it points', async () => {
    const other = await webdavServer();
    for (const status of [301, 302, 307, 308]) {
      const store = await open({ next: () => ({ status, headers: { location: `${other.url}stolen` } }) });
      await expect(store.write('a', bytes('library'))).rejects.toMatchObject({ code: 'redirected' });
      await server.close();
    }
    expect(other.log).toEqual([]);
    await other.close();
    await open();
  });

  test('reads no further than it was told to, however much comes', async () => {
    const store = await open();
    await store.write('a', bytes('x'.repeat(5000)));
    await expect(store.read('a', 4999)).rejects.toMatchObject({ code: 'too-large' });
    expect((await store.read('a', 5000))?.bytes.length).toBe(5000);
  });

  test('is refused without encryption, unless it is on this machine', async () => {
    await open();
    const send = sender(fetch, Date.now);
    for (const url of ['http://nas.local/dav', 'http://10.0.0.1/', 'ftp://a/', 'nonsense', 'https://user:pass@a.example/'])
      expect(() => webdavStore({ url, user: '', password: '' }, send)).toThrow();
  });
});

describe('a sealed folder', () => {
  test('tells neither what its files hold nor what they are, and opens with the passphrase alone', async () => {
    const store = await open();
    const { seal, keys } = await newSeal('correct horse', 1000);
    expect(await openSeal(seal, 'wrong horse')).toBeUndefined();
    const safe = sealed(store, keys);
    await safe.write('d/abcdefgh/head.json', bytes('{"name":"laptop"}'));
    const [path, content] = [...server.files].find(([one]) => one.includes('abcdefgh')) ?? ['', Buffer.from('')];
    expect(path).toMatch(/\/d\/abcdefgh\/[0-9a-f]{32}$/);
    expect(content.toString('latin1')).not.toContain('laptop');
    const again = await openSeal(seal, 'correct horse');
    expect(again && text(await sealed(store, again).read('d/abcdefgh/head.json', 100))).toBe('{"name":"laptop"}');
  });

  test('takes a damaged file, or one put in the place of another, for an empty one', async () => {
    const store = await open();
    const { keys } = await newSeal('correct horse', 1000);
    const safe = sealed(store, keys);
    await safe.write('d/abcdefgh/one', bytes('one'));
    await safe.write('d/abcdefgh/two', bytes('two'));
    const paths = [...server.files.keys()].filter((one) => one.includes('abcdefgh'));
    server.files.set(paths[0] ?? '', server.files.get(paths[1] ?? '') ?? Buffer.from(''));
    server.files.get(paths[1] ?? '')?.fill(0);
    expect(await safe.read('d/abcdefgh/one', 100)).toMatchObject({ bytes: new Uint8Array() });
    expect(await safe.read('d/abcdefgh/two', 100)).toMatchObject({ bytes: new Uint8Array() });
  });
});
