import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../components/words';
import type { Relevance } from '../../paper/relevance';
import { isStale } from '../../storage/models';
import type { Library } from '../../storage/schema';
import { background } from './deeds';
import { useLive } from './live';
import type { RelevanceJob, RelevanceNews } from './relevance-worker';
import { startWorker } from './workers';

type End = Exclude<RelevanceNews, { share: number } | { failed: string }>;

/** Has a worker of its own do a job, which ends with it; throws with words for the reader when it breaks. */
function workApart(job: RelevanceJob, tell: (share: number) => void, signal: AbortSignal): Promise<End> {
  const worker = startWorker('relevance');
  return new Promise<End>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.onerror = () => reject(new Error(t('relevance_broke')));
    worker.onmessage = ({ data }: MessageEvent<RelevanceNews>) => {
      if ('share' in data) tell(data.share);
      else if ('failed' in data) reject(new Error(data.failed));
      else resolve(data);
    };
    worker.postMessage(job);
  }).finally(() => worker.terminate());
}

/** Learns from the library in a worker and has what was learned kept. */
export async function learnApart(tell: (share: number) => void, signal: AbortSignal): Promise<void> {
  const end = await workApart('learn', tell, signal);
  if ('learned' in end) await background.keepModel(end.learned, end.touched);
}

/** Whether the reader switched it on; undefined until that is read. */
export function useRelevanceOn(db: Library): boolean | undefined {
  return useLive(async () => (await db.settings.get('relevance'))?.value === true, [db]).value;
}

/** Learns when this page is opened and much has changed, at the end of whatever the browser has to do first. */
export function useLearning(db: Library, on: boolean | undefined): void {
  useEffect(() => {
    if (!on) return;
    const ending = new AbortController();
    const work = async () => {
      if (!(await isStale(db, Date.now()))) return;
      await navigator.locks.request('relevance', { ifAvailable: true }, async (lock) => {
        if (lock && !ending.signal.aborted) await learnApart(() => undefined, ending.signal);
      });
    };
    const begin = () =>
      void work().catch((error: unknown) => {
        if (!ending.signal.aborted) console.error('Offprint:', error);
      });
    const idle = setTimeout(begin, 2000);
    return () => {
      clearTimeout(idle);
      ending.abort();
    };
  }, [db, on]);
}

/** What the list of papers knows of relevance. */
export interface ListRelevance {
  /** Whether the list can be ordered by it. */
  offered: boolean;
  /** The relevance of every paper by its id, once the list is ordered by it. */
  judged: ReadonlyMap<string, Relevance> | undefined;
}

/** The relevance of every paper by its id, while it is wanted; undefined until the worker is done. */
export function useJudged(wanted: boolean, at: number, fail: (error: unknown) => void): ReadonlyMap<string, Relevance> | undefined {
  const [judged, setJudged] = useState<ReadonlyMap<string, Relevance>>();
  const failed = useRef(fail);
  failed.current = fail;
  useEffect(() => {
    if (!wanted || at === 0) return;
    const ending = new AbortController();
    workApart('judge', () => undefined, ending.signal).then(
      (end) => {
        if (!ending.signal.aborted && 'judged' in end) {
          const { ids, relevance } = end.judged;
          setJudged(new Map(ids.flatMap((id, index) => (relevance[index] ? [[id, relevance[index]]] : []))));
        }
      },
      (error: unknown) => !ending.signal.aborted && failed.current(error),
    );
    return () => ending.abort();
  }, [wanted, at]);
  return wanted ? judged : undefined;
}
