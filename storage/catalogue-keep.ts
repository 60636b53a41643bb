import { PART_ROWS, PART_SHAPE, type Part, packPart } from '../paper/catalogue-part';
import { entriesAfter, entriesOf, keepPacking, PACKED_FROM, type Packing, packingOf, partsOf } from './catalogue';
import type { Entry } from './read';
import type { Library } from './schema';
import { trimLoose } from './words-keep';

/** When the catalogue is packed how. In papers. */
export interface Sizes {
  /** A library has one from so many on. */
  from: number;
  part: number;
  /** Rows read at a time: whoever saves a paper meanwhile waits for no more than these. */
  slice: number;
  /** So many loose notes are read at each opening before they are packed: a part of its own for each paper would cost more. */
  loose: number;
}

const USUAL: Sizes = { from: PACKED_FROM, part: PART_ROWS, slice: 500, loose: 200 };
/** So many parts of less than half a part's rows are put together. */
const MANY_SMALL = 8;

const parts = (db: Library) => [db.marks, db.lanes, db.names] as const;
const tables = (db: Library) => [...parts(db), db.packing];

async function putPart(db: Library, edition: number, part: number, { marks, lanes, names }: Part): Promise<void> {
  await db.marks.put({ edition, part, value: marks });
  await db.lanes.put({ edition, part, value: lanes });
  await db.names.put({ edition, part, value: names });
}

async function stored(db: Library): Promise<Packing> {
  const packing = await packingOf(db);
  if (!packing) throw new Error('there is no catalogue to keep');
  return packing;
}

const count = async (db: Library) => {
  const papers = (await db.meta.get('papers'))?.value;
  return typeof papers === 'number' ? papers : 0;
};

/** True when so much of an edition is out of date that it is better made anew. */
const isWorn = ({ rows }: Packing, loose: number, papers: number, { part }: Sizes) => rows + loose > papers * 1.3 + 2 * part;

/** Begins an edition. From here on writes leave notes; what was written before is read after. */
async function begin(db: Library, astray = 0): Promise<void> {
  await db.transaction('rw', [...tables(db), db.loose, db.meta], async () => {
    const before = await packingOf(db);
    if (before?.making) return;
    // Parts of another shape are of no use to anybody.
    if (!before) await Promise.all(parts(db).map((table) => table.clear()));
    await db.meta.put({ key: 'packed', value: true });
    const upTo = (await db.loose.orderBy('n').last())?.n ?? before?.upTo ?? 0;
    const edition = (before?.edition ?? 0) + 1;
    const none: Packing = { shape: PART_SHAPE, edition: 0, base: 0, parts: 0, rows: 0, upTo, astray: 0 };
    await keepPacking(db, { ...(before ?? none), making: { edition, parts: 0, rows: 0, from: '', upTo, astray } });
  });
}

/** Has the catalogue made anew, since it differs from the library by so many papers (see Packing). */
export const distrust = (db: Library, astray: number) => begin(db, astray);

/** The next papers by id, read little by little; `last` is '' when there are no more. */
async function next(db: Library, after: string, { part, slice }: Sizes): Promise<{ entries: Entry[]; last: string }> {
  const entries: Entry[] = [];
  let last = after;
  for (let read = 0; read < part; read += slice) {
    const some = await entriesAfter(db, last, slice);
    entries.push(...some.entries);
    last = some.last;
    if (last === '') break;
  }
  return { entries, last };
}

/** Makes one more part of the edition that is under way, and puts that in the place of the old one when all papers are in it. */
async function make(db: Library, sizes: Sizes): Promise<void> {
  const { making, ...old } = await stored(db);
  if (!making) return;
  const { entries, last } = await next(db, making.from, sizes);
  const packed = packPart(entries);
  const { edition } = making;
  await db.transaction('rw', tables(db), async () => {
    const made = { ...making, parts: making.parts + 1, rows: making.rows + packed.marks.rows, from: last };
    await putPart(db, edition, making.parts, packed);
    if (last !== '') return keepPacking(db, { ...old, making: made });
    await drop(db, old.edition);
    const { parts: base, rows, upTo, astray } = made;
    return keepPacking(db, { shape: PART_SHAPE, edition, base, parts: base, rows, upTo, astray });
  });
}

async function drop(db: Library, edition: number): Promise<void> {
  const [low, high] = partsOf(edition);
  for (const table of parts(db)) await table.where('[edition+part]').between(low, high).delete();
}

/** Small parts beside the base, once there are many: together they make one. */
async function smallParts(
  db: Library,
  { edition, base, parts: end }: Packing,
  { part: full }: Sizes,
): Promise<{ numbers: number[]; ids: string[]; rows: number }> {
  const later = end - base < MANY_SMALL ? [] : await db.marks.where('[edition+part]').between([edition, base], [edition, end]).toArray();
  const small = later.filter(({ value }) => value.rows < full / 2);
  if (small.length < MANY_SMALL) return { numbers: [], ids: [], rows: 0 };
  return {
    numbers: small.map(({ part }) => part),
    ids: small.flatMap(({ value }) => [...value.ids.split('\n'), ...value.gone]).filter(Boolean),
    rows: small.reduce((sum, { value }) => sum + value.rows, 0),
  };
}

/** Packs what came loose. */
async function fold(db: Library, sizes: Sizes): Promise<void> {
  const packing = await stored(db);
  const notes = await db.loose.where('n').above(packing.upTo).limit(sizes.part).toArray();
  const small = await smallParts(db, packing, sizes);
  const ids = [...new Set([...small.ids, ...notes.map(({ id }) => id)])];
  const entries: Entry[] = [];
  const gone: string[] = [];
  for (let at = 0; at < ids.length; at += sizes.slice) {
    const some = await entriesOf(db, ids.slice(at, at + sizes.slice));
    entries.push(...some.entries);
    gone.push(...some.gone);
  }
  const { edition } = packing;
  const packed = packPart(entries, gone);
  const upTo = notes.at(-1)?.n ?? packing.upTo;
  await db.transaction('rw', tables(db), async () => {
    for (const table of parts(db)) await table.bulkDelete(small.numbers.map((part): [number, number] => [edition, part]));
    await putPart(db, edition, packing.parts, packed);
    await keepPacking(db, { ...packing, parts: packing.parts + 1, rows: packing.rows + packed.marks.rows - small.rows, upTo });
  });
  await trimLoose(db);
}

async function forget(db: Library): Promise<void> {
  await db.transaction('rw', [...tables(db), db.loose, db.meta], async () => {
    await Promise.all([...parts(db).map((table) => table.clear()), db.packing.delete('catalogue'), db.loose.clear()]);
    await db.meta.delete('packed');
  });
}

type Step = 'forget' | 'begin' | 'make' | 'fold';

async function nextStep(db: Library, sizes: Sizes): Promise<Step | undefined> {
  const papers = await count(db);
  const packing = await packingOf(db);
  // One that has grown smaller keeps its catalogue for a while: it may grow again.
  if (papers < sizes.from && !(packing && papers >= sizes.from / 2)) {
    return (await db.packing.get('catalogue')) ? 'forget' : undefined;
  }
  if (packing?.making) return 'make';
  const loose = packing ? await db.loose.where('n').above(packing.upTo).count() : 0;
  if (!packing || packing.edition === 0 || isWorn(packing, loose, papers, sizes)) return 'begin';
  return loose < sizes.loose ? undefined : 'fold';
}

/** Whether there is anything for keepCatalogue to do. */
export const needsKeeping = async (db: Library, sizes: Sizes = USUAL): Promise<boolean> => (await nextStep(db, sizes)) !== undefined;

/**
 * Does one step of keeping the catalogue: begins it, makes its next part, or packs what came loose. Each step is whole by itself, so
 * that whoever does them may end at any moment. False when there was nothing to do. Two must not do it at the same time.
 */
export async function keepCatalogue(db: Library, sizes: Sizes = USUAL): Promise<boolean> {
  const step = await nextStep(db, sizes);
  if (step === 'forget') await forget(db);
  if (step === 'begin') await begin(db);
  if (step === 'make') await make(db, sizes);
  if (step === 'fold') await fold(db, sizes);
  return step !== undefined;
}
