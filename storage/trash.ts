import { ACTIONS_KEPT, inOne, logAction, TRASH_KEPT, type Who } from './log';
import { namesIn } from './names';
import { countPapers, putMany } from './rows';
import type { Action, Library, Snapshot } from './schema';

/** A paper that was removed and can be brought back; `n` is the action that removed it, at `at` (ms since 1970). */
export interface Trashed {
  n: number;
  at: number;
  id: string;
  title: string;
}

const NOTHING: Snapshot = { paper: null, abstract: null, annotation: null };

const removals = (db: Library) => db.actions.where('kind').equals('remove');
const isKept = ({ at, undone }: Action, now: number) => !undone && at > now - TRASH_KEPT;

/** Papers removed in the last 30 days that are not in the library again under any of their names, the last removed first. */
export function trashed(db: Library, now: number): Promise<Trashed[]> {
  return db.transaction('r', db.actions, db.papers, async () => {
    const actions = (await removals(db).toArray()).filter((action) => isKept(action, now)).sort((a, b) => b.n - a.n);
    const gone = actions.flatMap(({ n, at, changes }) =>
      changes.flatMap(({ before }) => (before.paper ? [{ n, at, paper: before.paper }] : [])),
    );
    const back = await namesIn(
      db,
      gone.flatMap(({ paper }) => paper.aliases),
    );
    const seen = new Set<string>();
    return gone.flatMap(({ n, at, paper: { id, title, aliases } }) => {
      if (seen.has(id) || aliases.some((alias) => back.has(alias))) return [];
      seen.add(id);
      return [{ n, at, id, title }];
    });
  });
}

/** Brings papers back that one action removed, with all that was said of them, as an action of its own; gives its number, 0 when none was there. */
export async function bringBack(db: Library, n: number, ids: readonly string[], who: Who): Promise<number> {
  return inOne(db, async () => {
    const action = await db.actions.get(n);
    if (action?.kind !== 'remove') return 0;
    const there = new Set((await db.papers.bulkGet([...ids])).flatMap((paper) => paper?.id ?? []));
    const changes = action.changes.flatMap(({ id, before }) =>
      before.paper && ids.includes(id) && !there.has(id) ? [{ id, before: NOTHING, after: before }] : [],
    );
    await putMany(
      db,
      changes.map(({ after }) => after),
    );
    await countPapers(db, changes.length);
    return logAction(db, 'restore', changes, who);
  });
}

/** Forgets everything that was removed. This cannot be taken back. */
export const emptyTrash = (db: Library): Promise<number> => removals(db).delete();

/** Forgets what was removed longer ago than it is kept, but for what can still be undone as one of the last actions. */
export async function clearTrash(db: Library, now: number): Promise<void> {
  const last = (await db.actions.orderBy('n').last())?.n ?? 0;
  await removals(db)
    .filter((action) => !isKept(action, now) && action.n <= last - ACTIONS_KEPT)
    .delete();
}
