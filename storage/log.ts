import type { Action, Library } from './schema';

/** How many actions stay undoable; older ones are forgotten. */
export const ACTIONS_KEPT = 500;
/** So long (ms) papers that were removed can be brought back, however much is done after. */
export const TRASH_KEPT = 30 * 86_400_000;

/** Whether an action is kept though many came after it: two records that became one can be parted at any time, and what was removed is in the trash. */
const isKeptLong = ({ kind, at, undone }: Action, now: number) =>
  kind === 'join' || (kind === 'remove' && !undone && at > now - TRASH_KEPT);

/** The tables an action may touch. */
export const TABLES = [
  'papers',
  'abstracts',
  'annotations',
  'titles',
  'lookups',
  'findings',
  'events',
  'actions',
  'drafts',
  'meta',
  'touched',
  'homes',
  'boxes',
  'batches',
  'spaces',
  'loose',
] as const;
/** Does something to all that an action may touch, or nothing of it. */
export const inOne = <T>(db: Library, work: () => Promise<T>) => db.transaction('rw', [...TABLES], work);

/** When an action is done (ms since 1970) and by whom, as in Action.by. */
export type Who = Pick<Action, 'at' | 'by' | 'group'>;

/** Papers in one row of the log: what undoes a change of thousands is never read or written in one piece. */
const ROW = 500;

/** Records an action in the log, in several rows of one group when it changed many papers; gives the last one's number, or 0 when it changed nothing. */
export async function logAction(db: Library, kind: Action['kind'], changes: Action['changes'], who: Who): Promise<number> {
  const real = changes.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
  const group = who.group ?? (real.length > ROW ? crypto.randomUUID() : undefined);
  let n = 0;
  for (let at = 0; at < real.length; at += ROW) {
    const some = real.slice(at, at + ROW);
    const title = (some[0]?.after.paper ?? some[0]?.before.paper)?.title ?? '';
    const ids = some.map(({ id }) => id);
    n = await db.actions.add({ ...who, ...(group !== undefined && { group }), kind, title, changes: some, ids, undone: false });
    await forgetActions(db, n, who.at);
  }
  return n;
}

/** To be called after each action that is logged, with its number and when: one more is too old now. */
export async function forgetActions(db: Library, n: number, at: number): Promise<void> {
  // A few are looked at, since numbers may have gaps.
  const old = db.actions.where('n').between(n - ACTIONS_KEPT - 5, n - ACTIONS_KEPT, true, true);
  await old.filter((action) => !isKeptLong(action, at)).delete();
}
