import type { TagPatch } from '../paper/tag-book';

/** What an export holds, by its id. */
export interface HeldExport {
  id: string;
  what: Record<string, unknown>;
}

/** What our own pages may ask about tags as such. */
export interface TagRequests {
  /** Renames a tag with all inside it on these papers, or takes them off with '' for `to`; gives the action's number, 0 when nothing changed. */
  retag(ids: string[], from: string, to: string, group?: string): number;
  /** Has exports that ask for a tag, or one inside it, ask for its new name; gives what those that changed held before. */
  retagExports(from: string, to: string): HeldExport[];
  /** Has exports hold again what they held before. */
  turnExports(held: HeldExport[]): void;
  /** Changes colours and other names of tags; gives the change that turns it back. */
  arrangeTags(patch: TagPatch): TagPatch;
}
