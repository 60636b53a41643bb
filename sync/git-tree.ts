import { badAnswer, type GitApi, type GitPlace, shaOf, within } from './git-api';
import { TargetError } from './target-error';

/** What a tree says of a file, a link or a repository within: all that is no folder. */
export interface GitFile {
  sha: string;
  mode: string;
  size?: number;
}

interface Entry extends GitFile {
  path: string;
  kind: 'blob' | 'tree' | 'commit';
}

interface Listing {
  entries: Entry[];
  truncated: boolean;
}

/** How many requests one reading of a folder may take: a server could go on for ever. */
const REQUESTS = 1000;

/** True for what can be read and written: no link, no repository within. */
export const isFile = ({ mode }: GitFile): boolean => mode === '100644' || mode === '100755';

function entryOf(value: unknown): Entry {
  const path = within(value, 'path');
  const mode = within(value, 'mode');
  const kind = within(value, 'type');
  const size = within(value, 'size');
  if (typeof path !== 'string' || path === '' || typeof mode !== 'string' || !/^[0-7]{6}$/.test(mode))
    throw badAnswer('It lists no files.');
  if (kind !== 'blob' && kind !== 'tree' && kind !== 'commit') throw badAnswer('It lists something that is no file.');
  return { path, mode, kind, sha: shaOf(within(value, 'sha')), size: typeof size === 'number' ? size : undefined };
}

/** Everything below one folder of a tree that is no folder, by its path from there; nothing when the folder is missing. */
export async function filesUnder(
  api: GitApi,
  kind: GitPlace['kind'],
  root: string,
  folder: readonly string[],
): Promise<Map<string, GitFile>> {
  let requests = 0;
  const files = new Map<string, GitFile>();

  async function page(sha: string, recursive: boolean, number: number): Promise<Listing> {
    requests += 1;
    if (requests > REQUESTS) throw new TargetError('too-large', 'The repository holds too many files.');
    const query = { ...(recursive && { recursive: '1' }), ...(number > 1 && { page: String(number) }) };
    const said = await api.ask('GET', ['git', 'trees', sha], { query });
    if (!said.ok) throw new TargetError('unavailable', 'The tree it named is gone.');
    // Gitea says null where nothing lies.
    const tree = within(said.value, 'tree') ?? (kind === 'gitea' ? [] : undefined);
    if (!Array.isArray(tree)) throw badAnswer('It lists no tree.');
    return { entries: tree.map(entryOf), truncated: within(said.value, 'truncated') === true };
  }

  // The same word means two things: Gitea has more pages, GitHub has nothing more to say.
  async function listing(sha: string, recursive: boolean): Promise<Listing> {
    const all = await page(sha, recursive, 1);
    for (let number = 2; kind === 'gitea' && all.truncated; number++) {
      const next = await page(sha, recursive, number);
      if (next.entries.length === 0) throw badAnswer('It promises more files than it lists.');
      all.entries.push(...next.entries);
      all.truncated = next.truncated;
    }
    return all;
  }

  async function walk(sha: string, prefix: string): Promise<void> {
    const deep = await listing(sha, true);
    const { entries, truncated } = deep.truncated ? await listing(sha, false) : deep;
    if (truncated) throw new TargetError('too-large', 'A folder of the repository holds too many files.');
    for (const { path, kind: what, sha: name, mode, size } of entries) {
      if (what !== 'tree') files.set(prefix + path, { sha: name, mode, size });
      else if (deep.truncated) await walk(name, `${prefix}${path}/`);
    }
  }

  let at: string = root;
  for (const name of folder) {
    const found = (await listing(at, false)).entries.find(({ path }) => path === name);
    if (!found) return files;
    if (found.kind !== 'tree') throw new TargetError('refused', 'A file has the name of the folder.');
    at = found.sha;
  }
  await walk(at, '');
  return files;
}
