import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { politely, retryAt } from '../../lookup/polite';
import { type StandIn, standIn, stoppedClock } from './stand-in';

let server: StandIn;
beforeEach(async () => {
  server = await standIn();
});
afterEach(() => server.close());

const asking = (gap = 3000, signal = new AbortController().signal) => {
  const clock = stoppedClock();
  return { clock, polite: politely(fetch, clock, { gap, signal }) };
};

describe('when to come back', () => {
  const now = Date.UTC(2026, 5, 1);
  test.each([
    ['120', 120_000],
    ['0', 1000],
    ['99999999', 3_600_000],
    [new Date(now + 90_000).toUTCString(), 90_000],
    [new Date(now - 90_000).toUTCString(), 1000],
    ['soon', 60_000],
    [null, 60_000],
  ])('%j is in %d ms', (header, ms) => {
    expect(retryAt(header, now) - now).toBe(ms);
  });
});

describe('a service', () => {
  test('is asked one thing at a time, and no sooner than it wants', async () => {
    server.answer(
      (_request, response) => void setImmediate(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{"a":1}')),
    );
    const { clock, polite } = asking();
    expect(await Promise.all([1, 2, 3].map((n) => polite.get(`${server.base}/${n}`, 'json')))).toEqual([{ a: 1 }, { a: 1 }, { a: 1 }]);
    expect(server.asked).toEqual(['/1', '/2', '/3']);
    expect(server.most).toBe(1);
    expect(clock.waits).toEqual([3000, 3000]);
  });

  test('that is busy is left alone until the time it names', async () => {
    server.answer((_request, response) => void response.writeHead(429, { 'retry-after': '120' }).end());
    const { clock, polite } = asking();
    await expect(polite.get(`${server.base}/`, 'json')).rejects.toMatchObject({ code: 'busy', retryAt: clock.now() + 120_000 });
    await expect(polite.get(`${server.base}/`, 'json')).rejects.toMatchObject({ code: 'busy' });
    expect(server.asked).toHaveLength(1);
    server.answer((_request, response) => void response.end('{}'));
    await clock.wait(120_001, new AbortController().signal);
    expect(await polite.get(`${server.base}/`, 'json')).toEqual({});
  });

  test.each([
    [404, 'not-found'],
    [500, 'unavailable'],
    [503, 'busy'],
    [403, 'refused'],
  ])('that answers %d is %s', async (status, code) => {
    server.answer((_request, response) => void response.writeHead(status).end('no'));
    await expect(asking().polite.get(`${server.base}/`, 'json')).rejects.toMatchObject({ code });
  });

  test('that answers with a page for people has no answer, whatever it says of itself', async () => {
    server.answer(
      (_request, response) =>
        void response.writeHead(200, { 'content-type': 'application/json' }).end('<!doctype html><title>Are you a robot?</title>'),
    );
    await expect(asking().polite.get(`${server.base}/`, 'json')).rejects.toMatchObject({ code: 'page' });
  });

  test('whose answer is broken, or sends elsewhere, gives none', async () => {
    server.answer((_request, response) => void response.end('{"half":'));
    await expect(asking().polite.get(`${server.base}/`, 'json')).rejects.toMatchObject({ code: 'bad-answer' });
    server.answer((request, response) => {
      if (request.url === '/') response.writeHead(302, { location: '/elsewhere' }).end();
      else response.end('{}');
    });
    const asked = server.asked.length;
    await expect(asking().polite.get(`${server.base}/`, 'json')).rejects.toMatchObject({ code: 'moved' });
    expect(server.asked.slice(asked)).toEqual(['/']);
  });

  test('whose answer never ends is stopped at five megabytes', async () => {
    server.answer((_request, response) => {
      const part = Buffer.alloc(65_536, 'x');
      const more = () => {
        while (!response.destroyed && response.write(part));
      };
      response.on('drain', more);
      more();
    });
    await expect(asking().polite.get(`${server.base}/`, 'text')).rejects.toMatchObject({ code: 'too-large' });
  });

  test('may answer compressed', async () => {
    server.answer((_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"a":[1]}')));
    expect(await asking().polite.get(`${server.base}/`, 'json')).toEqual({ a: [1] });
  });

  test('that is slow can be stopped, and nothing more is asked', async () => {
    const ending = new AbortController();
    server.answer(() => ending.abort());
    const { polite } = asking(0, ending.signal);
    const both = [polite.get(`${server.base}/1`, 'json'), polite.get(`${server.base}/2`, 'json')];
    for (const one of await Promise.allSettled(both)) expect(one).toMatchObject({ status: 'rejected', reason: { code: 'stopped' } });
    expect(server.asked).toEqual(['/1']);
  });

  test('gets neither cookies nor where the question came from', async () => {
    let headers: Record<string, unknown> = {};
    server.answer((request, response) => {
      headers = request.headers;
      response.end('{}');
    });
    await asking().polite.get(`${server.base}/`, 'json');
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
  });
});
