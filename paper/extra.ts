import { cleanBlock } from './text';

const NAME = /^[a-z][a-z0-9_+:.-]{0,59}$/;
/** Names that say what an object is and never belong in one as a field. */
const FORBIDDEN = new Set(['constructor', 'prototype']);
/** How many fields are kept, and how long each may be in code points. */
const MOST = { fields: 60, characters: 20_000 };

/** Cleaned until cleaning again changes nothing: what is taken away can bring together what is. */
function settled(text: string): string {
  let now = cleanBlock(text, MOST.characters).trim();
  for (let before = text, turn = 0; now !== before && turn < 5; turn += 1) {
    before = now;
    now = cleanBlock(before, MOST.characters).trim();
  }
  return now;
}

/** Fields of an entry that have no place of their own, by lower-case name, cleaned; undefined when nothing is left. The first of two with one name counts. */
export function extraOf(fields: Iterable<readonly [name: string, value: string]>): Record<string, string> | undefined {
  const kept = new Map<string, string>();
  for (const [name, value] of fields) {
    if (kept.size >= MOST.fields) break;
    if (!NAME.test(name) || FORBIDDEN.has(name) || kept.has(name)) continue;
    const text = settled(value);
    if (text) kept.set(name, text);
  }
  return kept.size > 0 ? Object.fromEntries(kept) : undefined;
}
