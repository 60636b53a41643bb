import { type Annotation, annotate, type Change, MERGED_NOTES, unannotated } from '../paper/annotation';
import type { Alias } from '../paper/ids';
import type { ImportedRecord } from '../paper/imported';
import { titleKey } from '../paper/likeness';
import { namesOf } from '../paper/named';
import { type FoundPaper, fill, newPaper, type Paper } from '../paper/paper';
import { meantBy, type TagBook } from '../paper/tag-book';
import { inOne, logAction, type Who } from './log';
import { paperNamed, snapshots } from './read';
import { countPapers, putMany } from './rows';
import type { Event, Library, Snapshot } from './schema';
import { readTagBook } from './tag-book';

/** What importing records would do, in numbers; nothing is changed yet. */
export interface ImportForecast {
  /** Papers that are not in the library. */
  fresh: number;
  /** Papers that are: blanks are filled, tags are added, and what the reader said stays. */
  known: number;
  /** Records that name a work another record of the file has named. */
  merged: number;
  /** New papers whose title is in the library by another name; the editor asks whether they are the same. */
  alike: number;
}

/** So many records are looked up at once. */
const SLICE = 500;

/** Looks up what the records are to the library. */
export async function forecast(db: Library, records: readonly ImportedRecord[], signal?: AbortSignal): Promise<ImportForecast> {
  const out: ImportForecast = { fresh: 0, known: 0, merged: 0, alike: 0 };
  const seen = new Set<Alias>();
  for (let at = 0; at < records.length && !signal?.aborted; at += SLICE) {
    const some = records.slice(at, at + SLICE).map(({ found }) => ({ names: namesOf(found), key: titleKey(found.title) }));
    const known = new Set(
      await db.papers
        .where('aliases')
        .anyOf(some.flatMap(({ names }) => names))
        .keys(),
    );
    const titles = new Set(
      await db.titles
        .where('key')
        .anyOf(some.flatMap(({ key }) => key || []))
        .keys(),
    );
    for (const { names, key } of some) {
      if (names.some((name) => seen.has(name))) out.merged++;
      else if (names.some((name) => known.has(name))) out.known++;
      else {
        out.fresh++;
        if (key && titles.has(key)) out.alike++;
      }
      for (const name of names) seen.add(name);
    }
  }
  return out;
}

/** Makes the citation key of an imported paper: the file's own where it is free. `isTaken` is asked in lower case. */
export type ImportKeyMaker = (record: ImportedRecord, isTaken: (key: string) => boolean) => string;

export interface ImportContext extends Who {
  /** Ties the slices of one import together, so that they are taken back as one. */
  group: string;
  makeKey: ImportKeyMaker;
  newId(): string;
}

/** What the reader said stays; what the file says is added where nothing was said, and another note is put below. */
function changeFrom(record: ImportedRecord, said: Annotation, book: TagBook): Change {
  const change: Change = {};
  if (record.tags?.length) change.addTags = record.tags.map((tag) => meantBy(tag, book));
  if (record.rating && said.rating === 0) change.rating = record.rating;
  if (record.status && said.status === '') change.status = record.status;
  if (record.note && !said.note.includes(record.note)) change.note = said.note ? `${said.note}${MERGED_NOTES}${record.note}` : record.note;
  return change;
}

async function takenKeys(db: Library, records: readonly ImportedRecord[]): Promise<Set<string>> {
  const wishes = [...new Set(records.flatMap(({ citekey }) => citekey ?? []))];
  const rivals = await db.papers.where('citekey').anyOfIgnoreCase(wishes).toArray();
  return new Set(rivals.map(({ citekey }) => citekey.toLowerCase()));
}

/** A key that nobody has: the maker is asked with those that are known to be taken, and again when the library has one more. */
async function freeKey(db: Library, record: ImportedRecord, taken: Set<string>, makeKey: ImportKeyMaker): Promise<string> {
  for (;;) {
    const key = makeKey(record, (wish) => taken.has(wish.toLowerCase()));
    const rival = taken.has(key.toLowerCase()) ? undefined : await db.papers.where('citekey').equalsIgnoreCase(key).first();
    taken.add(key.toLowerCase());
    if (!rival) return key;
  }
}

function fresh(
  record: ImportedRecord,
  names: Alias[],
  citekey: string,
  isTaken: (key: string) => boolean,
  { at, newId }: ImportContext,
): Paper {
  const paper = newPaper(record.found, newId(), citekey, record.addedAt && record.addedAt < at ? record.addedAt : at);
  // A key that could not be kept as it was written still finds the paper, unless it is another's.
  const written =
    record.citekey && record.citekey.toLowerCase() !== citekey.toLowerCase() && !isTaken(record.citekey) ? [record.citekey] : [];
  const keys = [...written, ...(record.oldKeys ?? [])].filter((key) => key !== citekey);
  return { ...paper, aliases: paper.aliases.length > 0 ? paper.aliases : names, ...(keys.length > 0 && { oldKeys: keys }) };
}

/** The record's snapshot before and after, whether it is new or of a paper that is here. */
function merged(before: Snapshot, paper: Paper, found: FoundPaper, record: ImportedRecord, book: TagBook, at: number): Snapshot {
  const abstract = before.abstract ?? (found.abstract ? { id: paper.id, text: found.abstract, from: found.site, at } : null);
  const said = before.annotation ?? unannotated(paper.id);
  return { paper, abstract, annotation: annotate(said, changeFrom(record, said, book), at) };
}

/** Adds a slice of records in one transaction and one action of the group; gives how many papers were new, and the action's number. Facts that are there are never overwritten. */
export async function importRecords(
  db: Library,
  records: readonly ImportedRecord[],
  context: ImportContext,
): Promise<{ fresh: number; action: number }> {
  const book = await readTagBook(db);
  return inOne(db, async () => {
    const taken = await takenKeys(db, records);
    const byName = new Map<Alias, string>();
    const changes = new Map<string, { before: Snapshot; after: Snapshot }>();
    for (const record of records) {
      const { found } = record;
      const names = namesOf(found);
      const here = names.map((name) => byName.get(name)).find((id) => id !== undefined);
      const known = here ? changes.get(here)?.after.paper : await paperNamed(db, names);
      if (known) {
        const change = changes.get(known.id);
        const [stored] = change ? [change.before] : await snapshots(db, [known.id]);
        const before = stored ?? { paper: known, abstract: null, annotation: null };
        changes.set(known.id, {
          before,
          after: merged(change?.after ?? before, fill(known, found, context.at), found, record, book, context.at),
        });
      } else {
        const before = new Set(taken);
        const key = await freeKey(db, record, taken, context.makeKey);
        const paper = fresh(record, names, key, (wish) => before.has(wish.toLowerCase()), context);
        const nothing: Snapshot = { paper: null, abstract: null, annotation: null };
        changes.set(paper.id, { before: nothing, after: merged(nothing, paper, found, record, book, context.at) });
      }
      const id = known?.id ?? [...changes.keys()].at(-1) ?? '';
      for (const name of names) byName.set(name, id);
    }
    await putMany(
      db,
      [...changes.values()].map(({ after }) => after),
    );
    const added = [...changes].filter(([, { before }]) => !before.paper);
    await db.events.bulkAdd(added.map(([paperId]): Omit<Event, 'n'> => ({ paperId, kind: 'saved', at: context.at, feed: 'import' })));
    await countPapers(db, added.length);
    const rows = [...changes].map(([id, { before, after }]) => ({ id, before, after }));
    const action = await logAction(db, 'import', rows, { at: context.at, by: context.by, group: context.group });
    return { fresh: added.length, action };
  });
}
