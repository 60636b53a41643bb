import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { TARGET_FIELDS, TARGET_KINDS, type TargetKind } from '../../sync/target';
import { ask, rowsOf } from './harness/ask';
import { shelf } from './harness/shelf';
import { nameFolder, openDevice } from './harness/webdav';

interface Heard {
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A server that keeps all it is told and gives the answers it was last told to give; 0 breaks the line. */
async function recorder() {
  const heard: Heard[] = [];
  const answer = { status: 200, body: '{}' };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      heard.push({ url: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString('latin1') });
      if (answer.status === 0) response.destroy();
      else response.writeHead(answer.status, { 'content-type': 'application/json', location: 'http://192.0.2.1/' }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { heard, answer, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const KINDS = TARGET_KINDS.filter((kind) => TARGET_FIELDS[kind].some((field) => field.kind === 'url'));
const OTHERS: Record<string, string> = { repository: 'ann/papers', library: 'users/1234567', bucket: 'papers', user: 'reader' };
const secretOf = (kind: string, field: string) => `planted-${kind}-${field}-Ab1`;

function typedOf(kind: TargetKind, url: string) {
  const settings: Record<string, string> = {};
  const secrets: Record<string, string> = {};
  for (const { name, kind: type, initial = '' } of TARGET_FIELDS[kind]) {
    if (type === 'secret') secrets[name] = secretOf(kind, name);
    else settings[name] = type === 'url' ? `${url}/${kind}` : (OTHERS[name] ?? (initial || 'thing'));
  }
  return { id: `at-${kind}`, kind, name: kind, settings, secrets };
}

test('secrets of every kind of place are in their table and in the header to their server, whatever that answers, and nowhere else', async () => {
  test.setTimeout(120_000);
  const { heard, answer, server, url } = await recorder();
  const { page, session } = await openDevice(shelf(3));
  const said: string[] = [];
  for (const source of [page, session.worker]) source.on('console', (message: { text(): string }) => said.push(message.text()));
  session.context.on('request', (request) => said.push(request.url()));
  const replies: unknown[] = [];
  const hear = async (reply: Promise<unknown>) => replies.push(await reply.catch((error: Error) => [error.message, error.stack]));
  try {
    await page.getByRole('button', { name: 'New place' }).click();
    await nameFolder(page, `${url}/first`, { password: 'planted-first' });
    for (const kind of KINDS) {
      await hear(ask(page, 'saveTarget', typedOf(kind, url)));
      const rule = { id: kind, targetId: `at-${kind}`, what: { kind: 'all' }, format: 'json', options: {}, file: kind, when: 'hand' };
      await hear(ask(page, 'saveRule', { ...rule, format: 'csv' }));
    }
    for (const status of [200, 401, 403, 404, 409, 412, 422, 429, 500, 302, 0]) {
      Object.assign(answer, { status, body: status === 200 ? '<html>' : '{}' });
      for (const kind of KINDS) await hear(ask(page, 'runRule', kind, false));
      await hear(ask(page, 'runOutbox'));
      for (const kind of KINDS) await hear(ask(page, 'foreseeJoin', `at-${kind}`, 'planted-passphrase'));
    }
    await hear(ask(page, 'join', 'at-webdav', 'Desk', 'planted-passphrase'));
    await page.getByRole('link', { name: /^Settings/ }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Back up now' }).click()]);
    const backup = readFileSync(await download.path(), 'utf8');
    await page.getByRole('link', { name: 'Sync', exact: true }).click();
    await page.getByRole('region', { name: 'Places' }).getByRole('button', { name: 'Edit webdav' }).click();
    const drawn = await page.content();
    const values = await page.locator('input').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

    const names = await page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const opening = indexedDB.open('offprint');
          opening.onsuccess = () => {
            resolve([...opening.result.objectStoreNames]);
            opening.result.close();
          };
        }),
    );
    const tables: unknown[] = [];
    for (const name of names.filter((one) => one !== 'secrets')) tables.push(await rowsOf(page, name));
    const stored = await page.evaluate(() => {
      const { storage, action } = (globalThis as unknown as { chrome: Record<string, never> }).chrome as unknown as {
        storage: Record<string, { get?(): Promise<object> }>;
        action: { getTitle(of: object): Promise<string> };
      };
      const areas = ['local', 'sync', 'session'].map((area) => storage[area]?.get?.());
      return Promise.all([...areas, action.getTitle({}), location.href, JSON.stringify({ ...localStorage })]);
    });
    const told = heard.map(({ url: to, headers: { authorization: _kept, 'zotero-api-key': _key, ...headers }, body }) => ({
      to,
      headers,
      body,
    }));
    const everything = JSON.stringify([said, replies, tables, stored, told, backup, drawn, values]);
    // Encoded, too, wherever it might have been.
    expect(everything).not.toMatch(/planted|cGxhbnRlZ/);
    for (const kind of KINDS) {
      const kept = (await rowsOf<{ id: string; value: object }>(page, 'secrets')).find(({ id }) => id === `at-${kind}`);
      for (const { name } of TARGET_FIELDS[kind].filter((field) => field.kind === 'secret'))
        expect(JSON.stringify(kept)).toContain(secretOf(kind, name));
    }
    // Each went to its own place alone, where the kind sends it at all: S3 signs with its key and keeps it.
    const shown = heard.flatMap(({ url: to, headers: { authorization = '', 'zotero-api-key': key = '' } }) => {
      const plain = authorization.startsWith('Basic ') ? Buffer.from(authorization.slice(6), 'base64').toString() : authorization + key;
      const [, kind] = /planted-([a-z0-9]+)/.exec(plain) ?? [];
      return kind ? [{ to: to.split('/')[1], kind }] : [];
    });
    expect(shown.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['webdav', 'git', 'put']));
    expect(shown.map(({ kind }) => kind)).not.toContain('s3');
    for (const { to, kind } of shown) expect(to).toBe(kind);
    expect(heard.length).toBeGreaterThan(30);
  } finally {
    await session.close();
    await new Promise((resolve) => server.close(resolve));
  }
});
