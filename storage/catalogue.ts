import Dexie from 'dexie';
import type { TagUse } from '../paper/annotation';
import { Catalogue } from '../paper/catalogue';
import type { Lane } from '../paper/catalogue-lanes';
import { type CountedNames, PART_SHAPE, packPart } from '../paper/catalogue-part';
import { arranged, tagsOfRows, usesOf } from '../paper/catalogue-tags';
import { type Entry, entriesWith } from './read';
import type { Library } from './schema';
import { eachPart } from './slices';
import { readTagBook } from './tag-book';

/** From this many papers on the catalogue is kept packed; fewer are read as quickly one by one. */
export const PACKED_FROM = 3000;

/** How far the catalogue is packed. */
export interface Packing {
  shape: number;
  /** Parts of an edition belong together; 0 while there is none yet. */
  edition: number;
  /** Its first parts, which hold the whole library as it was, and all of its parts. */
  base: number;
  parts: number;
  /** Rows of all parts. */
  rows: number;
  /** Notes of loose papers up to this number are in the parts. */
  upTo: number;
  /** By how many papers the library's own count differed when it was made for that reason. */
  astray: number;
  /** An edition that is being made: so far papers up to the id `from` are in it, and what came loose after `upTo` is not. */
  making?: { edition: number; parts: number; rows: number; from: string; upTo: number; astray: number };
}

const CATALOGUE = 'catalogue';

/** How far the catalogue is, or undefined for a library that has none in today's shape. */
export async function packingOf(db: Library): Promise<Packing | undefined> {
  const packing = (await db.packing.get(CATALOGUE))?.value as Packing | undefined;
  return packing?.shape === PART_SHAPE ? packing : undefined;
}

export const keepPacking = (db: Library, value: Packing) => db.packing.put({ id: CATALOGUE, value });

/** Keys of an edition's parts. */
export const partsOf = (edition: number): [[number, unknown], [number, unknown]] => [
  [edition, Dexie.minKey],
  [edition, Dexie.maxKey],
];

/** Each paper that is there with what was said of it; the others are gone. */
export async function entriesOf(db: Library, ids: readonly string[]): Promise<{ entries: Entry[]; gone: string[] }> {
  const [papers, annotations] = await Promise.all([db.papers.bulkGet([...ids]), db.annotations.bulkGet([...ids])]);
  const entries: Entry[] = [];
  const gone: string[] = [];
  ids.forEach((id, at) => {
    const [paper, annotation] = [papers[at], annotations[at]];
    if (paper && annotation) entries.push({ paper, annotation });
    else gone.push(id);
  });
  return { entries, gone };
}

/** The next papers after an id, in the order of ids, with what was said of them; `last` is the last one's id, '' when there are no more. */
export async function entriesAfter(db: Library, id: string, most: number): Promise<{ entries: Entry[]; last: string }> {
  const papers = await db.papers.where('id').above(id).limit(most).toArray();
  const last = papers.at(-1)?.id ?? '';
  // One read of a range: asking for each by itself takes as long as all the rest.
  const annotations = await db.annotations.where('id').between(id, last, false, true).toArray();
  return { entries: entriesWith(papers, annotations), last: papers.length < most ? '' : last };
}

/** Ids of papers that came loose after a note. */
export async function looseAfter(db: Library, n: number): Promise<string[]> {
  const notes = await db.loose.where('n').above(n).toArray();
  return [...new Set(notes.map(({ id }) => id))];
}

/** The packed texts, with how far the catalogue was when they were read. */
function readLanes(db: Library): Promise<{ packing: Packing | undefined; lanes: Lane[][] }> {
  return db.transaction('r', db.lanes, db.packing, async () => {
    const packing = await packingOf(db);
    const [low, high] = partsOf(packing?.edition ?? 0);
    const rows = await db.lanes.where('[edition+part]').between(low, high).toArray();
    return { packing, lanes: rows.map(({ value }) => value) };
  });
}

const isSame = (a: Packing | undefined, b: Packing | undefined) => a?.edition === b?.edition && a?.parts === b?.parts;

interface Read {
  packing: Packing;
  catalogue: Catalogue;
  astray: number;
}

/** The packed catalogue without its texts, with all that came loose since; undefined when there is none. */
function readMarks(db: Library): Promise<Read | undefined> {
  return db.transaction('r', [db.marks, db.packing, db.loose, db.papers, db.annotations, db.meta], async () => {
    const packing = await packingOf(db);
    if (!packing || packing.edition === 0) return undefined;
    const [low, high] = partsOf(packing.edition);
    const marks = db.marks.where('[edition+part]').between(low, high).toArray();
    const loose = await looseAfter(db, packing.upTo);
    const { entries, gone } = await entriesOf(db, loose);
    const papers = (await db.meta.get('papers'))?.value;
    const parts = (await marks).map(({ value }) => value);
    const catalogue = new Catalogue(parts.slice(0, packing.base), parts.slice(packing.base));
    for (const entry of entries) catalogue.put(entry);
    for (const id of gone) catalogue.remove(id);
    return { packing, catalogue, astray: typeof papers === 'number' ? papers - catalogue.size : 0 };
  });
}

/**
 * Reads the catalogue as it was packed, with all that came loose since. Tells it before its texts are there, which takes longer
 * than all the rest, and ends when they are; tells it again when it was packed meanwhile. Nothing is told when there is none. Gives
 * by how many papers it differs from the library's own count, 0 when making it anew has not helped.
 */
export async function readPacked(db: Library, tell: (catalogue: Catalogue) => void): Promise<number> {
  const read = await readMarks(db);
  if (!read) return 0;
  tell(read.catalogue);
  // In a transaction of its own: nobody who saves a paper has to wait for the texts, nor the first rows of the list.
  const { packing, lanes } = await readLanes(db);
  // Somebody packed between the two.
  if (!isSame(packing, read.packing)) return readPacked(db, tell);
  read.catalogue.addTexts(lanes);
  return read.astray === packing?.astray ? 0 : read.astray;
}

/** Reads a library without a packed catalogue; `read` hears of its entries as they come and how many were read so far. */
export async function readUnpacked(
  db: Library,
  read: (entries: readonly Entry[], sofar: number) => void,
  slice = 2000,
): Promise<Catalogue> {
  const marks = [];
  const lanes = [];
  let sofar = 0;
  for (let from = '', isLast = false; !isLast; ) {
    const { entries, last } = await entriesAfter(db, from, slice);
    const part = packPart(entries);
    marks.push(part.marks);
    lanes.push(part.lanes);
    sofar += entries.length;
    read(entries, sofar);
    from = last;
    isLast = last === '';
  }
  const catalogue = new Catalogue(marks);
  catalogue.addTexts(lanes);
  return catalogue;
}

/** All tags with how many papers carry each and when it was last given (ms since 1970), most used first. Reading the index of tags takes seconds in a large library. */
export async function tagUses(db: Library): Promise<TagUse[]> {
  const [read, book] = await Promise.all([readMarks(db), readTagBook(db)]);
  return arranged(read ? tagsOfRows(read.catalogue, read.catalogue.live()) : usesOf(await db.annotations.toArray()), book);
}

/** Adds a part's names to the sums. */
function addNames(sums: Map<string, number>, { names, counts }: CountedNames): void {
  if (names === '') return;
  names.split('\n').forEach((name, at) => {
    sums.set(name, (sums.get(name) ?? 0) + (counts[at] ?? 0));
  });
}

/** Authors and venues as they are written, with about how many papers have each: what was changed since counts twice until the catalogue is made anew. Read part by part, so that nobody who types has to wait for all. */
export async function packedNames(db: Library): Promise<{ author: ReadonlyMap<string, number>; venue: ReadonlyMap<string, number> }> {
  const author = new Map<string, number>();
  const venue = new Map<string, number>();
  const edition = (await packingOf(db))?.edition ?? 0;
  await eachPart(db.names, edition, ({ authors, venues }) => {
    addNames(author, authors);
    addNames(venue, venues);
  });
  return { author, venue };
}
