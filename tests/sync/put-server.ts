import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server for uploads is like. */
export interface PutManners {
  /** The status a file is refused to readers with; 302 sends them elsewhere. */
  reading?: 302 | 403 | 405;
  noTags?: boolean;
  /** Conditions are not looked at. */
  careless?: boolean;
  authorization?: string;
  next?(method: string, path: string): number | 'lost' | undefined;
}

export interface PutServer {
  url: string;
  files: Map<string, Buffer>;
  /** Lets somebody else write a file. */
  foreign(path: string, text: string): void;
  log: string[];
  close(): Promise<void>;
}

/** A server on this machine that takes files by PUT below `/up/me/`. */
export async function putServer(manners: PutManners = {}): Promise<PutServer> {
  const { reading, noTags, careless, authorization, next } = manners;
  const files = new Map<string, Buffer>();
  const versions = new Map<string, number>();
  const log: string[] = [];
  const keep = (path: string, body: Buffer) => {
    files.set(path, body);
    versions.set(path, (versions.get(path) ?? 0) + 1);
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { method = '', url = '' } = request;
    const path = decodeURIComponent(url).replace('/up/me/', '');
    log.push(`${method} ${path}`);
    const tag = () => (noTags || !files.has(path) ? {} : { etag: `"${versions.get(path)}"` });
    const end = (status: number, content: string | Buffer = '', headers = {}) => response.writeHead(status, headers).end(content);
    const fault = next?.(method, path);
    if (typeof fault === 'number') return end(fault);
    if (authorization && request.headers.authorization !== authorization) return end(401);
    if (!url.startsWith('/up/me/')) return end(404);
    if (method === 'GET' && reading) return end(reading, '', reading === 302 ? { location: 'http://127.0.0.1:1/elsewhere' } : {});
    if (method === 'GET') return files.has(path) ? end(200, files.get(path), tag()) : end(404);
    if (method === 'DELETE') return end(files.delete(path) ? 204 : 404);
    if (method !== 'PUT') return end(405);
    const { 'if-match': match, 'if-none-match': none } = request.headers;
    if (!careless && ((match && match !== `"${versions.get(path)}"`) || (none && files.has(path)))) return end(412);
    keep(path, Buffer.concat(parts));
    if (fault === 'lost') return response.destroy();
    return end(201, '', tag());
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/up/me`,
    files,
    foreign: (path, text) => keep(path, Buffer.from(text)),
    log,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
