import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gitStore } from '../../sync/git-store';
import { sender } from '../../sync/http';
import { bytesOf, MOST, onceBeforeLanding, openStore } from './git-opened';
import { type GitServer, gitServer } from './git-server';

describe.each(['github', 'gitea'] as const)('a repository on %s that fails', (kind) => {
  let server: GitServer;
  beforeEach(async () => {
    server = await gitServer(kind);
    server.foreign('README.md', 'Theirs');
  });
  afterEach(() => server.close());
  const open = (place?: Partial<GitServer['place']>) => openStore(server, place);

  test('gets the same content and no second commit when an answer was lost', async () => {
    const store = open();
    const { tag } = (await store.read('README.md', MOST))!;
    await store.write('README.md', bytesOf('ours'), tag);
    await store.write('ours', Uint8Array.from([0, 255]), null);
    onceBeforeLanding(server, () => 'lost');
    await expect(store.flush('Ours')).rejects.toMatchObject({ code: 'unreachable' });
    expect(server.commits()).toBe(2);
    await store.flush('Ours again');
    expect(server.commits()).toBe(2);
    expect(Object.fromEntries(server.repository.files('main'))).toEqual({ 'README.md': 'ours', ours: '\0ÿ' });
  });

  test('does not take its own lost commit for somebody else’s', async () => {
    const store = open();
    const { tag } = (await store.read('README.md', MOST))!;
    const next = await store.write('README.md', bytesOf('2'), tag);
    onceBeforeLanding(server, () => 'lost');
    await expect(store.flush('Two')).rejects.toMatchObject({ code: 'unreachable' });
    const last = await store.write('README.md', bytesOf('3'), next);
    const flushing = store.flush('Three');
    await store.write('README.md', bytesOf('4'), last);
    await flushing;
    await store.flush('Four');
    expect(server.repository.files('main').get('README.md')).toBe('4');
    expect(server.commits()).toBe(4);
  });

  test('is tried again by the next flush after a fault at any request', async () => {
    for (let at = 0; ; at++) {
      const store = open();
      await store.write(`text-${at}`, bytesOf(String(at)));
      await store.write(`bytes-${at}`, Uint8Array.from([0, at]));
      const before = server.commits();
      const first = server.asked.length;
      server.before = () => (server.asked.length === first + at + 1 ? { status: 500 } : undefined);
      const failed = await store.flush('Once').then(
        () => false,
        (error) => error.code === 'unavailable',
      );
      await store.flush('Twice');
      expect(server.commits()).toBe(before + 1);
      if (!failed) break;
      expect(at).toBeLessThan(9);
    }
  });

  test('is read again after a fault', async () => {
    const store = open();
    server.before = () => ({ status: 500 });
    await expect(store.list('')).rejects.toMatchObject({ code: 'unavailable' });
    server.before = () => undefined;
    expect(await store.list('')).toHaveLength(1);
  });

  test.each([
    ['a wrong token', { token: 'wrong' }, 'auth'],
    ['another repository', { repo: 'none' }, 'missing'],
    ['another owner', { owner: 'ann/papers' }, 'missing'],
    ['a name that leads elsewhere', { repo: '..' }, 'refused'],
  ])('says why for %s, and neither where nor with what', async (_name, place, code) => {
    const error = await open(place)
      .list('')
      .catch((one) => one);
    expect(error).toMatchObject({ name: 'TargetError', code });
    expect(error.message).not.toMatch(/127\.0\.0\.1|token\b.*wrong|right-token|ann|papers/);
  });

  test.each([
    [{ 'retry-after': '120' }, 120_000],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1780000300' }, 300_000],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }, 1000],
    [{ 'x-ratelimit-remaining': '0' }, 60_000],
  ])('is left alone when it asks so by %j', async (headers, ms) => {
    const now = 1_780_000_000_000;
    const store = gitStore(
      server.place,
      sender(fetch, () => now),
    );
    server.before = () => ({ status: 403, headers });
    await expect(store.list('')).rejects.toMatchObject({ code: 'busy', retryAt: now + ms });
    server.before = () => ({ status: 403, headers: { 'x-ratelimit-remaining': '12' } });
    await expect(store.list('')).rejects.toMatchObject({ code: 'auth' });
  });

  test('that only may be read says so', async () => {
    const store = open();
    await store.write('a', bytesOf('1'));
    server.before = (asked) => (asked.startsWith('GET') ? undefined : { status: kind === 'github' ? 404 : 403 });
    await expect(store.flush('A')).rejects.toMatchObject({ code: 'auth' });
  });

  test.each(['{', '[]', 'null', '{"object":{"sha":"main"},"commit":{"id":"../x"}}', '{"object":{"sha":7},"commit":[]}'])(
    'is not believed when its branch is %s',
    async (body) => {
      server.before = () => ({ status: 200, body });
      await expect(open().list('')).rejects.toMatchObject({ code: 'bad-answer' });
    },
  );

  test.each([
    '{}',
    '{"tree":{}}',
    '{"tree":[{"path":"a"}]}',
    `{"tree":[{"path":"a","mode":"100644","type":"blob","sha":"x"}]}`,
    `{"tree":[{"path":"a","mode":"1","type":"blob","sha":"${'0'.repeat(40)}"}]}`,
    `{"tree":[{"path":"a","mode":"100644","type":"tag","sha":"${'0'.repeat(40)}"}]}`,
  ])('is not believed when its tree is %s', async (body) => {
    // Gitea's empty trees may be missing altogether.
    if (kind === 'gitea' && body === '{}') return;
    server.before = (asked) => (asked.includes('/git/trees/') ? { status: 200, body } : undefined);
    await expect(open().list('')).rejects.toMatchObject({ code: 'bad-answer' });
  });

  test('is not believed when a file is not the one it listed, or trees never end', async () => {
    const store = open();
    server.before = (asked) => (/\/git\/blobs|\/raw\//.test(asked) ? { status: 200, body: 'Other!' } : undefined);
    await expect(store.read('README.md', MOST)).rejects.toMatchObject({ code: 'bad-answer' });
    const sha = '0'.repeat(40);
    const body = `{"truncated":true,"tree":[{"path":"a","mode":"040000","type":"tree","sha":"${sha}"}]}`;
    server.before = (asked) => (asked.includes('/git/trees/') ? { status: 200, body } : undefined);
    await expect(open().list('')).rejects.toMatchObject({ code: 'too-large' });
  });
});
