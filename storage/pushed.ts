import type { Library } from './schema';

/** What was pushed to a library elsewhere, by what it is here. */
export async function pushedTo<R extends { id: string }>(db: Library, place: string): Promise<Map<string, R>> {
  const rows = await db.pushed.where('[place+id]').between([place], [place, []]).toArray();
  return new Map(rows.map(({ id, value }) => [id, value as R]));
}

/** Keeps what is known of things that were or are about to be pushed. */
export async function keepPushed(db: Library, place: string, rows: readonly { id: string }[]): Promise<void> {
  await db.pushed.bulkPut(rows.map((value) => ({ place, id: value.id, value })));
}
