import { type Annotation, unannotated } from '../paper/annotation';
import type { Dated, Happening } from '../paper/history';
import { FACT_NAMES, type FactName, type Paper, sameFact } from '../paper/paper';
import type { Action, Event, Library, Snapshot } from './schema';

function noted(before: string, after: string): Happening {
  if (!after) return { what: 'unnoted' };
  return { what: before ? 'renoted' : 'noted' };
}

/** What the reader said anew between two states of an annotation. */
function said(before: Annotation, after: Annotation): Happening[] {
  const out: Happening[] = [];
  const added = after.tags.filter((tag) => !before.tags.includes(tag));
  const gone = before.tags.filter((tag) => !after.tags.includes(tag));
  if (added.length > 0) out.push({ what: 'tagged', tags: added });
  if (gone.length > 0) out.push({ what: 'untagged', tags: gone });
  if (before.rating !== after.rating) out.push({ what: 'rated', rating: after.rating });
  if (before.status !== after.status) out.push({ what: 'status', status: after.status });
  else if (before.order !== after.order) out.push({ what: 'moved' });
  if (before.note !== after.note) out.push(noted(before.note, after.note));
  if (before.snoozedUntil !== after.snoozedUntil)
    out.push(after.snoozedUntil > 0 ? { what: 'snoozed', until: after.snoozedUntil } : { what: 'woken' });
  return out;
}

const changedFacts = (before: Paper, after: Paper): FactName[] => FACT_NAMES.filter((field) => !sameFact(before[field], after[field]));

/** What an action did to one paper. */
function done({ kind, changes }: Action, id: string): Happening[] {
  const change = changes.find((one) => one.id === id);
  if (!change) return [];
  const { before, after }: { before: Snapshot; after: Snapshot } = change;
  if (!after.paper) return kind === 'remove' ? [{ what: 'removed' }] : [];
  const words = after.annotation ? said(before.annotation ?? unannotated(id), after.annotation) : [];
  if (!before.paper) {
    if (kind === 'restore') return [{ what: 'restored' }];
    return kind === 'import' ? [...words, { what: 'imported' }] : words;
  }
  if (kind === 'key') return [{ what: 'key', from: before.paper.citekey, to: after.paper.citekey }];
  if (kind === 'join') return [{ what: 'joined', title: changes.find((one) => one.id !== id)?.before.paper?.title ?? before.paper.title }];
  const fields = kind === 'facts' ? changedFacts(before.paper, after.paper) : [];
  return fields.length > 0 ? [...words, { what: 'facts', fields }] : words;
}

/** What the reader said last of each, where the log no longer tells or another device was told. */
function saidLast({ changedAt, tags, rating, status, note, snoozedUntil }: Annotation): Dated[] {
  const out: Dated[] = [];
  const add = (at: number | undefined, happening: Happening) => at !== undefined && out.push({ ...happening, at });
  if (tags.length > 0) add(changedAt.tags, { what: 'tagged', tags });
  if (rating > 0) add(changedAt.rating, { what: 'rated', rating });
  if (status) add(changedAt.status, { what: 'status', status });
  if (note) add(changedAt.note, { what: 'noted' });
  if (snoozedUntil > 0) add(changedAt.snoozedUntil, { what: 'snoozed', until: snoozedUntil });
  return out;
}

/** What sources said of the paper after it was saved, all that one of them said at once together. */
function told({ sources, also = [], addedAt, site }: Paper): Dated[] {
  const groups = new Map<string, { from: string; at: number; fields: Set<FactName> }>();
  const words = [...also, ...FACT_NAMES.flatMap((field) => (sources[field] ? { field, ...sources[field] } : []))];
  for (const { field, from, at } of words) {
    if (from === site && at <= addedAt) continue;
    const group = groups.get(`${from} ${at}`) ?? { from, at, fields: new Set() };
    groups.set(`${from} ${at}`, group);
    group.fields.add(field);
  }
  return [...groups.values()].map(({ from, at, fields }) => ({
    what: 'told',
    from,
    at,
    fields: FACT_NAMES.filter((field) => fields.has(field)),
  }));
}

function met(paper: Paper, events: readonly Event[], isImported: boolean): Dated[] {
  const out: Dated[] = [];
  if (!isImported) {
    const saved = events.find(({ kind }) => kind === 'saved');
    out.push(saved?.feed === 'import' ? { what: 'imported', at: saved.at } : { what: 'saved', site: paper.site, at: paper.addedAt });
  }
  const opened = events.filter(({ kind }) => kind === 'opened');
  const last = Math.max(...opened.map(({ at }) => at));
  if (opened.length > 0) out.push({ what: 'opened', times: opened.length, at: last });
  return out;
}

/** What happened to a paper, the last first: from what is kept with it, and from the list of changes as far as that reaches back. Nothing that was taken back. */
export async function historyOf(db: Library, id: string): Promise<Dated[]> {
  const [paper, annotation, events, actions] = await Promise.all([
    db.papers.get(id),
    db.annotations.get(id),
    db.events.where('paperId').equals(id).toArray(),
    db.actions.where('ids').equals(id).toArray(),
  ]);
  if (!paper) return [];
  const logged = actions
    .filter(({ undone }) => !undone)
    .flatMap((action): Dated[] => done(action, id).map((happening) => ({ ...happening, at: action.at })));
  const kept = annotation ? saidLast(annotation) : [];
  const isKnown = ({ what, at }: Dated) => logged.some((one) => one.at === at && one.what.endsWith(what));
  // Of what happened at one moment, the saving came first.
  const out = [
    ...kept.filter((one) => !isKnown(one)),
    ...logged.reverse(),
    ...told(paper),
    ...met(
      paper,
      events,
      logged.some(({ what }) => what === 'imported'),
    ),
  ];
  return out.sort((a, b) => b.at - a.at);
}
