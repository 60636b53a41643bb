/** One of a list that is kept in order; the same `id` is the same one, whatever else of it changes. */
export interface Row {
  id: string;
}

/** What became of one row: null where it was not there, with its place before and after. */
export interface RowChange {
  before: Row | null;
  after: Row | null;
  from: number;
  to: number;
}

const same = (one: Row | null | undefined, other: Row | null | undefined) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** What it takes, one after the other, to make a list another; each id is there at most once. */
export function changesBetween(before: readonly Row[], after: readonly Row[]): RowChange[] {
  const changes: RowChange[] = [];
  const now = [...before];
  const staying = new Set(after.map(({ id }) => id));
  for (let at = now.length - 1; at >= 0; at--) {
    const row = now[at];
    if (!row || staying.has(row.id)) continue;
    now.splice(at, 1);
    changes.push({ before: row, after: null, from: at, to: at });
  }
  after.forEach((row, to) => {
    const from = now[to]?.id === row.id ? to : now.findIndex(({ id }) => id === row.id);
    const was = now[from] ?? null;
    if (from === to && same(was, row)) return;
    if (from >= 0) now.splice(from, 1);
    now.splice(to, 0, row);
    changes.push({ before: was, after: row, from: from < 0 ? to : from, to });
  });
  return changes;
}

/** The list after changes were made, or with `back` taken back; a row that has become something else since stays as it is. */
export function withChanges<T extends Row>(list: readonly T[], changes: readonly RowChange[], back: boolean): T[] {
  const now: Row[] = [...list];
  for (const change of back ? [...changes].reverse() : changes) {
    const [old, wanted, place] = back ? [change.after, change.before, change.from] : [change.before, change.after, change.to];
    const at = now.findIndex(({ id }) => id === (old ?? wanted)?.id);
    if (!same(now[at], old)) continue;
    // What kept its place keeps the one it has by now.
    const to = old && change.from === change.to ? at : place;
    if (at >= 0) now.splice(at, 1);
    if (wanted) now.splice(Math.min(to, now.length), 0, wanted);
  }
  return now as T[];
}
