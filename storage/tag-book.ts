import type { Change } from '../paper/annotation';
import { MOST_ENTRIES, meantBy, type TagBook, tagBookOf, tagBookSetting } from '../paper/tag-book';
import { LibraryError } from './open';
import type { Library } from './schema';

/** The setting that holds the book. */
export const TAGS = 'tags';

/** Colours and other names of tags, as the reader arranged them. */
export async function readTagBook(db: Library): Promise<TagBook> {
  return tagBookOf((await db.settings.get(TAGS))?.value);
}

/** Stores the book. Throws LibraryError when it holds more than is kept. */
export async function keepTagBook(db: Library, book: TagBook): Promise<void> {
  if (Math.max(book.colours.size, book.aliases.size, book.apart.size) > MOST_ENTRIES)
    throw new LibraryError('tags-full', 'There are too many colours or other names of tags.');
  await db.settings.put({ key: TAGS, value: tagBookSetting(book) });
}

/** A change with the tags that are meant where it gives other names of theirs. */
export async function withMeantTags(db: Library, change: Change): Promise<Change> {
  if (!change.addTags || change.addTags.length === 0) return change;
  const book = await readTagBook(db);
  return { ...change, addTags: change.addTags.map((tag) => meantBy(tag, book)) };
}
