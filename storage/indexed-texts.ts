import type { Catalogue } from '../paper/catalogue';
import type { TextAtom } from '../paper/query';
import { fits, linksCode, PLACES } from '../paper/query-match';
import type { RowTexts } from '../paper/row-texts';
import { documentsWith } from '../paper/words-find';
import type { SegmentPapers, WordList } from '../paper/words-segment';
import { looseAfter, partsOf } from './catalogue';
import type { Entry } from './read';
import type { Library } from './schema';
import { indexingOf, textsOf } from './words-keep';

/** Papers with newer texts than the index are held, up to so many; of more, the index has the word until it is made. */
const MOST_HELD = 2000;
/** Papers looked through at a time. */
const SLICE = 200;
/** Results are told no oftener than this while more are to come (ms). */
const PACE = 250;
/** Searches that are remembered: those of a query, and of the ones typed just before. */
const SEARCHES = 8;

interface Part {
  part: number;
  papers: SegmentPapers;
  lists: WordList[];
  /** Rows by the segment's papers; -1 where a later segment has the last word, or nobody asks any more. */
  rows: Int32Array;
}

/** A look through papers that the index alone cannot answer for. */
interface Search {
  atom: TextAtom;
  found: Uint8Array;
  /** Rows still to be read. */
  rows: number[];
}

/** Abstracts and notes of a large library, found by the index of their words; what that cannot answer is read little by little. */
export interface IndexedTexts extends RowTexts {
  /** Reads the index, or what was added to it since. */
  read(): Promise<void>;
  hear(papers: ReadonlyMap<string, Entry | undefined>): Promise<void>;
}

const keyOf = ({ field, needles, whole }: TextAtom) => JSON.stringify([field, needles, whole]);

/** The index as a search asks it; `changed` is called whenever more is known than before, until the signal aborts. */
export function indexedTexts(db: Library, catalogue: Catalogue, changed: () => void, signal: AbortSignal): IndexedTexts {
  let edition = 0;
  let parts: readonly Part[] = [];
  let unread: number[] = [];
  const held = new Map<number, { abstract: string; note: string }>();
  let hasAbstract = new Uint8Array(0);
  let code: ReadonlySet<number> = new Set();
  const searches = new Map<string, Search>();

  const hold = async (ids: readonly string[]) => {
    for (let at = 0; at < ids.length && !signal.aborted; at += SLICE) {
      for (const { id, abstract, note } of await textsOf(db, ids.slice(at, at + SLICE))) {
        const row = catalogue.rowOf(id);
        if (row !== undefined) held.set(row, { abstract, note });
      }
    }
  };

  /** Says of each paper which segment has the last word; those that none has are to be read. With a pause after each segment, for whoever types meanwhile. */
  const claim = async (all: readonly Part[]) => {
    const claimed = new Uint8Array(catalogue.rows);
    const abstracts = new Uint8Array(catalogue.rows);
    const codes = new Set<number>();
    for (const part of [...all].reverse()) {
      const { ids, hasAbstract: has, linksCode: links } = part.papers;
      const rows = catalogue.rowsOf(ids === '' ? [] : ids.split('\n'));
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at] ?? -1;
        if (row < 0 || claimed[row] === 1) {
          rows[at] = -1;
          continue;
        }
        claimed[row] = 1;
        if (has[at]) abstracts[row] = 1;
        if (links[at]) codes.add(row);
      }
      part.rows = rows;
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted) return;
    }
    hasAbstract = abstracts;
    code = codes;
    parts = all;
    unread = [];
    for (const row of catalogue.live()) if (claimed[row] !== 1 && !held.has(row)) unread.push(row);
  };

  const readOnce = async () => {
    const indexing = await indexingOf(db);
    const now = indexing?.edition ? indexing : (indexing?.making ?? { edition: 0, upTo: 0 });
    const [low, high] = partsOf(now.edition);
    const numbers = await db.wordPapers.where('[edition+part]').between(low, high).primaryKeys();
    const known = new Map(now.edition === edition ? parts.map((part) => [part.part, part]) : []);
    const fresh: Part[] = [];
    for (const key of numbers) {
      const [papers, words] = known.has(key[1]) ? [] : await Promise.all([db.wordPapers.get(key), db.words.get(key)]);
      const before = known.get(key[1]);
      if (before) fresh.push(before);
      else if (papers && words) fresh.push({ part: key[1], papers: papers.value, lists: words.value, rows: new Int32Array(0) });
    }
    const loose = await looseAfter(db, now.upTo);
    if (signal.aborted) return;
    if (loose.length <= MOST_HELD) await hold(loose);
    await claim(fresh);
    if (signal.aborted) return;
    edition = now.edition;
    searches.clear();
    if (unread.length <= MOST_HELD) {
      await hold(unread.map((row) => catalogue.idOf(row)));
      unread = unread.filter((row) => !held.has(row));
    }
    changed();
  };

  /** One reading after the other: an older one that ends later would undo the newer. */
  let turn: Promise<void> = Promise.resolve();
  const read = () => {
    turn = turn.then(readOnce, readOnce);
    return turn;
  };

  const fitsTexts = ({ abstract, note }: { abstract: string; note: string }, atom: TextAtom) => {
    const places = PLACES[atom.field];
    return (places.includes('abstract') && fits(abstract, atom)) || (places.includes('note') && fits(note, atom));
  };

  /** Rows with a text of the atom's kind that has all parts of the needle between its spaces. */
  const candidates = (atom: TextAtom, needle: string): Uint8Array => {
    const places = PLACES[atom.field];
    const looks = [places.includes('abstract'), places.includes('note')];
    const counts = new Uint8Array(catalogue.rows);
    needle.split(' ').forEach((part, turn) => {
      for (const { lists, rows } of parts) {
        documentsWith(lists, part, (document) => {
          const row = rows[document >> 1] ?? -1;
          if (row >= 0 && looks[document & 1] && !held.has(row) && counts[row] === turn) counts[row] = turn + 1;
        });
      }
    });
    const all = needle.split(' ').length;
    if (all > 1) for (let row = 0; row < counts.length; row++) counts[row] = counts[row] === all ? 1 : 0;
    return counts;
  };

  const isWanted = (one: Search) => !signal.aborted && searches.get(keyOf(one.atom)) === one;

  /** Reads what is left of a search, slice by slice, as long as anybody wants it. */
  const lookThrough = async (mine: Search) => {
    let told = Date.now();
    while (mine.rows.length > 0 && isWanted(mine)) {
      const rows = mine.rows.slice(0, SLICE);
      const texts = await textsOf(
        db,
        rows.map((row) => catalogue.idOf(row)),
      );
      for (const one of texts) {
        const row = catalogue.rowOf(one.id);
        if (row !== undefined && fitsTexts(one, mine.atom)) mine.found[row] = 1;
      }
      mine.rows.splice(0, SLICE);
      if (!isWanted(mine) || (mine.rows.length > 0 && Date.now() - told < PACE)) continue;
      told = Date.now();
      changed();
    }
  };

  const searchFor = (atom: TextAtom): Search => {
    const key = keyOf(atom);
    const known = searches.get(key);
    searches.delete(key);
    if (known && known.found.length >= catalogue.rows) {
      searches.set(key, known);
      return known;
    }
    const found = new Uint8Array(catalogue.rows);
    const rows = new Set(unread);
    for (const needle of atom.needles) {
      const isCertain = !needle.includes(' ') && !atom.whole;
      const some = candidates(atom, needle);
      for (let row = 0; row < some.length; row++) {
        if (some[row] !== 1) continue;
        if (isCertain) found[row] = 1;
        else rows.add(row);
      }
    }
    const added = catalogue.columns.addedAt;
    const fresh: Search = { atom, found, rows: [...rows].sort((a, b) => (added[b] ?? 0) - (added[a] ?? 0)) };
    searches.set(key, fresh);
    for (const old of searches.keys()) {
      if (searches.size <= SEARCHES) break;
      searches.delete(old);
    }
    if (fresh.rows.length > 0) {
      lookThrough(fresh).catch((error: unknown) => {
        // What was found so far stands; nobody is to wait for the rest.
        fresh.rows = [];
        console.error('Offprint:', error);
        changed();
      });
    }
    return fresh;
  };

  return {
    read,
    async hear(papers) {
      await hold([...papers.keys()]);
      searches.clear();
      changed();
    },
    has: (row) => (held.has(row) ? held.get(row)?.abstract !== '' : hasAbstract[row] === 1),
    linksCode: (row) => (held.has(row) ? linksCode(held.get(row)?.abstract ?? '') : code.has(row)),
    mark(atom, marks) {
      const { found } = searchFor(atom);
      for (let row = 0; row < Math.min(found.length, marks.length); row++) if (found[row] === 1) marks[row] = 1;
      for (const [row, texts] of held) if (fitsTexts(texts, atom)) marks[row] = 1;
    },
    waiting: () => Math.max(0, ...[...searches.values()].map(({ rows }) => rows.length)),
  };
}
