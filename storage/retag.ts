import { retagged } from '../paper/retag';
import { inOne, logAction, type Who } from './log';
import { snapshots } from './read';
import { putMany } from './rows';
import type { Library, Snapshot } from './schema';

/** Renames a tag with all inside it on these papers, or takes them off with '' for `to`, as one action; gives its number, 0 when none of the papers has any of them. */
export async function retagMany(db: Library, ids: readonly string[], from: string, to: string, who: Who): Promise<number> {
  return inOne(db, async () => {
    const changes = (await snapshots(db, ids)).flatMap((before, index) => {
      const annotation = before.annotation && retagged(before.annotation, from, to, who.at);
      if (!annotation || annotation === before.annotation) return [];
      const after: Snapshot = { ...before, annotation };
      return [{ id: ids[index] ?? '', before, after }];
    });
    await putMany(
      db,
      changes.map(({ after }) => after),
    );
    return logAction(db, 'tag', changes, who);
  });
}
