import Dexie, { type EntityTable, type Table, type Transaction } from 'dexie';
import type { Annotation } from '../paper/annotation';
import type { Lane } from '../paper/catalogue-lanes';
import type { PartMarks, PartNames } from '../paper/catalogue-part';
import type { DeedKind } from '../paper/deed-kind';
import { titleKey } from '../paper/likeness';
import type { Abstract, Paper } from '../paper/paper';
import type { SegmentPapers, WordList } from '../paper/words-segment';
import type { Arranged, RuleChange } from './beside';

/** Something that happened to a paper. Seen, opened and saved are three different things, and none of them is "read". */
export interface Event {
  n: number;
  paperId: string;
  kind: 'seen' | 'opened' | 'saved';
  at: number;
  feed?: string;
  /** 1 is the first card of the feed. */
  position?: number;
  /** Votes it had on the site at that moment, where the page said so. */
  upvotes?: number;
}

/** All that is kept of one paper at one moment; null where there was none. */
export interface Snapshot {
  paper: Paper | null;
  abstract: Abstract | null;
  annotation: Annotation | null;
}

/** One thing the reader did, with what it changed, so that it can be taken back. */
export interface Action {
  n: number;
  at: number;
  kind: DeedKind;
  /** Ties actions together that are taken back as one, such as the slices of an import. */
  group?: string;
  /** Title of the first paper it changed, or what the rule, tag or view it changed is called. */
  title: string;
  changes: { id: string; before: Snapshot; after: Snapshot }[];
  /** Ids of the papers it changed, by which a paper's history is found; the log of older programs is without. */
  ids?: string[];
  /** Of a change that is about no paper. */
  rule?: RuleChange;
  arranged?: Arranged;
  undone: boolean;
  /** Who did it: our own pages (`library`), or a page on a tab (`tab:7`), which may take back only what it did itself. */
  by: string;
}

/** Note text typed but not saved, kept by the paper's first name. */
export interface Draft {
  alias: string;
  text: string;
  at: number;
}

/** What a paper's title is recognised by, as in paper/likeness.ts; derived from the paper alone. */
export interface Title {
  id: string;
  key: string;
}

export interface Setting {
  key: string;
  value: unknown;
}

/** A paper that services are still to be asked about: by which, in that order, and not before when (ms since 1970). */
export interface Lookup {
  id: string;
  todo: string[];
  nextAt: number;
}

/** What services found out about a paper that is no fact of its entry. `C` is a candidate for its published version. */
export interface Finding<C = unknown> {
  id: string;
  /** Number of its newest arXiv version. */
  newestVersion?: number;
  gone?: 'withdrawn' | 'retracted';
  /** Where it may have appeared, while the reader has said neither yes nor no. */
  candidate?: C;
  /** Names of candidates the reader refused: they are not offered again. */
  refused?: string[];
}

/** A paper whose rows changed; `n` counts the changes of the library, and a paper has the number of its last. */
export interface Touched {
  id: string;
  n: number;
}

/** A record that another row stands for, of one space in which devices are kept in step. */
export interface Home {
  space: string;
  id: string;
  home: string;
}

/** Registers of some of the papers, packed. */
export interface Box {
  space: string;
  box: number;
  text: string;
}

/** What this device said between two syncs, frozen. */
export interface FrozenBatch {
  space: string;
  seq: number;
  text: string;
}

/** A card that stood on the reader's screen for a while, saved or not, by the paper's first name: when for the first time and when last (ms since 1970). */
export interface Sighting {
  name: string;
  first: number;
  at: number;
}

/** When the reader was on a feed: the visit that goes on, since when it does, and the end of the one before (ms since 1970; 0 for none). */
export interface Visit {
  feed: string;
  at: number;
  before: number;
  began?: number;
}

/** A part of the catalogue as it was packed, its marks, texts and names each in a row of their own. */
export interface PackedPart<T> {
  edition: number;
  part: number;
  value: T;
}

/** A paper whose rows were written since the catalogue was packed; one row a write. */
export interface Loose {
  n: number;
  id: string;
}

/** A card that was shown and not saved, by the paper's first name: what others are told from. */
export interface Passed<T = unknown> {
  name: string;
  text: T;
  at: number;
}

/** A row whose shape is the business of whoever keeps it. */
export interface Kept<T = unknown> {
  id: string;
  value: T;
}

/** Something that was put into a library elsewhere, such as Zotero's: which one there, and what of it is ours. */
export interface Pushed {
  /** The library it is in. */
  place: string;
  id: string;
  value: unknown;
}

/** The library in IndexedDB. */
export type Library = Dexie & {
  papers: EntityTable<Paper, 'id'>;
  /** Apart from the papers: lists are seven times faster to read without them. */
  abstracts: EntityTable<Abstract, 'id'>;
  annotations: EntityTable<Annotation, 'id'>;
  titles: EntityTable<Title, 'id'>;
  lookups: EntityTable<Lookup, 'id'>;
  findings: EntityTable<Finding, 'id'>;
  events: EntityTable<Event, 'n'>;
  actions: EntityTable<Action, 'n'>;
  drafts: EntityTable<Draft, 'alias'>;
  settings: EntityTable<Setting, 'key'>;
  meta: EntityTable<Setting, 'key'>;
  touched: EntityTable<Touched, 'id'>;
  homes: Table<Home, [string, string]>;
  boxes: Table<Box, [string, number]>;
  batches: Table<FrozenBatch, [string, number]>;
  /** Where devices are kept in step, with how far each is. */
  spaces: EntityTable<Kept, 'id'>;
  /** Where things can be put, without what is secret. */
  targets: EntityTable<Kept, 'id'>;
  /** Passwords and keys. Never part of a backup, an export or an answer to a page. */
  secrets: EntityTable<Kept, 'id'>;
  /** What is exported where and when, with how far each is. */
  rules: EntityTable<Kept, 'id'>;
  /** Feeds that are read in the background, with how far each is. */
  follows: EntityTable<Kept, 'id'>;
  /** What those feeds brought, by day. */
  digests: EntityTable<Kept, 'id'>;
  sightings: EntityTable<Sighting, 'name'>;
  visits: EntityTable<Visit, 'feed'>;
  /** What was learned from the library; it can be learned again at any time. */
  models: EntityTable<Kept, 'id'>;
  passed: EntityTable<Passed, 'name'>;
  pushed: Table<Pushed, [string, string]>;
  /** The catalogue, which can be made anew from papers and annotations at any time. */
  marks: Table<PackedPart<PartMarks>, [number, number]>;
  lanes: Table<PackedPart<Lane[]>, [number, number]>;
  names: Table<PackedPart<PartNames>, [number, number]>;
  /** The words of abstracts and notes, and the papers they are of, by segment. */
  words: Table<PackedPart<WordList[]>, [number, number]>;
  wordPapers: Table<PackedPart<SegmentPapers>, [number, number]>;
  /** How far what is derived from the library is made. */
  packing: EntityTable<Kept, 'id'>;
  loose: EntityTable<Loose, 'n'>;
};

/** Every version the library ever had, oldest first. Append; never edit: each has a test with rows frozen as they were. */
export const VERSIONS: readonly Record<string, string>[] = [
  {
    papers: 'id, *aliases, citekey, addedAt, year, site',
    abstracts: 'id',
    annotations: 'id, *tags, status, rating, [status+order], snoozedUntil',
    events: '++n, paperId, [kind+at]',
    actions: '++n, at',
    drafts: 'alias',
    settings: 'key',
    meta: 'key',
  },
  { titles: 'id, key', lookups: 'id, nextAt', findings: 'id' },
  {
    touched: 'id, n',
    homes: '[space+id], [space+home]',
    boxes: '[space+box]',
    batches: '[space+seq]',
    spaces: 'id',
    targets: 'id',
    secrets: 'id',
    rules: 'id',
  },
  {
    actions: '++n, at, kind',
    follows: 'id',
    digests: 'id',
    sightings: 'name, at',
    visits: 'feed',
    marks: '[edition+part]',
    lanes: '[edition+part]',
    names: '[edition+part]',
    words: '[edition+part]',
    wordPapers: '[edition+part]',
    packing: 'id',
    loose: '++n',
  },
  { pushed: '[place+id]' },
  { models: 'id', passed: 'name, at' },
  { actions: '++n, at, kind, *ids' },
];

/** What has to be done to rows that an older version left, by the version that brings it. */
const UPGRADES: Record<number, (transaction: Transaction) => Promise<unknown>> = {
  2: async (transaction) => {
    const papers: Paper[] = await transaction.table('papers').toArray();
    return transaction.table('titles').bulkPut(titlesOf(papers));
  },
  3: async (transaction) => {
    const ids = await transaction.table('papers').toCollection().primaryKeys();
    return transaction.table('touched').bulkPut(ids.map((id, at) => ({ id, n: at + 1 })));
  },
};

/** The rows by which papers are found by title. */
export function titlesOf(papers: readonly Paper[]): Title[] {
  return papers.map(({ id, title }) => ({ id, key: titleKey(title) })).filter(({ key }) => key !== '');
}

/** Newest shape of the rows that this program can read and write. */
export const SCHEMA = VERSIONS.length;

/**
 * The library by that name, not yet opened. Every transaction is durable when it ends (one fdatasync): with the browsers'
 * relaxed default a power cut loses the last seconds or all of it.
 * When another context brings a newer version, this one closes at once so that nobody waits.
 */
export function libraryNamed(name = 'offprint'): Library {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict' }) as Library;
  VERSIONS.forEach((stores, index) => {
    const version = db.version(index + 1).stores(stores);
    const upgrade = UPGRADES[index + 1];
    if (upgrade) version.upgrade(upgrade);
  });
  db.on('versionchange', () => {
    db.close();
  });
  return db;
}
