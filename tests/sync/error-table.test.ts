import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sender } from '../../sync/http';
import { remoteStore } from '../../sync/remote-store';
import type { TargetKind } from '../../sync/target';
import { afterFailure, type TargetCode, TargetError } from '../../sync/target-error';
import { zoteroApi } from '../../sync/zotero-api';
import { bytesOf } from './git-opened';
import { gitServer } from './git-server';
import { putServer } from './put-server';
import { s3Server } from './s3-server';
import { webdavServer } from './webdav-server';
import { ZOTERO_KEY, zoteroServer } from './zotero-server';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);
const SECOND = 1000;

/** What is seen of a server, what it means, and what follows the first time. */
interface Row {
  seen: string;
  status: number | 'dropped';
  headers?: Record<string, string>;
  code: TargetCode;
  next: 'later' | 'needs-reader' | 'stopped';
  retryAt?: number;
}

const ROWS: readonly Row[] = [
  { seen: 'a connection that breaks', status: 'dropped', code: 'unreachable', next: 'later' },
  { seen: '408', status: 408, code: 'unavailable', next: 'later' },
  { seen: '500', status: 500, code: 'unavailable', next: 'later' },
  { seen: '502', status: 502, code: 'unavailable', next: 'later' },
  { seen: '503', status: 503, code: 'unavailable', next: 'later' },
  { seen: '504', status: 504, code: 'unavailable', next: 'later' },
  { seen: '429', status: 429, code: 'busy', next: 'later', retryAt: NOW + 60 * SECOND },
  { seen: '429 with seconds', status: 429, headers: { 'retry-after': '120' }, code: 'busy', next: 'later', retryAt: NOW + 120 * SECOND },
  {
    seen: '503 with a date',
    status: 503,
    headers: { 'retry-after': new Date(NOW + 600 * SECOND).toUTCString() },
    code: 'busy',
    next: 'later',
    retryAt: NOW + 600 * SECOND,
  },
  { seen: '401', status: 401, code: 'auth', next: 'needs-reader' },
  { seen: '403', status: 403, code: 'auth', next: 'needs-reader' },
  { seen: '423', status: 423, code: 'locked', next: 'later' },
  { seen: '413', status: 413, code: 'too-large', next: 'stopped' },
  { seen: '507', status: 507, code: 'full', next: 'stopped' },
  { seen: '302', status: 302, headers: { location: 'https://elsewhere.example/' }, code: 'redirected', next: 'stopped' },
  { seen: '307', status: 307, headers: { location: 'https://elsewhere.example/' }, code: 'redirected', next: 'stopped' },
  { seen: '400', status: 400, code: 'refused', next: 'stopped' },
  { seen: '451', status: 451, code: 'refused', next: 'stopped' },
];

/** A place of a kind with a server that does its work, and the work: a file, or an item, put there. */
interface Place {
  work(fetchIt: typeof fetch, name: string): Promise<unknown>;
  close(): Promise<void> | void;
}

/** Puts a file into a folder that is not there yet. */
async function filed(kind: TargetKind, known: Record<string, string>, fetchIt: typeof fetch, name: string): Promise<void> {
  const store = remoteStore(
    kind,
    (field) => known[field] ?? '',
    sender(fetchIt, () => NOW),
  );
  await store.write(`${name}/library.bib`, bytesOf(`@misc{${name}}`), null);
  await store.flush?.('Offprint: library.bib');
}

async function git(kind: 'github' | 'gitea'): Promise<Place> {
  const server = await gitServer(kind);
  const { base, owner, repo, branch, folder, token } = server.place;
  const known = { service: kind, url: base, repository: `${owner}/${repo}`, branch, folder, token };
  return { work: (fetchIt, name) => filed('git', known, fetchIt, name), close: () => server.close() };
}

const PLACES: Record<string, () => Promise<Place>> = {
  async WebDAV() {
    const server = await webdavServer();
    const known = { url: server.url, user: 'reader', password: 's3cret pass' };
    return { work: (fetchIt, name) => filed('webdav', known, fetchIt, name), close: server.close };
  },
  GitHub: () => git('github'),
  Gitea: () => git('gitea'),
  async S3() {
    const server = await s3Server({ now: () => NOW });
    return { work: (fetchIt, name) => filed('s3', { ...server.place }, fetchIt, name), close: server.close };
  },
  async PUT() {
    const server = await putServer();
    return { work: (fetchIt, name) => filed('put', { url: server.url }, fetchIt, name), close: server.close };
  },
  async Zotero() {
    const server = await zoteroServer();
    const work = async (fetchIt: typeof fetch, name: string) => {
      const api = zoteroApi(
        { url: server.url, library: '', key: ZOTERO_KEY },
        sender(fetchIt, () => NOW),
        () => NOW,
      );
      await api.collections();
      await api.write('items', [{ key: name, version: 0, itemType: 'preprint', title: name }]);
      await api.items([name]);
    };
    return { work, close: server.close };
  },
};

/** A server that answers everything by the row it is given. */
let row: Row | undefined;
const scripted = createServer((request, response) => {
  request.resume();
  if (!row || row.status === 'dropped') return void request.socket.destroy();
  response.writeHead(row.status, row.headers).end('no');
});
beforeAll(() => new Promise<void>((resolve) => scripted.listen(0, '127.0.0.1', resolve)));
afterAll(() => scripted.close());

/** Asks as ever, but has the request of that number (from 1) answered by the script. */
function scriptedAt(number: number): { fetchIt: typeof fetch; asked(): number } {
  let asked = 0;
  const fetchIt: typeof fetch = (url, init) => {
    asked++;
    return fetch(asked === number ? `http://127.0.0.1:${(scripted.address() as AddressInfo).port}/` : url, init);
  };
  return { fetchIt, asked: () => asked };
}

/** Zotero's keys of items have eight signs of these. */
const nameOf = (n: number) =>
  [...n.toString(16).padStart(8, '0')].map((digit) => '23456789ABCDEFGH'['0123456789abcdef'.indexOf(digit)]).join('');

describe.each(Object.entries(PLACES))('%s, whichever of its requests fails', (_name, open) => {
  let place: Place;
  let runs = 0;
  let requests = 0;
  beforeAll(async () => {
    place = await open();
    // The first may find an empty place.
    await place.work(fetch, nameOf(runs++));
    const { fetchIt, asked } = scriptedAt(0);
    await place.work(fetchIt, nameOf(runs++));
    requests = asked();
  });
  afterAll(() => place.close());

  test.each(ROWS)('$seen means $code, and then $next', async (one) => {
    row = one;
    expect(requests).toBeGreaterThan(0);
    for (let number = 1; number <= requests; number++) {
      const failure = await place.work(scriptedAt(number).fetchIt, nameOf(runs++)).catch((error: unknown) => error);
      expect(failure, `request ${number}`).toBeInstanceOf(TargetError);
      const { code, retryAt } = failure as TargetError;
      expect([code, retryAt], `request ${number}`).toEqual([one.code, one.retryAt]);
      expect(afterFailure(failure as TargetError, 1, NOW, () => 0).state).toBe(one.next);
    }
  });
});
