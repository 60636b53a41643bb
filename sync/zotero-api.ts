import type { Answer, Asked, Send } from './http';
import { retryTime, secureUrl } from './http';
import { textOf } from './packing';
import { TargetError } from './target-error';

/** A Zotero library: `users/123`, `groups/45`, or '' for the key's own. `url` is the address of the API. */
export interface ZoteroPlace {
  url: string;
  library: string;
  key: string;
}

/** An item or a collection as the server has it. */
export interface ZoteroObject {
  key: string;
  version: number;
  data: Record<string, unknown>;
}

/** What became of each object that was written, by its place in the list: as it is now, undefined when nothing changed, or the code of a refusal. */
export type Written = Map<number, { object?: ZoteroObject } | { refused: number }>;

/** One library of the Zotero Web API, version 3. All members throw TargetError. */
export interface ZoteroApi {
  /** The library's name in addresses. */
  library(): Promise<string>;
  /** The items by these keys that are there, in the trash or not; 50 at most. */
  items(keys: readonly string[]): Promise<Map<string, ZoteroObject>>;
  collections(): Promise<ZoteroObject[]>;
  /** Writes at most 50 objects, each with its key and the version it is thought to have (0: not there yet). */
  write(kind: 'items' | 'collections', objects: readonly object[]): Promise<Written>;
}

/** Most objects that are read or written at once (zotero.org/support/dev/web_api/v3/write_requests). */
export const AT_ONCE = 50;

const LARGEST = 16 * 1024 * 1024;
const PAGE = 100;
const MOST_PAGES = 50;

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

function jsonOf({ bytes }: Answer): unknown {
  try {
    return JSON.parse(textOf(bytes));
  } catch (error) {
    if (error instanceof SyntaxError) throw new TargetError('bad-answer', 'Its answer is no JSON.');
    throw error;
  }
}

function objectOf(value: unknown): ZoteroObject {
  const { key, version, data } = recordOf(value);
  if (typeof key !== 'string' || typeof version !== 'number') throw new TargetError('bad-answer', 'Its answer is no object of Zotero.');
  return { key, version, data: recordOf(data) };
}

const listOf = (value: unknown): ZoteroObject[] => {
  if (!Array.isArray(value)) throw new TargetError('bad-answer', 'Its answer is no list.');
  return value.map(objectOf);
};

/** Speaks to a Zotero library through `send`; when the server asks for rest with an answer, nothing more is asked before its time. */
export function zoteroApi({ url, library, key }: ZoteroPlace, send: Send, now: () => number): ZoteroApi {
  const base = secureUrl(url).href.replace(/\/+$/, '');
  const headers = { 'zotero-api-version': '3', 'zotero-api-key': key };
  let restUntil = 0;
  let own: string | undefined;

  async function ask(method: string, path: string, asked: Asked = {}): Promise<Answer> {
    if (restUntil > now()) throw new TargetError('busy', 'It asked for rest.', restUntil);
    const answer = await send(method, `${base}/${path}`, { most: LARGEST, ...asked, headers: { ...headers, ...asked.headers } });
    const wish = answer.headers.get('backoff');
    if (wish !== null) restUntil = retryTime(wish, now());
    const { status } = answer;
    if (status === 404) throw new TargetError('missing', 'There is no such library.');
    if (status === 409) throw new TargetError('locked', 'The library is locked.');
    // No request of ours depends on the version of the whole library.
    if (status === 412) throw new TargetError('unavailable', 'The library changed meanwhile.');
    if (status !== 200) throw new TargetError('bad-answer', `It answered ${status}.`);
    return answer;
  }

  async function name(): Promise<string> {
    if (library !== '') return library;
    if (own === undefined) {
      const { userID, access } = recordOf(jsonOf(await ask('GET', 'keys/current')));
      if (!Number.isSafeInteger(userID)) throw new TargetError('bad-answer', 'It does not say whose key it is.');
      if (recordOf(recordOf(access).user).write !== true) throw new TargetError('auth', 'The key may not write.');
      own = `users/${userID}`;
    }
    return own;
  }

  return {
    library: name,
    async items(keys) {
      const query = `itemKey=${keys.join(',')}&includeTrashed=1&limit=${PAGE}`;
      const found = listOf(jsonOf(await ask('GET', `${await name()}/items?${query}`)));
      return new Map(found.map((item) => [item.key, item]));
    },
    async collections() {
      const all: ZoteroObject[] = [];
      for (let page = 0; page < MOST_PAGES; page++) {
        const found = listOf(jsonOf(await ask('GET', `${await name()}/collections?limit=${PAGE}&start=${page * PAGE}`)));
        all.push(...found);
        if (found.length < PAGE) break;
      }
      return all;
    },
    async write(kind, objects) {
      const body = JSON.stringify(objects);
      const report = recordOf(
        jsonOf(await ask('POST', `${await name()}/${kind}`, { body, headers: { 'content-type': 'application/json' } })),
      );
      const written: Written = new Map();
      const at = (index: string) => {
        const place = Number(index);
        if (!(place >= 0 && place < objects.length)) throw new TargetError('bad-answer', 'It speaks of what was not sent.');
        return place;
      };
      for (const [index, object] of Object.entries(recordOf(report.successful))) written.set(at(index), { object: objectOf(object) });
      for (const index of Object.keys(recordOf(report.unchanged))) written.set(at(index), {});
      for (const [index, failure] of Object.entries(recordOf(report.failed)))
        written.set(at(index), { refused: Number(recordOf(failure).code) || 500 });
      if (written.size !== objects.length) throw new TargetError('bad-answer', 'It does not speak of all that was sent.');
      return written;
    },
  };
}
