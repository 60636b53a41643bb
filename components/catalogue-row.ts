import type { Catalogue } from '../paper/catalogue';
import { FLAGS, NO_YEAR, placeIn, TEXT_PLACES, type TextPlace } from '../paper/catalogue-columns';
import { fold } from '../paper/fold';
import type { Meeting, News } from '../paper/meeting';
import type { QueryRow, TextAtom } from '../paper/query';
import type { Thing } from '../paper/query-fields';
import { fits, PLACES, type Place } from '../paper/query-match';
import type { RowTexts } from '../paper/row-texts';

/** What a query may ask beyond the catalogue. What is missing holds nothing. */
export interface BeyondRows {
  texts?: RowTexts | undefined;
  meetings?: ReadonlyMap<string, Meeting> | undefined;
  news?: ReadonlyMap<string, News> | undefined;
}

const isFact = (place: Place): place is TextPlace => TEXT_PLACES.some((one) => one === place);

/** Marks rows by what is in the catalogue itself. */
function markFacts(catalogue: Catalogue, atom: TextAtom, marks: Uint8Array): void {
  const places = PLACES[atom.field].filter(isFact);
  if (places.length === 0) return;
  // Words look into all of a row's text, wherever they stand in it.
  const isAnywhere = atom.field === 'words' && places.length === TEXT_PLACES.length;
  for (const needle of atom.needles) {
    catalogue.eachRowWith(needle, (row, text) => {
      if (isAnywhere || places.some((place) => fits(placeIn(text(), place), atom))) marks[row] = 1;
    });
  }
}

function markTags({ tags, tagNumbers, columns, rows }: Catalogue, atom: TextAtom, marks: Uint8Array): void {
  const fitting = Uint8Array.from(tags.list, (tag) => (fits(fold(tag), atom) ? 1 : 0));
  if (!fitting.includes(1)) return;
  for (let row = 0; row < rows; row++) {
    const start = columns.tagStart[row] ?? 0;
    const end = start + (columns.tagCount[row] ?? 0);
    for (let at = start; at < end; at++) if (fitting[tagNumbers[at] ?? 0] === 1) marks[row] = 1;
  }
}

/** The rows that an atom holds of, marked by 1. */
export function marksOf(catalogue: Catalogue, atom: TextAtom, { texts, meetings }: BeyondRows): Uint8Array {
  const marks = new Uint8Array(catalogue.rows);
  const places = PLACES[atom.field];
  markFacts(catalogue, atom, marks);
  if (places.includes('tags')) markTags(catalogue, atom, marks);
  if (places.includes('abstract') || places.includes('note')) texts?.mark(atom, marks);
  if (places.includes('feed')) {
    for (const [id, { feed }] of meetings ?? []) {
      const row = catalogue.rowOf(id);
      if (row !== undefined && fits(fold(feed), atom)) marks[row] = 1;
    }
  }
  return marks;
}

/** The row that a query asks, moved by its number to one paper after the other. Of texts, the first that asks has all papers looked up. */
export function catalogueRow(catalogue: Catalogue, beyond: BeyondRows): (row: number) => QueryRow {
  const marks = new Map<TextAtom, Uint8Array>();
  const marksFor = (atom: TextAtom) => {
    const known = marks.get(atom) ?? marksOf(catalogue, atom, beyond);
    marks.set(atom, known);
    return known;
  };
  const { columns } = catalogue;
  let now = 0;
  const has = (flag: keyof typeof FLAGS) => ((columns.flags[now] ?? 0) & FLAGS[flag]) !== 0;
  const heard = () => beyond.news?.get(catalogue.idOf(now));
  const met = () => beyond.meetings?.get(catalogue.idOf(now));
  const things: Record<Thing, () => boolean> = {
    abstract: () => beyond.texts?.has(now) === true,
    note: () => has('note'),
    code: () => has('code') || beyond.texts?.linksCode(now) === true,
    tag: () => columns.tagCount[now] !== 0,
    rating: () => columns.rating[now] !== 0,
    year: () => columns.year[now] !== NO_YEAR,
    author: () => has('author'),
    venue: () => has('venue'),
    doi: () => has('doi'),
    arxiv: () => has('arxiv'),
    changed: () => columns.version[now] !== 0 && (heard()?.newestVersion ?? 0) > (columns.version[now] ?? 0),
    withdrawn: () => heard()?.gone === 'withdrawn',
    retracted: () => heard()?.gone === 'retracted',
  };
  const row: QueryRow = {
    get rating() {
      return columns.rating[now] ?? 0;
    },
    get status() {
      return catalogue.statusOf(now);
    },
    get year() {
      return columns.year[now] === NO_YEAR ? undefined : columns.year[now];
    },
    get site() {
      return catalogue.siteOf(now);
    },
    get addedAt() {
      return columns.addedAt[now] ?? 0;
    },
    get statusAt() {
      return columns.statusAt[now] ?? 0;
    },
    get changedAt() {
      return columns.changedAt[now] ?? 0;
    },
    get snoozedUntil() {
      return columns.snoozedUntil[now] ?? 0;
    },
    get rank() {
      return met()?.rank;
    },
    get upvotes() {
      return met()?.upvotes;
    },
    has: (thing) => things[thing](),
    holds: (atom) => marksFor(atom)[now] === 1,
  };
  return (at) => {
    now = at;
    return row;
  };
}
