import type { Annotation, TagUse } from './annotation';
import type { Catalogue } from './catalogue';

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
