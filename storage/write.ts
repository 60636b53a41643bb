import { type Annotation, annotate, type Change, unannotated } from '../paper/annotation';
import { aliasesOf } from '../paper/ids';
import { type FoundPaper, fill, newPaper, type Paper } from '../paper/paper';
import { turnArranged } from './arrange';
import { turnCardRule } from './card-rules';
import { inOne, logAction, TABLES, type Who } from './log';
import { paperNamed, snapshots } from './read';
import { countPapers, erase, putMany } from './rows';
import type { Action, Event, Library, Snapshot } from './schema';
import { withMeantTags } from './tag-book';

/** Makes the citation key of a new paper; `isTaken` is asked in lower case. */
export type KeyMaker = (paper: FoundPaper, isTaken: (key: string) => boolean) => string;

/** What kind of action a change is, by the weightiest of its parts. */
function kindOf(change: Change): Action['kind'] {
  if (change.note !== undefined || change.dropNotes) return 'note';
  if (change.rating !== undefined) return 'rate';
  if (change.status !== undefined) return 'status';
  if (change.addTags || change.removeTags) return 'tag';
  return change.order === undefined && change.snoozedUntil === undefined ? 'save' : 'order';
}

async function snapshotOf(db: Library, id: string): Promise<Snapshot> {
  const [one] = await snapshots(db, [id]);
  return one ?? { paper: null, abstract: null, annotation: null };
}

async function freeKey(db: Library, found: FoundPaper, makeKey: KeyMaker): Promise<string> {
  const wish = makeKey(found, () => false);
  // The keys alone: of a busy author there may be hundreds.
  const rivals = await db.papers.where('citekey').startsWithIgnoreCase(wish).keys();
  const taken = new Set(rivals.map((key) => String(key).toLowerCase()));
  return makeKey(found, (key) => taken.has(key.toLowerCase()));
}

/** The end of the queue: one after the highest order of all queued papers. */
async function endOfQueue(db: Library): Promise<number> {
  const last = await db.annotations
    .where('[status+order]')
    .between(['queued', Number.NEGATIVE_INFINITY], ['queued', Number.POSITIVE_INFINITY])
    .last();
  return (last?.order ?? 0) + 1;
}

const joinsQueue = (before: Annotation, change: Change) =>
  change.status === 'queued' && before.status !== 'queued' && change.order === undefined;

/** What it takes to save papers: who does it, how they are named, and where they were met. */
export interface Saving extends Who {
  makeKey: KeyMaker;
  newId: () => string;
  feed?: string;
  position?: number;
}

/** Saves a paper if it is new, fills what was unknown of it, and applies the change; the caller logs it. */
async function applyTo(db: Library, found: FoundPaper, change: Change, context: Saving): Promise<Action['changes'][number]> {
  const known = await paperNamed(db, aliasesOf(found.ids, found.url));
  const before: Snapshot = known ? await snapshotOf(db, known.id) : { paper: null, abstract: null, annotation: null };
  const paper = known
    ? fill(known, found, context.at)
    : newPaper(found, context.newId(), await freeKey(db, found, context.makeKey), context.at);
  const abstract = before.abstract ?? (found.abstract ? { id: paper.id, text: found.abstract, from: found.site, at: context.at } : null);
  const said = before.annotation ?? unannotated(paper.id);
  const order = joinsQueue(said, change) ? { order: await endOfQueue(db) } : {};
  const annotation = annotate(said, { ...change, ...order }, context.at, found.version);
  const after: Snapshot = { paper, abstract, annotation };
  // Side by side: none of them needs what another gives, and each turn costs whoever saves a paper.
  await Promise.all([
    putMany(db, [after]),
    known || db.events.add(savedEvent(paper, { ...context, upvotes: found.upvotes })),
    known || countPapers(db, 1),
    change.note !== undefined && db.drafts.delete(paper.aliases[0] ?? ''),
  ]);
  return { id: paper.id, before, after };
}

/** Saves a paper if it is new, fills what was unknown of it, and applies the change, all or nothing. */
export async function act(
  db: Library,
  found: FoundPaper,
  change: Change,
  context: Saving,
): Promise<{ action: number; annotation: Annotation }> {
  const { action, annotations } = await actMany(db, [{ found }], change, context);
  const [annotation = unannotated('')] = annotations;
  return { action, annotation };
}

/** The same for several papers as one action, each with its place on a feed; gives what is said of each, in the order given. */
export async function actMany(
  db: Library,
  papers: readonly ({ found: FoundPaper } & Pick<Saving, 'feed' | 'position'>)[],
  wanted: Change,
  context: Saving,
): Promise<{ action: number; annotations: Annotation[] }> {
  const change = await withMeantTags(db, wanted);
  return inOne(db, async () => {
    const changes = new Map<string, Action['changes'][number]>();
    const ids: string[] = [];
    for (const { found, ...place } of papers) {
      const { id, before, after } = await applyTo(db, found, change, { ...context, ...place });
      // Two cards may be of one paper; what it was before the first of them is what an undo brings back.
      changes.set(id, { id, before: changes.get(id)?.before ?? before, after });
      ids.push(id);
    }
    const all = [...changes.values()];
    const isNew = all.every(({ before }) => before.paper === null);
    const action = await logAction(db, isNew ? 'save' : kindOf(change), all, { at: context.at, by: context.by });
    return { action, annotations: ids.map((id) => changes.get(id)?.after.annotation ?? unannotated(id)) };
  });
}

function savedEvent(
  paper: Paper,
  context: { at: number; feed?: string; position?: number; upvotes?: number | undefined },
): Omit<Event, 'n'> {
  const event: Omit<Event, 'n'> = { paperId: paper.id, kind: 'saved', at: context.at };
  if (context.feed) event.feed = context.feed;
  if (context.position) event.position = context.position;
  if (context.upvotes !== undefined) event.upvotes = context.upvotes;
  return event;
}

/** Applies one change to several papers as one action; gives its number, 0 when nothing changed. */
export async function changeMany(db: Library, ids: readonly string[], wanted: Change, who: Who): Promise<number> {
  const change = await withMeantTags(db, wanted);
  return inOne(db, async () => {
    let end = change.status === 'queued' ? await endOfQueue(db) : 0;
    const changes = (await snapshots(db, ids)).flatMap((before, index) => {
      if (!before.annotation) return [];
      const order = joinsQueue(before.annotation, change) ? { order: end++ } : {};
      const after: Snapshot = { ...before, annotation: annotate(before.annotation, { ...change, ...order }, who.at) };
      return [{ id: ids[index] ?? '', before, after }];
    });
    await putMany(
      db,
      changes.map(({ after }) => after),
    );
    if (change.note !== undefined) await db.drafts.bulkDelete(changes.map(({ before }) => before.paper?.aliases[0] ?? ''));
    return logAction(db, kindOf(change), changes, who);
  });
}

/**
 * Keeps what was typed as a paper's note and not saved; an empty text forgets it. In one transaction, which begins at once: the note it
 * becomes may be saved right after, and a draft that is written later than that would come back as unsaved text.
 */
export async function keepDraft(db: Library, id: string, text: string, at: number): Promise<void> {
  await db.transaction('rw', db.papers, db.drafts, async () => {
    const alias = (await db.papers.get(id))?.aliases[0];
    if (alias && text) await db.drafts.put({ alias, text, at });
    else if (alias) await db.drafts.delete(alias);
  });
}

/** Removes papers with all that was said of them, as one action that can be undone; gives its number. */
export async function removeMany(db: Library, ids: readonly string[], who: Who): Promise<number> {
  return inOne(db, async () => {
    const nothing: Snapshot = { paper: null, abstract: null, annotation: null };
    const changes = (await snapshots(db, ids)).flatMap((before, index) =>
      before.paper ? [{ id: ids[index] ?? '', before, after: nothing }] : [],
    );
    await erase(db, ids);
    return logAction(db, 'remove', changes, who);
  });
}

/** Annotation after a change was turned back (or made again): each field goes to what it is to be, unless it was changed again since. */
function turned(now: Annotation, from: Annotation, to: Annotation): Annotation {
  const back: Annotation = { ...now, changedAt: { ...now.changedAt } };
  for (const field of ['tags', 'rating', 'status', 'note', 'order', 'snoozedUntil'] as const) {
    if (now.changedAt[field] !== from.changedAt[field] || to.changedAt[field] === from.changedAt[field]) continue;
    Object.assign(back, { [field]: to[field] });
    back.changedAt[field] = to.changedAt[field];
    if (back.changedAt[field] === undefined) delete back.changedAt[field];
  }
  return back;
}

/** Brings papers from how an action left them to how they were, or the other way round; what was changed again since stays as it is. */
async function turn(db: Library, changes: readonly { id: string; from: Snapshot; to: Snapshot }[]): Promise<void> {
  const nows = await snapshots(
    db,
    changes.map(({ id }) => id),
  );
  const gone: string[] = [];
  const put: Snapshot[] = [];
  let back = 0;
  changes.forEach(({ id, from, to }, at) => {
    const now = nows[at] ?? { paper: null, abstract: null, annotation: null };
    if (!to.paper) {
      // A paper this action saved goes again, unless the reader has said more of it since.
      if (now.paper && JSON.stringify(now.annotation) === JSON.stringify(from.annotation)) gone.push(id);
      return;
    }
    if (!now.paper) back++;
    const untouched = JSON.stringify(now.paper) === JSON.stringify(from.paper);
    const annotation =
      now.annotation && to.annotation && from.annotation ? turned(now.annotation, from.annotation, to.annotation) : to.annotation;
    put.push({ paper: untouched ? to.paper : now.paper, abstract: now.abstract ?? to.abstract, annotation });
  });
  if (gone.length > 0) await erase(db, gone);
  if (back > 0) await countPapers(db, back);
  if (put.length > 0) await putMany(db, put);
}

/** Whoever cannot wait for the whole of a large group: asked after each of its rows. */
type IsLate = () => boolean;

/**
 * Takes an action back, with all others of its group; what was changed again since stays as it is. Does nothing the second time,
 * nor for an action of somebody else when `by` is given. True when it was late and some of the group is left: the same again goes
 * on with that, also after an end in the middle.
 */
export async function undo(db: Library, n: number, by?: string, isLate?: IsLate): Promise<boolean> {
  return turnAction(db, n, true, by, isLate);
}

/** Does again what was taken back, with all others of its group; what was changed since stays as it is. Does nothing when it was not taken back. True as with `undo`. */
export async function redo(db: Library, n: number, isLate?: IsLate): Promise<boolean> {
  return turnAction(db, n, false, undefined, isLate);
}

async function turnAction(db: Library, n: number, back: boolean, by: string | undefined, isLate: IsLate = () => false): Promise<boolean> {
  const action = await db.actions.get(n);
  if (!action) return false;
  const { group } = action;
  const numbers = group ? await db.actions.filter((one) => one.group === group && one.undone !== back).primaryKeys() : [n];
  // Undone the latest first, made again in their order; each in a transaction of its own, since a group may have changed tens of thousands of papers.
  numbers.sort((a, b) => (back ? b - a : a - b));
  for (const [at, one] of numbers.entries()) {
    await turnOne(db, one, back, by);
    if (isLate()) return at < numbers.length - 1;
  }
  return false;
}

async function turnOne(db: Library, n: number, back: boolean, by: string | undefined): Promise<void> {
  await db.transaction('rw', [...TABLES, 'settings', 'rules'], async () => {
    const action = await db.actions.get(n);
    if (!action || action.undone === back || (by !== undefined && action.by !== by)) return;
    const { rule, arranged } = action;
    if (rule) await (back ? turnCardRule(db, rule, rule.after, rule.before) : turnCardRule(db, rule, rule.before, rule.after));
    if (arranged) await turnArranged(db, arranged, back);
    const turns = action.changes.map(({ id, before, after }) => (back ? { id, from: after, to: before } : { id, from: before, to: after }));
    await turn(db, turns);
    await db.actions.update(n, { undone: back });
  });
}
