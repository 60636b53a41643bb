import { fold } from './fold';
import { textAtoms } from './query-match';
import { parseQuery } from './query-parse';
import { printAtom } from './query-print';
import { withOuter } from './tag-names';

/** A tag after one, with all inside it, was renamed: with its new name if it is that tag or inside it. */
export function renamedTag(tag: string, from: string, to: string): string {
  const key = fold(from);
  const outer = withOuter(tag).find((one) => fold(one) === key);
  return outer === undefined ? tag : to + tag.slice(outer.length);
}

/** A query after a tag, with all inside it, was renamed: where it asks for one of these it asks for the new name; all else stays as it was written. */
export function retaggedQuery(text: string, from: string, to: string): string {
  const renamed = (value: string) => renamedTag(value, from, to);
  const asked = textAtoms(parseQuery(text).query).filter(
    ({ field, values }) => field === 'tag' && values.some((one) => renamed(one) !== one),
  );
  // From the end, so that what stands before stays where it is.
  return asked
    .sort((a, b) => b.start - a.start)
    .reduce(
      (before, atom) => before.slice(0, atom.start) + printAtom({ ...atom, values: atom.values.map(renamed) }) + before.slice(atom.end),
      text,
    );
}
