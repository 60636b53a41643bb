import type { Send } from './http';
import { TargetError } from './target-error';

/**
 * A folder ('' is the root) of one branch of a repository. `base` is the address of the API, such as https://api.github.com or
 * https://codeberg.org/api/v1; Forgejo counts as Gitea.
 */
export interface GitPlace {
  kind: 'github' | 'gitea';
  base: string;
  owner: string;
  repo: string;
  branch: string;
  folder: string;
  token: string;
}

/** What the server said: `value` is its JSON when it did as asked, undefined when it refused with 404, 409 or 422. */
export interface Said {
  status: number;
  ok: boolean;
  value: unknown;
}

/** One repository's API. `parts` are the names in the path below the repository, not yet encoded. */
export interface GitApi {
  ask(method: string, parts: readonly string[], asked?: { body?: object; query?: Record<string, string> }): Promise<Said>;
  /** The bytes that lie there; undefined when nothing does. */
  raw(parts: readonly string[], most: number, query?: Record<string, string>): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** Gitea answers a commit with all files in it, so this bounds memory and says nothing about what is usual. */
const MOST = 64 * 1024 * 1024;
const REFUSALS = new Set([404, 409, 422]);

/** Speaks to one repository through `send`, whose errors it passes on. */
export function gitApi({ kind, base, owner, repo, token }: GitPlace, send: Send): GitApi {
  const github = kind === 'github';
  const headersFor = (accept: string): Record<string, string> => ({
    accept,
    authorization: `${github ? 'Bearer' : 'token'} ${token}`,
    ...(github && { 'x-github-api-version': '2022-11-28' }),
  });
  const address = (parts: readonly string[], query: Record<string, string> = {}) => {
    const names = ['repos', owner, repo, ...parts];
    // Addresses are resolved before they are asked, and dots would lead to another place with our token.
    if (names.some((name) => /^\.{0,2}$/.test(name))) throw new TargetError('refused', 'That is no name of a repository or branch.');
    const path = names.map(encodeURIComponent).join('/');
    const search = new URLSearchParams(query).toString();
    return `${base.replace(/\/+$/, '')}/${path}${search && `?${search}`}`;
  };

  return {
    async ask(method, parts, { body, query } = {}) {
      const headers = headersFor(github ? 'application/vnd.github+json' : 'application/json');
      const { status, bytes } = await send(method, address(parts, query), {
        headers: body ? { ...headers, 'content-type': 'application/json' } : headers,
        body: body && JSON.stringify(body),
        most: MOST,
      });
      if (REFUSALS.has(status)) return { status, ok: false, value: undefined };
      if (status < 200 || status > 299) throw badAnswer(`It answered ${status}.`);
      return { status, ok: true, value: jsonOf(bytes) };
    },
    async raw(parts, most, query) {
      const headers = headersFor(github ? 'application/vnd.github.raw+json' : '*/*');
      const { status, bytes } = await send('GET', address(parts, query), { headers, most });
      if (status === 404) return undefined;
      if (status !== 200) throw badAnswer(`It answered ${status}.`);
      return bytes;
    },
  };
}

/** The error for an answer that makes no sense. */
export const badAnswer = (message: string): TargetError => new TargetError('bad-answer', message);

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw badAnswer('Its answer is no JSON.');
  }
}

/** What an object of a server's answer has under these names, one within the other; undefined when it has no such thing. */
export function within(value: unknown, ...names: string[]): unknown {
  return names.reduce<unknown>(
    (now, name) =>
      typeof now === 'object' && now !== null && Object.hasOwn(now, name) ? (now as Record<string, unknown>)[name] : undefined,
    value,
  );
}

/** The name of a git object. Throws `bad-answer` for anything else. */
export function shaOf(value: unknown): string {
  if (typeof value !== 'string' || !/^[0-9a-f]{40}$/.test(value)) throw badAnswer('Its answer names no git object.');
  return value;
}
