/**
 * Why a target did not do what it was asked. `unreachable` is the connection, `unavailable` its own fault for now, `busy` its wish
 * to be left alone, `auth` a refused or missing password, `gesture` a permission only a click can give, `changed` a file that
 * somebody else wrote since, `missing` a folder, repository or bucket that is not there, `unreadable` a file that may be written and not read, `bad-answer` anything that makes no sense.
 */
export const TARGET_CODES = [
  'unreachable',
  'unavailable',
  'busy',
  'locked',
  'auth',
  'gesture',
  'insecure',
  'redirected',
  'missing',
  'changed',
  'too-large',
  'full',
  'refused',
  'unreadable',
  'bad-answer',
  'stopped',
] as const;
export type TargetCode = (typeof TARGET_CODES)[number];

/** A target did not do what it was asked. `message` is for a log and holds neither address nor secret; `retryAt` is ms since 1970. */
export class TargetError extends Error {
  constructor(
    readonly code: TargetCode,
    message: string,
    readonly retryAt?: number,
  ) {
    super(message);
    this.name = 'TargetError';
  }
}

/** What comes after a failure: a try at `at` (ms since 1970), a wait for the reader, or the end of the attempt. */
export type Next = { state: 'later'; at: number } | { state: 'needs-reader' } | { state: 'stopped' };

const MINUTE = 60_000;
const LONGEST = 60 * MINUTE;
/** How often a locked file is tried. */
const LOCKED_TRIES = 5;

/** Between nothing and the whole of the wait ("full jitter"), so that many who failed at once do not come back at once. */
function backoff(tries: number, random: () => number): number {
  return MINUTE + Math.floor(random() * Math.min(LONGEST - MINUTE, MINUTE * 2 ** Math.min(tries, 10)));
}

/**
 * The one table of what follows a failure, for all targets. `tries` counts the failures so far, this one among them. Passing
 * trouble is tried again with growing waits; what only the reader can mend is not tried at all until they did.
 */
export function afterFailure(error: TargetError, tries: number, now: number, random: () => number): Next {
  switch (error.code) {
    case 'unreachable':
    case 'unavailable':
    case 'stopped':
      return { state: 'later', at: now + backoff(tries, random) };
    case 'busy':
      return { state: 'later', at: Math.max(error.retryAt ?? 0, now + MINUTE) };
    case 'locked':
      return tries < LOCKED_TRIES ? { state: 'later', at: now + backoff(tries, random) } : { state: 'stopped' };
    case 'auth':
    case 'gesture':
    case 'changed':
      return { state: 'needs-reader' };
    default:
      return { state: 'stopped' };
  }
}
