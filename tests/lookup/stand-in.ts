import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../lookup/polite';

/** A server on this machine that stands in for a service, and what it was asked. */
export interface StandIn {
  base: string;
  asked: string[];
  /** Most requests that were under way at once. */
  readonly most: number;
  answer(handle: (request: IncomingMessage, response: ServerResponse, body: string) => void): void;
  close(): Promise<void>;
}

/** Starts a stand-in that says nothing is there until it is told what to answer. */
export async function standIn(): Promise<StandIn> {
  const asked: string[] = [];
  let under = 0;
  let most = 0;
  let handle = (_request: IncomingMessage, response: ServerResponse, _body: string): void => {
    response.writeHead(404).end();
  };
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '');
    under++;
    most = Math.max(most, under);
    response.on('close', () => under--);
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => handle(request, response, body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    get most() {
      return most;
    },
    answer(next) {
      handle = next;
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}

/** A clock that stands still but for being waited on, and remembers for how long. */
export function stoppedClock(start = Date.UTC(2026, 5, 1)): Clock & { waits: number[] } {
  let now = start;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    async wait(ms) {
      waits.push(ms);
      now += ms;
    },
  };
}
