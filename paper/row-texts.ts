import type { TextAtom } from './query';

/** What is known of abstracts and notes, by the catalogue's rows. */
export interface RowTexts {
  has(row: number): boolean;
  linksCode(row: number): boolean;
  /** Marks the rows of which one of these texts fits the atom, as far as it looks into them. */
  mark(atom: TextAtom, marks: Uint8Array): void;
  /** How many papers are still being looked through; none of them is found by these texts yet. */
  waiting?(): number;
}
