import type { BrokenRecord, ImportedFile } from '../paper/imported';
import { BibEntries, type BibEntry } from './bib-read-entries';
import { inherited } from './bib-read-inherit';
import { recordOf } from './bib-read-record';

/** Longest file in characters, and most entries in one; what goes beyond is told and left out. */
export const BIB_LIMITS = { characters: 20_000_000, entries: 50_000 } as const;

/** So many entries are read between two looks at the clock. */
const STEP = 100;
/** Entries that only lend their fields to others. */
const LENDERS = new Set(['xdata']);

/** Whether an entry tells of no work: it has neither key nor field. One with a key alone is somebody's entry still to be filled in. */
const tellsNothing = ({ key, fields, fault }: BibEntry) => fields.size === 0 && (key === '' || fault !== undefined);

/**
 * Reads a bibliography in steps, giving the share that is done (0 to 1) after each; whoever stops asking has cancelled. A broken entry
 * is told with its line, read as far as it goes, and stops no other. Never throws.
 */
export function* readBibInSteps(text: string): Generator<number, ImportedFile> {
  if (text.length > BIB_LIMITS.characters) {
    const why = `The file has more than ${BIB_LIMITS.characters / 1_000_000} million characters. Split it into smaller files.`;
    return { records: [], broken: [{ line: 1, why, text: text.slice(0, 200) }] };
  }
  const reader = new BibEntries(text);
  const entries: BibEntry[] = [];
  const broken: BrokenRecord[] = [];
  for (let entry = reader.next(), turn = 0; entry !== undefined; entry = reader.next(), turn += 1) {
    if (entry) entries.push(entry);
    if (entries.length > BIB_LIMITS.entries) {
      entries.pop();
      const why = `The file has more than ${BIB_LIMITS.entries} entries; from here on they were left out. Split it into smaller files.`;
      broken.push({ line: entry ? entry.line : 1, why, text: entry ? entry.source : '' });
      break;
    }
    if (turn % STEP === 0) yield (reader.at / Math.max(1, reader.text.length)) * 0.5;
  }
  broken.push(...reader.rest.refused);
  const whole = inherited(entries);
  const records: ImportedFile['records'] = [];
  for (const [index, entry] of entries.entries()) {
    if (index % STEP === 0) yield 0.5 + (index / entries.length) * 0.5;
    if (LENDERS.has(entry.type)) continue;
    const isLost = tellsNothing(entry);
    if (entry.fault || isLost) {
      const why = entry.fault?.why ?? 'The entry says nothing about its work.';
      broken.push({
        line: entry.fault?.line ?? entry.line,
        why: isLost ? why : `${why} The rest of the entry was read.`,
        text: entry.source,
      });
    }
    if (!isLost) records.push(recordOf(whole(entry)));
  }
  broken.sort((a, b) => a.line - b.line);
  return { records, broken };
}

/** Reads a whole bibliography at once. */
export function readBib(text: string): ImportedFile {
  const steps = readBibInSteps(text);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
