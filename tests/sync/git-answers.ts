import type { BareRepository, Placed } from './bare-repository';

/** One request to a stand-in for GitHub or Gitea; `parts` are the decoded names below the repository. */
export interface GitAsked {
  method: string;
  parts: string[];
  query: URLSearchParams;
  accept: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a test's own client sends
  body: any;
}

/** An answer: an object goes as JSON, a Buffer as it is. */
export interface GitAnswer {
  status: number;
  body?: object | Buffer;
}

/** `most` is how many entries of a tree are told at once. */
export type Answering = (repository: BareRepository, asked: GitAsked, most: number) => GitAnswer;

const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const no = (status: number): GitAnswer => ({ status, body: { message: 'No' } });
const ok = (body: object | Buffer, status = 200): GitAnswer => ({ status, body });

function entries(repository: BareRepository, tree: string, recursive: boolean) {
  const rows = repository
    .git(['ls-tree', '-z', '-l', ...(recursive ? ['-r', '-t'] : []), tree])
    .toString()
    .split('\0')
    .filter(Boolean);
  return rows.map((row) => {
    const [facts = '', path] = row.split('\t');
    const [mode, type, sha, size] = facts.split(/ +/);
    return { path, mode, type, sha, ...(type === 'blob' && { size: Number(size) }) };
  });
}

const treeOf = (repository: BareRepository, commit: string) =>
  repository
    .git(['rev-parse', `${commit}^{tree}`])
    .toString()
    .trim();

/** Answers as GitHub does: objects, trees, commits and refs, and nothing but a first file in an empty repository. */
export const githubAnswers: Answering = (repository, { method, parts, query, accept, body }, most) => {
  const [first, second, third, ...rest] = parts;
  const what = `${method} ${[first, second].filter(Boolean).join('/')}`;
  const branch = rest.join('/');
  if (method === 'GET' && first === undefined) return ok({ default_branch: 'main' });
  if (method === 'PUT' && first === 'contents') {
    if (repository.branches().length > 0) return no(422);
    const sha = repository.blob(Buffer.from(body.content, 'base64'));
    const tree = repository.tree(undefined, [{ path: parts.slice(1).join('/'), sha }]);
    const commit = repository.commit(tree, [], body.message);
    return repository.move(body.branch ?? 'main', commit, undefined) ? ok({ content: { sha }, commit: { sha: commit } }, 201) : no(409);
  }
  if (repository.branches().length === 0) return no(409);
  switch (what) {
    case 'GET git/ref': {
      const sha = repository.tip(branch);
      return sha ? ok({ ref: `refs/heads/${branch}`, object: { type: 'commit', sha } }) : no(404);
    }
    case 'GET git/commits':
      return ok({ sha: third, tree: { sha: treeOf(repository, third ?? '') } });
    case 'GET git/trees': {
      if (third === EMPTY_TREE) return no(404);
      const all = entries(repository, third ?? '', query.has('recursive'));
      const truncated = query.has('recursive') && all.length > most;
      return ok({ sha: third, tree: truncated ? all.slice(0, most) : all, truncated });
    }
    case 'GET git/blobs': {
      const bytes = repository.git(['cat-file', 'blob', third ?? '']);
      return ok(accept.includes('raw') ? bytes : { sha: third, encoding: 'base64', content: bytes.toString('base64') });
    }
    case 'POST git/blobs':
      return ok({ sha: repository.blob(Buffer.from(body.content, body.encoding === 'base64' ? 'base64' : 'utf8')) }, 201);
    case 'POST git/trees': {
      if (body.base_tree === EMPTY_TREE) return no(422);
      const there = new Set(body.base_tree ? entries(repository, body.base_tree, true).map(({ path }) => path) : []);
      const sent = body.tree as (Placed & { sha?: string | null; content?: string })[];
      if (sent.some(({ path, sha }) => sha === null && !there.has(path))) return no(422);
      const placed = sent.map(({ path, mode, sha, content }) => ({
        path,
        mode,
        sha: content === undefined ? (sha ?? undefined) : repository.blob(Buffer.from(content)),
      }));
      return ok({ sha: repository.tree(body.base_tree, placed) }, 201);
    }
    case 'POST git/commits':
      return ok({ sha: repository.commit(body.tree, body.parents, body.message) }, 201);
    case 'POST git/refs':
      return repository.move(body.ref.replace('refs/heads/', ''), body.sha, undefined) ? ok({ ref: body.ref }, 201) : no(422);
    case 'PATCH git/refs': {
      const from = repository.tip(branch);
      const parents = repository.git(['rev-list', body.sha]).toString().split('\n');
      if (!from || (!body.force && !parents.includes(from))) return no(422);
      return repository.move(branch, body.sha, from) ? ok({ object: { sha: body.sha } }) : no(422);
    }
    default:
      return no(404);
  }
};

/** Answers as Gitea and Forgejo do: trees in pages, null for an empty one, and all files of a commit in one request. */
export const giteaAnswers: Answering = (repository, { method, parts, query, body }, most) => {
  const [first, second, third] = parts;
  switch (`${method} ${first === 'git' ? `git/${second}` : (first ?? '')}`) {
    case 'GET ':
      return ok({ default_branch: 'main', empty: repository.branches().length === 0 });
    case 'GET branches': {
      const id = repository.tip(parts.slice(1).join('/'));
      return id ? ok({ name: parts.slice(1).join('/'), commit: { id } }) : no(404);
    }
    case 'GET git/trees': {
      const all = entries(repository, third ?? '', query.has('recursive'));
      const from = most * (Number(query.get('page') ?? 1) - 1);
      const tree = all.slice(from, from + most);
      return ok({ sha: third, tree: tree.length > 0 ? tree : null, truncated: from + most < all.length });
    }
    case 'GET raw':
      return ok(repository.git(['cat-file', 'blob', `${query.get('ref')}:${parts.slice(1).join('/')}`]));
    case 'POST contents': {
      const from = repository.tip(body.branch);
      if (!from && repository.branches().length > 0) return no(404);
      if (body.new_branch && repository.tip(body.new_branch)) return no(422);
      const there = new Map(from ? entries(repository, from, true).map(({ path, sha }) => [path, sha]) : []);
      const sent = body.files as { operation: string; path: string; content?: string; sha?: string }[];
      if (sent.some(({ operation, path }) => operation !== 'create' && !there.has(path))) return no(404);
      if (sent.some(({ operation, path, sha }) => there.get(path) !== (operation === 'create' ? undefined : sha))) return no(422);
      const placed = sent.map(({ operation, path, content = '' }) => ({
        path,
        sha: operation === 'delete' ? undefined : repository.blob(Buffer.from(content, 'base64')),
      }));
      const commit = repository.commit(repository.tree(from, placed), from ? [from] : [], body.message);
      const branch = body.new_branch ?? body.branch;
      return repository.move(branch, commit, body.new_branch ? undefined : from) ? ok({ commit: { sha: commit } }, 201) : no(409);
    }
    default:
      return no(404);
  }
};
