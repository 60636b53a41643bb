import { browser } from 'wxt/browser';
import type { Library } from '../../storage/schema';
import { type Folder, folderStore } from '../../sync/folder-store';
import { sender } from '../../sync/http';
import { textOf } from '../../sync/packing';
import { remoteStore } from '../../sync/remote-store';
import type { Store } from '../../sync/store';
import { originOf, type Target } from '../../sync/target';
import { TargetError } from '../../sync/target-error';
import { type ZoteroApi, zoteroApi } from '../../sync/zotero-api';
import { downloadText } from './download';

/** The place by that id. Throws TargetError `missing`. */
export async function targetNamed(db: Library, id: string): Promise<Target> {
  const target = (await db.targets.get(id))?.value as Target | undefined;
  if (!target) throw new TargetError('missing', 'That place was removed.');
  return target;
}

async function secretsOf(db: Library, id: string): Promise<Record<string, unknown>> {
  const secrets = (await db.secrets.get(id))?.value;
  return typeof secrets === 'object' && secrets !== null ? { ...secrets } : {};
}

/** The downloads folder can be written and never read. */
function downloads(folder: string): Store {
  return {
    read: async () => undefined,
    list: async () => [],
    remove: async () => undefined,
    write: async (path, bytes) => {
      await downloadText(folder ? `${folder}/${path}` : path, textOf(bytes));
      return undefined;
    },
  };
}

/** The reader may have taken the permission back since. */
async function needsPermission(target: Target): Promise<void> {
  const origin = originOf(target);
  if (origin && !(await browser.permissions.contains({ origins: [origin] })))
    throw new TargetError('gesture', 'The browser does not let us reach that server.');
}

async function folderOf(handle: unknown): Promise<Folder> {
  const folder = handle as (Folder & { queryPermission?(mode: object): Promise<string> }) | undefined;
  if (!folder) throw new TargetError('gesture', 'No folder was picked.');
  const state = folder.queryPermission ? await folder.queryPermission({ mode: 'readwrite' }) : 'granted';
  if (state !== 'granted') throw new TargetError('gesture', 'The browser asks for access to the folder again.');
  return folder;
}

const senderUntil = (signal?: AbortSignal) => sender((...args) => fetch(...args), Date.now, signal);

/** What is known of a place, by the name of the field. */
const knownOf =
  ({ settings }: Target, secrets: Record<string, unknown>) =>
  (name: string): string =>
    String(secrets[name] ?? settings[name] ?? '');

/** The library of a reference manager, ready to be spoken to until the signal aborts. Throws TargetError. */
export async function zoteroOf(
  db: Library,
  target: Target,
  signal?: AbortSignal,
): Promise<{ api: ZoteroApi; url: string; collection: string }> {
  const of = knownOf(target, await secretsOf(db, target.id));
  await needsPermission(target);
  const [url, library, key] = [of('url'), of('library'), of('key')];
  return { api: zoteroApi({ url, library, key }, senderUntil(signal), Date.now), url, collection: of('collection') };
}

/** The files of a place, ready to be read and written until the signal aborts. Throws TargetError. */
export async function storeOf(db: Library, target: Target, signal?: AbortSignal): Promise<Store> {
  const { kind } = target;
  const secrets = await secretsOf(db, target.id);
  const of = knownOf(target, secrets);
  await needsPermission(target);
  switch (kind) {
    case 'downloads':
      return downloads(of('folder'));
    case 'folder':
      return folderStore(await folderOf(secrets.handle));
    default:
      return remoteStore(kind, of, senderUntil(signal));
  }
}
