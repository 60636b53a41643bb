/** A stretch of time the reader reads one paper for; it ends by the clock, whoever still runs then. */
export interface Session {
  /** Id of the paper. */
  id: string;
  /** When it began (ms since 1970). */
  at: number;
  minutes: number;
}

const MINUTE = 60_000;
/** How long a session is spoken of after its end (ms): a reader who went away is not asked the next day. */
const REMEMBERED = 12 * 60 * MINUTE;
const MOST_MINUTES = 240;

/** Minutes a session may be begun with, the usual first. */
export const LENGTHS = [25, 15, 45, 60] as const;

/** When a session is over (ms since 1970). */
export const endOf = ({ at, minutes }: Session): number => at + minutes * MINUTE;

/** Whole minutes that are left at a moment, begun ones among them; 0 when it is over. */
export const minutesLeft = (session: Session, now: number): number => Math.max(0, Math.ceil((endOf(session) - now) / MINUTE));

/** A session as it was stored; undefined when there is none, or none any more. */
export function storedSession(value: unknown, now: number): Session | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('at' in value) || !('minutes' in value)) return undefined;
  const { id, at, minutes } = value;
  if (typeof id !== 'string' || typeof at !== 'number' || typeof minutes !== 'number') return undefined;
  if (!(minutes > 0 && minutes <= MOST_MINUTES) || at > now + MINUTE) return undefined;
  const session = { id, at, minutes };
  return endOf(session) + REMEMBERED > now ? session : undefined;
}
