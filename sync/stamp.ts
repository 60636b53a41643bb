import { type Reading, tick } from './clock';
import type { Lens } from './local';
import { combined, isAlive, type Kept, otherNotes, valuesOf } from './project';
import { type Entry, entryOf, type Json, knownBy, otherField, type Register, type Registers } from './register';

/** Equal as values; members of objects may stand in any order. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const one: Record<string, Json> = { ...a } as Record<string, Json>;
  const two: Record<string, Json> = { ...b } as Record<string, Json>;
  const names = Object.keys(one);
  return names.length === Object.keys(two).length && names.every((name) => Object.hasOwn(two, name) && same(one[name], two[name]));
}

/** What a value becomes that is no longer there. */
function gone(field: string): Json {
  return field.startsWith('alias ') || field.startsWith('tag ') ? 0 : null;
}

export interface Stamping {
  device: string;
  /** ms since 1970 */
  now: number;
  lens?: Lens | undefined;
}

/**
 * Gives every difference between a paper's rows and its registers a reading of this device, and puts it into the registers of the
 * record `id`; gives the new entries. `members` are the registers of all records of this paper, by their ids, `id` among them.
 * A field that was said at a known time gets that time, unless it replaces something later.
 */
export function stamp(id: string, rows: Kept, members: Map<string, Registers>, { device, now, lens }: Stamping): Entry[] {
  const out: Entry[] = [];
  const all = combined([...members.values()]);
  const set = (member: string, field: string, v: Json, at: number, last: Reading | undefined) => {
    const register: Register = { v, h: tick(Math.min(at, now), last, device) };
    const known = field === 'note' ? knownBy(all.get('note')) : undefined;
    if (known) register.k = known;
    members.get(member)?.set(field, register);
    out.push(entryOf(member, field, register));
  };
  if (!rows.paper && !lens) {
    for (const [member, registers] of members) {
      if (!isAlive(registers)) continue;
      const last = [...registers.values()].reduce<Reading>((latest, { h }) => (h > latest ? h : latest), '');
      set(member, 'deleted', 1, now, last || undefined);
    }
    return out;
  }
  const own = members.get(id);
  if (own && own.size > 0 && own.get('deleted')?.v === 1) set(id, 'deleted', 0, now, all.get('deleted')?.h);
  // Of a paper that is shared no more, nothing is told but that.
  const values: ReturnType<typeof valuesOf> = lens?.isSilent(rows) ? new Map() : valuesOf(rows);
  // As they were: a note said just now is no other version of the one it replaces.
  const others = otherNotes([...members.values()], all);
  // Tags stand in the order of their readings, so one that stands after a later one is said again.
  let floor: Reading | undefined;
  for (const [field, { v, at }] of values) {
    const before = all.get(field);
    const isSame = same(before?.v, v);
    const isTag = field.startsWith('tag ');
    const isLate = isTag && floor !== undefined && before !== undefined && before.h <= floor;
    const last = isTag && floor !== undefined && floor > (before?.h ?? '') ? floor : before?.h;
    if ((isLate || !isSame) && !lens?.isSettled(field, before?.v, v)) set(id, field, v, at ?? now, last);
    if (isTag) floor = members.get(id)?.get(field)?.h ?? before?.h;
    if (isTag && before && !isLate && isSame) floor = before.h;
  }
  for (const { key } of others) {
    const field = otherField(key);
    if (!values.has(field)) set(id, field, '', now, all.get(field)?.h);
  }
  for (const [member, registers] of members) {
    for (const [field, before] of registers) {
      if (field === 'deleted' || field.startsWith('other ') || values.has(field) || same(before.v, gone(field))) continue;
      if (lens?.isSettled(field, before.v, gone(field))) continue;
      if (field.startsWith('alias ')) set(member, field, 0, now, before.h);
      else if (all.get(field)?.h === before.h) set(id, field, gone(field), now, before.h);
    }
  }
  return out;
}
