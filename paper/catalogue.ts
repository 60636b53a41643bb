import type { Status } from './annotation';
import { ALL_STATUSES, type CatalogueEntry, COLUMN_NAMES, newColumns, newNames, numberOf, rowText, setRow } from './catalogue-columns';
import { eachHit, type Lane, textIn } from './catalogue-lanes';
import { grown, type Leaf, leafOf, lowest, placeOf } from './catalogue-leaf';
import type { PartMarks } from './catalogue-part';

/** Stands for texts that no part has, or that are newer than the part's. */
const NO_LEAF = 0xffff;
/** What more rows than these have is looked for anew as a word goes on. */
const NARROW = 5000;
/** Room left for papers that come while a page is open. */
const ROOM = 1024;

/**
 * All papers of a library in columns, to list, sort, count and search a hundred thousand of them in a few milliseconds. A row is a
 * number that a paper keeps as long as this catalogue is held; rows of papers that are gone are not `alive`.
 */
export class Catalogue {
  /** Rows given so far, and papers that are there. */
  rows = 0;
  size = 0;
  columns = newColumns(0);
  alive = new Uint8Array(0);
  tagNumbers = new Uint32Array(0);
  readonly tags = newNames();
  readonly sites = newNames();
  /** These rise with each change of anything, of which papers are there and since when, and of texts. */
  changes = 0;
  arrivals = 0;
  /** How often a row that was given before came back, or was added at another time. */
  moves = 0;
  textChanges = 0;
  private baseRows = 0;
  private readonly leaves: Leaf[] = [];
  /** Those of the base that have any papers. */
  private readonly baseLeaves: Leaf[] = [];
  private textLeaf = new Uint16Array(0);
  private readonly texts = new Map<number, string>();
  /** The word that was looked for last, unless very many rows had it, and those that had. */
  private narrowing?: { word: string; textChanges: number; rows: readonly number[] };
  private tagsUsed = 0;
  private readonly added = new Map<string, number>();
  private readonly addedIds: string[] = [];

  /** Adds parts as they were packed, in their order, the base first: its parts have ids of their own, ascending from part to part. Their texts may follow. */
  constructor(base: readonly PartMarks[] = [], later: readonly PartMarks[] = []) {
    this.makeRoom(base.reduce((sum, { rows }) => sum + rows, 0));
    this.takeTags(base.reduce((sum, { tagNumbers }) => sum + tagNumbers.length, 0));
    this.tagsUsed = 0;
    for (const part of base) this.addBase(part);
    this.baseRows = this.rows;
    for (const part of later) this.addLater(part);
  }

  private addBase(part: PartMarks): void {
    const begin = this.rows;
    const end = begin + part.rows;
    for (const name of COLUMN_NAMES) this.columns[name].set(part.columns[name], begin);
    const tagBase = this.addTags(part);
    const siteOf = part.sites.map((site) => numberOf(this.sites, site));
    const { tagStart, site } = this.columns;
    for (let row = begin; row < end; row++) {
      tagStart[row] = (tagStart[row] ?? 0) + tagBase;
      site[row] = siteOf[site[row] ?? 0] ?? 0;
    }
    this.alive.fill(1, begin, end);
    this.textLeaf.fill(this.leaves.length, begin, end);
    const leaf = leafOf(part, begin);
    this.leaves.push(leaf);
    if (part.rows > 0) this.baseLeaves.push(leaf);
    this.rows = end;
    this.size += part.rows;
  }

  private addLater(part: PartMarks): void {
    const leaf = leafOf(part, 0);
    leaf.rows = Uint32Array.from(leaf.ids(), (id) => this.rowOf(id) ?? this.newRow(id));
    const tagBase = this.addTags(part);
    const siteOf = part.sites.map((site) => numberOf(this.sites, site));
    leaf.rows.forEach((row, at) => {
      for (const name of COLUMN_NAMES) this.columns[name][row] = part.columns[name][at] ?? 0;
      this.columns.tagStart[row] = (part.columns.tagStart[at] ?? 0) + tagBase;
      this.columns.site[row] = siteOf[part.columns.site[at] ?? 0] ?? 0;
      this.textLeaf[row] = this.leaves.length;
      this.revive(row);
    });
    this.leaves.push(leaf);
    for (const id of part.gone) this.remove(id);
  }

  /** Takes over a part's tags; gives where they begin. */
  private addTags({ tags, tagNumbers }: PartMarks): number {
    const numbers = tags.map((tag) => numberOf(this.tags, tag));
    const begin = this.takeTags(tagNumbers.length);
    for (let at = 0; at < tagNumbers.length; at++) this.tagNumbers[begin + at] = numbers[tagNumbers[at] ?? 0] ?? 0;
    return begin;
  }

  /** Gives the parts their texts, in the order in which they were added, base and later ones. */
  addTexts(lanes: readonly (readonly Lane[])[]): void {
    this.leaves.forEach((leaf, at) => {
      leaf.lanes = lanes[at] ?? [];
    });
    this.textChanges++;
    this.changes++;
  }

  /** Puts a paper as it is now. */
  put(entry: CatalogueEntry): void {
    const { id, addedAt } = entry.paper;
    const known = this.rowOf(id);
    const row = known ?? this.newRow(id);
    if (this.alive[row] === 0 || this.columns.addedAt[row] !== addedAt) this.arrivals++;
    if (known !== undefined && (this.alive[row] === 0 || this.columns.addedAt[row] !== addedAt)) this.moves++;
    setRow(this.columns, row, entry, this.sites);
    this.setTags(row, entry.annotation.tags);
    const text = rowText(entry.paper);
    if (this.textOf(row) !== text) {
      this.texts.set(row, text);
      this.textLeaf[row] = NO_LEAF;
      this.textChanges++;
    }
    this.revive(row);
    this.changes++;
  }

  /** Takes a paper away. */
  remove(id: string): void {
    const row = this.rowOf(id);
    if (row === undefined || this.alive[row] === 0) return;
    this.alive[row] = 0;
    this.size--;
    this.changes++;
    this.arrivals++;
  }

  /** The row of a paper, also of one that is gone. */
  rowOf(id: string): number | undefined {
    const added = this.added.get(id);
    if (added !== undefined) return added;
    const leaf = this.baseLeaves[lowest(this.baseLeaves.length, (at) => (this.baseLeaves[at]?.last ?? '') >= id)];
    if (!leaf || id < leaf.first) return undefined;
    const place = placeOf(leaf.ids(), id);
    return place < 0 ? undefined : leaf.begin + place;
  }

  /** The rows of papers given by ascending ids, -1 for those that are gone or never were. Quicker than asking for one after the other. */
  rowsOf(ids: readonly string[]): Int32Array {
    const out = new Int32Array(ids.length).fill(-1);
    let leaf = lowest(this.baseLeaves.length, (at) => (this.baseLeaves[at]?.last ?? '') >= (ids[0] ?? ''));
    let place = 0;
    ids.forEach((id, index) => {
      while ((this.baseLeaves[leaf]?.last ?? id) < id) {
        leaf++;
        place = 0;
      }
      const own = this.baseLeaves[leaf];
      const list = own?.ids() ?? [];
      while (place < list.length && (list[place] ?? '') < id) place++;
      const row = own && list[place] === id ? own.begin + place : this.added.get(id);
      if (row !== undefined && this.alive[row] === 1) out[index] = row;
    });
    return out;
  }

  /** The id of a row's paper; '' for a row that was never given. */
  idOf(row: number): string {
    if (row >= this.baseRows) return this.addedIds[row - this.baseRows] ?? '';
    const leaf = this.baseLeaves[lowest(this.baseLeaves.length, (at) => (this.baseLeaves[at]?.begin ?? 0) > row) - 1];
    return leaf?.ids()[row - leaf.begin] ?? '';
  }

  /** Rows of base parts come in the order of their ids, and those after `orderedRows` as they came. */
  get orderedRows(): number {
    return this.baseRows;
  }

  /** Rows of papers that are there, as they come. */
  *live(): Iterable<number> {
    for (let row = 0; row < this.rows; row++) if (this.alive[row] === 1) yield row;
  }

  /** How many papers have a status. */
  countOf(status: Status): number {
    const wanted = ALL_STATUSES.indexOf(status);
    let count = 0;
    for (let row = 0; row < this.rows; row++) if (this.columns.status[row] === wanted && this.alive[row] === 1) count++;
    return count;
  }

  statusOf(row: number): Status {
    return ALL_STATUSES[this.columns.status[row] ?? 0] ?? '';
  }

  tagsOf(row: number): string[] {
    const start = this.columns.tagStart[row] ?? 0;
    return Array.from(this.tagNumbers.subarray(start, start + (this.columns.tagCount[row] ?? 0)), (number) => this.tags.list[number] ?? '');
  }

  siteOf(row: number): string {
    return this.sites.list[this.columns.site[row] ?? 0] ?? '';
  }

  /** The folded text of a row, as rowText makes it; '' while it is not there yet. */
  textOf(row: number): string {
    const at = this.textLeaf[row];
    if (at === NO_LEAF || at === undefined) return this.texts.get(row) ?? '';
    const leaf = this.leaves[at];
    if (!leaf) return '';
    const place = leaf.rows ? placeOf(leaf.ids(), this.idOf(row)) : row - leaf.begin;
    return textIn(leaf.lanes, place) ?? '';
  }

  /** Calls `hit` with each row whose text holds the word, and that text. */
  eachRowWith(word: string, hit: (row: number, text: () => string) => void): void {
    const { narrowing } = this;
    if (narrowing?.textChanges !== this.textChanges || !word.includes(narrowing.word)) {
      this.lookThrough(word, hit);
      return;
    }
    // Whoever types on narrows what was found: looking through all would take ten times as long.
    for (const row of narrowing.rows) {
      const text = this.alive[row] === 1 ? this.textOf(row) : '';
      if (text.includes(word)) hit(row, () => text);
    }
  }

  private lookThrough(word: string, hit: (row: number, text: () => string) => void): void {
    // Also those that are gone: they may come back as they were.
    const rows: number[] = [];
    const found = (row: number, text: () => string) => {
      if (rows.length <= NARROW) rows.push(row);
      if (this.alive[row] === 1) hit(row, text);
    };
    this.leaves.forEach(({ lanes, rows: own, begin }, leaf) => {
      for (const lane of lanes) {
        eachHit(lane, word, (place, text) => {
          const row = own?.[place] ?? begin + place;
          if (this.textLeaf[row] === leaf) found(row, text);
        });
      }
    });
    for (const [row, text] of this.texts) if (text.includes(word)) found(row, () => text);
    if (rows.length <= NARROW) this.narrowing = { word, textChanges: this.textChanges, rows };
  }

  private setTags(row: number, tags: readonly string[]): void {
    const { tagStart, tagCount } = this.columns;
    const start = tags.length <= (tagCount[row] ?? 0) ? (tagStart[row] ?? 0) : this.takeTags(tags.length);
    for (const [at, tag] of tags.entries()) this.tagNumbers[start + at] = numberOf(this.tags, tag);
    tagStart[row] = start;
    tagCount[row] = tags.length;
  }

  private newRow(id: string): number {
    const row = this.rows++;
    this.makeRoom(this.rows);
    this.added.set(id, row);
    this.addedIds[row - this.baseRows] = id;
    this.textLeaf[row] = NO_LEAF;
    return row;
  }

  private revive(row: number): void {
    if (this.alive[row] === 1) return;
    this.alive[row] = 1;
    this.size++;
  }

  /** Takes room for so many tags; gives where it begins. */
  private takeTags(count: number): number {
    const begin = this.tagsUsed;
    this.tagsUsed += count;
    if (this.tagsUsed > this.tagNumbers.length) this.tagNumbers = grown(this.tagNumbers, this.tagsUsed + (this.tagsUsed >> 2) + ROOM);
    return begin;
  }

  private makeRoom(rows: number): void {
    if (rows <= this.alive.length) return;
    const room = rows + (rows >> 3) + ROOM;
    for (const name of COLUMN_NAMES) Object.assign(this.columns, { [name]: grown(this.columns[name], room) });
    this.alive = grown(this.alive, room);
    this.textLeaf = grown(this.textLeaf, room);
  }
}
