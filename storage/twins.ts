import { fold } from '../paper/fold';
import { type Alias, idsOf } from '../paper/ids';
import { areApart } from '../paper/likeness';
import { isLiteral, nameOf } from '../paper/name';
import type { Author, Paper } from '../paper/paper';
import { join } from './likeness';
import { type Entry, withAnnotations } from './read';
import type { Library } from './schema';
import type { Who } from './write';

/** Two papers of the library that may be one: the one saved first, the other, and the authors both name. */
export interface Twins {
  first: Entry;
  other: Entry;
  authors: string[];
}

const apartKeys = (a: Paper, b: Paper) => [apartKey(a.aliases[0], b.id), apartKey(b.aliases[0], a.id)];
const apartKey = (alias: Alias | undefined, id: string) => `apart:${alias}|${id}`;

/** Ids of papers with the same title, by reading the index of titles alone. */
async function sameTitles(db: Library): Promise<string[][]> {
  const titles = db.titles.orderBy('key');
  const [keys, ids] = await Promise.all([titles.keys(), titles.primaryKeys()]);
  const groups: string[][] = [];
  for (let at = 1; at < keys.length; at++) {
    if (keys[at] !== keys[at - 1]) continue;
    if (at < 2 || keys[at - 1] !== keys[at - 2]) groups.push([ids[at - 1] ?? '']);
    groups.at(-1)?.push(ids[at] ?? '');
  }
  return groups;
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
export function twinsIn(db: Library, most: number): Promise<Twins[]> {
  return db.transaction('r', db.titles, db.papers, db.annotations, db.meta, async () => {
    const pairs: Twins[] = [];
    for (const ids of await sameTitles(db)) {
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
