import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** What real servers do wrong, each by a switch. */
export interface Faults {
  /** Tags are weak, as Apache's are for a second after each write. */
  weakTags?: boolean;
  noTags?: boolean;
  /** One tag for every file. */
  constantTag?: boolean;
  /** Another tag in each answer. */
  randomTag?: boolean;
  /** Conditions are not looked at, as by nginx and rclone. */
  ignoresConditions?: boolean;
  /** Says before each request what goes wrong with it. */
  next?: (method: string, path: string) => Trouble | undefined;
}

/** A status, a lost answer after the work, an upload cut off, silence, or a body: one that never ends, one that unpacks to more than anybody wants, one that drips. */
export type Trouble = number | 'lost' | 'torn' | 'hang' | 'endless' | 'bomb' | 'drip' | { status: number; headers: Record<string, string> };

/** Gzip of zeros: 80 MB in 80 KB. */
const bomb = () => gzipSync(Buffer.alloc(80 * 1024 * 1024));

function badBody(response: ServerResponse, kind: 'endless' | 'bomb' | 'drip'): void {
  if (kind === 'bomb') return void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb());
  response.writeHead(200, kind === 'endless' ? { 'content-length': String(2 ** 31) } : {});
  if (kind === 'drip') {
    const timer = setInterval(() => response.write('x'), 250);
    response.on('close', () => clearInterval(timer));
    return;
  }
  const chunk = Buffer.alloc(256 * 1024, 'x');
  const flow = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', flow);
  flow();
}

export interface WebdavServer {
  url: string;
  files: Map<string, Buffer>;
  /** `METHOD path` of every request. */
  log: string[];
  /** How often each file was written. */
  written: Map<string, number>;
  /** Bytes of bodies that went either way. */
  traffic(): number;
  close(): Promise<void>;
}

const bodyOf = async (request: IncomingMessage) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A WebDAV server in memory on this machine, for the name `reader` and the password `s3cret pass`. Stops with `close`. */
export async function webdavServer(faults: Faults = {}): Promise<WebdavServer> {
  const files = new Map<string, Buffer>();
  const folders = new Set(['/dav/']);
  const log: string[] = [];
  const tags = new Map<string, number>();
  const written = new Map<string, number>();
  let writes = 0;
  let asked = 0;
  let traffic = 0;
  const authorization = `Basic ${Buffer.from('reader:s3cret pass').toString('base64')}`;
  const tagOf = (path: string) =>
    faults.noTags
      ? undefined
      : faults.constantTag
        ? '"same"'
        : faults.randomTag
          ? `"${++asked}"`
          : `${faults.weakTags ? 'W/' : ''}"${tags.get(path)}"`;

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const path = decodeURIComponent(request.url ?? '/');
    const method = request.method ?? 'GET';
    log.push(`${method} ${path}`);
    const body = await bodyOf(request);
    traffic += body.length;
    const end = (status: number, content: string | Buffer = '', headers: Record<string, string> = {}) => {
      traffic += content.length;
      response.writeHead(status, headers).end(content);
    };
    const fault = faults.next?.(method, path);
    if (typeof fault === 'number') return end(fault);
    if (typeof fault === 'object') return end(fault.status, '', fault.headers);
    if (fault === 'hang') return undefined;
    if (fault === 'endless' || fault === 'bomb' || fault === 'drip') return badBody(response, fault);
    if (request.headers.authorization !== authorization) return end(401);
    const folder = path.endsWith('/') ? path : `${path}/`;
    const parent = path.replace(/[^/]+\/?$/, '');
    const there = files.get(path);
    const tag = there && tagOf(path);
    const headers = tag ? { etag: tag } : undefined;
    if (method === 'GET') return there ? end(200, there, headers) : end(404);
    if (method === 'MKCOL') {
      if (folders.has(folder)) return end(405);
      if (!folders.has(parent)) return end(409);
      folders.add(folder);
      return end(201);
    }
    if (method === 'PROPFIND') {
      if (!folders.has(folder)) return end(404);
      const below = (one: string) => one.startsWith(folder) && one !== folder && !one.slice(folder.length).replace(/\/$/, '').includes('/');
      const line = (one: string) =>
        `<D:response><D:href>${escaped(one.split('/').map(encodeURIComponent).join('/'))}</D:href><D:propstat><D:prop><D:resourcetype>${one.endsWith('/') ? '<D:collection/>' : ''}</D:resourcetype></D:prop></D:propstat></D:response>`;
      return end(
        207,
        `<?xml version="1.0"?><D:multistatus xmlns:D="DAV:">${[folder, ...[...folders, ...files.keys()].filter(below)].map(line).join('')}</D:multistatus>`,
      );
    }
    if (method === 'DELETE') {
      files.delete(path);
      return end(there ? 204 : 404);
    }
    if (method !== 'PUT') return end(405);
    if (!folders.has(parent)) return end(409);
    const wanted = request.headers['if-match'];
    // Strong comparison (RFC 9110, section 8.8.3.2): a weak tag never matches.
    if (!faults.ignoresConditions && wanted && (wanted !== tag || wanted.startsWith('W/'))) return end(412);
    if (!faults.ignoresConditions && request.headers['if-none-match'] === '*' && there) return end(412);
    files.set(path, fault === 'torn' ? body.subarray(0, body.length >> 1) : body);
    tags.set(path, ++writes);
    written.set(path, (written.get(path) ?? 0) + 1);
    if (fault === 'lost' || fault === 'torn') return response.destroy();
    return end(there ? 204 : 201);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/dav/`,
    files,
    log,
    written,
    traffic: () => traffic,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
