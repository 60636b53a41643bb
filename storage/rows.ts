import type { Paper } from '../paper/paper';
import { type Library, type Snapshot, titlesOf } from './schema';

/** Keeps the number of papers beside them: what is counted there and what is found tell whether rows went missing. */
export async function countPapers(db: Library, more: number): Promise<void> {
  const before = (await db.meta.get('papers'))?.value;
  await db.meta.put({ key: 'papers', value: (typeof before === 'number' ? before : 0) + more });
}

/** Counts a change of each of the papers, by which exports and other devices learn of it. */
export async function touch(db: Library, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const last = (await db.touched.orderBy('n').last())?.n ?? 0;
  await db.touched.bulkPut([...new Set(ids)].map((id, at) => ({ id, n: last + 1 + at })));
}

/** Writes all that the snapshots hold, as a change; what is null in them is left alone. */
export async function putMany(db: Library, snapshots: readonly Snapshot[]): Promise<void> {
  const ids = snapshots.flatMap(({ paper, annotation }) => paper?.id ?? annotation?.id ?? []);
  await Promise.all([putRows(db, snapshots), touch(db, ids)]);
}

/** Takes note that the catalogue is behind on these papers; every write of their rows has to. Libraries without a catalogue need no note. */
export async function loosen(db: Library, ids: readonly string[]): Promise<void> {
  if (ids.length === 0 || (await db.meta.get('packed'))?.value !== true) return;
  await db.loose.bulkAdd(ids.map((id) => ({ id })));
}

/** Writes all that the snapshots hold without telling anybody. */
export async function putRows(db: Library, snapshots: readonly Snapshot[]): Promise<void> {
  const papers = snapshots.flatMap(({ paper }) => paper ?? []);
  await Promise.all([
    loosen(
      db,
      snapshots.flatMap(({ paper, annotation }) => paper?.id ?? annotation?.id ?? []),
    ),
    db.papers.bulkPut(papers),
    putTitles(db, papers),
    db.abstracts.bulkPut(snapshots.flatMap(({ abstract }) => abstract ?? [])),
    db.annotations.bulkPut(snapshots.flatMap(({ annotation }) => annotation ?? [])),
  ]);
}

async function putTitles(db: Library, papers: readonly Paper[]): Promise<void> {
  const titles = titlesOf(papers);
  await db.titles.bulkPut(titles);
  if (titles.length === papers.length) return;
  // A title too short to be recognised by has no row, also where it takes the place of one that had.
  const titled = new Set(titles.map(({ id }) => id));
  await db.titles.bulkDelete(papers.flatMap(({ id }) => (titled.has(id) ? [] : id)));
}

/** Takes papers away with all that was said of them, as a change; the caller keeps what they were. */
export async function erase(db: Library, ids: readonly string[]): Promise<void> {
  await eraseRows(db, ids);
  await touch(db, ids);
}

/** Takes papers away without telling anybody. */
export async function eraseRows(db: Library, ids: readonly string[]): Promise<void> {
  await loosen(db, ids);
  await countPapers(
    db,
    -(await db.papers
      .where('id')
      .anyOf([...ids])
      .count()),
  );
  await Promise.all(
    [db.papers, db.abstracts, db.annotations, db.titles, db.lookups, db.findings].map((table) => table.bulkDelete([...ids])),
  );
}
