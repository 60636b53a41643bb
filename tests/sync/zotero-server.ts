import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Outcome, type ZoteroLibrary, zoteroLibrary } from './zotero-library';

/** What goes wrong with a request: it is refused, or its answer is lost after it was done; or the answer carries more headers. */
export type ZoteroFault = number | 'lost' | { status?: number; headers: Record<string, string> } | undefined;

export interface ZoteroServer {
  url: string;
  library: ZoteroLibrary;
  /** `METHOD path` of every request below the library, and the objects of every write. */
  log: string[];
  written: Record<string, unknown>[][];
  before: (asked: string) => ZoteroFault;
  /** Called for each object of a write right before it is done. */
  meanwhile: (key: string) => void;
  /** Lets somebody change an item there. */
  edit(key: string, change: Record<string, unknown>): void;
  byTitle(title: string): { key: string; version: number; data: Record<string, unknown> };
  close(): Promise<void>;
}

export const ZOTERO_KEY = 'P9NiFoyLeZu2bZNvvuQPDWsd';
const MOST = 50;

/** A stand-in for the Zotero Web API with the library of user 77, into which the key may write. */
export async function zoteroServer(mayWrite = true): Promise<ZoteroServer> {
  const library = zoteroLibrary();
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { method = '', headers } = request;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const asked = `${method} ${pathname.replace(/^\/users\/77/, '')}`;
    server.log.push(asked);
    const fault = server.before(asked);
    const more = typeof fault === 'object' ? fault.headers : {};
    const end = (status: number, body: unknown = '') =>
      response.writeHead(status, { 'last-modified-version': String(library.version), ...more }).end(JSON.stringify(body));
    if (typeof fault === 'number') return end(fault);
    if (typeof fault === 'object' && fault.status) return end(fault.status);
    if (headers['zotero-api-version'] !== '3') return end(400, 'version');
    if (headers['zotero-api-key'] !== ZOTERO_KEY) return end(403, 'Invalid key');
    if (pathname === '/keys/current')
      return end(200, { key: ZOTERO_KEY, userID: 77, username: 'reader', access: { user: { library: true, write: mayWrite } } });
    if (!pathname.startsWith('/users/77/')) return end(404);
    const kind = pathname.endsWith('/collections') ? 'collections' : 'items';
    if (method === 'GET') {
      const wanted = searchParams.get('itemKey')?.split(',');
      const start = Number(searchParams.get('start') ?? 0);
      const limit = Math.min(Number(searchParams.get('limit') ?? 25), 100);
      const rows = [...library[kind]]
        .filter(([key, { data }]) => (wanted?.includes(key) ?? true) && (searchParams.has('includeTrashed') || !data.deleted))
        .slice(start, start + limit);
      return end(
        200,
        rows.map(([key, stored]) => library.shown(key, stored)),
      );
    }
    if (method !== 'POST') return end(405);
    if (!mayWrite) return end(403, 'Write access denied');
    const objects = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>[];
    if (objects.length > MOST) return end(413, `Cannot add more than ${MOST} items`);
    server.written.push(objects);
    const report: Record<string, Record<string, unknown>> = { successful: {}, success: {}, unchanged: {}, failed: {} };
    for (const [index, object] of objects.entries()) {
      server.meanwhile(String(object.key));
      const outcome = library.write(kind, object);
      const [name, value] = Object.entries(outcome)[0] as [keyof Outcome, unknown];
      (report[name] as Record<string, unknown>)[index] = value;
    }
    if (fault === 'lost') return response.destroy();
    return end(200, report);
  };
  const http = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server: ZoteroServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    library,
    log: [],
    written: [],
    before: () => undefined,
    meanwhile: () => undefined,
    edit(key, change) {
      const stored = library.items.get(key);
      const outcome = library.write('items', { key, version: stored?.version ?? 0, ...change });
      if (!('successful' in outcome)) throw new Error(JSON.stringify(outcome));
    },
    byTitle(title) {
      const [key, { version, data } = { version: 0, data: {} }] = [...library.items].find(([, { data }]) => data.title === title) ?? [''];
      if (key === '') throw new Error(`There is no ${title}.`);
      return { key, version, data };
    },
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return server;
}
