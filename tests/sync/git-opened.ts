import { gitStore } from '../../sync/git-store';
import { sender } from '../../sync/http';
import type { Store } from '../../sync/store';
import type { Fault, GitServer } from './git-server';

/** Most bytes a test reads. */
export const MOST = 1024 * 1024;

/** A text as its UTF-8. */
export const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Opens a store over a stand-in as the extension would, at another place if told. */
export function openStore(server: GitServer, place: Partial<GitServer['place']> = {}): Store & Required<Pick<Store, 'flush'>> {
  const store = gitStore({ ...server.place, ...place }, sender(fetch, Date.now));
  return { ...store, flush: (message) => store.flush?.(message) ?? Promise.reject(new Error('It does not flush.')) };
}

/** The text of a file, or undefined. */
export async function textAt(store: Store, path: string): Promise<string | undefined> {
  const stored = await store.read(path, MOST);
  return stored && new TextDecoder().decode(stored.bytes);
}

/** True for the request that makes a commit part of its branch. */
export const lands = (asked: string) => /^(PATCH \/git\/refs\/heads\/|POST \/contents$)/.test(asked);

/** Does this once, right before a commit lands. */
export function onceBeforeLanding(server: GitServer, act: () => Fault): void {
  let done = false;
  server.before = (asked) => {
    if (done || !lands(asked)) return undefined;
    done = true;
    return act();
  };
}
