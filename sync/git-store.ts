import { badAnswer, type GitPlace, gitApi } from './git-api';
import { blobSha } from './git-blob';
import { type Change, committer } from './git-commit';
import { type Head, headAt, tipOf } from './git-head';
import { type GitFile, isFile } from './git-tree';
import type { Send } from './http';
import { type Listed, partsOf, type Store } from './store';
import { TargetError } from './target-error';

/** What is to be written, or without bytes removed, and the only things the file may be until then (null: nothing). */
interface Staged {
  bytes?: Uint8Array<ArrayBuffer>;
  sha?: string;
  guard?: readonly (string | null)[];
}

/** How often a commit is made again upon a branch that has moved. */
const TRIES = 4;

const changed = () => new TargetError('changed', 'A file was changed by somebody else.');

function nameOf(path: string): string {
  if (path === '') throw new RangeError('A file needs a name.');
  return partsOf(path).join('/');
}

function readable(name: string): boolean {
  try {
    return partsOf(name).length === 1;
  } catch {
    return false;
  }
}

/**
 * Keeps files in a repository on GitHub, Gitea or Forgejo. What is written and removed waits in memory, seen by reads and lists,
 * until `flush` makes one commit of it (two in an empty repository on GitHub), or none when nothing differs. A missing branch is
 * begun at the default one. Tags are git's names of the bytes. A flush that throws `changed` forgets what it could not write.
 */
export function gitStore(place: GitPlace, send: Send): Store {
  const api = gitApi(place, send);
  const folder = partsOf(place.folder);
  const staged = new Map<string, Staged>();
  let reading: Promise<Head> | undefined;

  function head(): Promise<Head> {
    reading ??= tipOf(api, place).then((tip) => headAt(api, place, tip));
    const now = reading;
    now.catch(() => {
      if (reading === now) reading = undefined;
    });
    return now;
  }

  /** The head as it is by now; files are read again only if it moved. */
  async function freshHead(): Promise<Head> {
    const tip = await tipOf(api, place);
    const before = await reading;
    if (before && before.commit === tip.commit && before.own === tip.own) return before;
    const now = headAt(api, place, tip);
    reading = now;
    return now;
  }

  function* names(files: Head['files']): Generator<string> {
    for (const [name, file] of files) if (!staged.has(name) && isFile(file)) yield name;
    for (const [name, { bytes }] of staged) if (bytes) yield name;
  }

  /** What waits to be removed still takes its room: no server promises to do away with it first. */
  function roomFor(name: string, files: Head['files']): void {
    const there = files.get(name);
    const inTheWay = (other: string) => other.startsWith(`${name}/`) || name.startsWith(`${other}/`);
    if ((there && !isFile(there)) || [...files.keys(), ...names(files)].some(inTheWay))
      throw new TargetError('refused', 'A file and a folder cannot share a name.');
  }

  function changesTo(files: Head['files'], going: ReadonlyMap<string, Staged>): Change[] {
    const lost: string[] = [];
    const changes = [...going].flatMap(([name, { bytes, sha, guard }]): Change[] => {
      const was: GitFile | undefined = files.get(name);
      if (bytes ? was?.sha === sha : !was || !isFile(was)) return [];
      if (guard && !guard.includes(was?.sha ?? null)) lost.push(name);
      return [{ path: [...folder, name].join('/'), was, bytes }];
    });
    for (const name of lost) if (staged.get(name) === going.get(name)) staged.delete(name);
    if (lost.length > 0) throw changed();
    return changes;
  }

  async function commitAll(going: ReadonlyMap<string, Staged>, message: string): Promise<void> {
    const commit = committer(api, place);
    const seen = new Set<string | undefined>();
    for (let tries = 0; tries < TRIES; tries++) {
      const now = await freshHead();
      const changes = changesTo(now.files, going);
      if (changes.length === 0 || (await commit(now, changes, message))) return;
      seen.add(now.commit);
    }
    if (seen.size === 1) throw new TargetError('refused', 'The branch does not take the change.');
    throw new TargetError('unavailable', 'The branch kept moving.');
  }

  return {
    async read(path, most) {
      const name = nameOf(path);
      const { commit, files } = await head();
      const waiting = staged.get(name);
      const file = files.get(name);
      const size = waiting ? waiting.bytes?.byteLength : file?.size;
      if (size !== undefined && size > most) throw new TargetError('too-large', `The file is larger than ${most} bytes.`);
      if (waiting) return waiting.bytes && { bytes: waiting.bytes.slice(), tag: waiting.sha };
      if (!file || !isFile(file) || commit === undefined) return undefined;
      const bytes =
        place.kind === 'github'
          ? await api.raw(['git', 'blobs', file.sha], most)
          : await api.raw(['raw', ...folder, ...partsOf(name)], most, { ref: commit });
      if (!bytes) throw new TargetError('unavailable', 'The file it listed is gone.');
      if ((await blobSha(bytes)) !== file.sha) throw badAnswer('The file is not the one it listed.');
      return { bytes, tag: file.sha };
    },

    async write(path, bytes, tag) {
      const name = nameOf(path);
      const own = bytes.slice();
      const sha = await blobSha(own);
      const { files } = await head();
      const before = staged.get(name);
      const was = before ? before.sha : files.get(name)?.sha;
      if (tag !== undefined && tag !== (was ?? null)) throw changed();
      roomFor(name, files);
      // What was staged may have become real without our knowing, and is no change by others.
      const guard = tag === undefined ? undefined : before ? before.guard?.concat(before.sha ?? null) : [tag];
      staged.set(name, { bytes: own, sha, guard });
      return sha;
    },

    async list(path) {
      const parts = partsOf(path);
      const prefix = parts.map((part) => `${part}/`).join('');
      const found = new Map<string, Listed>();
      const { files } = await head();
      for (const one of names(files)) {
        if (!one.startsWith(prefix)) continue;
        const [name = '', below] = one.slice(prefix.length).split('/', 2);
        if (readable(name)) found.set(name, { name, folder: below !== undefined });
      }
      return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },

    async remove(path) {
      staged.set(nameOf(path), {});
    },

    async flush(message) {
      const going = new Map(staged);
      if (going.size === 0) return;
      try {
        await commitAll(going, message);
        for (const [name, one] of going) if (staged.get(name) === one) staged.delete(name);
      } finally {
        // Whether it went well or its answer was lost, the branch may have moved.
        reading = undefined;
      }
    },
  };
}
