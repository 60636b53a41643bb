import { fold } from '../paper/fold';
import { idsOf } from '../paper/ids';
import { areApart } from '../paper/likeness';
import { isLiteral, nameOf } from '../paper/name';
import type { Author, Paper } from '../paper/paper';
import { apartKey, join } from './likeness';
import type { Who } from './log';
import { type Entry, withAnnotations } from './read';
import type { Library } from './schema';
import { eachSlice } from './slices';

/** Two papers of the library that may be one: the one saved first, the other, and the authors both name. */
export interface Twins {
  first: Entry;
  other: Entry;
  authors: string[];
}

const apartKeys = (a: Paper, b: Paper) => [apartKey(a.aliases[0], b.id), apartKey(b.aliases[0], a.id)];

/** Ids of papers with the same title. */
async function sameTitles(db: Library): Promise<string[][]> {
  const groups = new Map<string, string[]>();
  await eachSlice(db.titles, 'id', (rows) => {
    for (const { id, key } of rows) {
      const group = groups.get(key);
      if (group) group.push(id);
      else groups.set(key, [id]);
    }
  });
  return [...groups]
    .filter(([, ids]) => ids.length > 1)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, ids]) => ids);
}

/** What an author goes by wherever given names are cut short. */
function familyOf(author: Author): string {
  const name = nameOf(author);
  return fold(isLiteral(name) ? name.literal : name.family);
}

function authorsOfBoth({ authors: one = [] }: Paper, { authors: other = [] }: Paper): string[] {
  const names = new Set(other.map(familyOf));
  return one.flatMap((author) => (names.has(familyOf(author)) ? [author.name] : []));
}

/** Papers whose titles are the same although they share no name, without those whose ids or whose reader say that they are two; at most so many pairs. */
export async function twinsIn(db: Library, most: number): Promise<Twins[]> {
  const same = await sameTitles(db);
  return db.transaction('r', db.papers, db.annotations, db.meta, async () => {
    const pairs: Twins[] = [];
    for (const ids of same) {
      if (pairs.length >= most) break;
      const papers = (await db.papers.bulkGet(ids)).flatMap((paper) => paper ?? []);
      const [first, ...others] = (await withAnnotations(db, papers)).sort((a, b) => a.paper.addedAt - b.paper.addedAt);
      if (!first) continue;
      for (const other of others) {
        if (areApart(first.paper.aliases, other.paper.aliases)) continue;
        const told = await db.meta.bulkGet(apartKeys(first.paper, other.paper));
        if (told.every((one) => !one)) pairs.push({ first, other, authors: authorsOfBoth(first.paper, other.paper) });
      }
    }
    return pairs.slice(0, most);
  });
}

/** Makes the other paper part of the first as one action; gives its number, 0 when one of them is gone. */
export async function joinTwins(db: Library, first: string, other: string, who: Who): Promise<number> {
  const [paper, abstract] = await Promise.all([db.papers.get(other), db.abstracts.get(other)]);
  if (!paper || first === other) return 0;
  return join(db, { ...paper, ids: idsOf(paper.aliases), ...(abstract && { abstract: abstract.text }) }, first, who);
}

/** Remembers that two papers are two, or forgets that again. */
export async function tellApart(db: Library, first: string, other: string, apart: boolean): Promise<void> {
  const [one, two] = await db.papers.bulkGet([first, other]);
  if (!one || !two) return;
  const keys = apartKeys(one, two);
  if (apart) await db.meta.bulkPut(keys.map((key) => ({ key, value: true })));
  else await db.meta.bulkDelete(keys);
}

/** The actions by which other records became part of a paper and that were not taken back, the latest first, each with the record's title. */
export async function joinsOf(db: Library, id: string): Promise<{ n: number; title: string }[]> {
  const joins = await db.actions
    .where('kind')
    .equals('join')
    .filter(({ undone, changes }) => !undone && changes[0]?.id === id && changes.length > 1)
    .toArray();
  return joins.reverse().map(({ n, changes }) => ({ n, title: changes[1]?.before.paper?.title ?? '' }));
}
