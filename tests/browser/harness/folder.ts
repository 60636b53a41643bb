import type { Page } from '@playwright/test';
import { ask } from './ask';

interface Folder {
  getDirectoryHandle(name: string, options?: object): Promise<Folder>;
  getFileHandle(
    name: string,
    options?: object,
  ): Promise<{
    createWritable(): Promise<{ write(bytes: Uint8Array): Promise<void>; close(): Promise<void> }>;
  }>;
  entries(): AsyncIterable<[string, Folder & { kind: string; getFile(): Promise<File> }]>;
}

/** What lies in a folder, by path. */
export type Files = Record<string, string>;

/** The folder of that name in the browser's private file system: the same kind of handle as one that was picked, and never asked for. */
const PRIVATE = 'navigator.storage.getDirectory().then((root) => root.getDirectoryHandle("folder", { create: true }))';

/** Names a folder as a place, as the picker would give it; `handle` is an expression of our own page. */
export async function putFolder(page: Page, id: string, handle = PRIVATE): Promise<void> {
  await page.evaluate(
    async ([target, source]) => {
      const value = { handle: await new Function(`return ${source}`)() };
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('offprint');
        opening.onsuccess = () => {
          const work = opening.result.transaction('secrets', 'readwrite');
          work.objectStore('secrets').put({ id: target, value });
          work.onerror = () => reject(work.error);
          work.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      });
    },
    [id, handle] as const,
  );
  await ask(page, 'saveTarget', { id, kind: 'folder', name: 'Vault', settings: {}, secrets: {} });
}

/** The files of the private folder, read as any program would. */
export function filesIn(page: Page): Promise<Files> {
  return page.evaluate(async () => {
    const out: Record<string, string> = {};
    const walk = async (folder: Folder, prefix: string) => {
      for await (const [name, one] of folder.entries()) {
        if (one.kind === 'directory') await walk(one, `${prefix}${name}/`);
        else
          out[prefix + name] = Array.from(new Uint8Array(await (await one.getFile()).arrayBuffer()), (n) => String.fromCharCode(n)).join(
            '',
          );
      }
    };
    const root = (await navigator.storage.getDirectory()) as unknown as Folder;
    await walk(await root.getDirectoryHandle('folder', { create: true }), '');
    return out;
  });
}

/** Writes files into the private folder, as a program does that carries them from another machine. */
export async function carry(files: Files, page: Page): Promise<void> {
  await page.evaluate(async (given) => {
    const root = (await navigator.storage.getDirectory()) as unknown as Folder;
    for (const [path, text] of Object.entries(given)) {
      let folder = await root.getDirectoryHandle('folder', { create: true });
      const names = path.split('/');
      for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
      const writable = await (await folder.getFileHandle(names.at(-1) ?? '', { create: true })).createWritable();
      await writable.write(Uint8Array.from(text, (sign) => sign.charCodeAt(0)));
      await writable.close();
    }
  }, files);
}
