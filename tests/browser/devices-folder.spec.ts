import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { Job } from '../../entrypoints/background/jobs';
import type { Paper } from '../../paper/paper';
import { ask, rowsOf, runOutbox } from './harness/ask';
import { axeOwn } from './harness/axe';
import { carry, filesIn, putFolder } from './harness/folder';
import { saidIn } from './harness/said';
import { shelf } from './harness/shelf';
import { type Device, joinBy, openDevice, syncNow } from './harness/webdav';

let opened: Device[] = [];

test.afterEach(async () => {
  for (const { session } of opened) await session.close();
  opened = [];
});

async function device(count: number): Promise<Device> {
  const one = await openDevice(count > 0 ? shelf(count) : undefined);
  opened.push(one);
  return one;
}

const EXPORT = { id: 'r', targetId: 'vault', what: { kind: 'all' }, format: 'bibtex', options: {}, file: 'library', when: 'hand' };

async function exportTo(page: Page): Promise<void> {
  await ask(page, 'saveRule', EXPORT);
  await ask(page, 'runRule', 'r', false);
  await runOutbox(page);
}

test('devices meet in a folder that another program carries from machine to machine, late and out of order', async () => {
  test.setTimeout(120_000);
  const one = await device(12);
  await putFolder(one.page, 'vault');
  await joinBy(one, undefined, 'Desk');
  const two = await device(0);
  await putFolder(two.page, 'vault');
  const files = await filesIn(one.page);
  const late = Object.entries(files).filter(([path]) => /\/[ls]-[^/]*$/.test(path));
  expect(late).not.toEqual([]);
  await carry(Object.fromEntries(Object.entries(files).filter(([path]) => !/\/[ls]-[^/]*$/.test(path))), two.page);
  await joinBy(two, undefined, 'Laptop');
  await expect(two.devices.getByText('Files of another device are not all there yet')).toBeVisible();
  expect(await saidIn(two.page)).toEqual([]);
  await carry(Object.fromEntries(late.map(([path, text]) => [path, text.slice(0, text.length / 2)])), two.page);
  await syncNow(two);
  expect(await saidIn(two.page)).toEqual([]);
  await carry(files, two.page);
  await syncNow(two);
  expect(await saidIn(two.page)).toEqual(await saidIn(one.page));

  const [first = ''] = (await rowsOf<Paper>(two.page, 'papers')).map(({ id }) => id);
  await ask(two.page, 'change', [first], { note: 'From the laptop.', rating: 2 });
  await syncNow(two);
  const own = Object.entries(await filesIn(two.page)).filter(([path]) => !(path in files));
  expect(own.length).toBeGreaterThan(1);
  await carry(Object.fromEntries(own), one.page);
  await syncNow(one);
  expect(await saidIn(one.page)).toEqual(await saidIn(two.page));
});

test('an export lies in the folder that was picked, and what somebody else wrote there is kept', async () => {
  const one = await device(9);
  await putFolder(one.page, 'vault');
  await exportTo(one.page);
  const written = (await filesIn(one.page))['library.bib'] ?? '';
  expect(written.match(/^@/gm)).toHaveLength(9);
  await carry({ 'library.bib': 'mine', 'notes.md': 'other' }, one.page);
  await exportTo(one.page);
  const phase = async () => (await rowsOf<{ value: Job }>(one.page, 'rules'))[0]?.value.progress.phase;
  expect(await phase()).toBe('asking');
  expect((await filesIn(one.page))['library.bib']).toBe('mine');
  await one.page.getByRole('button', { name: 'Replace it, keep a copy' }).click();
  await expect.poll(phase).toBe('done');
  const files = await filesIn(one.page);
  expect(files['library.bib']).toBe(written);
  expect(Object.keys(files).sort()).toEqual([expect.stringMatching(/^library \(edited elsewhere .*\)\.bib$/), 'library.bib', 'notes.md']);
});

test('a folder whose permission is gone is left alone, says so, and goes on once it is back', async () => {
  const one = await device(4);
  const folder = mkdtempSync(join(tmpdir(), 'offprint-folder-'));
  try {
    // A folder that was dropped on a page may be read and not written, as one that was picked in another session.
    await one.page.evaluate(() => {
      document.addEventListener('dragover', (event) => event.preventDefault());
      document.addEventListener('drop', (event) => {
        event.preventDefault();
        const [item] = event.dataTransfer?.items ?? [];
        Object.assign(globalThis, { dropped: (item as unknown as { getAsFileSystemHandle(): unknown }).getAsFileSystemHandle() });
      });
    });
    const debug = await one.session.context.newCDPSession(one.page);
    const data = { items: [], files: [folder], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await debug.send('Input.dispatchDragEvent', { type, x: 9, y: 9, data });
    await putFolder(one.page, 'vault', 'globalThis.dropped');
    await exportTo(one.page);
    const [job] = await rowsOf<{ value: Job }>(one.page, 'rules');
    expect(job?.value.progress).toMatchObject({ phase: 'needs-reader', code: 'gesture' });
    const exports = one.page.getByRole('region', { name: 'Exports kept up to date' });
    await expect(exports.getByText('Your browser wants your permission again.')).toBeVisible();
    await expect(exports.getByRole('button', { name: 'Allow again' })).toBeVisible();
    expect(await axeOwn(one.page)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    // It is not tried again by itself.
    await runOutbox(one.page);
    expect((await rowsOf<{ value: Job }>(one.page, 'rules'))[0]?.value.progress.tries).toBe(1);
    await putFolder(one.page, 'vault');
    await runOutbox(one.page);
    expect(Object.keys(await filesIn(one.page))).toEqual(['library.bib']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
