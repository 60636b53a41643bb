import { expect, type Page } from '@playwright/test';
import type { RestoreSlice } from '../../../messages/requests';
import { openChromium, type Session } from './chromium';
import { openShelf } from './shelf';
import { consent } from './toolbar';

/** One browser with a library, on the page of exports and devices. */
export interface Device {
  session: Session;
  page: Page;
  /** The part of the page about other devices. */
  devices: ReturnType<Page['getByRole']>;
}

/** A fresh browser that may reach servers on this machine. */
export async function openDevice(papers?: RestoreSlice): Promise<Device> {
  const session = await openChromium();
  await consent(session, ['http://127.0.0.1/*']);
  const path = 'library.html#/sync';
  const page = papers ? await openShelf(session, papers, path) : await session.open(path);
  return { session, page, devices: page.getByRole('region', { name: 'Devices in step' }) };
}

/** Names a place of a kind, in the dialog that is open: `typed` by the labels of its fields. */
export async function namePlace(
  page: Page,
  kind: string,
  typed: Record<string, string>,
  chosen: Record<string, string> = {},
): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Kind').selectOption(kind);
  for (const [label, value] of Object.entries(chosen)) await dialog.getByLabel(label).selectOption(value);
  for (const [label, value] of Object.entries(typed)) await dialog.getByLabel(label).fill(value);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

/** Names a WebDAV folder as a place, in the dialog that is open. */
export const nameFolder = (page: Page, url: string, { user = 'reader', password = 's3cret pass' } = {}): Promise<void> =>
  namePlace(page, 'webdav', { Address: url, 'User name': user, Password: password, 'Name for it': 'Cloud' });

/** Joins the devices that meet in a place, which `choose` names in the dialog where there is none yet; gives what was foretold. */
export async function joinBy(
  { devices }: Device,
  choose: (() => Promise<void>) | undefined,
  name: string,
  passphrase = '',
): Promise<string> {
  if (choose) {
    await devices.getByRole('button', { name: 'Choose where they meet' }).click();
    await choose();
  }
  await devices.getByLabel('Name of this device').fill(name);
  await devices.getByLabel(/^Passphrase/).fill(passphrase);
  await devices.getByRole('button', { name: 'See what will happen' }).click();
  const forecast = devices.getByRole('status').first();
  const said = (await forecast.textContent()) ?? '';
  await devices.getByRole('button', { name: 'Keep in step' }).click();
  await expect(devices.getByText(/^In step,/)).toBeVisible({ timeout: 60_000 });
  return said;
}

/** Joins the devices that meet in a WebDAV folder; gives what was foretold. */
export const joinAt = (device: Device, url: string, name: string, passphrase = '', account = {}): Promise<string> =>
  joinBy(device, () => nameFolder(device.page, url, account), name, passphrase);

/** Syncs now and waits until it is done. */
export async function syncNow({ page, devices }: Device): Promise<void> {
  await page.evaluate(() => {
    document.body.dataset.at = String(Date.now());
  });
  await devices.getByRole('button', { name: 'Sync now' }).click();
  await expect
    .poll(
      () =>
        page.evaluate(
          () =>
            new Promise((resolve) => {
              const opening = indexedDB.open('offprint');
              opening.onsuccess = () => {
                const request = opening.result.transaction('rules').objectStore('rules').get('devices');
                request.onsuccess = () => {
                  const { phase, doneAt } = request.result?.value?.progress ?? {};
                  opening.result.close();
                  resolve(phase === 'done' && doneAt >= Number(document.body.dataset.at));
                };
              };
            }),
        ),
      { timeout: 60_000 },
    )
    .toBe(true);
}
