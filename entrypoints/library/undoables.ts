import type { Undoable } from '../../components/undo-list';
import { undoable } from '../../storage/read';
import type { Library } from '../../storage/schema';
import { useLive } from './live';

/** The last things that can be taken back, newest first; not read before they are wanted: one of them may have touched thousands of papers. */
export function useUndoables(db: Library | undefined, most: number, wanted: boolean): Undoable[] | undefined {
  const { value } = useLive(async () => {
    if (!db || !wanted) return undefined;
    const actions = await undoable(db, most);
    return actions.map(({ n, kind, title, at, changes }): Undoable => ({ n, kind, title, at, papers: changes.length }));
  }, [db, most, wanted]);
  return value;
}
