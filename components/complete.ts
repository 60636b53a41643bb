import { cleanTag, type TagUse } from '../paper/annotation';

const DAY = 86_400_000;
const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Tags given today come first, then those used most; a tag used long ago sinks slowly. */
function weight(use: TagUse, now: number): number {
  const days = Math.max(0, now - use.lastUsedAt) / DAY;
  return use.count / (1 + days / 30) + (days < 1 ? 5 : 0);
}

/**
 * What the tag field offers for the text typed so far: the tag of that name, tags that begin with it, then tags with a word that does, then tags
 * that contain it, each most recent and most used first; tags already given are left out. `create` is the clean text when
 * it is not yet a tag.
 */
export function completeTag(
  typed: string,
  uses: readonly TagUse[],
  given: readonly string[],
  now: number,
): { offers: string[]; create: string } {
  const wanted = fold(cleanTag(typed));
  const taken = new Set(given.map(fold));
  const rankOf = (name: string): number => {
    const folded = fold(name);
    if (folded === wanted) return -1;
    if (folded.startsWith(wanted)) return 0;
    if (folded.split(/[\s/_-]+/).some((word) => word.startsWith(wanted))) return 1;
    return folded.includes(wanted) ? 2 : 3;
  };
  // A tag is found by its other names too.
  const rank = ({ tag, also = [] }: TagUse) => Math.min(...[tag, ...also].map(rankOf));
  const offers = uses
    .filter((use) => !taken.has(fold(use.tag)))
    .map((use) => ({ use, rank: rank(use) }))
    .filter((one) => one.rank < 3)
    .sort((a, b) => a.rank - b.rank || weight(b.use, now) - weight(a.use, now) || a.use.tag.localeCompare(b.use.tag))
    .slice(0, 8)
    .map((one) => one.use.tag);
  const known = taken.has(wanted) || uses.some((use) => rank(use) === -1);
  return { offers, create: wanted && !known ? cleanTag(typed) : '' };
}
