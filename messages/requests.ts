import type { Annotation, Change, TagUse } from '../paper/annotation';
import type { CardRule, Mark } from '../paper/card-rules';
import type { FeedLook } from '../paper/feed-look';
import type { Alias } from '../paper/ids';
import type { ImportedRecord } from '../paper/imported';
import type { FactName, Facts, FoundPaper, Paper } from '../paper/paper';
import type { PackedModel } from '../paper/relevance-pack';
import type { Further } from './further';
import type { TagRequests } from './tag-requests';

/** What a chip shows of a paper in the library. */
export type ChipState = Pick<Annotation, 'status' | 'rating' | 'tags'> & { note: boolean };

/** What an action did: the state after it, and the number to undo it by (0 when nothing changed). */
export interface Done {
  action: number;
  state: ChipState | null;
}

/** How relevant a card is to the reader: 0 to 3 bars, and up to three words of its own text that say so. */
export interface Weight {
  step: 0 | 1 | 2 | 3;
  why: string[];
}

/** Where on a feed a paper stood when the reader acted on it. */
export interface Place {
  feed: string;
  position: number;
}

/** A paper of a page, and where on it its card stands. */
export interface Placed {
  paper: FoundPaper;
  place: Place;
}

/** What doing one thing to several papers did: the state of each after it, and the number to undo all of it by (0 when nothing changed). */
export interface DoneMany {
  action: number;
  states: (ChipState | null)[];
}

/** What a page needs to know of the reader's ways when it is begun. */
export interface Arrival {
  /** The key that begins triage on any page, or '' for none. */
  key: string;
  /** The shortcut the browser begins triage by, as people write it; '' for none. */
  shortcut: string;
  /** Whether it is remembered which cards were seen. */
  watches: boolean;
  /** When the last visit to this feed ended (ms since 1970), 0 when there was none. */
  since: number;
  look: FeedLook;
  /** Whether there are rules by which cards are marked. */
  rules: boolean;
}

/** What is known of a card: whether it stood on the screen before this visit to the feed, and whether it is new since the last one. */
export interface Sight {
  seen: boolean;
  fresh: boolean;
}

/** How well a site's listing could be read: so many cards, and so many of them not. */
export interface ListingMet {
  site: string;
  listing: string;
  cards: number;
  unread: number;
}

/** What a content script may ask. Its page may be hostile: it can neither list nor search, configure, import or export. */
export interface FeedRequests {
  /** What the reader said of each of at most 200 papers, given by their names; null for those not in the library. */
  look(papers: Alias[][]): (ChipState | null)[];
  /** How relevant each of at most 50 cards is; null unless the reader wants to be told, and something was learned. */
  weigh(papers: FoundPaper[]): (Weight | null)[];
  /** Saves the paper if it is new, then applies the change. */
  act(paper: FoundPaper, change: Change, place: Place): Done;
  /** Takes one of this page's own actions back. */
  undo(action: number): void;
  /** Says how well a known listing could be read, so that a site that changed is noticed. */
  met(listing: ListingMet): void;
  /** Says that the page shows a feed, by its name. */
  arrive(feed: string): Arrival;
  /** Says that cards stood on the screen for a while: at most 200 papers of that feed, by their first names. */
  saw(feed: string, names: Alias[]): void;
  /** What is known of each of at most 200 papers of that feed, given by their names. */
  sights(feed: string, papers: Alias[][]): Sight[];
  /** What the reader's rules make of each of at most 200 cards. */
  judge(papers: FoundPaper[]): Mark[];
  /** Runs a further script on this page. */
  bring(script: Further): void;
}

/** What the editor shows before anything can be edited. */
export interface EditorView {
  paper: Paper | null;
  annotation: Annotation | null;
  /** Note text that was typed but not saved. */
  draft: string | null;
  /** All tags with how often each is used and when it was last given (ms since 1970). */
  tags: TagUse[];
  /** Papers of the library with the same title and no common name: perhaps the same paper, which only the reader can tell. */
  alike: { paper: Paper; annotation: Annotation }[];
  /** How relevant it is, and tags that papers like it have; null and none unless the reader wants to be told. */
  weight: Weight | null;
  likely: string[];
}

/** What triage needs before it begins: the reader's keys as they were stored, and the browser's shortcut for it. */
export interface TriageView {
  keys: unknown;
  shortcut: string;
}

/** What the editor frame may ask: everything about the papers it was opened for, at most 200 at once. */
export interface EditorRequests {
  view(paper: FoundPaper): EditorView;
  act(paper: FoundPaper, change: Change, place: Place): Done;
  /** Keeps unsaved note text; '' forgets it. */
  draft(paper: FoundPaper, text: string): void;
  /** The paper's entry and key as the reader's export options have them, without saving it. */
  cite(paper: FoundPaper): { bibtex: string; key: string; link: string };
  remove(paper: FoundPaper): Done;
  /** Makes the paper and one of the library one record. */
  join(paper: FoundPaper, id: string): Done;
  /** Remembers that the paper and one of the library are two. */
  keepApart(paper: FoundPaper, id: string): void;
  undo(action: number): void;
  triage(): TriageView;
  /** All tags, to complete from. */
  tags(): TagUse[];
  /** What is said of each, in the order asked. */
  states(papers: FoundPaper[]): (ChipState | null)[];
  /** Applies one change to all of them as one action, saving those that are new. */
  actMany(papers: Placed[], change: Change): DoneMany;
  /** The entries of all of them as one block, as the reader's export options have them, without saving any. */
  citeMany(papers: FoundPaper[]): string;
  /** Opens the paper's page in a tab of its own, which is never taken for reading it. */
  open(paper: FoundPaper): void;
}

/** Rows of a backup, sent in slices. */
export interface RestoreSlice {
  papers: Paper[];
  abstracts: { id: string; text: string; from: string; at: number }[];
  annotations: Annotation[];
  events: { paperId: string; kind: 'seen' | 'opened' | 'saved'; at: number; feed?: string; position?: number; upvotes?: number }[];
  settings: { key: string; value: unknown }[];
}

/** A place as the reader typed it; secrets travel to the background and never back. */
export interface TypedTarget {
  id: string;
  kind: string;
  name: string;
  settings: Record<string, string>;
  /** Passwords and keys; one that is missing stays as it was. */
  secrets: Record<string, string>;
}

/** What is exported, how, where and when, as the reader chose it. */
export interface TypedRule {
  id: string;
  targetId: string;
  what: Record<string, unknown>;
  when: string;
  /** Of a place with files. */
  format: string;
  options: Record<string, unknown>;
  file: string;
  /** Of a place with items: whether notes go along. */
  notes?: boolean;
}

/** What joining the library of another device would do, in papers. */
export interface JoinForecast {
  here: number;
  there: number;
  both: number;
  /** There is a library already. */
  found: boolean;
  sealed: boolean;
}

/** What sharing tags would do: titles that others will see, and what of theirs comes. */
export interface ShareForecast {
  found: boolean;
  sealed: boolean;
  going: string[];
  coming: { title: string; tags: string[]; known: boolean }[];
  members: string[];
}

/** What only our own pages may ask. They read the database themselves and write through these. */
export interface LibraryRequests extends TagRequests {
  act(paper: FoundPaper, change: Change, place: Place): Done;
  /** Applies one change to several papers as one action; gives the action's number. Calls of one `group` are taken back together. */
  change(ids: string[], change: Change, group?: string): number;
  /** Removes papers with all that was said of them as one action; gives the action's number. */
  remove(ids: string[], group?: string): number;
  /** Takes an action back with its group, for at most 20 s; true when more of it is left, and the same is to be asked again. */
  undo(action: number): boolean;
  /** Does again what was taken back. */
  redo(action: number): boolean;
  /** Brings papers back that an action removed; gives the number of an action of its own, 0 when none was there. */
  bringBack(action: number, ids: string[]): number;
  /** Forgets everything that was removed. */
  emptyTrash(): void;
  /** Makes another paper of the library part of the first; gives the action's number, 0 when one of them is gone. */
  joinPapers(first: string, other: string): number;
  /** Remembers that two papers are two, whatever their titles, or forgets that again. */
  tellApart(first: string, other: string, apart: boolean): void;
  /** Records that the reader opened a paper's page; never taken for reading it. */
  opened(id: string): void;
  draft(id: string, text: string): void;
  setSetting(key: string, value: unknown): void;
  /** Keeps the reader's views, all of them in their order, as one action called after the view it is about; gives its number. */
  keepViews(views: unknown[], about: string): number;
  /** Adds a slice of a backup to the library; what is there and newer is kept. Gives how many papers were new. */
  restore(slice: RestoreSlice): number;
  /** Adds a slice of imported records; slices of one `group` are taken back together. */
  importRecords(records: ImportedRecord[], group: string): { fresh: number; action: number };
  /** Gives a paper another citation key; gives the action's number, 0 when another paper has that key. */
  renameKey(id: string, key: string): number;
  /** Gives a paper what another source said of a fact; gives the action's number, 0 when none said that. */
  chooseFact(id: string, field: FactName, value: Facts[FactName]): number;
  /** Writes the backup file to the downloads folder now. */
  backupNow(): void;
  /** The reader has seen that the library was reset; forget what stood there before. */
  acceptReset(): void;
  /** Takes a candidate for a paper's published version; gives the action's number. */
  acceptCandidate(id: string): number;
  /** Says that the candidate is not this paper; it is not offered again. */
  refuseCandidate(id: string): void;
  /** Keeps a place things can be put. */
  saveTarget(target: TypedTarget): void;
  /** Forgets a place with its secrets and all that was exported there; what lies there stays. */
  removeTarget(id: string): void;
  saveRule(rule: TypedRule): void;
  removeRule(id: string): void;
  /** Has a job done now, looking at every file; `replace` overwrites what somebody else wrote, keeping a copy of it, and brings back items that were deleted. */
  runRule(id: string, replace: boolean): void;
  /** Does what is due for at most 20 s; true when more is left. */
  runOutbox(): boolean;
  /** Says what joining would do, or throws with the target's code. */
  foreseeJoin(targetId: string, passphrase: string): JoinForecast;
  join(targetId: string, name: string, passphrase: string): void;
  leave(): void;
  /** Takes another device out for good with the next sync; with `isWanted` false it stays, if that has not happened yet. */
  removeDevice(device: string, isWanted: boolean): void;
  /** Goes on after a question about the remote, merging both sides; without an id that of the devices. */
  answerDevices(id?: string): void;
  /** Says what sharing tags in a place would show to others and bring here, or throws with the target's code. */
  foreseeShare(targetId: string, group: string, tags: string[], passphrase: string): ShareForecast;
  share(targetId: string, group: string, tags: string[], name: string, passphrase: string): void;
  /** Ends sharing; `withdraw` also takes away what was put there from here. */
  unshare(id: string, withdraw: boolean): void;
  /** Follows a feed; pages of the hosts that were allowed just for it (`fresh`, match patterns) are left alone. */
  follow(feed: { kind: string; of: string }, fresh: string[]): void;
  unfollow(id: string): void;
  /** Reads feeds that are due for at most 20 s; true when more is left. With `ask`, every feed is due. */
  readFeeds(ask: boolean): boolean;
  /** Leaves what is not read yet for the next reading. */
  stopFeeds(): void;
  /** Marks papers of the digest as seen or not; gives those that were not so before. */
  seen(ids: string[], isSeen: boolean): string[];
  /** The reader looks at the digest. */
  lookedAtDigest(): void;
  /** Says which cards of a feed are set back, and how; what is not spoken of stays. */
  setFeedLook(feed: string, change: Partial<FeedLook>): void;
  /** Keeps a rule for cards; gives the action's number, 0 when nothing changed or there are too many. */
  saveCardRule(rule: CardRule): number;
  /** Gives the action's number, 0 when there is no such rule. */
  removeCardRule(id: string): number;
  /** Forgets all that was seen, and every visit. */
  forgetSightings(): void;
  /** Begins going through the page of a tab by keys, or ends it. */
  triage(tab: number): void;
  /** Keeps what was learned of relevance, or that there is too little to learn from, after so many changes of the library. */
  keepModel(model: PackedModel | null, touched: number): void;
  /** Forgets what was learned of relevance, and switches it off. */
  forgetModel(): void;
  /** Reads the page of a tab this once, without being given its host. */
  readOnce(tab: number): void;
  /** Leaves the pages of these match patterns alone, or reads them again. */
  setOff(patterns: string[], off: boolean): void;
}
