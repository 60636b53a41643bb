import { useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { onStored, WEIGHED } from '../../messages/reading';
import { judge } from '../../paper/relevance';
import { learnedIn } from '../../storage/models';
import type { Library } from '../../storage/schema';
import { useLive } from './live';

/** When what papers are weighed by was learned (ms since 1970), 0 while there is nothing they could be weighed by. */
export function useWeighed(): number {
  const [at, setAt] = useState(0);
  useEffect(() => {
    const ending = new AbortController();
    const hear = (value: unknown) => setAt(typeof value === 'number' ? value : 0);
    onStored(WEIGHED, hear, ending.signal);
    browser.storage.local.get(WEIGHED).then(
      (stored) => !ending.signal.aborted && hear(stored[WEIGHED]),
      (error: unknown) => console.error('Offprint:', error),
    );
    return () => ending.abort();
  }, []);
  return at;
}

/** What papers are judged by; undefined while they are not, and until it is read. */
export function useJudge(db: Library, at: number): ReturnType<typeof judge> | undefined {
  const { value: model } = useLive(async () => (at > 0 ? (await learnedIn(db))?.model : undefined), [db, at]);
  return useMemo(() => model && judge(model), [model]);
}
