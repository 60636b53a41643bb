import { deviceOf, type Reading } from './clock';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** One fact of one paper with when it was last said; the later reading wins. */
export interface Register {
  v: Json;
  h: Reading;
  /** Of a note: the last reading of each device that went into it, by which an edit that knew another is told from one that did not. */
  k?: Record<string, Reading>;
}

/** All registers of one paper, by field; of fields that are many (`alias`, `tag`, `other`) each has its own, `tag llm`. */
export type Registers = Map<string, Register>;

/** A register as it travels: reading, paper, field, value, and what a note knew. */
export type Entry = [h: Reading, paper: string, field: string, v: Json, k?: Record<string, Reading>];

export const entryOf = (paper: string, field: string, { h, v, k }: Register): Entry => (k ? [h, paper, field, v, k] : [h, paper, field, v]);

/** Whether whoever wrote the later note had seen the earlier. */
export const knew = (later: Register, earlier: Register): boolean => (later.k?.[deviceOf(earlier.h)] ?? '') >= earlier.h;

const isText = (value: Json): value is string => typeof value === 'string' && value !== '';

/** The field that keeps a note which lost against another; named by its reading, so that every device names it alike. */
export const otherField = (h: Reading): string => `other ${h}`;

/**
 * Merges one register into a paper's; gives the fields that changed. Of two notes of which neither knew the other, the earlier is
 * kept as another version: no merge loses a word.
 */
export function mergeRegister(into: Registers, field: string, theirs: Register): string[] {
  const ours = into.get(field);
  if (ours?.h === theirs.h) return [];
  const [winner, loser] = !ours || theirs.h > ours.h ? [theirs, ours] : [ours, theirs];
  const changed: string[] = [];
  if (winner === theirs) {
    into.set(field, theirs);
    changed.push(field);
  }
  if (field === 'note' && loser && isText(loser.v) && !knew(winner, loser) && !(isText(winner.v) && winner.v.includes(loser.v))) {
    const other = otherField(loser.h);
    if (!into.has(other)) {
      into.set(other, { v: loser.v, h: loser.h });
      changed.push(other);
    }
  }
  return changed;
}

/** What a new note over this one knew. */
export function knownBy(before: Register | undefined): Record<string, Reading> | undefined {
  return before && { ...before.k, [deviceOf(before.h)]: before.h };
}
