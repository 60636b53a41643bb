import { type Annotation, cleanTag } from './annotation';
import { isIn } from './tag-names';

/** A tag after `from`, with all inside it, was renamed; '' when it goes because `to` is ''. */
export function renamed(tag: string, from: string, to: string): string {
  if (!isIn(tag, from)) return tag;
  return to && cleanTag(to + tag.slice(from.length));
}

/** The annotation after a tag, with all inside it, was renamed, or taken off with '' for `to`; the very same when it has none of these. A tag stays at its place, and one that the paper has already is not given twice. */
export function retagged(before: Annotation, from: string, to: string, at: number): Annotation {
  if (!before.tags.some((tag) => isIn(tag, from) && renamed(tag, from, to) !== tag)) return before;
  const kept = new Map<string, string>();
  const isOld = (tag: string) => isIn(tag, from);
  for (const tag of before.tags) {
    const now = renamed(tag, from, to);
    const key = now.toLowerCase();
    // Written as it was renamed, where the paper had both.
    if (now && (!kept.has(key) || isOld(tag))) kept.set(key, now);
  }
  return { ...before, tags: [...kept.values()], changedAt: { ...before.changedAt, tags: at } };
}
