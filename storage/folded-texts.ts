import type { Catalogue } from '../paper/catalogue';
import { fold } from '../paper/fold';
import type { Entry } from './read';
import type { Library } from './schema';

/** Texts folded before whoever waits may go on. */
const SLICE = 500;

const pause = () => new Promise((resolve) => setTimeout(resolve));

type Texts = (string | undefined)[];

/** Folded abstracts and notes by the catalogue's rows, undefined where there is none. */
export interface HeldTexts {
  abstracts: Texts;
  notes: Texts;
  /** Reads them all; ends early when the signal aborts. */
  read(signal: AbortSignal): Promise<void>;
  /** Takes over what papers have become, also while all are being read. */
  hear(papers: ReadonlyMap<string, Entry | undefined>): Promise<void>;
}

/** All notes, and all abstracts where these are wanted, to be looked through in memory. */
export function heldTexts(db: Library, catalogue: Catalogue, wantsAbstracts: boolean): HeldTexts {
  const abstracts: Texts = [];
  const notes: Texts = [];
  const heard = new Set<string>();
  const put = (into: Texts, id: string, text: string | undefined) => {
    const row = catalogue.rowOf(id);
    if (row !== undefined) into[row] = text ? fold(text) : undefined;
  };
  const take = async <T extends { id: string }>(rows: readonly T[], into: Texts, textOf: (row: T) => string, signal: AbortSignal) => {
    for (let at = 0; at < rows.length && !signal.aborted; at += SLICE) {
      // What was heard of is newer than what was read.
      for (const row of rows.slice(at, at + SLICE)) if (!heard.has(row.id)) put(into, row.id, textOf(row));
      await pause();
    }
  };
  return {
    abstracts,
    notes,
    async read(signal) {
      await take(await db.annotations.toArray(), notes, ({ note }) => note, signal);
      if (wantsAbstracts && !signal.aborted) await take(await db.abstracts.toArray(), abstracts, ({ text }) => text, signal);
    },
    async hear(papers) {
      const ids = [...papers.keys()];
      for (const [id, entry] of papers) {
        heard.add(id);
        put(notes, id, entry?.annotation.note);
      }
      if (!wantsAbstracts) return;
      const rows = await db.abstracts.bulkGet(ids);
      ids.forEach((id, at) => {
        put(abstracts, id, rows[at]?.text);
      });
    },
  };
}
