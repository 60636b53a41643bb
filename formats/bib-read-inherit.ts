import type { BibEntry } from './bib-read-entries';

/** Deeper chains of parents are not followed; a chain may lead back to its beginning. */
const DEEPEST = 5;
/** Fields a parent never hands down (biblatex manual, appendix B; BibTeX hands down nearly all). */
const KEPT = new Set([
  'ids',
  'crossref',
  'xref',
  'xdata',
  'entryset',
  'options',
  'keywords',
  'groups',
  'annotation',
  'note',
  'abstract',
  'label',
  'shorthand',
  'file',
  'rating',
]);
/** What a parent's field is called in a part of it. */
const RENAMED: Readonly<Record<string, string>> = { title: 'booktitle', subtitle: 'booksubtitle', titleaddon: 'booktitleaddon' };
const PARTS = new Set(['inproceedings', 'conference', 'incollection', 'inbook', 'inreference', 'suppbook', 'suppcollection', 'bookinbook']);

const keysIn = (value: string | undefined) => (value ?? '').split(/\s*,\s*/).filter(Boolean);

/**
 * Fields by entry, with those that `crossref` and `xdata` hand down put in where the entry has none of its own. Parents are found by their
 * key, or without regard to case as BibTeX does.
 */
export function inherited(entries: readonly BibEntry[]): (entry: BibEntry) => BibEntry {
  const byKey = new Map<string, BibEntry>();
  for (const entry of entries) {
    if (!byKey.has(entry.key)) byKey.set(entry.key, entry);
    if (!byKey.has(entry.key.toLowerCase())) byKey.set(entry.key.toLowerCase(), entry);
  }
  const find = (key: string) => byKey.get(key) ?? byKey.get(key.toLowerCase());
  const whole = (entry: BibEntry, depth: number): BibEntry => {
    const [data, [parent]] = [keysIn(entry.fields.get('xdata')), keysIn(entry.fields.get('crossref'))];
    if (depth > DEEPEST || (data.length === 0 && parent === undefined)) return entry;
    const fields = new Map(entry.fields);
    const add = (name: string, value: string) => !KEPT.has(name) && !fields.get(name) && fields.set(name, value);
    for (const key of data) {
      const from = find(key);
      if (from && from !== entry) for (const [name, value] of whole(from, depth + 1).fields) add(name, value);
    }
    const from = parent === undefined ? undefined : find(parent);
    if (from && from !== entry) {
      const isPart = PARTS.has(entry.type);
      // BibTeX hands down a `booktitle` as it is; a `title` becomes one only for biblatex, and only where there is none.
      for (const [name, value] of whole(from, depth + 1).fields) if (!isPart || !(name in RENAMED)) add(name, value);
      for (const [name, other] of Object.entries(RENAMED)) {
        const value = from.fields.get(name);
        if (isPart && value) add(other, value);
      }
    }
    return { ...entry, fields };
  };
  return (entry) => whole(entry, 0);
}
