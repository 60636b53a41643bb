import type { Store } from '../../sync/store';
import { TargetError } from '../../sync/target-error';

/** The files of a store whose writes and removals wait for a flush, as they do in a repository. */
export interface Commits {
  files: Map<string, Uint8Array<ArrayBuffer>>;
  /** What each flush said, with the paths it wrote and removed. */
  made: { message: string; wrote: string[]; removed: string[] }[];
}

/** Opens the store; what was written and not flushed by an earlier opening is forgotten. `trouble` says whether a flush fails, or only its answer is lost. */
export function committingStore({ files, made }: Commits, trouble: () => 'fails' | 'lost' | undefined = () => undefined): Store {
  const waiting = new Map<string, Uint8Array<ArrayBuffer> | undefined>();
  const all = () => new Map([...files, ...waiting].flatMap(([path, bytes]) => (bytes ? [[path, bytes] as const] : [])));
  const now = () => {
    const seen = all();
    for (const [path, bytes] of waiting) if (!bytes) seen.delete(path);
    return seen;
  };
  return {
    async read(path, most) {
      const bytes = now().get(path);
      if (bytes && bytes.byteLength > most) throw new TargetError('too-large', 'too large');
      return bytes && { bytes };
    },
    async write(path, bytes) {
      waiting.set(path, bytes.slice());
      return undefined;
    },
    async list(folder) {
      const start = folder === '' ? '' : `${folder}/`;
      const names = [...now().keys()].filter((path) => path.startsWith(start)).map((path) => path.slice(start.length).split('/'));
      return [...new Map(names.map(([name = '', ...rest]) => [name, { name, folder: rest.length > 0 }])).values()];
    },
    async remove(path) {
      waiting.set(path, undefined);
    },
    async flush(message) {
      if (waiting.size === 0) return;
      const is = trouble();
      if (is === 'fails') throw new TargetError('unreachable', 'failed before');
      const paths = (wanted: boolean) => [...waiting].filter(([, bytes]) => (bytes !== undefined) === wanted).map(([path]) => path);
      made.push({ message, wrote: paths(true), removed: paths(false) });
      for (const [path, bytes] of waiting) if (bytes) files.set(path, bytes);
      for (const [path, bytes] of waiting) if (!bytes) files.delete(path);
      waiting.clear();
      if (is === 'lost') throw new TargetError('unreachable', 'failed after');
    },
  };
}
