import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GitPlace } from '../../sync/git-api';
import { type BareRepository, bareRepository } from './bare-repository';
import { type GitAsked, giteaAnswers, githubAnswers } from './git-answers';

/** What goes wrong with a request: it is refused so, or its answer is lost after it was done. */
export type Fault = { status: number; headers?: Record<string, string>; body?: string } | 'lost' | undefined;

/** A stand-in for GitHub or Gitea over a real repository. */
export interface GitServer {
  repository: BareRepository;
  /** The repository as a store wants it. */
  place: GitPlace;
  /** Every request so far: the method, and the path below the repository as it came. */
  asked: string[];
  /** The headers of the last request. */
  readonly headers: Record<string, unknown>;
  /** How many entries of a tree are told at once. */
  most: number;
  /** Called before each request is done; what it gives goes wrong. */
  before: (asked: string) => Fault;
  /** Lets somebody else commit a text, or the removal of one. */
  foreign(path: string, text: string | undefined, branch?: string): void;
  /** How many commits a branch has. */
  commits(branch?: string): number;
  close(): Promise<void>;
}

const TOKEN = 'right-token';

function send(response: ServerResponse, status: number, body: object | Buffer = {}): void {
  const bytes = Buffer.isBuffer(body);
  response.writeHead(status, { 'content-type': bytes ? 'application/octet-stream' : 'application/json' });
  response.end(bytes ? body : JSON.stringify(body));
}

/** Starts a stand-in with an empty repository `ann/papers`. */
export async function gitServer(kind: GitPlace['kind']): Promise<GitServer> {
  const repository = bareRepository();
  const answer = kind === 'github' ? githubAnswers : giteaAnswers;
  const said = kind === 'github' ? `Bearer ${TOKEN}` : `token ${TOKEN}`;
  const root = kind === 'github' ? '' : '/api/v1';
  let headers: Record<string, unknown> = {};

  const http = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      headers = request.headers;
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
      const below = `${root}/repos/ann/papers`;
      const asked = `${request.method} ${pathname.slice(below.length)}`;
      server.asked.push(asked);
      const fault = server.before(asked);
      if (fault && fault !== 'lost') return void response.writeHead(fault.status, fault.headers).end(fault.body);
      if (request.headers.authorization !== said) return send(response, 401);
      if (pathname !== below && !pathname.startsWith(`${below}/`)) return send(response, 404);
      const text = Buffer.concat(parts).toString();
      const one: GitAsked = {
        method: request.method ?? '',
        parts: pathname.slice(below.length).split('/').slice(1).map(decodeURIComponent),
        query: searchParams,
        accept: request.headers.accept ?? '',
        body: text && JSON.parse(text),
      };
      try {
        const { status, body } = answer(repository, one, server.most);
        if (fault === 'lost') response.destroy();
        else send(response, status, body);
      } catch (error) {
        send(response, 500, { message: String(error) });
      }
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));

  const server: GitServer = {
    repository,
    place: {
      kind,
      base: `http://127.0.0.1:${(http.address() as AddressInfo).port}${root}`,
      owner: 'ann',
      repo: 'papers',
      branch: 'main',
      folder: '',
      token: TOKEN,
    },
    asked: [],
    get headers() {
      return headers;
    },
    most: 1000,
    before: () => undefined,
    foreign(path, text, branch = 'main') {
      const from = repository.tip(branch);
      const sha = text === undefined ? undefined : repository.blob(Buffer.from(text));
      const tree = repository.tree(from, [{ path, sha }]);
      repository.move(branch, repository.commit(tree, from ? [from] : [], 'Somebody else'), from);
    },
    commits: (branch = 'main') => {
      const at = repository.tip(branch);
      return at ? Number(repository.git(['rev-list', '--count', at]).toString()) : 0;
    },
    close: () =>
      new Promise((resolve, reject) => {
        repository.remove();
        http.closeAllConnections();
        http.close((error) => (error ? reject(error) : resolve()));
      }),
  };
  return server;
}
