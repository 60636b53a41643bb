import { type Alias, aliasesOf } from '../paper/ids';
import type { FoundPaper } from '../paper/paper';
import { type DigestDay, type DigestRow, dayRow, digestDays, digestRows, type Follow, lastReading, paperRow } from './digest';
import type { Library } from './schema';

/** Days that are kept. */
export const DAYS_KEPT = 60;
/** Papers of one day that are kept. */
export const MOST_A_DAY = 500;
/** Longest abstract that is kept whole, in characters: arXiv allows 1 920. */
const ABSTRACT = 2000;

/** A paper as a feed lists it now. */
export interface Listing {
  found: FoundPaper;
  url: string;
  published?: string;
  rank: number;
  upvotes?: number;
  announced?: string;
}

/** What one reading of a feed brought. */
export interface Reading {
  /** The followed feed's id, and the name it gives itself, if any. */
  feed: string;
  name?: string;
  /** The local day, `YYYY-MM-DD`, and the moment (ms since 1970). */
  day: string;
  at: number;
  /** When it is read next (ms since 1970). */
  nextAt: number;
  listed: readonly Listing[];
  /** Whether a paper that is new is worth listing. */
  isWanted(paper: Listing): boolean;
  /** The best so many of more papers than can be kept. */
  best(rows: readonly DigestRow[], most: number): readonly DigestRow[];
}

type Named = Listing & { names: Alias[]; name: Alias };

const tablesOf = (db: Library) => [db.digests, db.follows, db.papers, db.sightings];

/** A text's beginning up to a word's end. */
const beginning = (text: string) =>
  `${text
    .slice(0, ABSTRACT)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/\s+\S{0,40}$/, '')}…`;

function rowOf(
  { names: _names, name, rank, upvotes, announced, found, url, published }: Named,
  { day, at, feed }: Reading,
  feedName: string,
) {
  const { abstract = '', ...facts } = found;
  const cut = abstract.length > ABSTRACT;
  const row: DigestRow = {
    id: paperRow(day, name),
    day,
    found: { ...facts, ...(abstract && { abstract: cut ? beginning(abstract) : abstract }) },
    url,
    at,
    places: [{ feed, name: feedName, rank, ...(upvotes !== undefined && { upvotes }), ...(announced && { announced }) }],
  };
  if (published) row.published = published;
  if (cut) row.cut = true;
  return row;
}

/** What another feed adds to a paper that a feed listed today. */
function joined(row: DigestRow, other: DigestRow): DigestRow {
  const isThere = row.places.some(({ feed }) => feed === other.places[0]?.feed);
  if (isThere) return row;
  const takes = other.found.abstract !== undefined && (row.found.abstract === undefined || (row.cut === true && !other.cut));
  const found: FoundPaper = { ...other.found, ...row.found, ids: { ...other.found.ids, ...row.found.ids } };
  const { cut: _cut, ...rest } = row;
  const kept = takes ? { ...rest, ...(other.cut && { cut: true }) } : row;
  return { ...kept, found: takes ? { ...found, abstract: other.found.abstract } : found, places: [...row.places, ...other.places] };
}

/** Papers that no list here has: neither the library, nor a digest, nor what the feed listed before, nor what was seen on a page. */
async function unknown(db: Library, named: readonly Named[], known: ReadonlySet<string>): Promise<Named[]> {
  const kept = new Set<unknown>(
    await db.papers
      .where('aliases')
      .anyOf(named.flatMap(({ names }) => names))
      .keys(),
  );
  const sighted = await db.sightings.bulkGet(named.map(({ name }) => name));
  return named.filter(({ names }, at) => !sighted[at] && !names.some((name) => known.has(name) || kept.has(name)));
}

/** Puts papers that came earlier today in more feeds than one; gives none. */
async function joinToday(db: Library, named: readonly Named[], reading: Reading, feedName: string): Promise<void> {
  const rows = await db.digests.bulkGet(named.flatMap(({ names }) => names.map((name) => paperRow(reading.day, name))));
  const today = new Map(rows.flatMap((row) => (row ? [[row.id, row.value as DigestRow] as const] : [])));
  const changed = named.flatMap((paper) => {
    const row = paper.names.map((name) => today.get(paperRow(reading.day, name))).find(Boolean);
    return row ? joined(row, rowOf(paper, reading, feedName)) : [];
  });
  await db.digests.bulkPut(changed.map((value) => ({ id: value.id, value })));
}

/** Keeps a day within its bounds; gives how many papers it has now. */
async function keepBest(db: Library, { day, best }: Reading, rows: readonly DigestRow[]): Promise<DigestDay['papers']> {
  const all = await digestRows(db, day);
  const seen = all.filter(({ seenAt }) => seenAt !== undefined);
  const open = [...all.filter(({ seenAt }) => seenAt === undefined), ...rows];
  const room = Math.max(0, MOST_A_DAY - seen.length);
  const ids = new Set((open.length > room ? best(open, room) : open).map(({ id }) => id));
  const kept = open.filter(({ id }) => ids.has(id));
  await db.digests.bulkDelete(open.flatMap(({ id }) => (ids.has(id) ? [] : id)));
  await db.digests.bulkPut(kept.map((value) => ({ id: value.id, value })));
  return kept.length + seen.length;
}

async function dropOld(db: Library, days: readonly DigestDay[]): Promise<void> {
  for (const { day } of days.slice(DAYS_KEPT)) {
    await db.digests.where('id').startsWith(paperRow(day, '')).delete();
    await db.digests.delete(dayRow(day));
  }
}

/** Lists what is new of a feed in the digest of the day, all of it or nothing; gives how many papers are new. */
export async function addReading(db: Library, reading: Reading): Promise<number> {
  return db.transaction('rw', tablesOf(db), async () => {
    const row = await db.follows.get(reading.feed);
    const before = row?.value as Follow | undefined;
    if (!before || before.goneAt !== undefined) return 0;
    const { failing: _failing, ...rest } = before;
    const name = reading.name || before.name;
    const named = reading.listed.flatMap((one): Named[] => {
      const names = aliasesOf(one.found.ids, one.found.url ?? one.url);
      return names[0] ? [{ ...one, names, name: names[0] }] : [];
    });
    const there = named.map((one) => one.name);
    const value: Follow = { ...rest, name, there, readAt: reading.at, nextAt: reading.nextAt };
    await db.follows.put({ id: reading.feed, value });

    const days = await digestDays(db);
    const known = new Set<string>([...before.there, ...days.flatMap(({ names }) => names)]);
    await joinToday(
      db,
      named.filter(({ names }) => names.some((one) => known.has(one))),
      reading,
      name,
    );
    const fresh = (await unknown(db, named, known)).filter((one) => reading.isWanted(one));
    if (fresh.length === 0) return 0;
    const papers = await keepBest(
      db,
      reading,
      fresh.map((one) => rowOf(one, reading, name)),
    );
    const today = days.find(({ day }) => day === reading.day);
    const unseen = (await digestRows(db, reading.day)).filter(({ seenAt }) => seenAt === undefined).length;
    const head: DigestDay = {
      day: reading.day,
      at: reading.at,
      papers,
      unseen,
      left: (today?.left ?? 0) + (today?.papers ?? 0) + fresh.length - papers,
      names: [...(today?.names ?? []), ...fresh.flatMap(({ names }) => names)],
      reading: (await lastReading(db)) + 1,
    };
    await db.digests.put({ id: dayRow(reading.day), value: head });
    await dropOld(db, await digestDays(db));
    return fresh.length;
  });
}

/** Marks papers of digests as seen, or as not seen when `at` (ms since 1970) is undefined; gives the ids of those that were not so before. */
export async function markSeen(db: Library, ids: readonly string[], at: number | undefined): Promise<string[]> {
  return db.transaction('rw', db.digests, async () => {
    const rows = (await db.digests.bulkGet([...new Set(ids)])).flatMap((row) => (row ? [row.value as DigestRow] : []));
    const changed = rows.filter((row) => row.places && (row.seenAt === undefined) === (at !== undefined));
    const values = changed.map(({ seenAt: _seenAt, ...row }): DigestRow => (at === undefined ? row : { ...row, seenAt: at }));
    await db.digests.bulkPut(values.map((value) => ({ id: value.id, value })));
    for (const head of await digestDays(db)) {
      const count = changed.filter(({ day }) => day === head.day).length;
      const unseen = Math.max(0, head.unseen + (at === undefined ? count : -count));
      if (count > 0) await db.digests.put({ id: dayRow(head.day), value: { ...head, unseen } });
    }
    return changed.map(({ id }) => id);
  });
}
