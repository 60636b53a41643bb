/** Where a paper was met when it was saved: the feed, its place there from 1, and the upvotes it had, as far as the page said so. */
export interface Meeting {
  feed: string;
  /** ms since 1970 */
  at: number;
  rank?: number;
  upvotes?: number;
}

/** What services said of a paper since it was saved. */
export interface News {
  /** Number of its newest arXiv version. */
  newestVersion?: number;
  gone?: 'withdrawn' | 'retracted';
}
