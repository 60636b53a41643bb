import { type Annotation, annotate, unannotated } from '../paper/annotation';
import { idsOf } from '../paper/ids';
import { fill, type Paper } from '../paper/paper';
import { type SpaceView, viewOf } from './devices';
import { inOne } from './log';
import { snapshots } from './read';
import { countPapers, putMany } from './rows';
import type { Library, Snapshot } from './schema';

/** Before every real time: when a reader met a paper is not for others to know. */
const NO_TIME = 1;

const has = (tags: readonly string[], tag: string) => tags.some((one) => one.toLowerCase() === tag.toLowerCase());

/** What others may see of a paper: its facts, its names and the tags that are shared. */
function shown({ paper, abstract, annotation }: Snapshot, tags: readonly string[]): Snapshot {
  if (!paper) return { paper: null, abstract: null, annotation: null };
  // Further fields of an imported entry may hold anything: paths of files, keywords, remarks.
  const { also: _also, oldKeys: _oldKeys, extra: _extra, ...facts } = paper;
  // Without the time of its tags, which is often that of meeting it, they are told as of now.
  const said: Annotation = { ...unannotated(paper.id), tags: (annotation?.tags ?? []).filter((tag) => has(tags, tag)) };
  return {
    paper: { ...facts, sources: {}, addedAt: NO_TIME, site: 'web' },
    abstract: abstract && { ...abstract, from: 'web', at: NO_TIME },
    annotation: said,
  };
}

/** The key, or one like it that no paper has. */
async function freeKey(db: Library, key: string): Promise<string> {
  const taken = new Set((await db.papers.where('citekey').startsWithIgnoreCase(key).toArray()).map(({ citekey }) => citekey.toLowerCase()));
  for (let at = 1; ; at++) {
    const wish = at === 1 ? key : `${key}-${at}`;
    if (!taken.has(wish.toLowerCase())) return wish;
  }
}

/** One paper as it is after others have spoken: their facts where there was none, and the shared tags as they stand; undefined when nothing changes. */
async function merged(db: Library, now: Snapshot, theirs: Snapshot, tags: readonly string[], at: number): Promise<Snapshot | undefined> {
  if (!theirs.paper) return undefined;
  const on = (theirs.annotation?.tags ?? []).filter((tag) => has(tags, tag));
  if (!now.paper) {
    if (on.length === 0) return undefined;
    const paper: Paper = { ...theirs.paper, addedAt: at, citekey: await freeKey(db, theirs.paper.citekey) };
    return { paper, abstract: theirs.abstract, annotation: annotate(unannotated(paper.id), { addTags: on }, at) };
  }
  const abstract = now.abstract ?? (theirs.abstract && { ...theirs.abstract, at });
  const before = now.annotation ?? unannotated(now.paper.id);
  const annotation = annotate(before, { addTags: on, removeTags: tags.filter((tag) => !has(on, tag)) }, at);
  // Facts come along with a tag only: a paper nobody shares is nobody's to complete.
  const paper = on.length > 0 ? fill(now.paper, { ...theirs.paper, ids: idsOf(theirs.paper.aliases), site: 'web' }, at) : now.paper;
  const after: Snapshot = { paper: { ...paper, also: now.paper.also, aliases: now.paper.aliases }, abstract, annotation };
  if (after.paper && !now.paper.also) delete after.paper.also;
  return JSON.stringify(after) === JSON.stringify(now) ? undefined : after;
}

/** The view of a space in which some tags are shared: others see facts and these tags, and change nothing here but them and blanks. */
function shareView<S>(db: Library, space: string, tags: readonly string[], now: () => number): SpaceView<S> {
  return {
    ...viewOf<S>(db, space),
    kept: async (rows) => (await snapshots(db, rows)).map((one) => shown(one, tags)),
    write: async (rows) => {
      if (rows.length === 0) return;
      const ids = rows.flatMap(({ paper }) => paper?.id ?? []);
      const here = await snapshots(db, ids);
      for (const [at, theirs] of rows.filter(({ paper }) => paper).entries()) {
        const before = here[at] ?? { paper: null, abstract: null, annotation: null };
        const after = await merged(db, before, theirs, tags, now());
        if (!after) continue;
        if (!before.paper) await countPapers(db, 1);
        // One by one: a key given to one is taken for the next.
        await putMany(db, [after]);
      }
    },
    withKeys: async () => [],
    rekey: async () => undefined,
    papers: () =>
      db.annotations
        .where('tags')
        .anyOfIgnoreCase([...tags])
        .distinct()
        .count(),
  };
}

/** A space in which some tags are shared; see spaceOf. `now` gives ms since 1970. */
export function shareOf<S>(
  db: Library,
  space: string,
  tags: readonly string[],
  now: () => number,
): { step<T>(work: (view: SpaceView<S>) => Promise<T>): Promise<T> } {
  const view = shareView<S>(db, space, tags, now);
  return { step: (work) => inOne(db, async () => work(view)) };
}

/** Titles of the papers that carry any of the tags. */
export async function taggedTitles(db: Library, tags: readonly string[]): Promise<string[]> {
  const ids = await db.annotations
    .where('tags')
    .anyOfIgnoreCase([...tags])
    .distinct()
    .primaryKeys();
  return (await db.papers.bulkGet(ids)).flatMap((paper) => (paper ? [paper.title] : [])).sort();
}
