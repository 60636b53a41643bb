import { type Annotation, cleanTag, type OtherNote, type Rating, STATUSES, type Status } from '../paper/annotation';
import { type Alias, normalizeId, SCHEMES, type Scheme } from '../paper/ids';
import { type Abstract, type Alternative, FACT_NAMES, type Paper, type Source } from '../paper/paper';
import { cleanBlock, cleanLine, LIMITS, safeUrl } from '../paper/text';
import { FACT_FIELDS } from './backup-facts';
import {
  BadRow,
  idField,
  integerField,
  listField,
  neededText,
  numberField,
  oneOf,
  type Row,
  rowOf,
  textField,
  timeField,
} from './backup-fields';
import { plainKey } from './citation-key';
import { type Json, plainCopy } from './json-value';

/** Something that happened to a paper. */
export interface EventRow {
  id?: number;
  paperId: string;
  kind: 'seen' | 'opened' | 'saved';
  at: number;
  feed?: string;
  position?: number;
  upvotes?: number;
}

export interface SettingRow {
  key: string;
  value: unknown;
}

const MOST = { aliases: 50, also: 100, oldKeys: 50, otherNotes: 50, settingCharacters: 20_000 };
const line = (most: number) => (text: string) => cleanLine(text, most);
const EVENT_KINDS = ['seen', 'opened', 'saved'] as const;
const RATINGS: readonly Rating[] = [0, 1, 2, 3, 4, 5];
const ANNOTATION_FIELDS = ['tags', 'rating', 'status', 'note', 'order', 'snoozedUntil'] as const;

function sourceOf(row: Row): Source {
  return { from: neededText(row, 'from', line(100)), at: timeField(row, 'at') };
}

/** Told of a part of a row that is left out, by its name, and why. */
export type Tell = (part: string, why: string) => void;

/** What can be read of several parts of a row; a part that cannot is left out and told of. */
function readable<T>(parts: readonly [name: string, value: unknown][], read: (value: unknown) => T, tell: Tell): [string, T][] {
  return parts.flatMap(([name, value]): [string, T][] => {
    try {
      return [[name, read(value)]];
    } catch (error) {
      if (!(error instanceof BadRow)) throw error;
      tell(name, error.message);
      return [];
    }
  });
}

const partsOf = (row: Row, name: string, most: number) =>
  listField(row, name, most).map((value, at): [string, unknown] => [`${name}[${at}]`, value]);

function sourcesField(row: Row, tell: Tell): Paper['sources'] {
  const sources = row.get('sources');
  if (typeof sources !== 'object' || sources === null) return {};
  const given = Object.entries(sources).filter(([name]) => oneOf(name, FACT_NAMES) !== undefined);
  return Object.fromEntries(readable(given, (value) => sourceOf(rowOf(value)), tell));
}

function alternativeOf(value: unknown): Alternative {
  const row = rowOf(value);
  const field = oneOf(row.get('field'), FACT_NAMES);
  const known = field && FACT_FIELDS[field](row, 'value');
  if (field === undefined || known === undefined) throw new BadRow('is no value of a known field');
  return { field, value: known, ...sourceOf(row) };
}

/** The alias if it is one in its normal form. Throws BadRow. */
function aliasOf(value: unknown): Alias {
  const text = typeof value === 'string' ? value : '';
  const at = text.indexOf(':');
  const scheme: Scheme | undefined = oneOf(text.slice(0, at), SCHEMES);
  const id = text.slice(at + 1);
  const isNormal = scheme === 'url' ? safeUrl(id) !== undefined : scheme !== undefined && isNormalId(scheme, id);
  if (scheme === undefined || !isNormal) throw new BadRow('has an id of the wrong shape');
  return `${scheme}:${id}`;
}

function isNormalId(scheme: Exclude<Scheme, 'url'>, id: string): boolean {
  // Ids are read from addresses, so they are decoded once more than they were written.
  return id.length <= LIMITS.url && id.isWellFormed() && normalizeId(scheme, encodeURIComponent(id)) === id;
}

/** A paper from a backup. Throws BadRow; a source, id or other value that is broken is only left out. */
export function paperOf(value: unknown, tell: Tell): Paper {
  const row = rowOf(value);
  const id = idField(row);
  const title = neededText(row, 'title', line(LIMITS.title));
  const paper: Paper = {
    title,
    id,
    v: 1,
    aliases: [...new Set(readable(partsOf(row, 'aliases', MOST.aliases), aliasOf, tell).map(([, alias]) => alias))],
    citekey: plainKey(neededText(row, 'citekey', line(200))) || id,
    addedAt: timeField(row, 'addedAt'),
    site: neededText(row, 'site', line(100)),
    sources: sourcesField(row, tell),
  };
  for (const field of FACT_NAMES) {
    const fact = FACT_FIELDS[field](row, field);
    if (fact !== undefined) Object.assign(paper, { [field]: fact });
  }
  const also = readable(partsOf(row, 'also', MOST.also), alternativeOf, tell).map(([, alternative]) => alternative);
  if (also.length > 0) paper.also = also;
  const oldKeys = listField(row, 'oldKeys', MOST.oldKeys).map((key) => (typeof key === 'string' ? plainKey(key) : ''));
  const kept = [...new Set(oldKeys.filter(Boolean))];
  if (kept.length > 0) paper.oldKeys = kept;
  return paper;
}

/** An abstract from a backup. Throws BadRow. */
export function abstractOf(value: unknown): Abstract {
  const row = rowOf(value);
  return { id: idField(row), text: neededText(row, 'text', (text) => cleanBlock(text, LIMITS.abstract)), ...sourceOf(row) };
}

function otherNoteOf(value: unknown): OtherNote[] {
  if (typeof value !== 'object' || value === null) return [];
  const row = rowOf(value);
  const key = textField(row, 'key', line(100));
  const text = textField(row, 'text', (given) => cleanBlock(given, LIMITS.note));
  return key && text ? [{ key, text }] : [];
}

/** What a reader said, from a backup. Throws BadRow. */
export function annotationOf(value: unknown): Annotation {
  const row = rowOf(value);
  const id = idField(row);
  const tags = listField(row, 'tags', LIMITS.tags).map((tag) => textField(new Map([['tag', tag]]), 'tag', cleanTag));
  const status: readonly Status[] = ['', ...STATUSES];
  const changes = row.get('changedAt');
  const changed = typeof changes === 'object' && changes !== null ? rowOf(changes) : new Map<string, unknown>();
  const annotation: Annotation = {
    id,
    tags: [...new Set(tags.filter((tag) => tag !== undefined))],
    rating: oneOf(row.get('rating'), RATINGS) ?? 0,
    status: oneOf(row.get('status'), status) ?? '',
    note: textField(row, 'note', (text) => cleanBlock(text, LIMITS.note)) ?? '',
    order: numberField(row, 'order', -Number.MAX_VALUE, Number.MAX_VALUE) ?? 0,
    snoozedUntil: timeField(row, 'snoozedUntil'),
    changedAt: {},
  };
  for (const field of ANNOTATION_FIELDS) if (changed.has(field)) annotation.changedAt[field] = timeField(changed, field);
  const version = integerField(row, 'version', 1, 999);
  if (version !== undefined) annotation.version = version;
  const others = listField(row, 'otherNotes', MOST.otherNotes).flatMap(otherNoteOf);
  if (others.length > 0) annotation.otherNotes = others;
  return annotation;
}

/** An event from a backup. Throws BadRow. */
export function eventOf(value: unknown): EventRow {
  const row = rowOf(value);
  const kind = oneOf(row.get('kind'), EVENT_KINDS);
  if (kind === undefined) throw new BadRow('is of no known kind');
  const event: EventRow = { paperId: idField(row, 'paperId'), kind, at: timeField(row, 'at') };
  const id = integerField(row, 'id', 0, Number.MAX_SAFE_INTEGER);
  const feed = textField(row, 'feed', line(LIMITS.url));
  const position = integerField(row, 'position', 0, 1_000_000);
  if (id !== undefined) event.id = id;
  if (feed !== undefined) event.feed = feed;
  if (position !== undefined) event.position = position;
  const upvotes = integerField(row, 'upvotes', 0, 1_000_000_000);
  if (upvotes !== undefined) event.upvotes = upvotes;
  return event;
}

/** A setting from a backup. Throws BadRow. */
export function settingOf(value: unknown): SettingRow {
  const row = rowOf(value);
  const key = row.get('key');
  if (typeof key !== 'string' || !/^[A-Za-z][\w.:-]{0,99}$/.test(key) || key === 'constructor') throw new BadRow('has no valid key');
  const copy: Json = plainCopy(row.get('value'));
  if (JSON.stringify(copy).length > MOST.settingCharacters) throw new BadRow('is too large');
  return { key, value: copy };
}
