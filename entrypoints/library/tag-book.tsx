import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { TagColours } from '../../components/tag-colours';
import { colourOf, EMPTY_BOOK, type TagBook } from '../../paper/tag-book';
import type { Library } from '../../storage/schema';
import { readTagBook } from '../../storage/tag-book';
import { useLive } from './live';

/** Colours and other names of tags, kept up to date; an empty book until the library is open. */
export function useTagBook(db: Library | undefined): TagBook {
  const { value } = useLive(async () => db && readTagBook(db), [db]);
  return value ?? EMPTY_BOOK;
}

/** Gives marks of tags within it their colours, as soon as the library is open. */
export function Coloured({ db, children }: { db: Library | undefined; children: ComponentChildren }) {
  const book = useTagBook(db);
  const colours = useMemo(() => (tag: string) => colourOf(book, tag), [book]);
  return <TagColours value={colours}>{children}</TagColours>;
}
