/** Why a service gave no answer: `page` is a page for people, `moved` one that sends elsewhere. */
export type LookupCode = 'busy' | 'unavailable' | 'refused' | 'not-found' | 'moved' | 'page' | 'bad-answer' | 'too-large' | 'stopped';

/** A service gave no answer. `retryAt` (ms since 1970) is when it may be asked again; `page` is what a page for people holds. */
export class LookupError extends Error {
  constructor(
    readonly code: LookupCode,
    message: string,
    readonly retryAt?: number,
    readonly page?: string,
  ) {
    super(message);
    this.name = 'LookupError';
  }
}

/** Time as the caller has it; tests bring their own. */
export interface Clock {
  /** ms since 1970 */
  now(): number;
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** Longest a request may take, and largest an answer may be. Chromium ends a worker that waits 30 s. */
const PATIENCE = 20_000;
const LARGEST = 5 * 1024 * 1024;
/** No service is believed that asks us to stay away longer. */
const LONGEST_REST = 3_600_000;
const REST = 60_000;

/** When to come back by `Retry-After`, which is seconds or a date (RFC 9110, section 10.2.3). */
export function retryAt(header: string | null, now: number): number {
  const seconds = header === null ? Number.NaN : /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return now + (Number.isFinite(seconds) ? Math.min(Math.max(seconds, 1000), LONGEST_REST) : REST);
}

async function textOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > LARGEST) {
      await reader.cancel();
      throw new LookupError('too-large', `The answer is larger than ${LARGEST} bytes.`);
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

function refusalOf(response: Response, now: number): LookupError | undefined {
  const { status } = response;
  if (response.ok) return undefined;
  // Browsers do not say where to.
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) return new LookupError('moved', 'It sends elsewhere.');
  if (status === 429 || status === 503)
    return new LookupError('busy', `It answered ${status}.`, retryAt(response.headers.get('retry-after'), now));
  if (status === 404 || status === 410) return new LookupError('not-found', `It answered ${status}.`);
  if (status >= 500) return new LookupError('unavailable', `It answered ${status}.`, now + REST);
  return new LookupError('refused', `It answered ${status}.`);
}

function read(text: string, want: 'json' | 'text', type: string, now: number): unknown {
  // A page for people where data was asked for is a bot check or an outage, whatever the status says.
  if (/^\s*<!doctype html|^\s*<html/i.test(text) || (want === 'json' && /html/i.test(type)))
    throw new LookupError('page', 'It answered with a page for people.', now + LONGEST_REST, text);
  if (want === 'text') return text;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new LookupError('bad-answer', 'Its answer is no JSON.');
    throw error;
  }
}

/** One service, asked as it wants to be: one request at a time, no sooner than its gap after the last, and not at all while it rests. */
export interface Polite {
  get(url: string, want: 'json' | 'text', body?: object): Promise<unknown>;
  /** No request goes out before this time (ms since 1970). */
  readonly restsUntil: number;
}

/** Makes requests of one service polite. `restsUntil` takes up where an earlier life of the worker left off. */
export function politely(
  fetchIt: typeof fetch,
  clock: Clock,
  { gap, signal, restsUntil = 0 }: { gap: number; signal: AbortSignal; restsUntil?: number },
): Polite {
  let queue: Promise<unknown> = Promise.resolve();
  let freeAt = 0;
  let rests = restsUntil;

  const once = async (url: string, want: 'json' | 'text', body?: object): Promise<unknown> => {
    if (rests > clock.now()) throw new LookupError('busy', 'It asked to be left alone for now.', rests);
    const early = freeAt - clock.now();
    if (early > 0) await clock.wait(early, signal);
    if (signal.aborted) throw new LookupError('stopped', 'The search was stopped.');
    try {
      const response = await fetchIt(url, {
        ...(body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
        credentials: 'omit',
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
      });
      const refusal = refusalOf(response, clock.now());
      if (refusal) {
        await response.body?.cancel();
        throw refusal;
      }
      return read(await textOf(response), want, response.headers.get('content-type') ?? '', clock.now());
    } catch (error) {
      const known = error instanceof LookupError ? error : undefined;
      if (known?.retryAt) rests = known.retryAt;
      if (known) throw known;
      if (signal.aborted) throw new LookupError('stopped', 'The search was stopped.');
      throw new LookupError('unavailable', error instanceof Error ? error.message : 'No connection.', clock.now() + REST);
    } finally {
      freeAt = clock.now() + gap;
    }
  };
  return {
    get(url, want, body) {
      const turn = queue.then(() => once(url, want, body));
      queue = turn.catch(() => undefined);
      return turn;
    },
    get restsUntil() {
      return rests;
    },
  };
}
