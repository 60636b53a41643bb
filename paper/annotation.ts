import type { Colour } from './tag-book';
import { cleanBlock, cleanLine, LIMITS } from './text';

/** To read, being read, read, or set aside as not interesting; '' is saved without a word about reading. */
export const STATUSES = ['queued', 'reading', 'read', 'dismissed'] as const;
export type Status = (typeof STATUSES)[number] | '';

/** 0 is not rated. */
export type Rating = 0 | 1 | 2 | 3 | 4 | 5;

export type AnnotationField = 'tags' | 'rating' | 'status' | 'note' | 'order' | 'snoozedUntil';

/** What the reader says of a paper. No tool ever writes here. */
export interface Annotation {
  /** Id of the paper. */
  id: string;
  tags: string[];
  rating: Rating;
  status: Status;
  note: string;
  /** Place in the queue, ascending; fractions allow putting one between two. */
  order: number;
  /** The queue hides it until then (ms since 1970); 0 is not snoozed. */
  snoozedUntil: number;
  /** When each field was last said (ms since 1970). */
  changedAt: Partial<Record<AnnotationField, number>>;
  /** The arXiv version the reader was looking at when saying it. */
  version?: number;
  /** Notes written on other devices that lost against the one above, until the reader has dealt with them. */
  otherNotes?: OtherNote[];
}

/** Another version of a note; `key` is the same on every device. */
export interface OtherNote {
  key: string;
  text: string;
}

/** What stands between two notes that became one. */
export const MERGED_NOTES = '\n\n---\n\n';

/** What a reader may change in one go; what is missing stays as it is. */
export interface Change {
  addTags?: string[];
  removeTags?: string[];
  rating?: Rating;
  status?: Status;
  note?: string;
  order?: number;
  snoozedUntil?: number;
  /** Keys of other versions of the note that are done with. */
  dropNotes?: string[];
}

/** How often a tag is used, and when it was last given (ms since 1970). */
export interface TagUse {
  tag: string;
  count: number;
  lastUsedAt: number;
  colour?: Colour;
  /** Other names it is typed by. */
  also?: string[];
}

/** The annotation of a paper nothing was said of yet. */
export function unannotated(id: string): Annotation {
  return { id, tags: [], rating: 0, status: '', note: '', order: 0, snoozedUntil: 0, changedAt: {} };
}

/** A tag as it is kept: one clean line without the commas that would split it in exports; '' when nothing is left. */
export function cleanTag(tag: string): string {
  return cleanLine(tag.replace(/^#+/, '').replace(/[,;]+/g, ' '), LIMITS.tag);
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function changedTags(tags: readonly string[], change: Change): string[] {
  const out = tags.filter((tag) => !change.removeTags?.some((gone) => same(gone, tag)));
  for (const raw of change.addTags ?? []) {
    const tag = cleanTag(raw);
    if (tag && out.length < LIMITS.tags && !out.some((known) => same(known, tag))) out.push(tag);
  }
  return out;
}

const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);

/** The annotation after a change, with the times of the fields that really changed; the given one is left alone. */
export function annotate(before: Annotation, change: Change, at: number, version?: number): Annotation {
  const after: Annotation = {
    ...before,
    tags: changedTags(before.tags, change),
    rating: change.rating ?? before.rating,
    status: change.status ?? before.status,
    note: change.note === undefined ? before.note : cleanBlock(change.note, LIMITS.note),
    order: change.order ?? before.order,
    snoozedUntil: change.snoozedUntil ?? before.snoozedUntil,
    changedAt: { ...before.changedAt },
  };
  let changed = false;
  for (const field of ['tags', 'rating', 'status', 'note', 'order', 'snoozedUntil'] as const) {
    if (!differs(before[field], after[field])) continue;
    after.changedAt[field] = at;
    changed = true;
  }
  if (changed && version !== undefined) after.version = version;
  const others = before.otherNotes?.filter(({ key }) => !change.dropNotes?.includes(key));
  delete after.otherNotes;
  if (others && others.length > 0) after.otherNotes = others;
  return after;
}
