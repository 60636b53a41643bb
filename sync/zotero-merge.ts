import { bytesOf, sha256 } from './packing';
import { unescapedXml } from './xml';

/** What is wanted of an item there: fields by name (`creators` is a list), lines of `extra` by their label, and tags. */
export interface Wanted {
  itemType: string;
  fields: Readonly<Record<string, unknown>>;
  extra: readonly (readonly [label: string, value: string])[];
  tags: readonly string[];
}

/** What we last knew to be ours there: a mark of each field's value, and the tags we gave. What is not in it is not ours. */
export interface Base {
  sent: Readonly<Record<string, string>>;
  tags: readonly string[];
  /** What is about to be sent, kept before it is: an answer may get lost. */
  sending?: Omit<Base, 'sending'>;
}

/** What of an item is to be written, and the fields that are ours then. */
export interface Merged {
  patch: Record<string, unknown>;
  ours: string[];
}

/** The name of a line of `extra` among the fields. */
const LINE = 'extra ';
/** What every type of item can hold: nothing of it is lost when the type changes. */
const EVERYWHERE = new Set(
  'title abstractNote date url DOI extra place accessDate archive archiveLocation shortTitle language libraryCatalog callNumber rights citationKey'.split(
    ' ',
  ),
);

const textOf = (value: unknown) => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : '');

/** People in a form that is the same however a server orders the members. */
const peopleOf = (value: unknown) =>
  (Array.isArray(value) ? value : []).map((one: Record<string, unknown>) => [
    one?.creatorType,
    textOf(one?.name),
    textOf(one?.firstName),
    textOf(one?.lastName),
  ]);

/** What a note says: servers write its tags anew in their own way. */
const wordsIn = (note: unknown) =>
  unescapedXml(textOf(note).replace(/<[^<>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

const isEmpty = (value: unknown) => (Array.isArray(value) ? value.length === 0 : textOf(value) === '');

const lineStart = (label: string) => new RegExp(`^${label}:[ \\t]*`, 'i');

/** What an item has in a field, or in a line of `extra`. */
function valueIn(data: Readonly<Record<string, unknown>>, name: string): unknown {
  if (!name.startsWith(LINE)) return name === 'creators' ? data.creators : textOf(data[name]);
  const start = lineStart(name.slice(LINE.length));
  const line = textOf(data.extra)
    .split('\n')
    .find((one) => start.test(one));
  return line?.replace(start, '').trim() ?? '';
}

/** A mark by which a value is known again; '' for an empty one. */
async function markOf(value: unknown): Promise<string> {
  if (isEmpty(value)) return '';
  const plain = Array.isArray(value) ? peopleOf(value) : textOf(value);
  return (await sha256(bytesOf(JSON.stringify(plain)))).slice(0, 16);
}

/** A mark of what a note says, which its server's cleaning does not change. */
const wordsMark = async (note: unknown) => `words ${await markOf(wordsIn(note))}`;

/** Whether a value there is the one we last put there, or were about to. */
async function isOurs(name: string, value: unknown, { sent, sending }: Base): Promise<boolean> {
  const mark = await markOf(value);
  if (mark === (sent[name] ?? '') || mark === sending?.sent[name]) return true;
  return name === 'note' && (await wordsMark(value)) === sending?.sent.note;
}

/** What is to be kept before these fields and tags are sent. */
export async function sendingOf(wanted: Wanted, names: readonly string[]): Promise<Omit<Base, 'sending'>> {
  const values = new Map<string, unknown>([['itemType', wanted.itemType], ...valuesOf(wanted)]);
  const marks = names
    .filter((name) => values.has(name))
    .map(async (name) => [name, name === 'note' ? await wordsMark(values.get(name)) : await markOf(values.get(name))]);
  return { sent: Object.fromEntries(await Promise.all(marks)), tags: wanted.tags };
}

const valuesOf = ({ fields, extra }: Wanted): [string, unknown][] => [
  ...Object.entries(fields),
  ...extra.map(([label, value]): [string, unknown] => [LINE + label, value]),
];

function withLine(extra: string, label: string, value: string): string {
  const start = lineStart(label);
  const line = value && (label === 'arXiv' ? `arXiv:${value}` : `${label}: ${value}`);
  const lines = extra === '' ? [] : extra.split('\n');
  const at = lines.findIndex((one) => start.test(one));
  if (at < 0) return line ? [...lines, line].join('\n') : extra;
  return lines.toSpliced(at, 1, ...(line ? [line] : [])).join('\n');
}

/** The whole of `extra` with lines of ours. */
export const extraWith = (extra: string, lines: Wanted['extra']): string =>
  lines.reduce((text, [label, value]) => withLine(text, label, value), extra);

interface Tag {
  tag: string;
  type?: number;
}
/** Zotero's type for tags that no person gave there: it tells ours from the reader's. */
const AUTOMATIC = 1;

export const tagsOf = (names: readonly string[]): Tag[] => names.map((tag) => ({ tag, type: AUTOMATIC }));

const tagsIn = (value: unknown): Tag[] => (Array.isArray(value) ? value : []).filter((one): one is Tag => typeof one?.tag === 'string');

/** The tags we gave, as far as what is there tells whether what was last sent arrived. */
function givenTags(value: unknown, { tags, sending }: Base): string[] {
  if (!sending) return [...tags];
  const there = tagsIn(value).map(({ tag }) => tag);
  const stayed = tags.filter((tag) => there.includes(tag) || sending.tags.includes(tag));
  return [...new Set([...stayed, ...sending.tags.filter((tag) => there.includes(tag))])];
}

function mergedTags(value: unknown, wanted: readonly string[], base: Base): Tag[] | undefined {
  const given = givenTags(value, base);
  const there = tagsIn(value);
  const stay = there.filter(({ tag, type }) => !(type === AUTOMATIC && given.includes(tag) && !wanted.includes(tag)));
  // A tag we gave that is gone was taken away there.
  const fresh = wanted.filter((tag) => !given.includes(tag) && !there.some((one) => one.tag === tag));
  return stay.length === there.length && fresh.length === 0 ? undefined : [...stay, ...tagsOf(fresh)];
}

/** Whether a type that is ours can become another without what the reader filled in there being lost. */
async function mayChangeType(there: Readonly<Record<string, unknown>>, base: Base): Promise<boolean> {
  if (!(await isOurs('itemType', there.itemType, base))) return false;
  for (const [name, value] of Object.entries(there)) {
    if (typeof value !== 'string' || isEmpty(value) || EVERYWHERE.has(name) || NO_FIELD.has(name)) continue;
    if (!(await isOurs(name, value, base))) return false;
  }
  return true;
}

/** What an item's data has beside its fields. */
const NO_FIELD = new Set(['key', 'itemType', 'dateAdded', 'dateModified', 'parentItem']);

/** The type an item is to have: ours as long as the reader has neither chosen another nor filled in what ours cannot hold. */
export async function typeFor(there: Readonly<Record<string, unknown>>, wanted: string, base: Base): Promise<string> {
  if (there.itemType === wanted || (await mayChangeType(there, base))) return wanted;
  return textOf(there.itemType);
}

/**
 * What to write so that an item is as wanted, but for what somebody changed there since we wrote it, field by field: that stays.
 * Only fields the item's type has are written. `ownType` is the type we would give it.
 */
export async function merge(there: Readonly<Record<string, unknown>>, wanted: Wanted, base: Base, ownType: string): Promise<Merged> {
  const isOther = there.itemType !== wanted.itemType;
  const patch: Record<string, unknown> = isOther ? { itemType: wanted.itemType } : {};
  const ours: string[] = wanted.itemType === ownType ? ['itemType'] : [];
  let extra = textOf(there.extra);
  for (const [name, value] of valuesOf(wanted)) {
    const isLine = name.startsWith(LINE);
    if (!isLine && !isOther && !Object.hasOwn(there, name)) continue;
    const theirs = valueIn(there, name);
    const isThere = (await markOf(theirs)) === (await markOf(value)) || (name === 'note' && wordsIn(theirs) === wordsIn(value));
    if (!isThere && !(await isOurs(name, theirs, base))) continue;
    ours.push(name);
    if (isLine) extra = isThere ? extra : withLine(extra, name.slice(LINE.length), String(value));
    // With another type, fields are carried over to others of theirs.
    else if (!isThere || isOther) patch[name] = value;
  }
  if (extra !== textOf(there.extra)) patch.extra = extra;
  const tags = mergedTags(there.tags, wanted.tags, base);
  if (tags) patch.tags = tags;
  if (isOther && !('publisher' in wanted.fields)) patch.publisher = '';
  return { patch, ours };
}

/** What is ours of an item as it is there now, before anything is written or, when all that was wanted is there, after. */
export async function baseOf(
  data: Readonly<Record<string, unknown>>,
  wanted: Wanted,
  ours: readonly string[],
  before: Base,
  isWritten: boolean,
): Promise<Base> {
  const names = new Set(namesOf(wanted));
  const sent: Record<string, string> = Object.fromEntries(Object.entries(before.sent).filter(([name]) => names.has(name)));
  for (const name of ours) {
    const mark = name === 'itemType' ? await markOf(data.itemType) : await markOf(valueIn(data, name));
    if (mark) sent[name] = mark;
    else delete sent[name];
  }
  return { sent, tags: isWritten ? [...wanted.tags] : givenTags(data.tags, before) };
}

/** The names of all fields that are ours in an item we made. */
export const namesOf = (wanted: Wanted): string[] => ['itemType', ...valuesOf(wanted).map(([name]) => name)];

/** Whether an item there is the same paper, or a note of the same `parent`: something tells it, and not by chance. */
export function isSame(there: Readonly<Record<string, unknown>>, wanted: Wanted, parent?: string): boolean {
  const same = (a: unknown, b: unknown) => textOf(a) !== '' && textOf(a).toLowerCase() === textOf(b).toLowerCase();
  const { fields, extra } = wanted;
  if (wanted.itemType === 'note') return there.itemType === 'note' && there.parentItem === parent;
  if (['title', 'DOI', 'url'].some((name) => same(there[name], fields[name]))) return true;
  return extra.some(([label, value]) => label !== 'Citation Key' && same(valueIn(there, LINE + label), value));
}
