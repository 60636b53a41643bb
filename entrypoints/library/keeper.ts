import { useEffect, useRef } from 'preact/hooks';
import { needsKeeping } from '../../storage/catalogue-keep';
import { atRest } from '../../storage/rest';
import type { Library } from '../../storage/schema';
import { wordsNeedKeeping } from '../../storage/words-keep';
import type { KeeperJob } from './keeper-worker';
import type { Shelf } from './shelf';
import { startWorker } from './workers';

/** Writes have come to rest when there was none for this long (ms). */
const REST = 5000;

/** Does the keeping in a worker of its own, until nothing is left to do or the signal aborts. */
function keep(job: KeeperJob, signal: AbortSignal): Promise<void> {
  const worker = startWorker('keeper');
  return new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve());
    worker.onmessage = () => resolve();
    worker.onerror = () => resolve();
    worker.postMessage(job);
  }).finally(() => worker.terminate());
}

/** Has what is derived from the library kept while the page stands open; `astray` is by how many papers the catalogue is found to differ, and `mended` is called when it was made anew for that. */
export function useKeeper(db: Library, shelf: Shelf | undefined, astray: number, mended: () => void): void {
  const isBusy = useRef(false);
  const life = useRef<AbortSignal>(null);
  useEffect(() => {
    const gone = new AbortController();
    life.current = gone.signal;
    return () => gone.abort();
  }, []);
  useEffect(() => {
    const signal = life.current;
    if (!shelf?.hasTexts || isBusy.current || !signal) return;
    isBusy.current = true;
    const work = async () => {
      await atRest(db, REST, signal);
      if (signal.aborted || !(astray !== 0 || (await needsKeeping(db)) || (await wordsNeedKeeping(db)))) return;
      await keep({ astray }, signal);
      if (astray !== 0 && !signal.aborted) mended();
    };
    work()
      .catch((error: unknown) => console.error('Offprint:', error))
      .finally(() => {
        isBusy.current = false;
      });
  }, [db, shelf, astray]);
}
