import { TargetError } from './target-error';

/** An answer that is an answer: done (2xx), or one of the few refusals a target may make sense of (404, 405, 409, 412, 422). */
export interface Answer {
  status: number;
  headers: Headers;
  /** At most as many as were asked for. */
  bytes: Uint8Array<ArrayBuffer>;
}

export interface Asked {
  headers?: Record<string, string>;
  body?: Uint8Array<ArrayBuffer> | string;
  /** Most bytes the answer may have. */
  most?: number;
  /** Further refusals that this request makes sense of: they are answers rather than errors. */
  meant?: readonly number[];
}

/** Sends one request to a target. Throws TargetError for everything but an Answer. */
export type Send = (method: string, url: string, asked?: Asked) => Promise<Answer>;

/** Browsers end a background that waits 30 s for an answer, without telling it. */
const PATIENCE = 20_000;
const SMALL = 1024 * 1024;
/** No target is believed that asks us to stay away longer. */
const LONGEST_REST = 3_600_000;
const REST = 60_000;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3})$/;
const MEANT = new Set([304, 404, 405, 409, 412, 422, 428]);

/** The address, if what goes there is encrypted on its way or stays on this machine. Throws TargetError. */
export function secureUrl(text: string): URL {
  const url = URL.parse(text);
  if (!url || url.username || url.password) throw new TargetError('refused', 'That is no address of a server.');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname)))
    throw new TargetError('insecure', 'Only https addresses are safe to send a library to.');
  return url;
}

const restOf = (ms: number) => (Number.isFinite(ms) ? Math.min(Math.max(ms, 1000), LONGEST_REST) : REST);

/** When to come back by `Retry-After` or Zotero's `Backoff`: seconds or a date (RFC 9110, section 10.2.3). */
export function retryTime(header: string | null, now: number): number {
  const ms = header === null ? Number.NaN : /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return now + restOf(ms);
}

/** When a server that counts requests counts anew, by GitHub's `X-RateLimit-Reset` (s since 1970), if it has none left for us. */
function resetTime(headers: Headers, now: number): number | undefined {
  if (headers.get('x-ratelimit-remaining')?.trim() !== '0') return undefined;
  return now + restOf(Number(headers.get('x-ratelimit-reset') ?? Number.NaN) * 1000 - now);
}

async function bytesOf(response: Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  // A length that is announced is not believed: what comes is counted.
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > most) {
      await reader?.cancel();
      throw new TargetError('too-large', `The answer is larger than ${most} bytes.`);
    }
    parts.push(part.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}

/** What a refusal means, by the one table for all targets; undefined for an answer. */
function refusalOf({ status, headers }: Response, meant: readonly number[], now: number): TargetError | undefined {
  if ((status >= 200 && status < 300) || MEANT.has(status) || meant.includes(status)) return undefined;
  const said = `It answered ${status}.`;
  if (status === 401 || status === 407) return new TargetError('auth', said);
  const wait = headers.get('retry-after');
  const reset = wait === null && (status === 403 || status === 429) ? resetTime(headers, now) : undefined;
  if (status === 429 || ((status === 503 || status === 403) && wait !== null) || reset !== undefined)
    return new TargetError('busy', said, reset ?? retryTime(wait, now));
  if (status === 403) return new TargetError('auth', said);
  if (status === 423) return new TargetError('locked', said);
  if (status === 413) return new TargetError('too-large', said);
  if (status === 507) return new TargetError('full', said);
  if (status >= 300 && status < 400) return new TargetError('redirected', said);
  return status === 408 || status >= 500 ? new TargetError('unavailable', said) : new TargetError('refused', said);
}

/**
 * Sends requests to one target as they must be sent: no cookies, which browsers would add even from here and which confuse
 * servers the reader is logged in to; no redirect followed, since a 307 would carry the library to another server; no waiting
 * beyond 20 s, and no answer larger than asked for. `now` gives ms since 1970.
 */
export function sender(fetchIt: typeof fetch, now: () => number, signal?: AbortSignal): Send {
  return async (method, url, { headers, body, most = SMALL, meant = [] } = {}) => {
    const { href } = secureUrl(url);
    const timeout = AbortSignal.timeout(PATIENCE);
    try {
      const response = await fetchIt(href, {
        method,
        headers,
        body,
        credentials: 'omit',
        redirect: 'manual',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      if (response.type === 'opaqueredirect') throw new TargetError('redirected', 'It sent us to another address.');
      const refusal = refusalOf(response, meant, now());
      if (refusal) {
        await response.body?.cancel();
        throw refusal;
      }
      return { status: response.status, headers: response.headers, bytes: await bytesOf(response, most) };
    } catch (error) {
      if (error instanceof TargetError) throw error;
      if (signal?.aborted) throw new TargetError('stopped', 'It was stopped.');
      throw new TargetError('unreachable', timeout.aborted ? 'It did not answer within 20 s.' : 'There is no connection to it.');
    }
  };
}
