import { makeKey, plainKey, uniqueKey } from './citation-key';
import { appeared } from './dates';
import type { BibItem, Sort } from './item';

/** A paper with the key it has in a file, and the other keys it is found by; no two papers of a file share any of them. */
export interface Keyed<Item extends BibItem = BibItem> {
  item: Item;
  key: string;
  ids: string[];
}

const byCodeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The citation key of a paper, repaired where it would break a file. */
export function keyOf({ paper }: BibItem): string {
  return plainKey(paper.citekey) || makeKey({ ...paper, authors: paper.authors ?? [] }, undefined, () => false);
}

/** Keys a paper had before that nothing in the file has; they are taken from now on. `taken` is in lower case. */
export function otherKeys({ paper }: BibItem, taken: Set<string>): string[] {
  const keys: string[] = [];
  for (const key of (paper.oldKeys ?? []).map(plainKey)) {
    if (key === '' || taken.has(key.toLowerCase())) continue;
    taken.add(key.toLowerCase());
    keys.push(key);
  }
  return keys;
}

const ORDER: Record<Sort, (a: Keyed, b: Keyed) => number> = {
  key: () => 0,
  added: (a, b) => a.item.paper.addedAt - b.item.paper.addedAt,
  year: (a, b) => yearOf(b) - yearOf(a),
};

const yearOf = ({ item: { paper } }: Keyed) => appeared(paper, paper.aliases, false)?.year ?? 0;

/** The papers of a file with their keys, sorted; the same papers give the same order in whatever order they come. */
export function inOrder<Item extends BibItem>(items: readonly Item[], sort: Sort = 'key'): Keyed<Item>[] {
  const taken = new Set<string>();
  const oldestFirst = [...items].sort((a, b) => a.paper.addedAt - b.paper.addedAt || byCodeUnits(a.paper.id, b.paper.id));
  const keyed = oldestFirst.map((item) => {
    // Keys are unique in the library already; a file with one twice would lose an entry.
    const key = uniqueKey(keyOf(item), (wish) => taken.has(wish));
    taken.add(key.toLowerCase());
    return { item, key };
  });
  const whole = keyed.map(({ item, key }) => ({ item, key, ids: otherKeys(item, taken) }));
  const wanted = ORDER[sort];
  return whole.sort((a, b) => wanted(a, b) || byCodeUnits(a.key.toLowerCase(), b.key.toLowerCase()) || byCodeUnits(a.key, b.key));
}
