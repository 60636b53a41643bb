import type { TagPatch } from '../paper/tag-book';

/** What our own pages may ask about tags as such. Each gives the action's number, 0 when nothing changed. */
export interface TagRequests {
  /** Renames a tag with all inside it on these papers, or takes them off with '' for `to`. */
  retag(ids: string[], from: string, to: string, group: string): number;
  /** Has go along with a renamed tag, or one taken away, what is not said of papers: colours, other names, and what views and exports ask for. With `keep`, the old name stays as another of the new one. */
  renameBeside(from: string, to: string, keep: boolean, group: string): number;
  /** Changes colours and other names of tags. */
  arrangeTags(patch: TagPatch): number;
}
