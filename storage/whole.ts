import type { Annotation, AnnotationField } from '../paper/annotation';
import type { Abstract, Paper } from '../paper/paper';
import { patched, tagBookSetting, tagPatchOf } from '../paper/tag-book';
import { VIEWS } from './arrange';
import { CARD_RULES, withOurRules } from './card-rules';
import { inOne, logAction, type Who } from './log';
import { paperNamed, snapshots } from './read';
import { countPapers, putMany } from './rows';
import type { Action, Event, Library, Setting, Snapshot } from './schema';
import { allRows } from './slices';
import { readTagBook, TAGS } from './tag-book';

/** Every row of the library that a backup holds, each kind in a fixed order. */
export interface Whole {
  papers: Paper[];
  abstracts: Abstract[];
  annotations: Annotation[];
  events: Omit<Event, 'n'>[];
  settings: Setting[];
}

/** Everything in the library, for a backup; read little by little, so that no save waits for all of it. */
export async function readWhole(db: Library): Promise<Whole> {
  // Papers first: whatever is read later of one that comes meanwhile belongs to none, and restoring passes it over.
  const papers = await allRows(db.papers, 'id');
  const abstracts = await allRows(db.abstracts, 'id');
  const annotations = await allRows(db.annotations, 'id');
  const events = await allRows(db.events, 'n');
  const settings = await allRows(db.settings, 'key');
  return { papers, abstracts, annotations, events: events.map(({ n: _n, ...event }) => event), settings };
}

const FIELDS: readonly AnnotationField[] = ['tags', 'rating', 'status', 'note', 'order', 'snoozedUntil'];

/** Both annotations in one: each field as it was said last. */
function latest(here: Annotation, there: Annotation): Annotation {
  const out: Annotation = { ...here, changedAt: { ...here.changedAt } };
  for (const field of FIELDS) {
    const at = there.changedAt[field] ?? 0;
    if (at <= (here.changedAt[field] ?? 0)) continue;
    Object.assign(out, { [field]: there[field] });
    out.changedAt[field] = at;
  }
  return out;
}

const idOf = (value: unknown) => (typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined);

/** Settings of a backup, which count; of the reader's views and rules, those that are here alone stay before them, and of tags what was only arranged here. */
async function withOurs(db: Library, settings: readonly Setting[]): Promise<Setting[]> {
  const ours = (await db.settings.get(VIEWS))?.value;
  const rules = settings.find(({ key }) => key === CARD_RULES);
  const ruled = rules && (await withOurRules(db, rules));
  const book = await readTagBook(db);
  return settings.map((row) => {
    if (row === rules && ruled) return ruled;
    if (row.key === TAGS) return { ...row, value: tagBookSetting(patched(book, tagPatchOf(row.value)).book) };
    if (row.key !== VIEWS || !Array.isArray(ours) || !Array.isArray(row.value)) return row;
    const there = new Set(row.value.map(idOf));
    return { ...row, value: [...ours.filter((view) => !there.has(idOf(view))), ...row.value] };
  });
}

/** Adds rows of a backup in one transaction and one action. A paper that is here already keeps its facts and key; of what was said of it, the later word counts. Gives how many papers were new. */
export async function addRows(db: Library, rows: Whole, who: Who): Promise<number> {
  const abstracts = new Map(rows.abstracts.map((row) => [row.id, row]));
  const annotations = new Map(rows.annotations.map((row) => [row.id, row]));
  if (rows.settings.length > 0) await db.settings.bulkPut(await withOurs(db, rows.settings));
  return inOne(db, async () => {
    const changes: Action['changes'] = [];
    const idHere = new Map<string, string>();
    for (const row of rows.papers) {
      const known = (await db.papers.get(row.id)) ?? (await paperNamed(db, row.aliases));
      const id = known?.id ?? row.id;
      idHere.set(row.id, id);
      const [before = { paper: null, abstract: null, annotation: null } as Snapshot] = await snapshots(db, [id]);
      const there = annotations.get(row.id);
      const abstract = abstracts.get(row.id);
      const annotation = there && before.annotation ? latest(before.annotation, { ...there, id }) : (before.annotation ?? there ?? null);
      const after: Snapshot = { paper: known ?? row, abstract: before.abstract ?? abstract ?? null, annotation };
      changes.push({ id, before, after });
    }
    await putMany(
      db,
      changes.map(({ after }) => after),
    );
    const fresh = new Set(changes.filter(({ before }) => !before.paper).map(({ id }) => id));
    await countPapers(db, fresh.size);
    const events = rows.events.flatMap((event) => {
      const paperId = idHere.get(event.paperId);
      return paperId && fresh.has(paperId) ? [{ ...event, paperId }] : [];
    });
    await db.events.bulkAdd(events);
    await logAction(db, 'restore', changes, who);
    return fresh.size;
  });
}
