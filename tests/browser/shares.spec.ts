import { expect, test } from '@playwright/test';
import type { Annotation } from '../../paper/annotation';
import type { Paper } from '../../paper/paper';
import { type WebdavServer, webdavServer } from '../sync/webdav-server';
import { ask, rowsOf } from './harness/ask';
import { axeOwn } from './harness/axe';
import { shelf } from './harness/shelf';
import { type Device, nameFolder, openDevice } from './harness/webdav';

let server: WebdavServer;
let opened: Device[] = [];

test.beforeEach(async () => {
  server = await webdavServer();
});
test.afterEach(async () => {
  for (const { session } of opened) await session.close();
  opened = [];
  await server.close();
});

async function member(papers: number): Promise<Device> {
  const one = await openDevice(papers > 0 ? shelf(papers) : undefined);
  opened.push(one);
  return one;
}

const part = ({ page }: Device) => page.getByRole('region', { name: 'Shared tags' });

/** Shares the tag of the reading group; gives what was foretold. */
async function share(one: Device, name: string): Promise<string> {
  const { page } = one;
  await page.getByRole('button', { name: 'New place' }).click();
  await nameFolder(page, `${server.url}group`);
  await part(one).getByRole('button', { name: 'Share tags' }).click();
  await part(one).getByLabel('Name of what is shared').fill('Tuesdays');
  await part(one).getByLabel('Your name for the others').fill(name);
  await part(one).getByLabel('Other tags, with commas').fill('reading group');
  await part(one).getByRole('button', { name: 'See what will happen' }).click();
  const said = (await part(one).getByRole('status').first().textContent()) ?? '';
  expect(await axeOwn(page)).toEqual([]);
  await part(one).getByRole('button', { name: 'Share these tags' }).click();
  await expect(part(one).getByText(/^In step,/)).toBeVisible({ timeout: 60_000 });
  return said;
}

/** When what is shared was in step last (ms since 1970). */
async function doneAt({ page }: Device): Promise<number> {
  const jobs = await rowsOf<{ value: { kind: string; progress: { doneAt: number } } }>(page, 'rules');
  return jobs.find(({ value }) => value.kind === 'share')?.value.progress.doneAt ?? 0;
}

test('a reading group shares a tag: its papers go and come, and nothing else of anybody is seen', async () => {
  test.setTimeout(120_000);
  const given = shelf(12);
  const tagged = given.annotations.filter(({ tags }) => tags.includes('reading group'));
  const ada = await member(12);
  const said = await share(ada, 'Ada');
  expect(said).toContain('Nobody shares anything there yet.');
  expect(said).toContain(`${tagged.length} papers of yours will be seen`);
  const bob = await member(0);
  const seen = await share(bob, 'Bob');
  expect(seen).toContain('There already: Ada.');
  expect(seen).toContain(`${tagged.length} papers of theirs come`);
  const papers = await rowsOf<Paper>(bob.page, 'papers');
  expect(papers.map(({ title }) => title).sort()).toEqual(
    tagged.map(({ id }) => given.papers.find((paper) => paper.id === id)?.title ?? '').sort(),
  );
  for (const one of await rowsOf<Annotation>(bob.page, 'annotations'))
    expect(one).toMatchObject({ tags: ['reading group'], rating: 0, status: '', note: '' });
  const bytes = [...server.files.values()].map((file) => file.toString('latin1')).join('\n');
  for (const word of ['to cite', 'Remember page', 'queued']) expect(bytes).not.toContain(word);

  await ask(bob.page, 'change', [papers[0]?.id ?? ''], { removeTags: ['reading group'], rating: 2 });
  for (const one of [bob, ada]) {
    const before = await doneAt(one);
    await part(one)
      .getByRole('button', { name: /^Sync now|Tuesdays$/ })
      .first()
      .click();
    await expect.poll(() => doneAt(one), { timeout: 60_000 }).toBeGreaterThan(before);
  }
  await expect
    .poll(async () => (await rowsOf<Annotation>(ada.page, 'annotations')).filter(({ tags }) => tags.includes('reading group')).length)
    .toBe(tagged.length - 1);
  expect(await rowsOf(ada.page, 'papers')).toHaveLength(12);

  await part(bob).getByRole('button', { name: 'Stop sharing: Tuesdays' }).click();
  await part(bob).getByRole('button', { name: 'Withdraw what I shared' }).click();
  await expect(part(bob).getByRole('listitem')).toHaveCount(0);
  expect(await rowsOf(bob.page, 'papers')).toHaveLength(tagged.length);
});
