import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext } from '@playwright/test';
import { answer } from './page';

/** Where the sample feed stands in for a site. */
export const FEED = 'https://huggingface.co/papers';

/** A running sample site on loopback; `origin` has no slash at its end. */
export interface SampleServer {
  origin: string;
  close(): Promise<void>;
}

/** Serves the sample site on 127.0.0.1 at a free port. */
export async function serveSample(): Promise<SampleServer> {
  const server = createServer((request, response) => {
    const { status, contentType, body } = answer(new URL(request.url ?? '/', 'http://127.0.0.1'));
    response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Puts the sample site in the place of huggingface.co for every tab of a browser. */
export async function standIn(context: BrowserContext, server: SampleServer): Promise<void> {
  await context.route(
    (url) => url.host === 'huggingface.co',
    async (route) => {
      const { pathname, search } = new URL(route.request().url());
      await route.fulfill({ response: await route.fetch({ url: server.origin + pathname + search }) });
    },
  );
}
