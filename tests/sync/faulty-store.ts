import type { Store } from '../../sync/store';
import { TargetError } from '../../sync/target-error';

/** What goes wrong: the share of requests that fail, of answers lost after the work was done, and of uploads cut off in the middle. */
export interface Faults {
  fails: number;
  lost: number;
  torn: number;
}

/** Files in memory behind an unreliable line; `random` gives 0 to 1. */
export function faultyStore(files: Map<string, Uint8Array<ArrayBuffer>>, faults: Faults, random: () => number): Store {
  const mayFail = () => {
    if (random() < faults.fails) throw new TargetError('unreachable', 'failed before');
  };
  const mayLose = () => {
    if (random() < faults.lost) throw new TargetError('unreachable', 'failed after');
  };
  return {
    async read(path, most) {
      mayFail();
      const bytes = files.get(path);
      if (bytes && bytes.byteLength > most) throw new TargetError('too-large', 'too large');
      return bytes && { bytes };
    },
    async write(path, bytes) {
      mayFail();
      if (random() < faults.torn) {
        files.set(path, bytes.slice(0, Math.floor(bytes.length * random())));
        throw new TargetError('unreachable', 'torn');
      }
      files.set(path, bytes.slice());
      mayLose();
      return undefined;
    },
    async list(folder) {
      mayFail();
      const start = folder === '' ? '' : `${folder}/`;
      const names = [...files.keys()].filter((path) => path.startsWith(start)).map((path) => path.slice(start.length).split('/'));
      return [...new Map(names.map(([name = '', ...rest]) => [name, { name, folder: rest.length > 0 }])).values()];
    },
    async remove(path) {
      mayFail();
      files.delete(path);
    },
  };
}
