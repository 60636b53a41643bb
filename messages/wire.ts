import { browser } from 'wxt/browser';

/** What goes over the wire: which map, which of its members, and its arguments. */
export interface Request {
  to: 'feed' | 'editor' | 'library';
  name: string;
  args: unknown[];
}

/** What comes back. `code` is for the program, `message` says to the reader what to do next. */
export type Reply = { ok: true; value: unknown } | { ok: false; code: string; message: string };

/** A request that was refused or failed, with the code and message of the reply. */
export class RequestError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'RequestError';
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the only way to say "any function" to the type checker
type Members<M> = { [K in keyof M]: (...args: any[]) => unknown };

/** The asking side of a map: one method for each member, giving a promise of its result. */
export type Client<M extends Members<M>> = { [K in keyof M]: (...args: Parameters<M[K]>) => Promise<Awaited<ReturnType<M[K]>>> };

function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && typeof (value as Reply).ok === 'boolean';
}

async function ask(request: Request): Promise<unknown> {
  const reply: unknown = await browser.runtime.sendMessage(request);
  if (!isReply(reply)) throw new RequestError('no-answer', 'Offprint’s background did not answer. Try again.');
  if (!reply.ok) throw new RequestError(reply.code, reply.message);
  return reply.value;
}

/** A client of the background for one map of requests; its methods throw RequestError. */
export function client<M extends Members<M>>(to: Request['to']): Client<M> {
  return new Proxy(Object.create(null), {
    get: (_target, name) => (typeof name === 'string' ? (...args: unknown[]) => ask({ to, name, args }) : undefined),
  }) as Client<M>;
}

/** The answering side: takes what the asking side sends and gives what it gets, at once or later. */
export type Server<M extends Members<M>> = {
  [K in keyof M]: (...args: Parameters<M[K]>) => ReturnType<M[K]> | Promise<Awaited<ReturnType<M[K]>>>;
};

/** True when a message has the shape of a request. */
export function isRequest(message: unknown): message is Request {
  const request = message as Partial<Request> | null;
  return (
    typeof request === 'object' &&
    request !== null &&
    (request.to === 'feed' || request.to === 'editor' || request.to === 'library') &&
    typeof request.name === 'string' &&
    Array.isArray(request.args)
  );
}
