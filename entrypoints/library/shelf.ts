import { useEffect, useState } from 'preact/hooks';
import { orderOf } from '../../components/catalogue-order';
import type { BeyondRows } from '../../components/catalogue-row';
import { searchRows } from '../../components/catalogue-search';
import { DEFAULT_SORT, type Entry } from '../../components/filter';
import type { Catalogue } from '../../paper/catalogue';
import type { Paper } from '../../paper/paper';
import type { Query } from '../../paper/query';
import { followLibrary, WHOLE } from '../../storage/follow';
import type { Library } from '../../storage/schema';
import { type Entries, readingEntries } from './entries';
import { whenSeen } from './when-seen';

/** What is not needed at once waits so long (ms). */
const LATER = 500;

type Heard = (papers: ReadonlyMap<string, Entry | undefined>) => void;

/** The library as our pages hold it; a new object whenever anything of it has changed, about the same catalogue and entries. */
export interface Shelf {
  catalogue: Catalogue;
  entries: Entries;
  /** Whether titles and authors can be searched already. */
  hasTexts: boolean;
  /** Has somebody hear which papers change, and how they are then, until the signal aborts. */
  listen(heard: Heard, signal: AbortSignal): void;
}

export interface LiveShelf {
  /** Undefined until the library was first read. */
  shelf: Shelf | undefined;
  /** The newest papers, which are there before all the others. */
  first: readonly Entry[];
  /** Papers read so far, where that takes a while. */
  sofar: number;
  /** By how many papers the catalogue differs from the library's own count. */
  astray: number;
  error: unknown;
}

const NOTHING: LiveShelf = { shelf: undefined, first: [], sofar: 0, astray: 0, error: undefined };

/** Follows the library; reads it anew when `round` changes. */
export function useShelf(db: Library | undefined, round = 0): LiveShelf {
  const [live, setLive] = useState(NOTHING);
  useEffect(() => {
    if (!db) return;
    const gone = new AbortController();
    const listeners = new Set<Heard>();
    const failed = (error: unknown) => setLive({ ...NOTHING, error });
    const again = () => setLive(({ shelf, ...rest }) => ({ ...rest, shelf: shelf && { ...shelf } }));
    // The catalogue itself follows every write.
    const changed = whenSeen(again, gone.signal);
    let entries: Entries | undefined;
    let size = () => 0;
    followLibrary(
      db,
      {
        first: (first) => setLive((now) => (now.shelf ? now : { ...now, first })),
        read(catalogue, atHand, newest) {
          const fresh = readingEntries(db, atHand, () => !gone.signal.aborted && again(), failed);
          entries = fresh;
          fresh.hear(new Map(newest.map((entry) => [entry.paper.id, entry])));
          size = () => catalogue.size;
          const listen = (heard: Heard, signal: AbortSignal) => {
            listeners.add(heard);
            signal.addEventListener('abort', () => listeners.delete(heard));
          };
          setLive({ ...NOTHING, shelf: { catalogue, entries: fresh, hasTexts: false, listen } });
        },
        texts(astray) {
          setLive(({ shelf, ...rest }) => ({ ...rest, astray, shelf: shelf && { ...shelf, hasTexts: true } }));
          // Of a library that is not large all papers are held, once there is time to read them.
          if (size() <= WHOLE) setTimeout(() => void entries?.readAll(gone.signal).catch(failed), LATER);
        },
        changed(papers) {
          entries?.hear(papers);
          for (const heard of listeners) heard(papers);
          changed();
        },
        reading: (sofar) => setLive((now) => (now.shelf ? now : { ...now, sofar })),
        failed,
      },
      gone.signal,
    );
    return () => gone.abort();
  }, [db, round]);
  return live;
}

/** The newest papers that fit a query, as far as they are at hand; the page is drawn again when more of them are. */
export function findPapers({ catalogue, entries }: Shelf, query: Query, most: number, beyond: BeyondRows): Paper[] {
  const { found } = searchRows(catalogue, orderOf(catalogue, DEFAULT_SORT), query, beyond);
  return Array.from(found.subarray(0, most), (row) => entries.get(catalogue.idOf(row))?.paper).flatMap((paper) => paper ?? []);
}
