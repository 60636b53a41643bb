import { type Annotation, type AnnotationField, MERGED_NOTES } from '../paper/annotation';
import { type Alias, aliasesOf } from '../paper/ids';
import { areApart, titleKey } from '../paper/likeness';
import { beside, type FoundPaper, fill, type Paper } from '../paper/paper';
import { inOne, logAction, type Who } from './log';
import { type Entry, paperNamed, snapshots, withAnnotations } from './read';
import { erase, putMany } from './rows';
import type { Library, Snapshot } from './schema';

/** How many likely twins are offered at most. */
const MOST = 3;

/** Where it is remembered that a paper, by its first name, and one of the library are two. */
export const apartKey = (alias: Alias | undefined, id: string) => `apart:${alias}|${id}`;

/** Papers of the library whose title is the same although they share no name, and that the reader has not told apart. */
export async function alike(db: Library, found: FoundPaper): Promise<Entry[]> {
  const key = titleKey(found.title);
  if (!key) return [];
  const aliases = aliasesOf(found.ids, found.url);
  const ids = await db.titles.where('key').equals(key).primaryKeys();
  const papers = (await db.papers.bulkGet(ids)).flatMap((paper) => paper ?? []);
  const others = papers.filter((paper) => !paper.aliases.some((alias) => aliases.includes(alias)) && !areApart(paper.aliases, aliases));
  const told = await db.meta.bulkGet(others.map(({ id }) => apartKey(aliases[0], id)));
  return withAnnotations(db, others.filter((_paper, at) => !told[at]).slice(0, MOST));
}

/** Remembers that a paper and one of the library are two works, whatever their titles. */
export async function keepApart(db: Library, found: FoundPaper, id: string): Promise<void> {
  await db.meta.put({ key: apartKey(aliasesOf(found.ids, found.url)[0], id), value: true });
}

/** All that was said of both: the later word on each, every tag, and both notes. */
function together(kept: Annotation, gone: Annotation, at: number): Annotation {
  const out: Annotation = { ...kept, changedAt: { ...kept.changedAt } };
  const later = (field: AnnotationField) => (gone.changedAt[field] ?? 0) > (kept.changedAt[field] ?? 0);
  for (const field of ['rating', 'status', 'order', 'snoozedUntil'] as const) {
    if (!later(field)) continue;
    Object.assign(out, { [field]: gone[field] });
    out.changedAt[field] = gone.changedAt[field];
  }
  const tags = new Set(kept.tags.map((tag) => tag.toLowerCase()));
  const more = gone.tags.filter((tag) => !tags.has(tag.toLowerCase()));
  if (more.length > 0) {
    out.tags = [...kept.tags, ...more];
    out.changedAt.tags = at;
  }
  if (gone.note && gone.note !== kept.note) {
    out.note = kept.note ? `${kept.note}${MERGED_NOTES}${gone.note}` : gone.note;
    out.changedAt.note = at;
  }
  return out;
}

/** A record as a page would show it, to fill another with. */
const foundIn = (paper: Paper, text: string | undefined): FoundPaper => ({ ...paper, ids: {}, ...(text && { abstract: text }) });

/** Makes a paper and one of the library one record, which goes by all their names, as one action; gives its number, 0 when the record is gone. */
export async function join(db: Library, found: FoundPaper, id: string, who: Who): Promise<number> {
  return inOne(db, async () => {
    const other = await paperNamed(db, aliasesOf(found.ids, found.url));
    const both = await snapshots(db, other && other.id !== id ? [id, other.id] : [id]);
    const [before, gone] = both;
    if (!before?.paper) return 0;
    const nothing: Snapshot = { paper: null, abstract: null, annotation: null };
    let { paper } = before;
    if (gone?.paper) {
      paper = fill(paper, foundIn(gone.paper, gone.abstract?.text), who.at, gone.paper.sources);
      for (const { field, value, from, at } of gone.paper.also ?? []) paper = beside(paper, field, value, { from, at });
      paper.aliases = [...new Set([...paper.aliases, ...gone.paper.aliases])];
      paper.oldKeys = [...new Set([...(paper.oldKeys ?? []), gone.paper.citekey, ...(gone.paper.oldKeys ?? [])])];
      await erase(db, [gone.paper.id]);
    }
    // After the record it was saved as, which knows who said what of it.
    paper = fill(paper, found, who.at);
    const abstract =
      before.abstract ??
      (gone?.abstract ? { ...gone.abstract, id } : found.abstract ? { id, text: found.abstract, from: found.site, at: who.at } : null);
    const annotation = before.annotation && gone?.annotation ? together(before.annotation, gone.annotation, who.at) : before.annotation;
    const after: Snapshot = { paper, abstract, annotation };
    await putMany(db, [after]);
    const changes = [{ id, before, after }, ...(gone?.paper ? [{ id: gone.paper.id, before: gone, after: nothing }] : [])];
    return logAction(db, 'join', changes, who);
  });
}
