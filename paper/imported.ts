import type { Rating, Status } from './annotation';
import type { FoundPaper } from './paper';

/** One record as a file gives it, before it is in the library. `line` counts from 1 and is where the record begins. */
export interface ImportedRecord {
  found: FoundPaper;
  line: number;
  citekey?: string;
  /** Keys the record had before, which stay known as its other names. */
  oldKeys?: string[];
  tags?: string[];
  rating?: Rating;
  status?: Status;
  note?: string;
  /** When the source says it was added, in ms since 1970. */
  addedAt?: number;
}

/** A record that could not be read: where, why in words that say what to do, and the text it stands in (at most 200 characters). */
export interface BrokenRecord {
  line: number;
  why: string;
  text: string;
}

/** What a reader found in a file; broken records never stop the others. */
export interface ImportedFile {
  records: ImportedRecord[];
  broken: BrokenRecord[];
}
