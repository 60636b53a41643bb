import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blobSha } from '../../sync/git-blob';
import { bytesOf, lands, MOST, onceBeforeLanding, openStore, textAt } from './git-opened';
import { type GitServer, gitServer } from './git-server';

describe.each(['github', 'gitea'] as const)('a repository on %s that others write to', (kind) => {
  let server: GitServer;
  beforeEach(async () => {
    server = await gitServer(kind);
    server.foreign('theirs', '1');
  });
  afterEach(() => server.close());
  const open = (place?: Partial<GitServer['place']>) => openStore(server, place);

  test('keeps their commit and ours when both come at once', async () => {
    const store = open();
    await store.write('ours', bytesOf('1'));
    onceBeforeLanding(server, () => {
      server.foreign('theirs', '2');
      server.foreign('more', '3');
    });
    await store.flush('Ours');
    expect(Object.fromEntries(server.repository.files('main'))).toEqual({ theirs: '2', more: '3', ours: '1' });
    expect(server.commits()).toBe(4);
  });

  test('takes a file that they wrote or removed at the same time as we wish', async () => {
    const store = open();
    await store.write('ours', bytesOf('1'));
    await store.write('theirs', bytesOf('ours'));
    onceBeforeLanding(server, () => {
      server.foreign('theirs', undefined);
      server.foreign('ours', 'theirs');
    });
    await store.flush('Ours');
    expect(Object.fromEntries(server.repository.files('main'))).toEqual({ theirs: 'ours', ours: '1' });
  });

  test('may have its branch begun by them', async () => {
    const store = open({ branch: 'late' });
    await store.write('ours', bytesOf('1'));
    server.repository.move('late', server.repository.tip('main')!, undefined);
    await store.flush('Ours');
    expect(Object.fromEntries(server.repository.files('late'))).toEqual({ theirs: '1', ours: '1' });
    expect(server.commits('late')).toBe(2);
  });

  test('is left when it never stands still', async () => {
    const store = open();
    await store.write('ours', bytesOf('1'));
    let turn = 0;
    server.before = (asked) => {
      if (lands(asked)) {
        turn += 1;
        // GitHub minds any commit, Gitea only one to the same file.
        server.foreign('ours', turn % 2 === 1 ? 'theirs' : undefined);
      }
      return undefined;
    };
    await expect(store.flush('Ours')).rejects.toMatchObject({ code: 'unavailable' });
    expect(turn).toBe(4);
    server.before = () => undefined;
    await store.flush('Ours');
    expect(server.repository.files('main').get('ours')).toBe('1');
  });

  test('refuses what it always refuses', async () => {
    const store = open();
    await store.write('ours', bytesOf('1'));
    server.before = (asked) => (lands(asked) ? { status: 422 } : undefined);
    await expect(store.flush('Ours')).rejects.toMatchObject({ code: 'refused' });
  });

  test('is written with a tag only while the file is that one', async () => {
    const store = open();
    const { tag } = (await store.read('theirs', MOST))!;
    await expect(store.write('theirs', bytesOf('2'), null)).rejects.toMatchObject({ code: 'changed' });
    await expect(store.write('theirs', bytesOf('2'), await blobSha(bytesOf('other')))).rejects.toMatchObject({ code: 'changed' });
    await expect(store.write('new', bytesOf('2'), tag)).rejects.toMatchObject({ code: 'changed' });
    const next = await store.write('theirs', bytesOf('2'), tag);
    await store.write('new', bytesOf('1'), null);
    await expect(store.write('theirs', bytesOf('3'), tag)).rejects.toMatchObject({ code: 'changed' });
    await store.write('theirs', bytesOf('3'), next);
    await store.flush('Guarded');
    expect(Object.fromEntries(server.repository.files('main'))).toEqual({ theirs: '3', new: '1' });
  });

  test.each([
    ['before a flush', (change: () => void) => change()],
    ['while a flush is under way', (change: () => void) => onceBeforeLanding(server, () => void change())],
  ])('does not lose what they changed %s under a tag', async (_when, at) => {
    const store = open();
    const { tag } = (await store.read('theirs', MOST))!;
    await store.write('theirs', bytesOf('2'), tag);
    await store.write('theirs', bytesOf('3'), await blobSha(bytesOf('2')));
    await store.write('ours', bytesOf('1'), null);
    at(() => server.foreign('theirs', 'changed'));
    await expect(store.flush('Guarded')).rejects.toMatchObject({ code: 'changed' });
    expect(await textAt(store, 'theirs')).toBe('changed');
    await store.flush('The rest');
    expect(Object.fromEntries(server.repository.files('main'))).toEqual({ theirs: 'changed', ours: '1' });
  });
});
