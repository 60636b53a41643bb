import type { Annotation, TagUse } from './annotation';
import type { Catalogue } from './catalogue';
import { colourOf, type TagBook } from './tag-book';
import { isIn, withOuter } from './tag-names';

const byUse = (a: TagUse, b: TagUse) => b.count - a.count || (a.tag < b.tag ? -1 : 1);

/** All tags of the given rows with how many papers carry each and when it was last given (ms since 1970), most used first. */
export function tagsOfRows({ tags, tagNumbers, columns }: Catalogue, rows: Iterable<number>): TagUse[] {
  const uses = tags.list.map((tag): TagUse => ({ tag, count: 0, lastUsedAt: 0 }));
  for (const row of rows) {
    const start = columns.tagStart[row] ?? 0;
    const end = start + (columns.tagCount[row] ?? 0);
    const at = columns.tagsAt[row] ?? 0;
    for (let place = start; place < end; place++) {
      const use = uses[tagNumbers[place] ?? 0];
      if (!use) continue;
      use.count++;
      if (at > use.lastUsedAt) use.lastUsedAt = at;
    }
  }
  return uses.filter(({ count }) => count > 0).sort(byUse);
}

/** The same of annotations. */
export function usesOf(annotations: readonly Annotation[]): TagUse[] {
  const uses = new Map<string, TagUse>();
  for (const { tags, changedAt } of annotations) {
    for (const tag of tags) {
      const use = uses.get(tag) ?? { tag, count: 0, lastUsedAt: 0 };
      use.count++;
      use.lastUsedAt = Math.max(use.lastUsedAt, changedAt.tags ?? 0);
      uses.set(tag, use);
    }
  }
  return [...uses.values()].sort(byUse);
}

/** The same with colours and other names, as the reader arranged them. */
export function arranged(uses: readonly TagUse[], book: TagBook): TagUse[] {
  const also = new Map<string, string[]>();
  for (const { alias, tag } of book.aliases.values()) also.set(tag, [...(also.get(tag) ?? []), alias]);
  return uses.map((use) => {
    const colour = colourOf(book, use.tag);
    const names = also.get(use.tag);
    return { ...use, ...(colour && { colour }), ...(names && { also: names }) };
  });
}

/** A tag, or one that others are in: how many papers have it itself and how many it or one inside it, and when one of these was last given (ms since 1970). */
export interface TagRow {
  tag: string;
  own: number;
  all: number;
  lastUsedAt: number;
}

/** Every tag of the given rows, and every one that they are in, as they are written. */
export function tagTable({ tags, tagNumbers, columns }: Catalogue, rows: Iterable<number>): TagRow[] {
  const table = new Map<string, TagRow & { seen: number }>();
  const outerOf = tags.list.map((tag) =>
    withOuter(tag).map((one) => {
      const known = table.get(one) ?? { tag: one, own: 0, all: 0, lastUsedAt: 0, seen: -1 };
      table.set(one, known);
      return known;
    }),
  );
  for (const row of rows) {
    const start = columns.tagStart[row] ?? 0;
    const end = start + (columns.tagCount[row] ?? 0);
    const at = columns.tagsAt[row] ?? 0;
    for (let place = start; place < end; place++) {
      const outer = outerOf[tagNumbers[place] ?? 0] ?? [];
      const own = outer.at(-1);
      if (own) own.own++;
      for (const one of outer) {
        if (one.seen !== row) one.all++;
        one.seen = row;
        one.lastUsedAt = Math.max(one.lastUsedAt, at);
      }
    }
  }
  return [...table.values()].filter(({ all }) => all > 0).map(({ seen: _seen, ...row }) => row);
}

/** Those of the rows that have a tag or one inside it. */
export function rowsTagged({ tags, tagNumbers, columns }: Catalogue, rows: Iterable<number>, tag: string): number[] {
  const isMeant = tags.list.map((one) => isIn(one, tag));
  return [...rows].filter((row) => {
    const start = columns.tagStart[row] ?? 0;
    return tagNumbers.subarray(start, start + (columns.tagCount[row] ?? 0)).some((number) => isMeant[number]);
  });
}
