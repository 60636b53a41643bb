import type { Annotation, Rating, Status } from '../paper/annotation';
import { aliasesOf } from '../paper/ids';
import { cameOut, type Lesson, lessonOf, textOf, verdictOf } from '../paper/relevance-lesson';
import type { RelevanceText } from '../paper/relevance-reading';
import { digestDays, digestRows } from './digest';
import type { Library, Passed } from './schema';

/** Papers that are learned from at most: those of which something was said, and those of which nothing was; the last ones added. */
const MOST = { said: 8000, unsaid: 1000, passed: 1000 };
/** Papers read at a time. */
const SLICE = 250;
/** Days of the digest whose papers stand for those that were not saved. */
const DAYS = 7;

type Said = Pick<Annotation, 'rating' | 'status' | 'tags'>;

/** The keys of an index with the ids they belong to. Reading an index without its rows is what makes this fit for a large library. */
async function indexed<K>(collection: { keys(): Promise<unknown>; primaryKeys(): Promise<string[]> }): Promise<[K, string][]> {
  const [keys, ids] = await Promise.all([collection.keys() as Promise<K[]>, collection.primaryKeys()]);
  return keys.flatMap((key, at): [K, string][] => {
    const id = ids[at];
    return id === undefined ? [] : [[key, id]];
  });
}

/** What was said of every paper, newest first, read from indexes alone: notes are not wanted, and may be long. */
function everySaid(db: Library): Promise<[string, Said][]> {
  return db.transaction('r', db.papers, db.annotations, async () => {
    const [added, ratings, statuses, tags] = await Promise.all([
      db.papers.orderBy('addedAt').reverse().primaryKeys(),
      indexed<Rating>(db.annotations.where('rating').above(0)),
      indexed<Status>(db.annotations.where('status').above('')),
      indexed<string>(db.annotations.orderBy('tags')),
    ]);
    const said = new Map(added.map((id): [string, Said] => [id, { rating: 0, status: '', tags: [] }]));
    for (const [rating, id] of ratings) Object.assign(said.get(id) ?? {}, { rating });
    for (const [status, id] of statuses) Object.assign(said.get(id) ?? {}, { status });
    for (const [tag, id] of tags) said.get(id)?.tags.push(tag);
    return [...said];
  });
}

/** How many papers have a rating or a status. */
export async function countSaid(db: Library): Promise<number> {
  const [rated, ranked] = await Promise.all([
    db.annotations.where('rating').above(0).primaryKeys(),
    db.annotations.where('status').above('').primaryKeys(),
  ]);
  return new Set([...rated, ...ranked]).size;
}

/** Cards that were passed by, and papers of the last digests, as far as they are not in the library. */
async function unsavedLessons(db: Library): Promise<Lesson[]> {
  const cards = (await db.passed.orderBy('at').reverse().limit(MOST.passed).toArray()) as Passed<RelevanceText>[];
  const found = cards.map(({ name, text, at }): [string, Lesson] => [
    name,
    { id: `passed ${name}`, text, verdict: 'nothing', tags: [], at: cameOut({ aliases: [name as `arxiv:${string}`] }, at) },
  ]);
  for (const { day } of (await digestDays(db)).slice(0, DAYS)) {
    if (found.length >= MOST.passed) break;
    for (const { found: paper, at } of await digestRows(db, day)) {
      const aliases = aliasesOf(paper.ids, paper.url);
      const name = aliases[0];
      const text = textOf(paper, paper.abstract);
      if (name) found.push([name, { id: `passed ${name}`, text, verdict: 'nothing', tags: [], at: cameOut({ ...paper, aliases }, at) }]);
    }
  }
  const unsaved = new Map(found.slice(0, MOST.passed));
  const papers = await db.papers
    .where('aliases')
    .anyOf([...unsaved.keys()])
    .toArray();
  for (const { aliases } of papers) for (const alias of aliases) unsaved.delete(alias);
  return [...unsaved.values()];
}

/** Everything there is to learn from, at most some ten thousand papers, the last ones first. The same library gives the same lessons. */
export async function readLessons(db: Library): Promise<Lesson[]> {
  const every = await everySaid(db);
  const isSaid = ([, said]: [string, Said]) => verdictOf(said) !== 'nothing' || said.tags.length > 0;
  const ids = [...every.filter(isSaid).slice(0, MOST.said), ...every.filter((one) => !isSaid(one)).slice(0, MOST.unsaid)];
  const lessons: Lesson[] = [];
  for (let at = 0; at < ids.length; at += SLICE) {
    const slice = ids.slice(at, at + SLICE);
    const keys = slice.map(([id]) => id);
    const [papers, abstracts] = await Promise.all([db.papers.bulkGet(keys), db.abstracts.bulkGet(keys)]);
    slice.forEach(([, said], index) => {
      const paper = papers[index];
      if (paper) lessons.push(lessonOf(paper, said, abstracts[index]?.text));
    });
  }
  return [...lessons, ...(await unsavedLessons(db))];
}
