import type { CardRule } from '../paper/card-rules';
import type { RowChange } from '../paper/list-changes';

/** What became of one of the reader's rules for cards: null where there was none, and its place among them, from 0. */
export interface RuleChange {
  before: CardRule | null;
  after: CardRule | null;
  place: number;
}

/** What an action arranged anew beside papers. */
export interface Arranged {
  /** Colours and other names of tags, as paper/tag-book.ts lists them. */
  tags: RowChange[];
  /** Saved views, as they are stored. */
  views: RowChange[];
  /** What exports hold, by their ids, as sync/job.ts says it. */
  exports: { id: string; before: unknown; after: unknown }[];
}
