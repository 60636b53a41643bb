import type { TagRow } from '../paper/catalogue-tags';
import { fold } from '../paper/fold';
import { withOuter } from '../paper/tag-names';

export const TAG_SORTS = ['tag', 'papers', 'used'] as const;
export type TagSort = (typeof TAG_SORTS)[number];

/** Which tags are listed: all, those no paper has, those one paper has, and those not given for a year. */
export const TAG_KINDS = ['all', 'unused', 'once', 'old'] as const;
export type TagKind = (typeof TAG_KINDS)[number];

const YEAR = 365 * 86_400_000;

const KINDS: Record<TagKind, (row: TagRow, now: number) => boolean> = {
  all: () => true,
  unused: ({ all }) => all === 0,
  once: ({ all }) => all === 1,
  old: ({ all, lastUsedAt }, now) => all > 0 && lastUsedAt < now - YEAR,
};

/** A key by which what is inside a tag stands right behind it. */
const pathKey = (tag: string) => withOuter(tag).map(fold).join('\u0000');

const SORTS: Record<TagSort, (a: TagRow, b: TagRow) => number> = {
  tag: (a, b) => (pathKey(a.tag) < pathKey(b.tag) ? -1 : 1),
  papers: (a, b) => b.all - a.all,
  used: (a, b) => b.lastUsedAt - a.lastUsedAt,
};

/** The tags of one kind that contain what was typed, by name (what is inside a tag behind it), by papers or by when they were last given. */
export function tagRows(
  rows: readonly TagRow[],
  { kind, typed, sort, descending, now }: { kind: TagKind; typed: string; sort: TagSort; descending: boolean; now: number },
): TagRow[] {
  const wanted = fold(typed.trim());
  const shown = rows.filter((row) => KINDS[kind](row, now) && fold(row.tag).includes(wanted));
  const sorted = shown.sort((a, b) => SORTS[sort](a, b) || SORTS.tag(a, b));
  return descending === (sort === 'tag') ? sorted.reverse() : sorted;
}
