import type { RestorePlan } from '../../components/restore-panel';
import { t, type Word } from '../../components/words';
import { type BackupError, readBackup } from '../../formats/backup';
import type { RestoreSlice } from '../../messages/requests';
import { cardRulesOf } from '../../paper/card-rules';
import { CARD_RULES, readCardRules, withOurRules } from '../../storage/card-rules';
import type { Library } from '../../storage/schema';
import { background } from './deeds';
import { wordsOf } from './problem';

/** Papers sent to the background at a time: little enough to be stopped, much enough not to take all day. */
const SLICE = 500;

/** Rows of each kind by the paper they belong to. */
function byPaper<T>(rows: readonly T[], idOf: (row: T) => string): Map<string, T[]> {
  const out = new Map<string, T[]>();
  for (const row of rows) {
    const same = out.get(idOf(row));
    if (same) same.push(row);
    else out.set(idOf(row), [row]);
  }
  return out;
}

/** A backup cut into slices, each with all that belongs to its papers; the settings go with the first. */
export function slicesOf(rows: RestoreSlice, size = SLICE): RestoreSlice[] {
  const abstracts = byPaper(rows.abstracts, (row) => row.id);
  const annotations = byPaper(rows.annotations, (row) => row.id);
  const events = byPaper(rows.events, (row) => row.paperId);
  const slices: RestoreSlice[] = [];
  for (let at = 0; at < rows.papers.length || at === 0; at += size) {
    const papers = rows.papers.slice(at, at + size);
    const of = <T>(map: Map<string, T[]>) => papers.flatMap(({ id }) => map.get(id) ?? []);
    slices.push({
      papers,
      abstracts: of(abstracts),
      annotations: of(annotations),
      events: of(events),
      settings: at === 0 ? rows.settings : [],
    });
  }
  return slices;
}

/** How many of the papers are in the library, by any of their names. */
async function countKnown(db: Library, papers: RestoreSlice['papers']): Promise<number> {
  let known = 0;
  for (let at = 0; at < papers.length; at += SLICE) {
    const some = papers.slice(at, at + SLICE);
    const names = new Set(
      await db.papers
        .where('aliases')
        .anyOf(some.flatMap(({ aliases }) => aliases))
        .keys(),
    );
    const ids = new Set(
      await db.papers
        .where('id')
        .anyOf(some.map(({ id }) => id))
        .primaryKeys(),
    );
    known += some.filter(({ id, aliases }) => ids.has(id) || aliases.some((alias) => names.has(alias))).length;
  }
  return known;
}

const REFUSALS: Record<BackupError, Word> = {
  'too-large': 'backup_too_large',
  'too-deep': 'backup_unknown_file',
  'not-json': 'backup_cut_off',
  'not-a-backup': 'backup_unknown_file',
  'too-new': 'backup_too_new',
};

/** Reads a backup file and says what restoring it would do; throws with words for the reader when it is none. */
export async function planRestore(db: Library, file: File): Promise<RestorePlan> {
  const backup = readBackup(await file.text());
  if (!backup.ok) throw new Error(t(REFUSALS[backup.code]));
  const { papers, settings } = backup.library;
  const known = await countKnown(db, papers);
  const rules = settings.find(({ key }) => key === CARD_RULES);
  const ruled = rules ? cardRulesOf((await withOurRules(db, rules)).value).length - (await readCardRules(db)).length : 0;
  const here = new Set(await db.settings.toCollection().primaryKeys());
  // What was set here since is what the reader wants now; rules for cards come beside those that are here.
  const rows: RestoreSlice = { ...backup.library, settings: settings.filter(({ key }) => !here.has(key) || key === CARD_RULES) };
  return {
    fresh: papers.length - known,
    known,
    rules: ruled,
    broken: backup.skipped.map(({ row }) => row),
    async apply(tell, signal) {
      let fresh = 0;
      let done = 0;
      for (const slice of slicesOf(rows)) {
        if (signal.aborted) break;
        try {
          fresh += await background.restore(slice);
        } catch (error) {
          throw new Error(wordsOf(error));
        }
        done += slice.papers.length;
        tell(done);
      }
      return fresh;
    },
  };
}
