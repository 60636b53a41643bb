import type { Entry } from '../../components/filter';
import type { PaperRows } from '../../components/paper-rows';
import type { Catalogue } from '../../paper/catalogue';
import { entriesAfter, entriesOf } from '../../storage/catalogue';
import { WHOLE } from '../../storage/follow';
import type { Library } from '../../storage/schema';

/** How many papers are held at most, unless all of a library are. */
const HELD = 3000;
/** Papers read at a time when all of them are. */
const SLICE = 500;
/** Read with one that is wanted: the next ones in the direction one scrolls are wanted soon. */
const AROUND = 30;

/** Papers that were looked at, read when they are first asked for. */
export interface Entries {
  /** A paper as it is now; undefined while it is being read. */
  get(id: string): Entry | undefined;
  /** Takes note of what papers have become. */
  hear(papers: ReadonlyMap<string, Entry | undefined>): void;
  /** Every paper of the library, where all are at hand. */
  all(): readonly Entry[] | undefined;
  /** Reads every paper there is, to have them all at hand. */
  readAll(signal: AbortSignal): Promise<void>;
}

/** Papers read as they are asked for, besides those that are at hand; `arrived` hears when there are more. */
export function readingEntries(
  db: Library,
  atHand: ReadonlyMap<string, Entry> | undefined,
  arrived: () => void,
  fail: (error: unknown) => void,
): Entries {
  const held = new Map(atHand);
  let isWhole = atHand !== undefined;
  let isFilling = false;
  let all: readonly Entry[] | undefined;
  /** Asked for, and not in the library: until it is heard of again there is no use in asking. */
  const absent = new Set<string>();
  let changed: (id: string) => void = () => undefined;
  let wanted = new Set<string>();
  let reading = new Map<string, boolean>();

  const trim = () => {
    if (isFilling || (isWhole && held.size <= WHOLE)) return;
    isWhole = false;
    for (const id of held.keys()) {
      if (held.size <= HELD) break;
      held.delete(id);
    }
  };
  const read = async () => {
    const ids = [...wanted];
    wanted = new Set();
    reading = new Map(ids.map((id) => [id, true]));
    const { entries, gone } = await entriesOf(db, ids);
    for (const entry of entries) if (reading.get(entry.paper.id)) held.set(entry.paper.id, entry);
    for (const id of gone) if (reading.get(id)) absent.add(id);
    reading = new Map();
    trim();
    arrived();
    if (wanted.size > 0) await read();
  };

  return {
    get(id) {
      const known = held.get(id);
      if (known || id === '' || wanted.has(id) || reading.has(id) || absent.has(id)) return known;
      wanted.add(id);
      if (wanted.size === 1 && reading.size === 0) queueMicrotask(() => void read().catch(fail));
      return undefined;
    },
    hear(papers) {
      for (const [id, entry] of papers) {
        // What is being read may be older than what is heard.
        if (reading.has(id)) reading.set(id, false);
        absent.delete(id);
        changed(id);
        if (entry) held.set(id, entry);
        else held.delete(id);
      }
      all = undefined;
      trim();
    },
    all() {
      if (isWhole) all ??= [...held.values()];
      return all;
    },
    async readAll(signal) {
      if (isWhole || isFilling) return;
      isFilling = true;
      const heard = new Set<string>();
      changed = (id) => heard.add(id);
      for (let from = '', isLast = false; !isLast && !signal.aborted; ) {
        const { entries, last } = await entriesAfter(db, from, SLICE);
        for (const entry of entries) if (!heard.has(entry.paper.id)) held.set(entry.paper.id, entry);
        from = last;
        isLast = last === '';
      }
      changed = () => undefined;
      isFilling = false;
      if (signal.aborted) return;
      isWhole = true;
      trim();
      arrived();
    },
  };
}

/** Rows of the catalogue as a list. */
export function rowsOf(catalogue: Catalogue, rows: Uint32Array, entries: Entries): PaperRows {
  const idAt = (index: number) => (index < rows.length ? catalogue.idOf(rows[index] ?? 0) : '');
  return {
    count: rows.length,
    idAt,
    entryAt(index) {
      const entry = entries.get(idAt(index));
      if (!entry) for (let at = Math.max(0, index - AROUND); at < Math.min(rows.length, index + AROUND); at++) entries.get(idAt(at));
      return entry;
    },
  };
}
