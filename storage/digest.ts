import { type Ranked, rankDigest, type Taste } from '../paper/digest-rank';
import type { Alias } from '../paper/ids';
import type { FoundPaper, Paper } from '../paper/paper';
import type { Library } from './schema';

/** A feed that is followed, with how far its reading is. `F` says which feed; times are in ms since 1970. */
export interface Follow<F = unknown> {
  id: string;
  feed: F;
  name: string;
  addedAt: number;
  /** When it was read last, 0 for never. */
  readAt: number;
  /** When it is read next. */
  nextAt: number;
  /** Why it cannot be read, since when, how often in a row, and the feed that is named in its place. */
  failing?: { code: string; since: number; tries: number; instead?: F };
  /** Names of the papers it listed last. */
  there: Alias[];
  /** When the reader gave it up; it is kept for a while so that this can be taken back. */
  goneAt?: number;
}

/** Where a paper stood in a feed; the first is 1. */
export interface ListedAt {
  feed: string;
  name: string;
  rank: number;
  upvotes?: number;
  announced?: string;
}

/** A paper of a day's digest. */
export interface DigestRow {
  id: string;
  day: string;
  found: FoundPaper;
  /** Where the feed sends its readers. */
  url: string;
  /** The day the feed gives it, `YYYY-MM-DD`. */
  published?: string;
  /** The abstract goes on. */
  cut?: boolean;
  /** When it was listed, and when the reader had seen it (ms since 1970). */
  at: number;
  seenAt?: number;
  places: ListedAt[];
}

/** A local day, `YYYY-MM-DD`, on which feeds brought something. */
export interface DigestDay {
  day: string;
  /** When the last of it came (ms since 1970). */
  at: number;
  papers: number;
  unseen: number;
  /** How many more were new than are kept. */
  left: number;
  /** Every name of every paper that was new, kept or not. */
  names: Alias[];
  /** Number of the reading that changed it last. */
  reading: number;
}

const DAY = 'day:';
export const dayRow = (day: string): string => `${DAY}${day}`;
export const paperRow = (day: string, name: string): string => `${day} ${name}`;

/** The followed feeds in the order they were added. */
export async function followsIn<F>(db: Library): Promise<Follow<F>[]> {
  const rows = (await db.follows.toArray()).map(({ value }) => value as Follow<F>);
  return rows.filter(({ goneAt }) => goneAt === undefined).sort((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1));
}

/** The days there is a digest of, newest first. */
export async function digestDays(db: Library): Promise<DigestDay[]> {
  const rows = await db.digests.where('id').startsWith(DAY).toArray();
  return rows.map(({ value }) => value as DigestDay).sort((a, b) => (a.day < b.day ? 1 : -1));
}

/** The papers of a day's digest. */
export async function digestRows(db: Library, day: string): Promise<DigestRow[]> {
  const rows = await db.digests.where('id').startsWith(paperRow(day, '')).toArray();
  return rows.map(({ value }) => value as DigestRow);
}

/** How many papers of all digests were not seen. */
export async function unseenPapers(db: Library): Promise<number> {
  return (await digestDays(db)).reduce((sum, { unseen }) => sum + unseen, 0);
}

/** Number of the last reading that brought something new, 0 when none did. */
export async function lastReading(db: Library): Promise<number> {
  return Math.max(0, ...(await digestDays(db)).map(({ reading }) => reading));
}

/** Rows with the most wanted first, each with its reasons; a paper in several feeds counts as where it stands best. */
export function rankRows(rows: readonly DigestRow[], taste: Taste): Ranked<DigestRow & { rank: number; upvotes?: number }>[] {
  return rankDigest(
    rows.map((row) => {
      const votes = row.places.flatMap(({ upvotes }) => upvotes ?? []);
      const rank = Math.min(...row.places.map((place) => place.rank));
      return { ...row, rank, ...(votes.length > 0 && { upvotes: Math.max(...votes) }) };
    }),
    taste,
  );
}

/** Papers whose titles, tags and authors say what the reader likes: so many suffice. */
const MOST_LIKED = 500;
const MOST_KNOWN = 1000;
const GOOD = 4;

/** What the library says of the reader's taste: titles and tags of papers rated well, and authors of papers saved. */
export async function tasteIn(db: Library): Promise<{ liked: string[]; known: string[] }> {
  const good = await db.annotations.where('rating').aboveOrEqual(GOOD).limit(MOST_LIKED).toArray();
  const is = (paper: Paper | undefined): paper is Paper => paper !== undefined;
  const liked = (await db.papers.bulkGet(good.map(({ id }) => id))).filter(is);
  const last = await db.papers.orderBy('addedAt').reverse().limit(MOST_KNOWN).toArray();
  const said = await db.annotations.bulkGet(last.map(({ id }) => id));
  const saved = last.filter((_paper, at) => said[at]?.status !== 'dismissed');
  const authors = [...liked, ...saved].flatMap((paper) => paper.authors ?? []);
  return {
    liked: [...liked.map(({ title }) => title), ...new Set(good.flatMap(({ tags }) => tags))],
    known: [...new Set(authors.map(({ name }) => name))],
  };
}
