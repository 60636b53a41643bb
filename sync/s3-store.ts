import { strongTag } from './headers';
import { type Answer, type Send, secureUrl } from './http';
import { textOf } from './packing';
import { codeOf, encoded, signing } from './s3-sign';
import { type Listed, partsOf, type Store } from './store';
import { TargetError } from './target-error';
import { elementsIn, textIn, unescapedXml } from './xml';

/** A folder ('' is the root) of a bucket on Amazon S3 or a server that speaks like it. `url` is that of the server, without the bucket. */
export interface Bucket {
  url: string;
  region: string;
  bucket: string;
  folder: string;
  accessKey: string;
  secretKey: string;
}

/** How often a page of a list is turned: 200 000 files lie in no folder of ours. */
const MOST_PAGES = 200;
const LARGEST_PAGE = 4 * 1024 * 1024;
/** How often a write is tried when others write at the same moment. */
const TRIES = 3;
const isPlain = (name: string) => name !== '' && name !== '.' && name !== '..' && !/[/\\\p{Cc}]/u.test(name) && name.length <= 200;

/** Files in a bucket, each an object by its path; `now` gives ms since 1970. */
export function s3Store(place: Bucket, send: Send, now: () => number = Date.now): Store {
  const base = secureUrl(place.url)
    .href.replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
  const [bucket = '', more] = partsOf(place.bucket);
  if (bucket === '' || more !== undefined) throw new TargetError('refused', 'That is no name of a bucket.');
  const root = partsOf(place.folder.replace(/^\/+|\/+$/g, ''));
  const ask = signing(place, send, now);
  const at = (path: string) => [base, ...[bucket, ...root, ...partsOf(path)].map(encoded)].join('/');

  const noBucket = (answer: Answer) => {
    if (codeOf(answer) === 'NoSuchBucket') throw new TargetError('missing', 'There is no such bucket.');
  };

  async function page(prefix: string, token: string): Promise<string> {
    const query = { delimiter: '/', 'list-type': '2', prefix, ...(token && { 'continuation-token': token }) };
    const search = Object.entries(query).map(([name, value]) => `${name}=${encoded(value)}`);
    const answer = await ask('GET', `${base}/${encoded(bucket)}?${search.join('&')}`, { most: LARGEST_PAGE });
    if (answer.status === 404) throw new TargetError('missing', 'There is no such bucket.');
    const text = textOf(answer.bytes);
    if (answer.status !== 200 || !/<(?:[\w-]+:)?ListBucketResult[\s>]/.test(text))
      throw new TargetError('bad-answer', `It answered ${answer.status} and no list.`);
    return text;
  }

  return {
    async read(path, most) {
      // An error may be longer than a small file.
      const answer = await ask('GET', at(path), { most: Math.max(most, 4096) });
      if (answer.status === 404) {
        noBucket(answer);
        return undefined;
      }
      if (answer.status !== 200) throw new TargetError('bad-answer', `It answered ${answer.status} to GET.`);
      if (answer.bytes.byteLength > most) throw new TargetError('too-large', `The file is larger than ${most} bytes.`);
      return { bytes: answer.bytes, tag: strongTag(answer.headers) };
    },
    async write(path, bytes, tag) {
      const guard: Record<string, string> = tag ? { 'if-match': tag } : tag === null ? { 'if-none-match': '*' } : {};
      const put = (headers: Record<string, string>) =>
        ask('PUT', at(path), { headers: { ...headers, 'content-type': 'application/octet-stream' }, body: bytes });
      let answer = await put(guard);
      // Some know no conditions, and say so.
      if (answer.status === 501) answer = await put({});
      for (let tries = 1; answer.status === 409 && tries < TRIES; tries++) answer = await put(guard);
      if (answer.status === 409) throw new TargetError('unavailable', 'Others write to it at the same moment.');
      if (answer.status === 404) {
        noBucket(answer);
        // Of a file that was removed since, `If-Match` makes a missing one.
        throw new TargetError(tag ? 'changed' : 'missing', 'It answered 404 to PUT.');
      }
      if (answer.status === 412) throw new TargetError(tag === undefined ? 'unavailable' : 'changed', 'It answered 412 to PUT.');
      if (answer.status >= 300) throw new TargetError('refused', `It answered ${answer.status} to PUT.`);
      return strongTag(answer.headers);
    },
    async list(folder) {
      const prefix = [...root, ...partsOf(folder)].map((part) => `${part}/`).join('');
      const out = new Map<string, Listed>();
      let token = '';
      for (let pages = 0; pages < MOST_PAGES; pages++) {
        const text = await page(prefix, token);
        const add = (keys: readonly string[], isFolder: boolean) => {
          for (const key of keys) {
            const name = unescapedXml(key).slice(prefix.length).replace(/\/$/, '');
            if (isPlain(name)) out.set(name, { name, folder: isFolder });
          }
        };
        add(
          elementsIn(text, 'Contents').flatMap((one) => elementsIn(one, 'Key')),
          false,
        );
        add(
          elementsIn(text, 'CommonPrefixes').flatMap((one) => elementsIn(one, 'Prefix')),
          true,
        );
        if (textIn(text, 'IsTruncated') !== 'true') return [...out.values()];
        const next = textIn(text, 'NextContinuationToken');
        if (next === '' || next === token) throw new TargetError('bad-answer', 'Its list has no end.');
        token = next;
      }
      throw new TargetError('too-large', 'Too many files lie there.');
    },
    async remove(path) {
      const { status } = await ask('DELETE', at(path));
      if (status >= 300 && status !== 404) throw new TargetError('refused', `It answered ${status} to DELETE.`);
    },
  };
}
