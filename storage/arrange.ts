import { changesBetween, type Row, type RowChange, withChanges } from '../paper/list-changes';
import { bookOfRows, patched, rowsOfBook, type TagPatch } from '../paper/tag-book';
import type { Arranged } from './beside';
import { forgetActions, type Who } from './log';
import type { Library } from './schema';
import { keepTagBook, readTagBook } from './tag-book';

/** Name of the setting that holds the reader's saved views. */
export const VIEWS = 'views';

/** What is to be arranged anew; what is left out stays as it is. */
export interface Arrangement {
  tags?: TagPatch;
  /** All views, in their order, as they are stored. */
  views?: readonly Row[];
  /** What exports are to hold, by their ids. */
  exports?: Arranged['exports'];
}

const isRow = (value: unknown): value is Row => typeof (value as Partial<Row> | null)?.id === 'string';

async function readViews(db: Library): Promise<Row[]> {
  const stored = (await db.settings.get(VIEWS))?.value;
  const rows = Array.isArray(stored) ? stored.filter(isRow) : [];
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** How colours and other names of tags become others, by the lists the book is made of. */
async function bookChanges(db: Library, patch: TagPatch): Promise<RowChange[]> {
  const book = await readTagBook(db);
  return changesBetween(rowsOfBook(book), rowsOfBook(patched(book, patch).book));
}

const textOf = (value: unknown) => JSON.stringify(value);

async function turnExports(db: Library, exports: Arranged['exports'], back: boolean): Promise<void> {
  for (const { id, before, after } of exports) {
    const value = (await db.rules.get(id))?.value as { rule?: { what?: unknown } } | undefined;
    const [old, wanted] = back ? [after, before] : [before, after];
    if (!value?.rule || textOf(value.rule.what) !== textOf(old)) continue;
    await db.rules.put({ id, value: { ...value, rule: { ...value.rule, what: wanted } } });
  }
}

/** Makes what an action arranged so, or with `back` as it was before; what was changed again since, and exports that are gone, stay as they are. To be called in a transaction over `settings` and `rules`. */
export async function turnArranged(db: Library, { tags, views, exports }: Arranged, back: boolean): Promise<void> {
  if (tags.length > 0) await keepTagBook(db, bookOfRows(withChanges(rowsOfBook(await readTagBook(db)), tags, back)));
  if (views.length > 0) await db.settings.put({ key: VIEWS, value: withChanges(await readViews(db), views, back) });
  await turnExports(db, exports, back);
}

/** Arranges tags, views and exports anew as one action that can be undone; gives its number, 0 when nothing changed. Throws LibraryError when there would be more names and colours of tags than are kept. */
export function arrange(db: Library, wanted: Arrangement, what: Who & { kind: 'arrange' | 'view'; title: string }): Promise<number> {
  return db.transaction('rw', db.settings, db.rules, db.actions, async () => {
    const arranged: Arranged = {
      tags: wanted.tags ? await bookChanges(db, wanted.tags) : [],
      views: wanted.views ? changesBetween(await readViews(db), wanted.views) : [],
      exports: wanted.exports ?? [],
    };
    if (arranged.tags.length + arranged.views.length + arranged.exports.length === 0) return 0;
    await turnArranged(db, arranged, false);
    const n = await db.actions.add({ ...what, changes: [], arranged, undone: false });
    await forgetActions(db, n, what.at);
    return n;
  });
}
