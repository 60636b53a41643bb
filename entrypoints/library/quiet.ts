import { useEffect, useState } from 'preact/hooks';
import { lastChange } from '../../storage/jobs';
import type { Library } from '../../storage/schema';
import { useLive } from './live';

/** The library has come to rest when nothing was written for this long (ms). */
const REST = 3000;

/** What a read of the whole library gave last: done once the library has come to rest, since every save would wait for one done at each change. */
export function useQuiet<T>(db: Library, read: () => Promise<T>, fail: (error: unknown) => void): T | undefined {
  const [value, setValue] = useState<T>();
  const { value: change } = useLive(() => lastChange(db), [db]);
  useEffect(() => {
    if (change === undefined) return;
    let gone = false;
    const timer = setTimeout(() => {
      read().then((now) => !gone && setValue(() => now), fail);
    }, REST);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [db, change]);
  return value;
}
