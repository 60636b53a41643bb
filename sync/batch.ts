import { isReading, type Reading } from './clock';
import type { Entry, Json } from './register';

/** What one device said between two of its syncs. Once numbered, a batch never changes. */
export interface Batch {
  seq: number;
  entries: Entry[];
}

/** Largest batch file read, and most entries of one paper's that make sense. */
export const LARGEST_FILE = 16 * 1024 * 1024;
const LONGEST_TEXT = 200_000;
/** What a value may hold at most, in characters, with so many for each part of it; and how deep its parts may lie in one another. */
const LARGEST_VALUE = 1_000_000;
const PART = 16;
const DEEPEST = 12;
const FIELD =
  /^(?:f [a-z]+|citekey|oldKeys|addedAt|site|also|abstract|rating|status|note|order|snoozedUntil|version|deleted|(?:alias|tag|other) .{1,2200})$/su;
const PAPER = /^[A-Za-z0-9][\w.:/+-]{0,199}$/;

/** The batch as lines of JSON: a head, then one entry a line. */
export function writeBatch({ seq, entries }: Batch): string {
  return [{ seq, n: entries.length }, ...entries].map((line) => `${JSON.stringify(line)}\n`).join('');
}

function knownOf(value: unknown): Record<string, Reading> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const known = Object.entries(value).filter((one): one is [string, Reading] => /^[a-z0-9]{8}$/.test(one[0]) && isReading(one[1]));
  return known.length > 0 && known.length <= 100 ? Object.fromEntries(known) : undefined;
}

/** What is left of `room` after a value, negative when it is too large or too deep for any of ours: it could not be written again. */
function roomAfter(value: unknown, room: number, depth = 0): number {
  if (typeof value === 'string') return room - PART - value.length;
  if (typeof value !== 'object' || value === null) return room - PART;
  let left = depth < DEEPEST ? room - PART : -1;
  for (const [name, inside] of Object.entries(value)) {
    if (left < 0) break;
    left = roomAfter(inside, left - name.length, depth + 1);
  }
  return left;
}

/** The entry if it has the shape of one: nobody vouches for what lies on a server. */
export function entryFrom(value: unknown): Entry | undefined {
  if (!Array.isArray(value)) return undefined;
  const [h, paper, field, v, k]: unknown[] = value;
  if (!isReading(h) || typeof paper !== 'string' || !PAPER.test(paper) || typeof field !== 'string' || !FIELD.test(field)) return undefined;
  if (v === undefined || (typeof v === 'string' && v.length > LONGEST_TEXT) || roomAfter(v, LARGEST_VALUE) < 0) return undefined;
  const known = field === 'note' ? knownOf(k) : undefined;
  return known ? [h, paper, field, v as Json, known] : [h, paper, field, v as Json];
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The batches of a file, in their order, and how many of their lines were no entries. */
export function readBatches(text: string): { batches: Batch[]; broken: number } {
  const batches: Batch[] = [];
  let broken = 0;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const value = parsed(line);
    const seq = (value as { seq?: unknown } | null | undefined)?.seq;
    if (!Array.isArray(value) && typeof seq === 'number' && Number.isSafeInteger(seq)) batches.push({ seq, entries: [] });
    else {
      const entry = entryFrom(value);
      if (entry) batches.at(-1)?.entries.push(entry);
      else broken++;
    }
  }
  return { batches, broken };
}
