import { type Deed, undoable } from '../../storage/read';
import type { Library } from '../../storage/schema';
import { useLive } from './live';

/** The last things that can be taken back, newest first; not read before they are wanted: one of them may have touched thousands of papers. */
export function useUndoables(db: Library | undefined, most: number, wanted: boolean): Deed[] | undefined {
  return useLive(async () => (db && wanted ? undoable(db, most) : undefined), [db, most, wanted]).value;
}
