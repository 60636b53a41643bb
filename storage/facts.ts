import { choose } from '../paper/choose';
import { type FactName, type Facts, type FoundPaper, fill, type Paper } from '../paper/paper';
import { inOne, logAction, type Who } from './log';
import { snapshots } from './read';
import { putMany } from './rows';
import type { Finding, Library, Lookup, Snapshot } from './schema';

/** Puts papers down to be asked about; what is down already stays as it is. */
export async function wantFacts(db: Library, wanted: readonly Lookup[]): Promise<void> {
  await db.transaction('rw', db.lookups, async () => {
    const there = await db.lookups.bulkGet(wanted.map(({ id }) => id));
    await db.lookups.bulkPut(wanted.filter((_one, at) => !there[at]));
  });
}

/** What one answer changed: the facts it filled, and what it found beside them. */
export interface Learned<C> {
  id: string;
  found?: FoundPaper;
  finding?: Omit<Finding<C>, 'id' | 'refused'>;
  /** The paper's row from now on; null takes it off the list. */
  next: Lookup | null;
}

/** Fills what was unknown by what services say and takes note of the rest, all of one request or nothing. No action of the reader's, so nothing to undo; a fact that is there is never overwritten. */
export async function learn<C>(db: Library, learned: readonly Learned<C>[], at: number): Promise<void> {
  await inOne(db, async () => {
    const before = await snapshots(
      db,
      learned.map(({ id }) => id),
    );
    const after = learned.flatMap(({ found }, index): Snapshot[] => {
      const now = before[index];
      if (!now?.paper || !found) return [];
      const abstract = now.abstract ?? (found.abstract ? { id: now.paper.id, text: found.abstract, from: found.site, at } : null);
      return [{ paper: fill(now.paper, found, at), abstract, annotation: null }];
    });
    await putMany(db, after);
    const findings = await db.findings.bulkGet(learned.map(({ id }) => id));
    await db.findings.bulkPut(
      learned.flatMap(({ id, finding }, index) => (finding && before[index]?.paper ? { ...findings[index], ...finding, id } : [])),
    );
    await db.lookups.bulkPut(learned.flatMap(({ next }, index) => (next && before[index]?.paper ? next : [])));
    await db.lookups.bulkDelete(learned.filter(({ next }, index) => !next || !before[index]?.paper).map(({ id }) => id));
  });
}

/** Puts a paper in place of what it was, as an action that can be undone; the candidate it came from is no longer open. */
export async function replacePaper(db: Library, paper: Paper, who: Who): Promise<number> {
  return inOne(db, async () => {
    const [before] = await snapshots(db, [paper.id]);
    if (!before?.paper) return 0;
    const after: Snapshot = { ...before, paper };
    await putMany(db, [{ paper, abstract: null, annotation: null }]);
    await closeCandidate(db, paper.id);
    return logAction(db, 'facts', [{ id: paper.id, before, after }], who);
  });
}

/** Gives a paper the value that another source gave for a fact, as an action that can be undone; gives its number, 0 when nobody gave that value. */
export async function chooseFact(db: Library, id: string, field: FactName, value: Facts[FactName], who: Who): Promise<number> {
  return inOne(db, async () => {
    const [before] = await snapshots(db, [id]);
    const paper = before?.paper && choose(before.paper, field, value);
    if (!before || !paper) return 0;
    await putMany(db, [{ paper, abstract: null, annotation: null }]);
    return logAction(db, 'facts', [{ id, before, after: { ...before, paper } }], who);
  });
}

/** The reader does not want this candidate: it is not offered again. */
export async function refuseCandidate(db: Library, id: string, name: string): Promise<void> {
  await db.transaction('rw', db.findings, async () => {
    const finding = await db.findings.get(id);
    if (!finding) return;
    await closeCandidate(db, id);
    await db.findings.update(id, { refused: [...(finding.refused ?? []), name].slice(-20) });
  });
}

async function closeCandidate(db: Library, id: string): Promise<void> {
  const { candidate: _closed, ...rest } = (await db.findings.get(id)) ?? { id };
  await db.findings.put(rest);
}

/** How many former keys are kept. */
const OLD_KEYS = 50;

/** Gives a paper another citation key, as an action that can be undone; the old one stays its other name. Gives 0 when another paper has that key, whatever its case. */
export async function renameKey(db: Library, id: string, citekey: string, who: Who): Promise<number> {
  return inOne(db, async () => {
    const [before] = await snapshots(db, [id]);
    const rival = await db.papers.where('citekey').equalsIgnoreCase(citekey).first();
    if (!before?.paper || (rival && rival.id !== id)) return 0;
    const oldKeys = [before.paper.citekey, ...(before.paper.oldKeys ?? [])].filter((key) => key !== citekey).slice(0, OLD_KEYS);
    const paper: Paper = { ...before.paper, citekey, oldKeys };
    await putMany(db, [{ paper, abstract: null, annotation: null }]);
    return logAction(db, 'key', [{ id, before, after: { ...before, paper } }], who);
  });
}
