import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Bucket } from '../../sync/s3-store';
import { signatureProblem } from './s3-signature';

/** What is said before a request is done: it is refused so, its answer is lost, the upload is cut off, or nothing comes. */
export type S3Fault = number | 'lost' | 'hang' | { status: number; code?: string; headers?: Record<string, string> } | undefined;

export interface S3Faults {
  next?(method: string, key: string): S3Fault;
  /** Conditions are not looked at, or refused as unknown. */
  conditions?: 'ignored' | 'unknown';
  /** Objects a page of a list holds. */
  pageSize?: number;
  /** Says that a list goes on without saying where. */
  endlessList?: boolean;
  region?: string;
  /** The server's own time (ms since 1970). */
  now?(): number;
}

/** A bucket `papers` in memory on this machine, which checks every signature. Stops with `close`. */
export interface S3Server {
  place: Bucket;
  files: Map<string, Buffer>;
  /** `METHOD key` of every request, and the headers of the last. */
  log: string[];
  readonly headers: IncomingMessage['headers'];
  close(): Promise<void>;
}

const KEYS = { accessKey: 'AKIAREADER', secretKey: 's3cret/key+of the reader' };

const bodyOf = async (request: IncomingMessage) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const tagOf = (bytes: Buffer) => `"${createHash('md5').update(bytes).digest('hex')}"`;

function listOf(files: Map<string, Buffer>, query: URLSearchParams, { pageSize = 1000, endlessList }: S3Faults): string {
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? '';
  const entries = new Set<string>();
  for (const key of [...files.keys()].sort()) {
    if (!key.startsWith(prefix)) continue;
    const slash = key.indexOf('/', prefix.length);
    entries.add(slash < 0 ? key : key.slice(0, slash + 1));
  }
  // A token may hold signs that mean something in an address.
  const rest = [...entries].filter((entry) => `+/=&${entry}` > after);
  const page = rest.slice(0, pageSize);
  const more = endlessList || rest.length > page.length;
  const token = endlessList || !more ? '' : `<NextContinuationToken>${escaped(`+/=&${page.at(-1)}`)}</NextContinuationToken>`;
  const lines = page.map((entry) =>
    entry.endsWith('/') && entry !== prefix
      ? `<CommonPrefixes><Prefix>${escaped(entry)}</Prefix></CommonPrefixes>`
      : `<Contents><Key>${escaped(entry)}</Key><Size>${files.get(entry)?.length}</Size></Contents>`,
  );
  return `<?xml version="1.0"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Prefix>${escaped(prefix)}</Prefix><IsTruncated>${more}</IsTruncated>${token}${lines.join('')}</ListBucketResult>`;
}

/** Starts a bucket. */
export async function s3Server(faults: S3Faults = {}): Promise<S3Server> {
  const files = new Map<string, Buffer>();
  const log: string[] = [];
  let headers: IncomingMessage['headers'] = {};
  const { region = 'us-east-1', now = Date.now, conditions } = faults;

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request);
    const { method = 'GET', url = '/' } = request;
    headers = request.headers;
    const [path = '', query = ''] = url.split('?');
    const [bucket, ...rest] = path.slice(1).split('/').map(decodeURIComponent);
    const key = rest.join('/');
    log.push(`${method} ${key}`);
    const end = (status: number, content: string | Buffer = '', more: Record<string, string> = {}) =>
      response.writeHead(status, more).end(method === 'HEAD' ? '' : content);
    const refuse = (status: number, code: string, more = '') => end(status, `<Error><Code>${code}</Code>${more}</Error>`);
    const fault = faults.next?.(method, key);
    if (typeof fault === 'number') return end(fault);
    if (typeof fault === 'object') return end(fault.status, fault.code ? `<Error><Code>${fault.code}</Code></Error>` : '', fault.headers);
    if (fault === 'hang') return undefined;
    const problem = signatureProblem({ method, url, headers }, body, { ...KEYS, region }, now());
    const detail = `<Region>${region}</Region><ServerTime>${new Date(now()).toISOString()}</ServerTime>`;
    if (problem) return refuse(problem.status, problem.code, detail);
    if (bucket !== 'papers') return refuse(404, 'NoSuchBucket');
    if (method === 'GET' && key === '') return end(200, listOf(files, new URLSearchParams(query), faults));
    const there = files.get(key);
    if (method === 'GET') return there ? end(200, there, { etag: tagOf(there) }) : refuse(404, 'NoSuchKey');
    if (method === 'DELETE') {
      files.delete(key);
      return end(204);
    }
    if (method !== 'PUT') return refuse(405, 'MethodNotAllowed');
    const [match, none] = [headers['if-match'], headers['if-none-match']];
    if (conditions === 'unknown' && (match || none)) return refuse(501, 'NotImplemented');
    if (conditions !== 'ignored' && match && !there) return refuse(404, 'NoSuchKey');
    if (conditions !== 'ignored' && ((match && there && match !== tagOf(there)) || (none && there)))
      return refuse(412, 'PreconditionFailed');
    files.set(key, body);
    if (fault === 'lost') return response.destroy();
    return end(200, '', { etag: tagOf(body) });
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    place: { ...KEYS, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, region, bucket: 'papers', folder: '' },
    files,
    log,
    get headers() {
      return headers;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
