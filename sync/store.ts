/** A file as it was read. `tag` changes when the file does, where the store has such a thing; it is a hint and never a promise. */
export interface Stored {
  bytes: Uint8Array<ArrayBuffer>;
  tag?: string;
}

export interface Listed {
  name: string;
  folder: boolean;
}

/**
 * Where files are kept: a WebDAV folder, a folder on this machine, a repository, a bucket. Paths are relative, with `/` between
 * plain names. Nothing here is atomic but a single file, and no condition can be trusted on every server: whoever needs to be
 * right gives each file one writer. All members throw TargetError.
 */
export interface Store {
  /** The file, or undefined when it is not there. Throws `too-large` when it has more than `most` bytes. */
  read(path: string, most: number): Promise<Stored | undefined>;
  /**
   * Writes the file whole, with the folders above it, and gives its tag if the store tells. With `tag` the store is asked to throw
   * `changed` when the file is no longer that one (null: when there is one); not every store can.
   */
  write(path: string, bytes: Uint8Array<ArrayBuffer>, tag?: string | null): Promise<string | undefined>;
  /** What lies in a folder ('' is the root), nothing when the folder is not there. */
  list(folder: string): Promise<Listed[]>;
  /** Removes a file; one that is not there is fine. */
  remove(path: string): Promise<void>;
  /** As `clearFiles`, where the names a folder lists are not those its files are asked for by. */
  clear?(folder: string, last: string): Promise<void>;
  /** Makes everything written and removed since the last time real at once, where the store works so: one commit. */
  flush?(message: string): Promise<void>;
}

const PLAIN = /^[^\p{Cc}/\\]{1,200}$/u;

/** The names in a path, '' giving none. Throws RangeError for a path that could lead out of the store. */
export function partsOf(path: string): string[] {
  const parts = path === '' ? [] : path.split('/');
  if (parts.some((part) => !PLAIN.test(part) || part === '.' || part === '..')) throw new RangeError(`Not a path within a store: ${path}`);
  return parts;
}

/** Removes the files that lie in a folder, `last` when all others are gone. Throws TargetError. */
export async function clearFiles(store: Store, folder: string, last: string): Promise<void> {
  const paths = (await store.list(folder)).flatMap(({ name, folder: isFolder }) => (isFolder ? [] : [`${folder}/${name}`]));
  for (const path of paths) if (path !== last) await store.remove(path);
  if (paths.includes(last)) await store.remove(last);
}
