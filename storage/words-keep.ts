import { fold } from '../paper/fold';
import { type PaperTexts, SEGMENT_PAPERS, SEGMENT_SHAPE, type Segment, segmentOf, textsHash } from '../paper/words-segment';
import { packingOf, partsOf } from './catalogue';
import type { Library } from './schema';

/** From this many papers on abstracts and notes have an index; fewer are looked through as quickly. */
export const WORDS_FROM = 10_000;

/** Segments of an edition, and how far they are made: up to the id `from`, '' for all of them. Changes up to the note `upTo` are in them. */
interface Edition {
  edition: number;
  parts: number;
  /** Papers of all segments together. */
  papers: number;
  upTo: number;
}

/** How far the index of words is. */
export interface Indexing extends Edition {
  shape: number;
  making?: Edition & { from: string };
}

/** When words are indexed how, in papers; see `Sizes` in catalogue-keep.ts. */
export interface WordSizes {
  from: number;
  segment: number;
  slice: number;
  loose: number;
}

const USUAL: WordSizes = { from: WORDS_FROM, segment: SEGMENT_PAPERS, slice: 250, loose: 200 };
const MANY_SMALL = 6;
const WORDS = 'words';

/** How far the index is, or undefined for a library that has none in today's shape. */
export async function indexingOf(db: Library): Promise<Indexing | undefined> {
  const indexing = (await db.packing.get(WORDS))?.value as Indexing | undefined;
  return indexing?.shape === SEGMENT_SHAPE ? indexing : undefined;
}

const keep = (db: Library, value: Indexing) => db.packing.put({ id: WORDS, value });
const tables = (db: Library) => [db.words, db.wordPapers, db.packing];

async function put(db: Library, edition: number, part: number, { papers, lists }: Segment): Promise<void> {
  await db.words.put({ edition, part, value: lists });
  await db.wordPapers.put({ edition, part, value: papers });
}

async function drop(db: Library, edition: number): Promise<void> {
  const [low, high] = partsOf(edition);
  await db.words.where('[edition+part]').between(low, high).delete();
  await db.wordPapers.where('[edition+part]').between(low, high).delete();
}

/** Abstracts and notes of papers, folded; of those that are gone, nothing. */
export async function textsOf(db: Library, ids: readonly string[]): Promise<PaperTexts[]> {
  const [annotations, abstracts] = await Promise.all([db.annotations.bulkGet([...ids]), db.abstracts.bulkGet([...ids])]);
  return ids.flatMap((id, at) => {
    const annotation = annotations[at];
    return annotation ? [{ id, abstract: fold(abstracts[at]?.text ?? ''), note: fold(annotation.note) }] : [];
  });
}

async function allTexts(db: Library, ids: readonly string[], slice: number): Promise<PaperTexts[]> {
  const texts: PaperTexts[] = [];
  for (let at = 0; at < ids.length; at += slice) texts.push(...(await textsOf(db, ids.slice(at, at + slice))));
  return texts;
}

async function begin(db: Library): Promise<void> {
  await db.transaction('rw', [...tables(db), db.loose], async () => {
    const before = await indexingOf(db);
    if (!before) await Promise.all([db.words.clear(), db.wordPapers.clear()]);
    // What came loose and was packed since has no note any more.
    const upTo = Math.max((await db.loose.orderBy('n').last())?.n ?? 0, (await packingOf(db))?.upTo ?? 0, before?.upTo ?? 0);
    const edition = (before?.edition ?? 0) + 1;
    const none: Indexing = { shape: SEGMENT_SHAPE, edition: 0, parts: 0, papers: 0, upTo };
    await keep(db, { ...(before ?? none), making: { edition, parts: 0, papers: 0, upTo, from: '' } });
  });
}

async function make(db: Library, indexing: Indexing, sizes: WordSizes): Promise<void> {
  const { making, ...old } = indexing;
  if (!making) return;
  const ids: string[] = [];
  while (ids.length < sizes.segment) {
    const some = await db.annotations
      .where('id')
      .above(ids.at(-1) ?? making.from)
      .limit(Math.min(sizes.slice, sizes.segment - ids.length))
      .primaryKeys();
    if (some.length === 0) break;
    ids.push(...some);
  }
  const isLast = ids.length < sizes.segment;
  const segment = segmentOf(await allTexts(db, ids, sizes.slice));
  const { edition, parts, papers, upTo } = making;
  await db.transaction('rw', tables(db), async () => {
    await put(db, edition, parts, segment);
    const made = { edition, parts: parts + 1, papers: papers + segment.papers.count, upTo };
    if (!isLast) return keep(db, { ...old, making: { ...made, from: ids.at(-1) ?? '' } });
    await drop(db, old.edition);
    return keep(db, { shape: SEGMENT_SHAPE, ...made });
  });
}

/** What the index last took the texts of each paper to be, and the small segments that are to become one. */
async function known(db: Library, { edition }: Indexing, { segment }: WordSizes) {
  const [low, high] = partsOf(edition);
  const all = await db.wordPapers.where('[edition+part]').between(low, high).toArray();
  const hashes = new Map<string, number>();
  for (const { value } of all) for (const [at, id] of value.ids.split('\n').entries()) hashes.set(id, value.hashes[at] ?? 0);
  const small = all.filter(({ value }) => value.count < segment / 2);
  return { hashes, small: small.length < MANY_SMALL ? [] : small };
}

/** Indexes anew what has other texts than before. */
async function update(db: Library, indexing: Indexing, sizes: WordSizes): Promise<void> {
  const notes = await db.loose.where('n').above(indexing.upTo).limit(sizes.segment).toArray();
  const { hashes, small } = await known(db, indexing, sizes);
  const again = new Set(small.flatMap(({ value }) => value.ids.split('\n')).filter(Boolean));
  const ids = [...new Set([...again, ...notes.map(({ id }) => id)])];
  const texts = (await allTexts(db, ids, sizes.slice)).filter((one) => again.has(one.id) || hashes.get(one.id) !== textsHash(one));
  const segment = segmentOf(texts);
  const upTo = notes.at(-1)?.n ?? indexing.upTo;
  const { edition, parts } = indexing;
  await db.transaction('rw', tables(db), async () => {
    const gone = small.map(({ part }): [number, number] => [edition, part]);
    await db.words.bulkDelete(gone);
    await db.wordPapers.bulkDelete(gone);
    if (segment.papers.count > 0) await put(db, edition, parts, segment);
    const papers = indexing.papers + segment.papers.count - small.reduce((sum, { value }) => sum + value.count, 0);
    await keep(db, { ...indexing, parts: parts + 1, papers, upTo });
  });
  await trimLoose(db);
}

type Step = 'forget' | 'begin' | 'make' | 'update';

async function nextStep(db: Library, indexing: Indexing | undefined, sizes: WordSizes): Promise<Step | undefined> {
  const counted = (await db.meta.get('papers'))?.value;
  const papers = typeof counted === 'number' ? counted : 0;
  // Changes are noted for the catalogue: without one nobody could tell what is out of date.
  const isPacked = (await packingOf(db)) !== undefined;
  if (!isPacked || papers < (indexing ? sizes.from / 2 : sizes.from)) return (await db.packing.get(WORDS)) ? 'forget' : undefined;
  if (indexing?.making) return 'make';
  const loose = indexing ? await db.loose.where('n').above(indexing.upTo).count() : 0;
  if (!indexing || indexing.papers + loose > papers * 1.3 + 2 * sizes.segment) return 'begin';
  return loose < sizes.loose ? undefined : 'update';
}

/** Whether there is anything for keepWords to do. */
export const wordsNeedKeeping = async (db: Library, sizes: WordSizes = USUAL): Promise<boolean> =>
  (await nextStep(db, await indexingOf(db), sizes)) !== undefined;

/** Does one step of keeping the index of words, whole by itself; false when there was nothing to do. Two must not do it at the same time. */
export async function keepWords(db: Library, sizes: WordSizes = USUAL): Promise<boolean> {
  const indexing = await indexingOf(db);
  const step = await nextStep(db, indexing, sizes);
  if (step === 'forget') {
    await db.transaction('rw', tables(db), async () => {
      await Promise.all([db.words.clear(), db.wordPapers.clear(), db.packing.delete(WORDS)]);
    });
  }
  if (step === 'begin') await begin(db);
  if (step === 'make' && indexing) await make(db, indexing, sizes);
  if (step === 'update' && indexing) await update(db, indexing, sizes);
  return step !== undefined;
}

/** Forgets the notes that both the catalogue and the index of words have taken over. */
export async function trimLoose(db: Library): Promise<void> {
  const [packing, indexing] = [await packingOf(db), await indexingOf(db)];
  const reached = [packing, packing?.making, indexing, indexing?.making].flatMap((one) => one?.upTo ?? []);
  if (packing)
    await db.loose
      .where('n')
      .belowOrEqual(Math.min(...reached))
      .delete();
}
