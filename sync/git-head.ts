import { badAnswer, type GitApi, type GitPlace, shaOf, within } from './git-api';
import { filesUnder, type GitFile } from './git-tree';
import { partsOf } from './store';
import { TargetError } from './target-error';

/** Where a branch stands: `commit` is undefined in an empty repository, and `own` false while the branch is yet to be begun. */
export interface Tip {
  commit?: string;
  /** The branch the commit was found on: the default one while ours is missing. */
  branch: string;
  own: boolean;
}

/** A tip with what lies in the folder there, by path from the folder. `tree` is the whole of the commit. */
export interface Head extends Tip {
  tree?: string;
  files: ReadonlyMap<string, GitFile>;
}

/** The tree of a commit that holds nothing: git knows it everywhere, servers do not. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

async function commitOn(api: GitApi, kind: GitPlace['kind'], branch: string): Promise<string | undefined> {
  const names = branch.split('/');
  const said = await api.ask('GET', kind === 'github' ? ['git', 'ref', 'heads', ...names] : ['branches', ...names]);
  // GitHub has 409 for a repository without any commit.
  if (!said.ok) return undefined;
  return shaOf(kind === 'github' ? within(said.value, 'object', 'sha') : within(said.value, 'commit', 'id'));
}

/** Where the branch stands now; a branch that is missing stands where it would be begun, at the default one. Throws `missing`. */
export async function tipOf(api: GitApi, { kind, branch }: GitPlace): Promise<Tip> {
  const commit = await commitOn(api, kind, branch);
  if (commit !== undefined) return { commit, branch, own: true };
  const repository = await api.ask('GET', []);
  if (!repository.ok) throw new TargetError('missing', 'There is no such repository, or the token may not see it.');
  const first = within(repository.value, 'default_branch');
  if (typeof first !== 'string') throw badAnswer('Its answer names no default branch.');
  const begun = first === branch || first === '' ? undefined : await commitOn(api, kind, first);
  return begun === undefined ? { branch, own: false } : { commit: begun, branch: first, own: false };
}

/** What lies in the folder at a tip. */
export async function headAt(api: GitApi, { kind, folder }: GitPlace, tip: Tip): Promise<Head> {
  if (tip.commit === undefined) return { ...tip, files: new Map() };
  if (kind === 'gitea') return { ...tip, files: await filesUnder(api, kind, tip.commit, partsOf(folder)) };
  const said = await api.ask('GET', ['git', 'commits', tip.commit]);
  if (!said.ok) throw new TargetError('unavailable', 'The commit it named is gone.');
  const tree = shaOf(within(said.value, 'tree', 'sha'));
  if (tree === EMPTY_TREE) return { ...tip, files: new Map() };
  return { ...tip, tree, files: await filesUnder(api, kind, tree, partsOf(folder)) };
}
