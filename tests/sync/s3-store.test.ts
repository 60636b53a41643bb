import { afterEach, describe, expect, test } from 'vitest';
import { sender } from '../../sync/http';
import { type Bucket, s3Store } from '../../sync/s3-store';
import { type S3Faults, type S3Server, s3Server } from './s3-server';
import { signatureOf } from './s3-signature';

let server: S3Server;
const open = async (faults: S3Faults = {}, place: Partial<Bucket> = {}, now = Date.now) => {
  server = await s3Server(faults);
  return s3Store({ ...server.place, ...place }, sender(fetch, Date.now), now);
};
afterEach(() => server?.close());

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (stored: { bytes: Uint8Array } | undefined) => stored && new TextDecoder().decode(stored.bytes);
const NAMES = ['ü & <1>.txt', 'a+b c', "it's (1)*!", '100 % #?.bib', 'ß=&;:@,~$', 'π 日本 🙂', '%2F'];

describe('the check of signatures itself', () => {
  // Examples with their answers: AWS, "Signature Calculations for the Authorization Header: Transferring Payload in a Single Chunk".
  const secretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  test.each([
    ['GET', '/test.txt', { range: 'bytes=0-9' }, 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'],
    ['GET', '/?lifecycle', {}, 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
    ['GET', '/?max-keys=2&prefix=J', {}, '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
  ])('gives what is documented for %s %s', (method, url, more, signature) => {
    const headers = {
      host: 'examplebucket.s3.amazonaws.com',
      'x-amz-content-sha256': empty,
      'x-amz-date': '20130524T000000Z',
      ...more,
      authorization: `SignedHeaders=${['host', ...Object.keys(more), 'x-amz-content-sha256', 'x-amz-date'].join(';')}, `,
    };
    expect(signatureOf({ method, url, headers }, { secretKey, region: 'us-east-1' })).toBe(signature);
  });
});

describe('a bucket', () => {
  test('lists what it holds and gives back every byte, whatever the names', async () => {
    const store = await open({}, { folder: 'my papers+1' });
    expect(await store.list('')).toEqual([]);
    expect(await store.read('no.bib', 10)).toBeUndefined();
    for (const name of NAMES) {
      await store.write(`d/${name}/${name}`, bytes(name));
      expect(text(await store.read(`d/${name}/${name}`, 100))).toBe(name);
      expect(await store.list(`d/${name}`)).toEqual([{ name, folder: false }]);
    }
    await store.write('library.bib', bytes(''));
    expect(await store.list('')).toEqual(
      expect.arrayContaining([
        { name: 'd', folder: true },
        { name: 'library.bib', folder: false },
      ]),
    );
    expect((await store.list('d')).map(({ name }) => name).sort()).toEqual([...NAMES].sort());
    expect([...server.files.keys()]).toContain('my papers+1/library.bib');
    await store.remove('library.bib');
    await store.remove('library.bib');
    expect(await store.list('')).toEqual([{ name: 'd', folder: true }]);
  });

  test('is listed page by page, without what is no name of ours', async () => {
    const store = await open({ pageSize: 2 });
    for (let n = 0; n < 9; n++) server.files.set(`d/${n} +&/x`, Buffer.from(''));
    for (const foreign of ['d/', 'd/../x', 'd/a\\b', `d/${'x'.repeat(300)}`]) server.files.set(foreign, Buffer.from(''));
    expect((await store.list('d')).map(({ name }) => name)).toEqual(Array.from({ length: 9 }, (_, n) => `${n} +&`));
    expect(server.log.length).toBeGreaterThan(4);
  });

  test('whose list says that it goes on and not where is not believed', async () => {
    const store = await open({ endlessList: true });
    await expect(store.list('')).rejects.toMatchObject({ code: 'bad-answer' });
    expect(server.log).toHaveLength(1);
  });

  test('refuses to overwrite what changed since it was read, where the server can tell', async () => {
    const store = await open();
    await store.write('a', bytes('one'), null);
    await expect(store.write('a', bytes('two'), null)).rejects.toMatchObject({ code: 'changed' });
    const tag = (await store.read('a', 10))?.tag;
    server.files.set('a', Buffer.from('elsewhere'));
    await expect(store.write('a', bytes('here'), tag)).rejects.toMatchObject({ code: 'changed' });
    server.files.delete('a');
    await expect(store.write('a', bytes('here'), tag)).rejects.toMatchObject({ code: 'changed' });
    expect(server.files.size).toBe(0);
  });

  test.each(['ignored', 'unknown'] as const)('writes where conditions are %s', async (conditions) => {
    const store = await open({ conditions });
    await store.write('a', bytes('one'), null);
    await store.write('a', bytes('two'), '"stale"');
    expect(text(await store.read('a', 10))).toBe('two');
  });

  test('tries again when others write at the same moment, and later when that goes on', async () => {
    let conflicts = 2;
    const store = await open({
      next: (method) => (method === 'PUT' && conflicts-- > 0 ? { status: 409, code: 'ConditionalRequestConflict' } : undefined),
    });
    await store.write('a', bytes('one'), null);
    expect(server.files.get('a')?.toString()).toBe('one');
    conflicts = 9;
    await expect(store.write('a', bytes('two'))).rejects.toMatchObject({ code: 'unavailable' });
    expect(conflicts).toBe(6);
  });

  test('is signed for the region the server is in, and by its time, when it says so', async () => {
    const hour = 3_600_000;
    const store = await open({ region: 'eu-central-1', now: () => Date.now() + 5 * hour }, { region: 'us-east-1' });
    await store.write('a', bytes('x'));
    expect(server.log).toEqual(['PUT a', 'PUT a', 'PUT a']);
    await store.list('');
    expect(server.log).toHaveLength(4);
  });

  test('says what is wrong: another bucket, a wrong key, a wrong secret, and never with what', async () => {
    for (const [place, code] of [
      [{ bucket: 'others' }, 'missing'],
      [{ accessKey: 'AKIAOTHER' }, 'auth'],
      [{ secretKey: 'wrong s3cret' }, 'auth'],
    ] as const) {
      const store = await open({}, place);
      for (const asking of [() => store.read('a', 10), () => store.list(''), () => store.write('a', bytes('x'))]) {
        const error = await asking().catch((one: unknown) => one as Error);
        expect(error).toMatchObject({ name: 'TargetError', code });
        expect(String(error)).not.toMatch(/127\.0\.0\.1|s3cret|AKIA/);
      }
      await server.close();
    }
    expect(() => s3Store({ ...server.place, bucket: 'a/b' }, sender(fetch, Date.now))).toThrow();
    expect(() => s3Store({ ...server.place, bucket: '..' }, sender(fetch, Date.now))).toThrow();
    await open();
  });

  test('never sees the secret: it is not sent', async () => {
    const store = await open();
    await store.write('a', bytes('x'));
    expect(JSON.stringify(server.headers)).not.toContain('s3cret');
    expect(server.headers).toMatchObject({ 'content-type': 'application/octet-stream' });
    expect(server.headers).not.toHaveProperty('cookie');
  });

  test('reads no further than it was told to', async () => {
    const store = await open();
    await store.write('a', bytes('x'.repeat(5000)));
    await expect(store.read('a', 4999)).rejects.toMatchObject({ code: 'too-large' });
    await expect(store.read('a', 10)).rejects.toMatchObject({ code: 'too-large' });
    expect((await store.read('a', 5000))?.bytes.length).toBe(5000);
  });
});
