import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blobSha } from '../../sync/git-blob';
import { bytesOf, MOST, openStore, textAt } from './git-opened';
import { type GitServer, gitServer } from './git-server';

describe.each(['github', 'gitea'] as const)('a repository on %s', (kind) => {
  let server: GitServer;
  beforeEach(async () => {
    server = await gitServer(kind);
  });
  afterEach(() => server.close());
  const open = (place?: Partial<GitServer['place']>) => openStore(server, place);

  describe('that holds something', () => {
    beforeEach(() => server.foreign('README.md', 'Theirs'));

    test('gives back what was written, whatever its bytes and name', async () => {
      const files = new Map([
        ['d/one/head.json', bytesOf('{"v":1}\r\n')],
        ['d/one/s-1.gz', Uint8Array.from({ length: 70_000 }, (_, at) => (at * 7) % 256)],
        ['exports/Bücher & 100 % #1?.bib', bytesOf('\ufeff@book{ü, note = "日本 🙂"}\n')],
        ['empty', new Uint8Array()],
        ['nul.txt', bytesOf('a\0b')],
        ['long.txt', bytesOf('x'.repeat(300_000))],
      ]);
      const store = open();
      const tags = new Map<string, string | undefined>();
      for (const [path, bytes] of files) tags.set(path, await store.write(path, bytes));
      await store.flush('All');
      const kept = server.repository.files('main');
      // The gzip, what holds a NUL, and the long text; the others go along with the tree.
      if (kind === 'github') expect(server.asked.filter((asked) => asked === 'POST /git/blobs')).toHaveLength(3);
      for (const [path, bytes] of files) {
        const stored = await store.read(path, MOST);
        expect(stored?.tag, path).toBe(tags.get(path));
        expect(Buffer.from(stored?.bytes ?? 'none').equals(bytes), path).toBe(true);
        expect(kept.get(path), path).toBe(Buffer.from(bytes).toString('latin1'));
        expect(tags.get(path)).toBe(server.repository.blob(Buffer.from(bytes)));
      }
      expect(await textAt(store, 'README.md')).toBe('Theirs');
      expect(await store.read('d/one', MOST)).toBeUndefined();
      expect(await store.read('none', MOST)).toBeUndefined();
    });

    test('gets one commit of a flush, with its message, and none when nothing differs', async () => {
      const store = open();
      await store.flush('Nothing');
      await store.write('a', bytesOf('1'));
      await store.write('b/c', bytesOf('2'));
      await store.remove('README.md');
      await store.remove('never-there');
      expect(server.commits()).toBe(1);
      await store.flush('Two files – “ü”');
      expect(server.commits()).toBe(2);
      expect(server.repository.git(['log', '-1', '--format=%B', 'main']).toString().trim()).toBe('Two files – “ü”');
      expect([...server.repository.files('main').keys()]).toEqual(['a', 'b/c']);
      await store.write('a', bytesOf('1'));
      await store.remove('README.md');
      await store.flush('The same');
      await open().flush('Nothing');
      expect(server.commits()).toBe(2);
    });

    test('shows what waits to be written and removed, and nothing of it to others', async () => {
      const store = open();
      const mine = bytesOf('mine');
      await store.write('x/y', mine);
      mine.fill(0);
      await store.remove('README.md');
      expect(await textAt(store, 'x/y')).toBe('mine');
      expect(await textAt(store, 'README.md')).toBeUndefined();
      expect(await store.list('')).toEqual([{ name: 'x', folder: true }]);
      await store.remove('x/y');
      expect(await store.list('')).toEqual([]);
      expect(await open().list('')).toEqual([{ name: 'README.md', folder: false }]);
      expect(server.asked.filter((asked) => !asked.startsWith('GET'))).toEqual([]);
    });

    test('lists a folder’s files and folders, and nothing for what is none', async () => {
      const store = open();
      for (const path of ['d/one/l-1', 'd/one/l-2', 'd/two/l-1', 'd.txt', 'dd/x']) await store.write(path, bytesOf(path));
      const expected = [
        { name: 'README.md', folder: false },
        { name: 'd', folder: true },
        { name: 'd.txt', folder: false },
        { name: 'dd', folder: true },
      ];
      expect(await store.list('')).toEqual(expected);
      await store.flush('All');
      expect(await store.list('')).toEqual(expected);
      expect(await store.list('d')).toEqual([
        { name: 'one', folder: true },
        { name: 'two', folder: true },
      ]);
      expect((await store.list('d/one')).map(({ name }) => name)).toEqual(['l-1', 'l-2']);
      expect(await store.list('d.txt')).toEqual([]);
      expect(await store.list('none')).toEqual([]);
    });

    test('is read once in the life of a store, and anew after a flush', async () => {
      const store = open();
      await store.list('');
      const before = server.asked.length;
      await Promise.all([store.list('d'), store.read('none', MOST), store.write('a', bytesOf('1'))]);
      expect(server.asked).toHaveLength(before);
      await store.flush('A');
      server.foreign('b', 'theirs');
      expect(await textAt(store, 'b')).toBe('theirs');
    });

    test('keeps everything outside of the folder as it is', async () => {
      server.foreign('notes/mine/old', 'old');
      const store = open({ folder: 'notes/mine' });
      expect(await store.list('')).toEqual([{ name: 'old', folder: false }]);
      await store.write('d/new', bytesOf('new'));
      await store.remove('old');
      await store.remove('README.md');
      await store.flush('Mine');
      expect(await textAt(store, 'd/new')).toBe('new');
      expect([...server.repository.files('main')]).toEqual([
        ['README.md', 'Theirs'],
        ['notes/mine/d/new', 'new'],
      ]);
      await expect(open({ folder: 'README.md' }).list('')).rejects.toMatchObject({ code: 'refused' });
    });

    test('begins a missing branch at the default one', async () => {
      const store = open({ branch: 'sync/laptop' });
      expect(await textAt(store, 'README.md')).toBe('Theirs');
      await store.write('a', bytesOf('1'));
      await store.flush('A');
      await store.write('b', bytesOf('2'));
      await store.flush('B');
      expect(server.repository.branches()).toEqual(['main', 'sync/laptop']);
      expect([...server.repository.files('sync/laptop').keys()]).toEqual(['README.md', 'a', 'b']);
      expect([server.commits('main'), server.commits('sync/laptop')]).toEqual([1, 3]);
    });

    test('can be emptied and filled again', async () => {
      const store = open();
      await store.remove('README.md');
      await store.flush('Away');
      expect(await store.list('')).toEqual([]);
      await store.write('a', bytesOf('1'));
      await store.flush('A');
      expect([...server.repository.files('main').keys()]).toEqual(['a']);
      expect(server.commits()).toBe(3);
    });

    test('is read whole when it does not tell all at once', async () => {
      for (const path of ['a/1', 'a/2', 'a/b/3', 'a/b/c/4', 'd/5', '6']) server.foreign(path, path);
      server.most = 3;
      for (const [store, top] of [
        [open(), 4],
        [open({ folder: 'a' }), 3],
      ] as const)
        expect(await store.list('')).toHaveLength(top);
      for (const path of ['a/1', 'a/b/3', 'a/b/c/4', '6']) expect(await textAt(open(), path)).toBe(path);
    });

    test('is not read beyond what was asked for', async () => {
      const store = open();
      await expect(store.read('README.md', 5)).rejects.toMatchObject({ code: 'too-large' });
      expect(await store.read('README.md', 6)).toBeDefined();
      await store.write('a', bytesOf('1234567'));
      await expect(store.read('a', 6)).rejects.toMatchObject({ code: 'too-large' });
    });

    test('takes no file where a folder is, and no folder where a file is', async () => {
      server.foreign('d/one', '1');
      const store = open();
      await expect(store.write('d', bytesOf(''))).rejects.toMatchObject({ code: 'refused' });
      await expect(store.write('README.md/x', bytesOf(''))).rejects.toMatchObject({ code: 'refused' });
      await store.write('e', bytesOf(''));
      await expect(store.write('e/f', bytesOf(''))).rejects.toMatchObject({ code: 'refused' });
      for (const path of ['', '../x', 'a//b', '.']) await expect(store.write(path, bytesOf(''))).rejects.toThrow(RangeError);
    });

    test('keeps a file executable, and leaves links alone', async () => {
      const { repository } = server;
      const placed = [
        { path: 'run', mode: '100755', sha: repository.blob(Buffer.from('1')) },
        { path: 'link', mode: '120000', sha: repository.blob(Buffer.from('run')) },
      ];
      const from = repository.tip('main');
      repository.move('main', repository.commit(repository.tree(from, placed), [from!], 'Modes'), from);
      const store = open();
      expect((await store.list('')).map(({ name }) => name)).toEqual(['README.md', 'run']);
      expect(await store.read('link', MOST)).toBeUndefined();
      await expect(store.write('link', bytesOf('x'))).rejects.toMatchObject({ code: 'refused' });
      await store.remove('link');
      await store.write('run', bytesOf('2'));
      await store.flush('Run');
      if (kind === 'github') expect(repository.git(['ls-tree', 'main', 'run']).toString()).toMatch(/^100755 /);
      expect(repository.files('main').get('link')).toBe('run');
    });
  });

  describe('that is empty', () => {
    test('holds nothing, takes one file in one commit, and more after it', async () => {
      const store = open();
      expect(await store.list('')).toEqual([]);
      expect(await store.read('a', MOST)).toBeUndefined();
      await store.remove('a');
      await store.flush('Nothing');
      expect(server.commits()).toBe(0);
      await store.write('d/ü', bytesOf('\0'));
      await store.flush('First');
      expect(server.commits()).toBe(1);
      await store.write('b', bytesOf('2'));
      await store.flush('Second');
      expect([...server.repository.files('main').keys()]).toEqual(['b', 'd/ü']);
      expect(server.commits()).toBe(2);
    });

    test('takes many files, on a branch of any name', async () => {
      const store = open({ branch: 'library', folder: 'papers' });
      for (const name of ['a', 'b', 'c']) expect(await store.write(name, bytesOf(name), null)).toBe(await blobSha(bytesOf(name)));
      await store.flush('Three');
      expect([...server.repository.files('library').keys()]).toEqual(['papers/a', 'papers/b', 'papers/c']);
      expect(server.repository.branches()).toEqual(['library']);
      expect(server.commits('library')).toBe(kind === 'github' ? 2 : 1);
    });
  });

  test('is asked as it wants to be', async () => {
    await open().list('');
    expect(server.headers).toMatchObject(
      kind === 'github'
        ? { authorization: 'Bearer right-token', accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' }
        : { authorization: 'token right-token' },
    );
    expect(server.headers).not.toHaveProperty('cookie');
  });
});
