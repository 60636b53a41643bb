import { basic, strongTag } from './headers';
import { type Send, secureUrl } from './http';
import { textOf } from './packing';
import { type Listed, partsOf, type Store } from './store';
import { TargetError } from './target-error';
import { elementsIn, textIn } from './xml';

/** A folder on a WebDAV server (RFC 4918). */
export interface WebdavFolder {
  /** Address of the folder. */
  url: string;
  user: string;
  password: string;
}

const LARGEST_LIST = 4 * 1024 * 1024;
const PROPFIND = '<?xml version="1.0"?><propfind xmlns="DAV:"><prop><resourcetype/></prop></propfind>';

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** What a multistatus answer lists below the folder at `path`. Servers differ in prefixes alone. */
function listedIn(xml: string, path: string): Listed[] {
  const own = decoded(path).replace(/\/+$/, '');
  return elementsIn(xml, 'response').flatMap((body): Listed[] => {
    const full = decoded(URL.parse(textIn(body, 'href'), 'https://server.invalid')?.pathname ?? '').replace(/\/+$/, '');
    const name = full.slice(full.lastIndexOf('/') + 1);
    if (full === own || name === '') return [];
    return [{ name, folder: /<(?:[\w-]+:)?collection[\s/>]/i.test(body) }];
  });
}

/** Files in a WebDAV folder, which is made when it is not there. */
export function webdavStore({ url, user, password }: WebdavFolder, send: Send): Store {
  const base = secureUrl(url)
    .href.replace(/[?#].*$/, '')
    .replace(/\/*$/, '/');
  const auth = user || password ? { authorization: basic(user, password) } : undefined;
  const at = (path: string) => base + partsOf(path).map(encodeURIComponent).join('/');
  const made = new Set<string>();

  const makeFolder = async (folder: string) => {
    const { status } = await send('MKCOL', folder === '' ? base : `${at(folder)}/`, { headers: auth });
    // 405: it is there already.
    if (status === 409 || status === 404) throw new TargetError('missing', 'The folder above it is not there.');
    made.add(folder);
  };
  const makeFolders = async (path: string) => {
    const parts = partsOf(path).slice(0, -1);
    const folders = ['', ...parts.map((_part, index) => parts.slice(0, index + 1).join('/'))];
    for (const folder of folders) if (!made.has(folder)) await makeFolder(folder);
  };

  return {
    async read(path, most) {
      const { status, headers, bytes } = await send('GET', at(path), { headers: auth, most });
      if (status === 404) return undefined;
      if (status !== 200) throw new TargetError('bad-answer', `It answered ${status} to GET.`);
      return { bytes, tag: strongTag(headers) };
    },
    async write(path, bytes, tag) {
      const guard: Record<string, string> = tag ? { 'if-match': tag, if: `([${tag}])` } : tag === null ? { 'if-none-match': '*' } : {};
      const put = () => send('PUT', at(path), { headers: { ...auth, ...guard, 'content-type': 'application/octet-stream' }, body: bytes });
      let answer = await put();
      if (answer.status === 404 || answer.status === 409) {
        await makeFolders(path);
        answer = await put();
      }
      // A condition we never made is no word about the file, and the folders are there.
      if ((answer.status === 412 && tag === undefined) || answer.status === 409)
        throw new TargetError('unavailable', `It answered ${answer.status} to PUT.`);
      if (answer.status === 412) throw new TargetError('changed', 'The file has changed there.');
      if (answer.status >= 300)
        throw new TargetError(answer.status === 405 ? 'refused' : 'missing', `It answered ${answer.status} to PUT.`);
      return strongTag(answer.headers);
    },
    async list(folder) {
      const path = folder === '' ? base : `${at(folder)}/`;
      const headers = { ...auth, depth: '1', 'content-type': 'application/xml' };
      const { status, bytes } = await send('PROPFIND', path, { headers, body: PROPFIND, most: LARGEST_LIST });
      if (status === 404) return [];
      if (status !== 207) throw new TargetError('refused', `It answered ${status} to PROPFIND: this is no WebDAV folder.`);
      return listedIn(textOf(bytes), new URL(path).pathname);
    },
    async remove(path) {
      await send('DELETE', at(path), { headers: auth });
    },
  };
}
