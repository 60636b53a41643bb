import { useEffect, useState } from 'preact/hooks';
import { followEntries } from '../../storage/follow';
import type { Entry } from '../../storage/read';
import type { Library } from '../../storage/schema';
import type { Live } from './live';

/** The whole library, newest first, kept up to date. */
export function useEntries(db: Library): Live<Entry[]> {
  const [live, setLive] = useState<Live<Entry[]>>({ value: undefined, error: undefined });
  useEffect(() => {
    const gone = new AbortController();
    followEntries(
      db,
      (value) => setLive({ value, error: undefined }),
      (error) => setLive({ value: undefined, error }),
      gone.signal,
    );
    return () => gone.abort();
  }, [db]);
  return live;
}
