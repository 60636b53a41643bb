import Dexie from 'dexie';
import { fold } from '../paper/fold';
import type { Meeting, News } from '../paper/meeting';
import type { TextAtom } from '../paper/query';
import { fits, linksCode, PLACES } from '../paper/query-match';
import type { Event, Library } from './schema';

/** Abstracts read at a time: a hundred thousand of them are more than a background may hold. */
const SLICE = 500;

/** Where a paper was met, by the event of its saving. */
export function meetingOf({ feed = '', at, position, upvotes }: Pick<Event, 'feed' | 'at' | 'position' | 'upvotes'>): Meeting {
  return { feed, at, ...(position !== undefined && { rank: position }), ...(upvotes !== undefined && { upvotes }) };
}

/** Where each paper was met when it was saved, by id; of several times the last. */
export async function meetings(db: Library): Promise<Map<string, Meeting>> {
  const saved = await db.events.where('[kind+at]').between(['saved', Dexie.minKey], ['saved', Dexie.maxKey]).toArray();
  return new Map(saved.map(({ paperId, ...event }): [string, Meeting] => [paperId, meetingOf(event)]));
}

/** What services said of papers since, by id. */
export async function news(db: Library): Promise<Map<string, News>> {
  const heard = await db.findings.filter(({ newestVersion, gone }) => newestVersion !== undefined || gone !== undefined).toArray();
  return new Map(
    heard.map(({ id, newestVersion, gone }): [string, News] => [
      id,
      { ...(newestVersion !== undefined && { newestVersion }), ...(gone && { gone }) },
    ]),
  );
}

/** What a query finds in texts, by the papers' ids. */
export interface TextsRead {
  /** Papers that have an abstract, and those whose abstract links to code. */
  abstracts: ReadonlySet<string>;
  code: ReadonlySet<string>;
  /** Papers of which a text fits the atom. */
  holding: ReadonlyMap<TextAtom, Set<string>>;
}

/** Reads all abstracts once, without keeping any. */
async function scanAbstracts(db: Library, atoms: readonly TextAtom[]): Promise<TextsRead> {
  const abstracts = new Set<string>();
  const code = new Set<string>();
  const holding = new Map(atoms.map((atom) => [atom, new Set<string>()] as const));
  let from = '';
  for (;;) {
    const rows = await db.abstracts.where('id').above(from).limit(SLICE).toArray();
    for (const { id, text } of rows) {
      const folded = fold(text);
      abstracts.add(id);
      if (linksCode(folded)) code.add(id);
      for (const [atom, found] of holding) if (PLACES[atom.field].includes('abstract') && fits(folded, atom)) found.add(id);
    }
    from = rows.at(-1)?.id ?? '';
    if (rows.length < SLICE) return { abstracts, code, holding };
  }
}

/** Reads all abstracts once and remembers what a query asks of them: which papers have one, which link to code, and which hold each atom. */
export async function readAbstracts(
  db: Library,
  atoms: readonly TextAtom[],
): Promise<{ has(id: string): boolean; holds(id: string, atom: TextAtom): boolean; linksCode(id: string): boolean }> {
  const { abstracts, code, holding } = await scanAbstracts(db, atoms);
  return {
    has: (id) => abstracts.has(id),
    holds: (id, atom) => holding.get(atom)?.has(id) === true,
    linksCode: (id) => code.has(id),
  };
}

/** Reads all abstracts and notes once and remembers which papers hold each atom in one of them. */
export async function readTexts(db: Library, atoms: readonly TextAtom[]): Promise<TextsRead> {
  const read = await scanAbstracts(db, atoms);
  const inNotes = atoms.filter(({ field }) => PLACES[field].includes('note'));
  if (inNotes.length === 0) return read;
  await db.annotations
    .filter(({ note }) => note !== '')
    .each(({ id, note }) => {
      const folded = fold(note);
      for (const atom of inNotes) if (fits(folded, atom)) read.holding.get(atom)?.add(id);
    });
  return read;
}
