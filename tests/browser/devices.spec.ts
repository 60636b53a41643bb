import { expect, test } from '@playwright/test';
import { type WebdavServer, webdavServer } from '../sync/webdav-server';
import { axeOwn } from './harness/axe';
import { rows } from './harness/rows';
import { saidIn } from './harness/said';
import { fillShelf, shelf } from './harness/shelf';
import { type Device, joinAt, nameFolder, openDevice, syncNow } from './harness/webdav';

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

async function device(from = 0, to = 0): Promise<Device> {
  const all = shelf(to);
  const part = {
    papers: all.papers.slice(from),
    abstracts: all.abstracts.slice(from),
    annotations: all.annotations.slice(from),
    events: [],
    settings: [],
  };
  const one = await openDevice(to > 0 ? part : undefined);
  opened.push(one);
  return one;
}

const said = ({ page }: Device) => saidIn(page);

test('two browsers keep one library in step: what is there, what is edited, and what is removed', async () => {
  const one = await device(0, 20);
  expect(await joinAt(one, `${server.url}me`, 'Desk')).toContain('Your 20 papers will be put there');
  const two = await device(15, 25);
  const forecast = await joinAt(two, `${server.url}me`, 'Laptop');
  for (const line of ['10 papers here', '20 papers there', '5 in both', '25 papers on every device']) expect(forecast).toContain(line);
  await syncNow(one);
  expect(await said(one)).toHaveLength(25);
  expect(await said(two)).toEqual(await said(one));
  await expect(two.devices.getByText('Desk', { exact: true })).toBeVisible();

  // An edit on one shows on the other after one sync of each; a removal travels as well.
  await one.page.getByRole('link', { name: /^All papers/ }).click();
  const grid = one.page.getByRole('grid').locator('tbody tr');
  await grid.first().focus();
  await one.page.keyboard.press('Delete');
  await expect.poll(async () => (await said(one)).length).toBe(24);
  await one.page.getByRole('link', { name: 'Sync', exact: true }).click();
  const before = server.traffic();
  await syncNow(one);
  await syncNow(two);
  expect(server.traffic() - before).toBeLessThan(10 * 1024);
  expect(await said(two)).toEqual(await said(one));
  expect(await said(two)).toHaveLength(24);
});

test('a note written on both at once is kept on both, until the reader has dealt with it', async () => {
  const one = await device(0, 1);
  await joinAt(one, `${server.url}me`, 'Desk');
  const two = await device();
  await joinAt(two, `${server.url}me`, 'Laptop');
  for (const [at, note] of [
    [one, 'Written at the desk.'],
    [two, 'Written on the train.'],
  ] as const) {
    await at.page.getByRole('link', { name: /^All papers/ }).click();
    await at.page.getByRole('grid').locator('tbody tr').first().click();
    await at.page.getByLabel('Note', { exact: true }).fill(note);
    await at.page.getByRole('button', { name: 'Save note' }).click();
    await expect.poll(async () => JSON.stringify(await said(at))).toContain(note);
    await at.page.getByRole('link', { name: 'Sync', exact: true }).click();
  }
  await syncNow(one);
  await syncNow(two);
  await syncNow(one);
  await one.page.getByRole('link', { name: /^All papers/ }).click();
  await one.page.getByRole('grid').locator('tbody tr').first().click();
  const others = one.page.getByRole('region', { name: 'Other versions of the note' });
  await expect(others).toContainText('Written at the desk.');
  await expect(one.page.getByLabel('Note', { exact: true })).toHaveValue('Written on the train.');
  expect(await axeOwn(one.page)).toEqual([]);
  await others.getByRole('button', { name: 'Put it below the note' }).click();
  await expect(others).toBeHidden();
  await one.page.getByRole('link', { name: 'Sync', exact: true }).click();
  await syncNow(one);
  await syncNow(two);
  expect(await said(two)).toMatchObject([{ note: 'Written on the train.\n\n---\n\nWritten at the desk.' }]);
});

test('with a passphrase the server learns nothing of what is read, and without it nobody joins', async () => {
  const one = await device(0, 5);
  await joinAt(one, `${server.url}me`, 'Desk of Ada', 'correct horse battery');
  const title = (await said(one))[0]?.title ?? '';
  for (const [path, bytes] of server.files) {
    for (const word of [title, '2402', 'Desk of Ada', 'huggingface']) expect(`${path} ${bytes.toString('latin1')}`).not.toContain(word);
  }
  const two = await device();
  await two.devices.getByRole('button', { name: 'Choose where they meet' }).click();
  await nameFolder(two.page, `${server.url}me`);
  await two.devices.getByLabel(/^Passphrase/).fill('wrong');
  await two.devices.getByRole('button', { name: 'See what will happen' }).click();
  await expect(two.devices.getByRole('alert')).toContainText('passphrase');
  await two.devices.getByLabel(/^Passphrase/).fill('correct horse battery');
  await two.devices.getByRole('button', { name: 'See what will happen' }).click();
  await two.devices.getByRole('button', { name: 'Keep in step' }).click();
  await expect(two.devices.getByText(/^In step,/)).toBeVisible();
  expect(await said(two)).toEqual(await said(one));
});

test('a place that was emptied is a question, and going on puts everything back', async () => {
  const one = await device(0, 5);
  await joinAt(one, `${server.url}me`, 'Desk');
  server.files.clear();
  await one.devices.getByRole('button', { name: 'Sync now' }).click();
  await expect(one.devices.getByRole('alert')).toContainText('Nothing is there any more');
  expect(await axeOwn(one.page)).toEqual([]);
  expect([...server.files.keys()]).toEqual([]);
  expect(await said(one)).toHaveLength(5);
  await one.devices.getByRole('button', { name: 'Go on, merge both' }).click();
  await expect(one.devices.getByText(/^In step,/)).toBeVisible();
  const two = await device();
  await joinAt(two, `${server.url}me`, 'Laptop');
  expect(await said(two)).toEqual(await said(one));
});

test('a device that is not used any more is taken out by another, and is asked when it comes back', async () => {
  const one = await device(0, 3);
  await joinAt(one, `${server.url}me`, 'Desk');
  const two = await device(3, 5);
  await joinAt(two, `${server.url}me`, 'Old laptop');
  await syncNow(one);
  const folders = () => new Set([...server.files.keys()].flatMap((path) => /\/d\/([a-z0-9]{8})\//.exec(path)?.[1] ?? []));
  expect(folders().size).toBe(2);
  await one.devices.getByRole('button', { name: 'Take out Old laptop' }).click();
  await expect(one.devices.getByRole('alert')).toContainText('Everything “Old laptop” has put there stays');
  expect(await axeOwn(one.page)).toEqual([]);
  await one.devices.getByRole('button', { name: 'Take it out' }).click();
  await expect(one.devices.getByText('Old laptop')).toBeHidden();
  await expect.poll(() => folders().size).toBe(1);
  expect(await said(one)).toHaveLength(5);

  await two.devices.getByRole('button', { name: 'Sync now' }).click();
  await expect(two.devices.getByRole('alert')).toContainText('Another device has taken this one out');
  expect(folders().size).toBe(1);
  await two.devices.getByRole('button', { name: 'Go on, merge both' }).click();
  await expect(two.devices.getByText(/^In step,/)).toBeVisible();
  expect(folders().size).toBe(2);
  await syncNow(one);
  await expect(one.devices.getByText('Old laptop')).toBeVisible();
  expect(await said(two)).toEqual(await said(one));
});

test('a library larger than a batch arrives whole on a device that had nothing', async () => {
  test.setTimeout(150_000);
  const one = await device(0, 119);
  await fillShelf(one.page, shelf(119), 30);
  await one.page.reload();
  expect(await joinAt(one, `${server.url}me`, 'Desk')).toContain('Your 3,570 papers will be put there');
  const two = await device();
  await joinAt(two, `${server.url}me`, 'Laptop');
  expect(await rows(two.session.worker, 'papers')).toHaveLength(3570);
  expect((await rows(two.session.worker, 'annotations')).length).toBe(3570);
});
