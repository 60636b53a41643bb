import { type Annotation, type OtherNote, unannotated } from '../paper/annotation';
import type { Alias } from '../paper/ids';
import { type Abstract, FACT_NAMES, type Paper } from '../paper/paper';
import { type Reading, timeOf } from './clock';
import { type Json, knew, type Register, type Registers } from './register';

/** Everything kept of one paper; null where there is none. */
export interface Kept {
  paper: Paper | null;
  abstract: Abstract | null;
  annotation: Annotation | null;
}

const ALIAS = 'alias ';
const TAG = 'tag ';
const OTHER = 'other ';
const PLAIN = ['citekey', 'oldKeys', 'addedAt', 'site', 'also'] as const;
const SAID = ['rating', 'status', 'note', 'order', 'snoozedUntil'] as const;
/** A word of the reader's that is later than a removal brings the paper back; facts and places in the queue, which tools also change, do not. */
const REVIVES = /^(?:rating|status|note|snoozedUntil)$|^tag /;

export const tagField = (tag: string) => `${TAG}${tag.toLowerCase()}`;
const json = (value: unknown) => value as Json;

/** The values a paper's registers should have, with the time each was said where the rows tell (ms since 1970). */
export function valuesOf({ paper, abstract, annotation }: Kept): Map<string, { v: Json; at?: number }> {
  const values = new Map<string, { v: Json; at?: number }>();
  if (!paper) return values;
  const put = (field: string, v: unknown, at?: number) => values.set(field, { v: json(v), at });
  for (const name of FACT_NAMES) {
    const source = paper.sources[name];
    if (paper[name] !== undefined) put(`f ${name}`, source ? [paper[name], source.from, source.at] : [paper[name]], source?.at);
  }
  for (const name of PLAIN) if (paper[name] !== undefined) put(name, paper[name], paper.addedAt);
  for (const alias of paper.aliases) put(`${ALIAS}${alias}`, 1, paper.addedAt);
  if (abstract) put('abstract', [abstract.text, abstract.from, abstract.at], abstract.at);
  if (!annotation) return values;
  const { changedAt } = annotation;
  for (const name of SAID)
    if (changedAt[name] !== undefined || annotation[name] !== unannotated('')[name]) put(name, annotation[name], changedAt[name]);
  for (const tag of annotation.tags) put(tagField(tag), tag, changedAt.tags);
  if (annotation.version !== undefined) put('version', annotation.version);
  for (const { key, text } of annotation.otherNotes ?? []) put(`${OTHER}${key}`, text);
  return values;
}

/** Whether a paper is in the library, by its registers. */
export function isAlive(registers: Registers): boolean {
  const deleted = registers.get('deleted');
  if (deleted?.v !== 1) return registers.has('f title');
  for (const [field, { h, v }] of registers) if (h > deleted.h && REVIVES.test(field) && v !== 0) return true;
  return false;
}

/** The names a record goes by, whichever other records there are. */
export function liveAliases(registers: Registers): Alias[] {
  const out: Alias[] = [];
  for (const [field, { v }] of registers) if (v === 1 && field.startsWith(ALIAS)) out.push(field.slice(ALIAS.length) as Alias);
  return out.sort();
}

/** The registers of several records of one paper in one: of each field the latest. */
export function combined(members: readonly Registers[]): Registers {
  const [first] = members;
  if (first && members.length === 1) return first;
  const all: Registers = new Map();
  for (const member of members) {
    for (const [field, register] of member) if (register.h > (all.get(field)?.h ?? '')) all.set(field, register);
  }
  return all;
}

function factsFrom(all: Registers): Pick<Paper, 'sources'> & Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  const sources: Record<string, unknown> = {};
  for (const name of FACT_NAMES) {
    const value = all.get(`f ${name}`)?.v;
    if (!Array.isArray(value)) continue;
    facts[name] = value[0];
    if (value.length > 1) sources[name] = { from: value[1], at: value[2] };
  }
  return { ...facts, sources };
}

/** Notes of other records of the same paper, and those that lost against a later one, oldest first. */
export function otherNotes(members: readonly Registers[], all: Registers): OtherNote[] {
  const notes = new Map<Reading, string>();
  const note = all.get('note');
  const current = String(note?.v ?? '');
  for (const member of members) {
    const its = member.get('note');
    if (!note || !its || its.h === note.h || knew(note, its)) continue;
    if (typeof its.v === 'string' && its.v !== '' && !current.includes(its.v)) notes.set(its.h, its.v);
  }
  for (const [field, { v }] of all) {
    if (!field.startsWith(OTHER)) continue;
    const key = field.slice(OTHER.length);
    if (typeof v === 'string' && v !== '') notes.set(key, v);
    else notes.delete(key);
  }
  return [...notes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, text]) => ({ key, text }));
}

/** Tags in the order they were given. */
function tagsFrom(all: Registers): { tags: string[]; at: number } {
  const given: [Reading, string][] = [];
  let at = 0;
  for (const [field, { v, h }] of all) {
    if (!field.startsWith(TAG)) continue;
    at = Math.max(at, timeOf(h));
    if (typeof v === 'string') given.push([h, v]);
  }
  return { tags: given.sort(([a, one], [b, two]) => (a === b ? (one < two ? -1 : 1) : a < b ? -1 : 1)).map(([, tag]) => tag), at };
}

const timed = (register: Register | undefined, put: (v: Json, at: number) => void) => {
  if (register && register.v !== null) put(register.v, timeOf(register.h));
};

/** One paper's rows, unchecked, from the registers of all its records; the row goes by `id` on this device. */
export function rowsFrom(members: readonly Registers[], id: string): { paper: object; abstract: object | null; annotation: object } {
  const all = combined(members);
  const paper: Record<string, unknown> = { ...factsFrom(all), id, v: 1, aliases: [...new Set(members.flatMap(liveAliases))] };
  for (const name of PLAIN) {
    const value = all.get(name)?.v;
    if (value !== undefined && value !== null) paper[name] = value;
  }
  const annotation: Annotation = { ...unannotated(id), changedAt: {} };
  for (const name of SAID) {
    timed(all.get(name), (v, at) => {
      Object.assign(annotation, { [name]: v });
      annotation.changedAt[name] = at;
    });
  }
  const { tags, at } = tagsFrom(all);
  annotation.tags = tags;
  if (at > 0) annotation.changedAt.tags = at;
  timed(all.get('version'), (v) => Object.assign(annotation, { version: v }));
  const others = otherNotes(members, all);
  if (others.length > 0) annotation.otherNotes = others;
  const text = all.get('abstract')?.v;
  const abstract = Array.isArray(text) ? { id, text: text[0], from: text[1], at: text[2] } : null;
  return { paper, abstract, annotation };
}
