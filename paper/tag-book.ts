import { cleanTag } from './annotation';
import { fold } from './fold';
import type { Row } from './list-changes';
import { renamed } from './retag';
import { isIn, withOuter } from './tag-names';

/** What a tag may be coloured with; how that looks is said in components/tag-colours.css. */
export const COLOURS = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'grey'] as const;
export type Colour = (typeof COLOURS)[number];

/** What the reader arranged about tags, beside which papers have them. */
export interface TagBook {
  colours: ReadonlyMap<string, Colour>;
  /** Other names by their folded text, each as it is written and with the tag that is meant. */
  aliases: ReadonlyMap<string, { alias: string; tag: string }>;
  /** Pairs of tags that look alike and are not to be made one, as `pairOf` writes them. */
  apart: ReadonlySet<string>;
}

/** A change of the book: of each tag its colour, of each alias its tag, of each pair whether it is apart; '' and false take away. */
export interface TagPatch {
  colours?: [tag: string, colour: Colour | ''][];
  aliases?: [alias: string, tag: string][];
  apart?: [pair: string, isApart: boolean][];
}

/** So many entries of each kind are kept. */
export const MOST_ENTRIES = 2000;

export const EMPTY_BOOK: TagBook = { colours: new Map(), aliases: new Map(), apart: new Set() };

/** Two tags in one text, the same whichever comes first. */
export const pairOf = (one: string, other: string): string => [one, other].sort().join('\n');

const isColour = (value: unknown): value is Colour => COLOURS.includes(value as Colour);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, MOST_ENTRIES) : []);
const parts = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
const tagIn = (value: unknown) => (typeof value === 'string' ? cleanTag(value) : '');

function pairs(value: unknown): [string, unknown][] {
  return list(value).flatMap((one): [string, unknown][] => {
    const tag = Array.isArray(one) ? tagIn(one[0]) : '';
    return tag ? [[tag, (one as unknown[])[1]]] : [];
  });
}

function pairIn(value: unknown): string {
  const both = typeof value === 'string' ? value.split('\n').map(cleanTag).filter(Boolean) : [];
  return both.length === 2 ? pairOf(both[0] ?? '', both[1] ?? '') : '';
}

/** A change of the book, whoever asks for it; what is none is left out. */
export function tagPatchOf(value: unknown): TagPatch {
  const { colours, aliases, apart } = parts(value);
  return {
    colours: pairs(colours).flatMap(([tag, colour]): [string, Colour | ''][] => (colour === '' || isColour(colour) ? [[tag, colour]] : [])),
    aliases: pairs(aliases).map(([alias, tag]) => [alias, tagIn(tag)]),
    apart: list(apart).flatMap((one): [string, boolean][] => {
      const pair = Array.isArray(one) ? pairIn(one[0]) : '';
      return pair ? [[pair, (one as unknown[])[1] === true]] : [];
    }),
  };
}

/** The book after a change, and the change that turns it back. */
export function patched(book: TagBook, { colours = [], aliases = [], apart = [] }: TagPatch): { book: TagBook; back: TagPatch } {
  const now = { colours: new Map(book.colours), aliases: new Map(book.aliases), apart: new Set(book.apart) };
  const back: Required<TagPatch> = { colours: [], aliases: [], apart: [] };
  for (const [tag, colour] of colours) {
    back.colours.unshift([tag, now.colours.get(tag) ?? '']);
    if (colour) now.colours.set(tag, colour);
    else now.colours.delete(tag);
  }
  for (const [alias, tag] of aliases) {
    const key = fold(alias);
    const before = now.aliases.get(key);
    back.aliases.unshift(before ? [before.alias, before.tag] : [alias, '']);
    if (tag) now.aliases.set(key, { alias, tag });
    else now.aliases.delete(key);
  }
  for (const [pair, isApart] of apart) {
    back.apart.unshift([pair, now.apart.has(pair)]);
    if (isApart) now.apart.add(pair);
    else now.apart.delete(pair);
  }
  return { book: now, back };
}

/** The book in a stored setting, whoever wrote it; what is none is left out. */
export const tagBookOf = (stored: unknown): TagBook => patched(EMPTY_BOOK, tagPatchOf(stored)).book;

/** The book as it is stored, and as `tagBookOf` reads it. */
export function tagBookSetting({ colours, aliases, apart }: TagBook): Required<TagPatch> {
  return {
    colours: [...colours],
    aliases: [...aliases.values()].map(({ alias, tag }) => [alias, tag]),
    apart: [...apart].map((pair) => [pair, true]),
  };
}

type BookRow = Row & ({ kind: 'colour'; colour: Colour } | { kind: 'alias'; alias: string; tag: string } | { kind: 'apart' });

/** All entries of the book as one list, each by an id of its own. */
export const rowsOfBook = ({ colours, aliases, apart }: TagBook): BookRow[] => [
  ...[...colours].map(([tag, colour]): BookRow => ({ id: `colour ${tag}`, kind: 'colour', colour })),
  ...[...aliases].map(([key, { alias, tag }]): BookRow => ({ id: `alias ${key}`, kind: 'alias', alias, tag })),
  ...[...apart].map((pair): BookRow => ({ id: `apart ${pair}`, kind: 'apart' })),
];

/** The book with these entries. */
export function bookOfRows(rows: readonly BookRow[]): TagBook {
  const book = { colours: new Map<string, Colour>(), aliases: new Map<string, { alias: string; tag: string }>(), apart: new Set<string>() };
  for (const row of rows) {
    const name = row.id.slice(row.kind.length + 1);
    if (row.kind === 'colour') book.colours.set(name, row.colour);
    else if (row.kind === 'alias') book.aliases.set(name, { alias: row.alias, tag: row.tag });
    else book.apart.add(name);
  }
  return book;
}

/** The colour of a tag: its own, or that of the nearest tag it is in. */
export function colourOf({ colours }: Pick<TagBook, 'colours'>, tag: string): Colour | undefined {
  if (colours.size === 0) return undefined;
  for (const one of withOuter(tag).reverse()) {
    const colour = colours.get(one);
    if (colour) return colour;
  }
  return undefined;
}

/** The tag that is meant by a name: where it, or a tag it is in, is another name of a tag, that one. */
export function meantBy(name: string, { aliases }: Pick<TagBook, 'aliases'>): string {
  if (aliases.size === 0) return name;
  let now = name;
  // What a name stands for may itself be another name; names that go in a circle stay as they are.
  for (const seen = new Set<string>(); !seen.has(now); ) {
    seen.add(now);
    for (const one of withOuter(now).reverse()) {
      const known = aliases.get(fold(one));
      // A tag that is meant by what it is in itself would never end.
      if (!known || fold(known.tag).startsWith(`${fold(one)}/`)) continue;
      now = cleanTag(known.tag + now.slice(one.length));
      break;
    }
  }
  return now;
}

/** What of the book goes with renaming a tag and all inside it, or with taking it away (`to` is ''): colours and other names go along. With `keep`, the old name stays as another name of the new one. */
export function patchOfRename(book: TagBook, from: string, to: string, keep: boolean): TagPatch {
  const coloured = [...book.colours].filter(([tag]) => isIn(tag, from));
  const named = [...book.aliases.values()].filter(({ tag }) => isIn(tag, from));
  return {
    colours: coloured.flatMap(([tag, colour]): [string, Colour | ''][] => {
      const now = renamed(tag, from, to);
      return [[tag, ''], ...(now && !book.colours.has(now) ? [[now, colour] as [string, Colour]] : [])];
    }),
    aliases: [
      ...named.map(({ alias, tag }): [string, string] => [alias, renamed(tag, from, to)]),
      // Who names a tag so means this name, whatever it stood for before.
      ...(to && book.aliases.has(fold(to)) ? [[to, ''] as [string, string]] : []),
      ...(to && keep && !to.startsWith(`${from}/`) ? [[from, to] as [string, string]] : []),
    ],
  };
}
