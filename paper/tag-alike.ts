import type { TagUse } from './annotation';
import { fold } from './fold';
import { stemEnd } from './relevance-words';
import { pairOf } from './tag-book';

/** Tags that may be one: the one to keep, which most papers have, and the others. */
export interface AlikeTags {
  keep: TagUse;
  others: TagUse[];
}

/** A slip of one letter is only looked for in words so long: of shorter ones, too many differ by one on purpose. */
const LONG = 7;

/** What a tag is recognised by: without case, accents, spaces, hyphens and endings of the plural. */
function keyOf(tag: string): string {
  return fold(tag)
    .split('/')
    .map((part) =>
      part
        .split(/[\s_.-]+/)
        .map((word) => word.slice(0, stemEnd(word)))
        .join(''),
    )
    .join('/');
}

const digitsOf = (key: string) => key.replace(/\P{N}+/gu, ' ');

/** Whether one letter was added, left out, changed, or exchanged with its neighbour. */
function isSlip(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true;
  return restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0];
}

/** Pairs of keys that are a slip apart: two such have a text in common once a letter is left out of one or of both. */
function slips(keys: readonly string[]): [string, string][] {
  const without = new Map<string, string[]>();
  const found = new Map<string, [string, string]>();
  for (const key of keys) {
    if (key.length < LONG) continue;
    const shorter = new Set([key, ...Array.from(key, (_letter, at) => key.slice(0, at) + key.slice(at + 1))]);
    for (const text of shorter) {
      const others = without.get(text) ?? [];
      for (const other of others) if (isSlip(other, key) && digitsOf(other) === digitsOf(key)) found.set(`${other}\n${key}`, [other, key]);
      without.set(text, [...others, key]);
    }
  }
  return [...found.values()];
}

const byUse = (a: TagUse, b: TagUse) => b.count - a.count || a.tag.length - b.tag.length || (a.tag < b.tag ? -1 : 1);

/** Tags that may be one because they are written alike, those that most papers have first; pairs the reader said are apart stay so. */
export function alikeTags(uses: readonly TagUse[], apart: ReadonlySet<string>): AlikeTags[] {
  const byKey = new Map<string, TagUse[]>();
  for (const use of uses) {
    const key = keyOf(use.tag);
    if (key) byKey.set(key, [...(byKey.get(key) ?? []), use]);
  }
  const groups = new Map(byKey);
  for (const [one, other] of slips([...byKey.keys()])) {
    const both = [...new Set([...(groups.get(one) ?? []), ...(groups.get(other) ?? [])])];
    for (const { tag } of both) groups.set(keyOf(tag), both);
  }
  return [...new Set(groups.values())]
    .flatMap((group): AlikeTags[] => {
      const [keep, ...rest] = [...group].sort(byUse);
      const others = rest.filter(({ tag }) => keep && !apart.has(pairOf(keep.tag, tag)));
      return keep && others.length > 0 ? [{ keep, others }] : [];
    })
    .sort((a, b) => byUse(a.keep, b.keep));
}
