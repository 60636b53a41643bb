import type { Annotation } from '../paper/annotation';
import type { Alias } from '../paper/ids';
import type { Paper } from '../paper/paper';
import type { Action, Library, Snapshot } from './schema';
import { allRows } from './slices';

/** A paper with what the reader said of it. */
export interface Entry {
  paper: Paper;
  annotation: Annotation;
}

/** The one paper any of these names belongs to, the oldest when they belong to several. */
export async function paperNamed(db: Library, aliases: readonly Alias[]): Promise<Paper | undefined> {
  if (aliases.length === 0) return undefined;
  const papers = await db.papers.where('aliases').anyOf(aliases).distinct().toArray();
  return papers.sort((a, b) => a.addedAt - b.addedAt)[0];
}

/** What the reader said of each of the papers, given by their names; undefined for those not in the library. One read for all. */
export async function annotationsNamed(db: Library, names: readonly Alias[][]): Promise<(Annotation | undefined)[]> {
  const papers = await db.papers.where('aliases').anyOf(names.flat()).distinct().toArray();
  const idOf = new Map<string, string>();
  for (const paper of papers.sort((a, b) => b.addedAt - a.addedAt)) for (const alias of paper.aliases) idOf.set(alias, paper.id);
  const ids = names.map((aliases) => aliases.map((alias) => idOf.get(alias)).find((id) => id !== undefined));
  const rows = await db.annotations.bulkGet(ids.map((id) => id ?? ''));
  return rows;
}

/** Everything kept of each of the papers now, in the order asked. */
export async function snapshots(db: Library, ids: readonly string[]): Promise<Snapshot[]> {
  const keys = [...ids];
  const [papers, abstracts, annotations] = await Promise.all([
    db.papers.bulkGet(keys),
    db.abstracts.bulkGet(keys),
    db.annotations.bulkGet(keys),
  ]);
  return keys.map((_id, at) => ({ paper: papers[at] ?? null, abstract: abstracts[at] ?? null, annotation: annotations[at] ?? null }));
}

/** Each paper with what the reader said of it, of annotations in any order. */
export function entriesWith(papers: readonly Paper[], annotations: readonly Annotation[]): Entry[] {
  const of = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  return papers.flatMap((paper) => {
    const annotation = of.get(paper.id);
    return annotation ? [{ paper, annotation }] : [];
  });
}

/** Each paper with what the reader said of it. */
export async function withAnnotations(db: Library, papers: Paper[]): Promise<Entry[]> {
  const annotations = await db.annotations.bulkGet(papers.map((paper) => paper.id));
  return papers.flatMap((paper, at) => {
    const annotation = annotations[at];
    return annotation ? [{ paper, annotation }] : [];
  });
}

async function withPapers(db: Library, annotations: Annotation[]): Promise<Entry[]> {
  const papers = await db.papers.bulkGet(annotations.map((annotation) => annotation.id));
  return annotations.flatMap((annotation, at) => {
    const paper = papers[at];
    return paper ? [{ paper, annotation }] : [];
  });
}

/** The whole library without abstracts, newest first; read little by little, and so not all of it at one moment. */
export async function allEntries(db: Library): Promise<Entry[]> {
  const papers = (await allRows(db.papers, 'id')).sort((a, b) => b.addedAt - a.addedAt || (a.id < b.id ? 1 : -1));
  return entriesWith(papers, await allRows(db.annotations, 'id'));
}

/** The papers saved last, newest first. */
export async function recentEntries(db: Library, count: number): Promise<Entry[]> {
  return withAnnotations(db, await db.papers.orderBy('addedAt').reverse().limit(count).toArray());
}

const waiting = (db: Library, now: number) =>
  db.annotations
    .where('[status+order]')
    .between(['queued', Number.NEGATIVE_INFINITY], ['queued', Number.POSITIVE_INFINITY])
    .filter((annotation) => annotation.snoozedUntil <= now);

/** The reading queue in its order, without what is snoozed beyond `now` (ms since 1970). */
export async function queueEntries(db: Library, now: number, count = Number.POSITIVE_INFINITY): Promise<Entry[]> {
  const rows = waiting(db, now);
  return withPapers(db, Number.isFinite(count) ? await rows.limit(count).toArray() : await rows.toArray());
}

/** How many papers the reading queue has, without what is snoozed beyond `now` (ms since 1970). */
export const queueLength = (db: Library, now: number): Promise<number> => waiting(db, now).count();

/** One thing the reader did, or several that are taken back as one, and how many papers it changed. */
export type Deed = Pick<Action, 'n' | 'kind' | 'title' | 'at' | 'undone'> & { papers: number };

/** The last things the reader did that can still be taken back, newest first. */
export const undoable = (db: Library, count: number): Promise<Deed[]> => lastDeeds(db, count, false);

/** The last things the reader did, newest first; without `all` only what can still be taken back. */
export async function lastDeeds(db: Library, count: number, all: boolean): Promise<Deed[]> {
  const deeds: Deed[] = [];
  const groups = new Map<string, Deed>();
  await db.actions
    .orderBy('n')
    .reverse()
    // One more is looked for, so that all of the last group are counted.
    .until(() => deeds.length > count)
    .each(({ n, kind, title, at, undone, group = '', changes }) => {
      if (undone && !all) return;
      const known = groups.get(group);
      if (known) known.papers += changes.length;
      const deed = known ?? { n, kind, title, at, undone, papers: changes.length };
      if (!known) deeds.push(deed);
      if (group) groups.set(group, deed);
    });
  return deeds.slice(0, count);
}
