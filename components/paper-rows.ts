import type { Entry } from './filter';

/** A list of papers of any length, of which only those in view need be at hand. */
export interface PaperRows {
  count: number;
  /** Id of the paper at a place; '' beyond the end. */
  idAt(index: number): string;
  /** The paper at a place; undefined while it is being read, and the list is drawn again when it is there. */
  entryAt(index: number): Entry | undefined;
}

/** Papers that are all at hand as a list. */
export const listed = (entries: readonly Entry[]): PaperRows => ({
  count: entries.length,
  idAt: (index) => entries[index]?.paper.id ?? '',
  entryAt: (index) => entries[index],
});
