import { expect, test } from '@playwright/test';
import type { Paper } from '../../paper/paper';
import { type GitServer, gitServer } from '../sync/git-server';
import { ask, rowsOf, runOutbox } from './harness/ask';
import { later } from './harness/later';
import { saidIn } from './harness/said';
import { shelf } from './harness/shelf';
import { type Device, joinBy, namePlace, openDevice, syncNow } from './harness/webdav';

let server: GitServer;
let opened: Device[] = [];

test.afterEach(async () => {
  for (const { session } of opened) await session.close();
  opened = [];
  await server.close();
});

async function device(count: number): Promise<Device> {
  const one = await openDevice(count > 0 ? shelf(count) : undefined);
  opened.push(one);
  return one;
}

function join(one: Device, name: string): Promise<string> {
  const { base, token, kind } = server.place;
  const typed = { Address: base, 'Repository (owner/name)': 'ann/papers', Folder: 'notes/papers', Token: token, 'Name for it': 'Forge' };
  return joinBy(one, () => namePlace(one.page, 'git', typed, { Service: kind }), name);
}

const git = (...args: string[]) => server.repository.git(args).toString().trim();
/** Every commit so far, oldest first: what it says, and the files it touched. */
const commits = () =>
  git('log', '--reverse', '--format=%x00%s', '--name-only', 'main')
    .split('\0')
    .filter(Boolean)
    .map((one) => one.trim().split('\n').filter(Boolean))
    .map(([message = '', ...paths]) => ({ message, paths }));

const EXPORT = { id: 'r', what: { kind: 'all' }, format: 'bibtex', options: {}, file: 'thesis', when: 'change' };

for (const kind of ['github', 'gitea'] as const) {
  test(`devices are in step and an export up to date in a repository on ${kind}, one commit each time`, async () => {
    test.setTimeout(120_000);
    server = await gitServer(kind);
    const one = await device(20);
    await join(one, 'Desk');
    const two = await device(0);
    expect(await join(two, 'Laptop')).toContain('20 papers there');
    expect(await saidIn(two.page)).toEqual(await saidIn(one.page));
    expect(commits().map(({ message }) => message)).toEqual(['Offprint: begin a library', 'Offprint: Desk', 'Offprint: Laptop']);

    const [place] = await rowsOf<{ id: string }>(one.page, 'targets');
    await ask(one.page, 'saveRule', { ...EXPORT, targetId: place?.id ?? '' });
    await runOutbox(one.page);
    expect(commits().slice(3)).toEqual([{ message: 'Offprint: export', paths: ['notes/papers/thesis.bib'] }]);
    const bib = () => git('show', 'main:notes/papers/thesis.bib');
    expect(bib().match(/^@/gm)).toHaveLength(20);

    // An edit here and a removal there: a commit of each device, and one of the export when the reader asks for it.
    const [first = '', second = ''] = (await rowsOf<Paper>(two.page, 'papers')).map(({ id }) => id);
    await ask(two.page, 'change', [first], { note: 'From the laptop.' });
    await ask(two.page, 'remove', [second]);
    await syncNow(two);
    await syncNow(one);
    expect(await saidIn(one.page)).toEqual(await saidIn(two.page));
    expect(
      commits()
        .slice(4)
        .map(({ message }) => message),
    ).toEqual(['Offprint: Laptop']);
    await ask(one.page, 'runRule', 'r', false);
    await runOutbox(one.page);
    expect(commits().at(-1)?.message).toBe('Offprint: export');
    expect(bib().match(/^@/gm)).toHaveLength(19);

    // Nothing new is no commit, whoever asks.
    const before = server.commits();
    await ask(one.page, 'runRule', 'r', false);
    await runOutbox(one.page);
    await syncNow(one);
    await syncNow(two);
    expect(server.commits()).toBe(before);
    // Each device writes below its own folder alone, and the repository is sound.
    for (const { message, paths } of commits().filter((one) => /Desk|Laptop/.test(one.message)))
      expect(new Set(paths.map((path) => path.split('/').slice(0, 5).join('/'))).size, message).toBe(1);
    git('fsck', '--strict', '--no-dangling');
  });
}

test('a repository gets one commit a minute, however many exports and devices have something for it', async () => {
  test.setTimeout(120_000);
  server = await gitServer('github');
  const one = await device(5);
  await join(one, 'Desk');
  const [place] = await rowsOf<{ id: string }>(one.page, 'targets');
  for (const id of ['a', 'b']) await ask(one.page, 'saveRule', { ...EXPORT, id, file: id, targetId: place?.id ?? '' });
  await runOutbox(one.page);
  const before = server.commits();
  // An hour later the reader tags a paper.
  await later(one.page, 3_600_000);
  const [first = ''] = (await rowsOf<Paper>(one.page, 'papers')).map(({ id }) => id);
  await ask(one.page, 'change', [first], { addTags: ['later'], rating: 5 });
  for (let round = 0; round < 3; round++) await runOutbox(one.page);
  expect(server.commits() - before).toBe(1);
  const waiting = (await rowsOf<{ value: { progress: { doneAt: number } } }>(one.page, 'rules')).filter(
    ({ value }) => value.progress.doneAt < Date.now() - 3_000_000,
  );
  expect(waiting).toHaveLength(2);
});
