import { partsOf, type Store } from './store';
import { TargetError } from './target-error';

/** A folder of this machine, as the File System Access standard and the origin private file system give it. */
export interface Folder {
  getDirectoryHandle(name: string, options?: { create?: boolean }): Promise<Folder>;
  getFileHandle(name: string, options?: { create?: boolean }): Promise<FolderFile>;
  removeEntry(name: string): Promise<void>;
  entries(): AsyncIterable<[string, { kind: 'file' | 'directory' }]>;
}
export interface FolderFile {
  getFile(): Promise<File>;
  createWritable(): Promise<{ write(bytes: Uint8Array<ArrayBuffer>): Promise<void>; close(): Promise<void>; abort(): Promise<void> }>;
}

const nameOf = (error: unknown) => (error instanceof DOMException ? error.name : '');

function failure(error: unknown): Error {
  if (error instanceof TargetError) return error;
  const name = nameOf(error);
  if (name === 'NotAllowedError' || name === 'SecurityError')
    return new TargetError('gesture', 'The browser asks for access to the folder again.');
  if (name === 'NoModificationAllowedError') return new TargetError('locked', 'Another program holds the file.');
  if (name === 'QuotaExceededError') return new TargetError('full', 'There is no room left.');
  if (name === 'NotFoundError') return new TargetError('missing', 'The folder is not there any more.');
  return new TargetError('unavailable', 'The file could not be read or written.');
}

const isMissing = (error: unknown) => nameOf(error) === 'NotFoundError' || nameOf(error) === 'TypeMismatchError';

/** When a file was last written and how long it is: another program's edit shows in one of the two. */
const tagOf = (file: File) => `${file.lastModified}-${file.size}`;

/** Files in a folder the reader picked. What is half written is never seen: the browser swaps the file when it is closed. */
export function folderStore(root: Folder): Store {
  const folderAt = async (parts: readonly string[], create: boolean): Promise<Folder> => {
    let folder = root;
    for (const part of parts) folder = await folder.getDirectoryHandle(part, { create });
    return folder;
  };
  const fileAt = async (path: string): Promise<File | undefined> => {
    const parts = partsOf(path);
    try {
      return await (await (await folderAt(parts.slice(0, -1), false)).getFileHandle(parts.at(-1) ?? '')).getFile();
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw failure(error);
    }
  };
  return {
    async read(path, most) {
      const file = await fileAt(path);
      if (!file) return undefined;
      if (file.size > most) throw new TargetError('too-large', `The file is larger than ${most} bytes.`);
      try {
        return { bytes: new Uint8Array(await file.arrayBuffer()), tag: tagOf(file) };
      } catch (error) {
        throw failure(error);
      }
    },
    async write(path, bytes, tag) {
      if (tag !== undefined) {
        const there = await fileAt(path);
        if ((there ? tagOf(there) : null) !== tag) throw new TargetError('changed', 'The file has changed there.');
      }
      const parts = partsOf(path);
      try {
        const file = await (await folderAt(parts.slice(0, -1), true)).getFileHandle(parts.at(-1) ?? '', { create: true });
        const writable = await file.createWritable();
        try {
          await writable.write(bytes);
          await writable.close();
        } catch (error) {
          await writable.abort().catch(() => undefined);
          throw error;
        }
        return tagOf(await file.getFile());
      } catch (error) {
        throw failure(error);
      }
    },
    async list(folder) {
      const out: { name: string; folder: boolean }[] = [];
      try {
        for await (const [name, { kind }] of (await folderAt(partsOf(folder), false)).entries())
          out.push({ name, folder: kind === 'directory' });
      } catch (error) {
        if (folder !== '' && isMissing(error)) return [];
        throw failure(error);
      }
      return out;
    },
    async remove(path) {
      const parts = partsOf(path);
      try {
        await (await folderAt(parts.slice(0, -1), false)).removeEntry(parts.at(-1) ?? '');
      } catch (error) {
        if (!isMissing(error)) throw failure(error);
      }
    },
  };
}
