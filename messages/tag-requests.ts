import type { TagPatch } from '../paper/tag-book';

/** What our own pages may ask about tags as such. */
export interface TagRequests {
  /** Renames a tag with all inside it on these papers, or takes them off with '' for `to`; gives the action's number, 0 when nothing changed. */
  retag(ids: string[], from: string, to: string, group?: string): number;
  /** Changes colours and other names of tags; gives the change that turns it back. */
  arrangeTags(patch: TagPatch): TagPatch;
}
