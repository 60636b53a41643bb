import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What git keeps at a path; without `sha` the path is to be removed. */
export interface Placed {
  path: string;
  mode?: string;
  sha?: string;
}

/** A real bare repository in a folder of its own, worked on by git's plumbing. */
export interface BareRepository {
  /** What a git command prints. Throws when it fails. */
  git(args: string[], input?: string | Buffer): Buffer;
  /** The commit a branch stands at, or undefined. */
  tip(branch: string): string | undefined;
  branches(): string[];
  /** Stores bytes and gives their name. */
  blob(bytes: Buffer): string;
  /** The tree that a tree (undefined is an empty one) becomes with these changes. */
  tree(base: string | undefined, placed: readonly Placed[]): string;
  commit(tree: string, parents: readonly string[], message: string): string;
  /** Lets a branch stand at a commit if it still stands at `from`; false when it does not. */
  move(branch: string, to: string, from: string | undefined): boolean;
  /** Everything on a branch: by path, the bytes as latin1. */
  files(branch: string): Map<string, string>;
  remove(): void;
}

const NONE = '0'.repeat(40);

/** Begins a bare repository without a commit. */
export function bareRepository(): BareRepository {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-git-'));
  const run = (args: string[], input?: string | Buffer, index?: string) =>
    spawnSync('git', ['-c', 'core.quotePath=false', ...args], {
      cwd: folder,
      input,
      maxBuffer: 256 * 1024 * 1024,
      env: {
        PATH: process.env.PATH,
        GIT_DIR: folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '',
        GIT_INDEX_FILE: index,
        GIT_AUTHOR_NAME: 'A',
        GIT_AUTHOR_EMAIL: 'a@example.org',
        GIT_COMMITTER_NAME: 'A',
        GIT_COMMITTER_EMAIL: 'a@example.org',
      },
    });
  const git = (args: string[], input?: string | Buffer, index?: string): Buffer => {
    const { status, stdout, stderr } = run(args, input, index);
    if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
    return stdout;
  };
  const word = (args: string[], input?: string | Buffer, index?: string) => git(args, input, index).toString().trim();
  git(['init', '--quiet', '--bare', '--template=', '--initial-branch=main', '.']);
  const tip = (branch: string) => word(['for-each-ref', '--format=%(objectname)', `refs/heads/${branch}`]) || undefined;

  return {
    git: (args, input) => git(args, input),
    tip,
    branches: () => word(['for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads']).split('\n').filter(Boolean),
    blob: (bytes) => word(['hash-object', '-w', '--stdin'], bytes),
    tree(base, placed) {
      const index = join(folder, 'index-for-tree');
      rmSync(index, { force: true });
      if (base) git(['read-tree', base], undefined, index);
      const lines = placed.map(({ path, mode = '100644', sha }) => `${sha ? mode : '0'} ${sha ?? NONE}\t${path}\0`);
      git(['update-index', '-z', '--index-info'], lines.join(''), index);
      return word(['write-tree'], undefined, index);
    },
    commit: (tree, parents, message) => word(['commit-tree', tree, ...parents.flatMap((one) => ['-p', one]), '-F', '-'], message),
    move: (branch, to, from) => run(['update-ref', `refs/heads/${branch}`, to, from ?? NONE]).status === 0,
    files(branch) {
      const at = tip(branch);
      if (!at) return new Map();
      const rows = git(['ls-tree', '-r', '-z', at]).toString().split('\0').filter(Boolean);
      return new Map(
        rows.map((row) => {
          const [facts = '', path = ''] = row.split('\t');
          return [path, git(['cat-file', 'blob', facts.split(' ')[2] ?? '']).toString('latin1')];
        }),
      );
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
