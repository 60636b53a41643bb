import { basic, strongTag } from './headers';
import { type Send, secureUrl } from './http';
import { partsOf, type Store } from './store';
import { TargetError } from './target-error';

/** An address below which files may be put. A password without a user is a token. */
export interface PutPlace {
  url: string;
  user: string;
  password: string;
}

/** Refusals to hand out a file that may still be written. */
const UNREADABLE = [403, 405, 501];

const authorizationOf = ({ user, password }: PutPlace): Record<string, string> => {
  if (user) return { authorization: basic(user, password) };
  return password ? { authorization: `Bearer ${password}` } : {};
};

/** Files at addresses that take a PUT. Nothing can be listed there, and a server need not let anybody read: `read` throws `unreadable` then. */
export function putStore(place: PutPlace, send: Send): Store {
  const base = secureUrl(place.url).href.replace(/\/*$/, '/');
  const auth = authorizationOf(place);
  const at = (path: string) => base + partsOf(path).map(encodeURIComponent).join('/');
  const get = async (path: string, most: number) => {
    try {
      return await send('GET', at(path), { headers: auth, most, meant: UNREADABLE });
    } catch (error) {
      // Files are often handed out by another server than the one that takes them.
      if (error instanceof TargetError && error.code === 'redirected') return undefined;
      throw error;
    }
  };
  return {
    async read(path, most) {
      const answer = await get(path, most);
      if (answer?.status === 404) return undefined;
      if (answer?.status !== 200) throw new TargetError('unreadable', 'The file may not be read.');
      return { bytes: answer.bytes, tag: strongTag(answer.headers) };
    },
    async write(path, bytes, tag) {
      const guard: Record<string, string> = tag ? { 'if-match': tag } : tag === null ? { 'if-none-match': '*' } : {};
      const headers = { ...auth, ...guard, 'content-type': 'application/octet-stream' };
      const { status, headers: said } = await send('PUT', at(path), { headers, body: bytes, meant: [501] });
      if (status === 412) throw new TargetError('changed', 'The file has changed there.');
      if (status === 404 || status === 409) throw new TargetError('missing', `It answered ${status} to PUT.`);
      if (status >= 300) throw new TargetError('refused', `It answered ${status} to PUT.`);
      return strongTag(said);
    },
    list: async () => [],
    async remove(path) {
      // A server that takes files need not give them up.
      await send('DELETE', at(path), { headers: auth, meant: UNREADABLE });
    },
  };
}
