import type { FoundPaper } from '../paper/paper';

/** What became of a rule that the reader made on a page. */
export type Ruled = 'highlight' | 'dim' | 'fold' | 'known' | 'full' | 'unfit';

/** What the background or popup may ask a page's content script. `start` reads a page once that would else be left alone; `triage` begins and ends it; `ruled` has it say what became of a rule, with the number to undo it by. */
export type PageRequest =
  | { offprint: 'start' }
  | { offprint: 'triage' }
  | { offprint: 'page' }
  | { offprint: 'show'; index: number }
  | { offprint: 'ruled'; said: Ruled; action: number }
  | { offprint: 'references'; show: boolean };

/** The papers a content script sees on its page, in page order. `site` is `web` where the generic reader reads. */
export interface PageReport {
  site: string;
  name: string;
  listing: string;
  kind: 'listing' | 'paper';
  papers: FoundPaper[];
  /** What the page cites rather than lists, and has no chips. */
  references: FoundPaper[];
  /** Whether what the page cites has chips. */
  shown: boolean;
  unreadable: number;
  /** Whether a known listing can no longer be read as it used to be. */
  changed: boolean;
}
