import { badAnswer, type GitApi, type GitPlace, type Said, shaOf, within } from './git-api';
import { base64, blobSha, exactText } from './git-blob';
import type { Head } from './git-head';
import { type GitFile, isFile } from './git-tree';
import { TargetError } from './target-error';

/** One file to be different: `was` is what lies there now, `bytes` what shall; without them it is removed. */
export interface Change {
  /** From the root of the repository. */
  path: string;
  was?: GitFile;
  bytes?: Uint8Array<ArrayBuffer>;
}

/** Makes one commit of the changes upon a head; false when the branch has moved, so that it has to be read again. */
export type Commit = (head: Head, changes: readonly Change[], message: string) => Promise<boolean>;

/** Text beyond this goes up by itself, so that no single request grows with the library. */
const INLINE = 256 * 1024;

/** A refusal to write where reading went well. */
function unwritten(said: Said): TargetError {
  if (said.status === 404) return new TargetError('auth', 'The token may read the repository but not write to it.');
  return new TargetError('refused', `It answered ${said.status} to a change.`);
}

/** Commits to a repository on GitHub, by its API for git objects. */
function githubCommit(api: GitApi, { branch }: GitPlace): Commit {
  const sent = new Set<string>();
  const names = branch.split('/');

  async function make(what: string, body: object): Promise<string> {
    const said = await api.ask('POST', ['git', what], { body });
    if (!said.ok) throw unwritten(said);
    return shaOf(within(said.value, 'sha'));
  }

  async function entryOf({ path, was, bytes }: Change) {
    const entry = { path, mode: was && isFile(was) ? was.mode : '100644', type: 'blob' };
    if (!bytes) return { ...entry, sha: null };
    const text = bytes.byteLength <= INLINE ? exactText(bytes) : undefined;
    if (text !== undefined) return { ...entry, content: text };
    const sha = await blobSha(bytes);
    if (!sent.has(sha)) {
      const stored = await make('blobs', { content: base64(bytes), encoding: 'base64' });
      if (stored !== sha) throw badAnswer('It stored other bytes than it was sent.');
      sent.add(sha);
    }
    return { ...entry, sha };
  }

  return async (head, changes, message) => {
    if (head.commit === undefined) {
      // Objects cannot be made where there is no commit: the first file comes alone, and the rest upon it.
      const first = changes.find(({ bytes }) => bytes);
      if (!first?.bytes) return true;
      const body = { message, content: base64(first.bytes), branch };
      const said = await api.ask('PUT', ['contents', ...first.path.split('/')], { body });
      if (said.status === 404) throw unwritten(said);
      return said.ok && changes.length === 1;
    }
    const entries = [];
    for (const change of changes) entries.push(await entryOf(change));
    const tree = await make('trees', { ...(head.tree && { base_tree: head.tree }), tree: entries });
    const sha = await make('commits', { message, tree, parents: [head.commit] });
    const moved = head.own
      ? await api.ask('PATCH', ['git', 'refs', 'heads', ...names], { body: { sha, force: false } })
      : await api.ask('POST', ['git', 'refs'], { body: { ref: `refs/heads/${branch}`, sha } });
    if (moved.status === 404) throw unwritten(moved);
    return moved.ok;
  };
}

/** Commits to a repository on Gitea or Forgejo, which take all files of a commit at once. */
function giteaCommit(api: GitApi, { branch }: GitPlace): Commit {
  return async (head, changes, message) => {
    const files = changes.map(({ path, was, bytes }) => ({
      operation: bytes ? (was ? 'update' : 'create') : 'delete',
      path,
      ...(bytes && { content: base64(bytes) }),
      ...(was && { sha: was.sha }),
    }));
    const onto = head.own || head.commit === undefined ? { branch } : { branch: head.branch, new_branch: branch };
    // Any of 404, 409 and 422 may mean that a file is no longer what it was.
    return (await api.ask('POST', ['contents'], { body: { ...onto, message, files } })).ok;
  };
}

/** The way to commit to a repository. */
export const committer = (api: GitApi, place: GitPlace): Commit =>
  place.kind === 'github' ? githubCommit(api, place) : giteaCommit(api, place);
