import { useEffect, useState } from 'preact/hooks';
import { SessionBar } from '../../components/session-bar';
import { endOf, type Session, storedSession } from '../../paper/session';
import type { Library } from '../../storage/schema';
import { background, type Deeds, type TakeBack } from './deeds';
import { useLive } from './live';

/** The setting that holds the time of reading that goes on. */
const SESSION = 'session';
const MINUTE = 60_000;

const keep = (session: Session | null) => background.setSetting(SESSION, session);
const sessionIn = async (db: Library) => storedSession((await db.settings.get(SESSION))?.value, Date.now());

/** Begins to read a paper for so many minutes, and marks it as being read; gives how to take that back. */
export async function beginSession(db: Library, id: string, minutes: number): Promise<TakeBack> {
  const before = await sessionIn(db);
  const action = await background.change([id], { status: 'reading' });
  await keep({ id, at: Date.now(), minutes });
  return async () => {
    if (action) await background.undo(action);
    await keep(before ?? null);
  };
}

/** Ends a session; with `isRead` its paper is read. Gives how to take that back. */
async function endSession(session: Session, isRead: boolean): Promise<TakeBack> {
  const action = isRead ? await background.change([session.id], { status: 'read' }) : 0;
  await keep(null);
  return async () => {
    if (action) await background.undo(action);
    await keep(session);
  };
}

/** The present, anew when a minute of the session is over. */
function useMinutes(session: Session | undefined): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => setNow(Date.now()), [session]);
  useEffect(() => {
    if (!session) return;
    const left = endOf(session) - now;
    // A page that sleeps is woken late; what counts is the clock.
    const timer = setTimeout(() => setNow(Date.now()), left > 0 ? ((left - 1) % MINUTE) + 1 : MINUTE);
    return () => clearTimeout(timer);
  }, [session, now]);
  return now;
}

/** The time of reading that goes on, or is over and not answered for; nothing where there is none. */
export function SessionPart({ db, deeds }: { db: Library; deeds: Deeds }) {
  const { value } = useLive(async () => {
    const session = storedSession((await db.settings.get(SESSION))?.value, Date.now());
    return session && { session, title: (await db.papers.get(session.id))?.title };
  }, [db]);
  const now = useMinutes(value?.session);
  if (!value?.title) return null;
  const { session, title } = value;
  return (
    <SessionBar
      session={session}
      title={title}
      now={now}
      onRead={() => void deeds.perform(() => endSession(session, true))}
      onMore={() => void deeds.perform(() => beginSession(db, session.id, session.minutes))}
      onStop={() => void deeds.perform(() => endSession(session, false))}
    />
  );
}
