import { useEffect, useState } from 'preact/hooks';
import { fold } from '../../paper/fold';
import type { Library } from '../../storage/schema';

/** Abstracts folded before the page may draw again. */
const SLICE = 500;

const pause = () => new Promise((resolve) => setTimeout(resolve));

/** All abstracts as they are searched, by paper; undefined until they are wanted and read. */
export function useAbstracts(db: Library | undefined, wanted: boolean): ReadonlyMap<string, string> | undefined {
  const [abstracts, setAbstracts] = useState<ReadonlyMap<string, string>>();
  const [asked, setAsked] = useState(false);
  if (wanted && !asked) setAsked(true);
  useEffect(() => {
    if (!db || !asked) return;
    let gone = false;
    const read = async () => {
      const rows = await db.abstracts.toArray();
      const folded = new Map<string, string>();
      for (let at = 0; at < rows.length && !gone; at += SLICE) {
        for (const row of rows.slice(at, at + SLICE)) folded.set(row.id, fold(row.text));
        await pause();
      }
      if (!gone) setAbstracts(folded);
    };
    // Without abstracts the search still looks everywhere else.
    read().catch((error: unknown) => console.error('Offprint:', error));
    return () => {
      gone = true;
    };
  }, [db, asked]);
  return abstracts;
}
