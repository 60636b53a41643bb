import type { FoundPaper } from '../paper/paper';
import type { Place } from './requests';

/** First message to the editor frame; a port to talk through comes with it. */
export interface OpenEditor {
  offprint: 'edit';
  paper: FoundPaper;
  place: Place;
  focus: 'tags' | 'rating' | 'note';
  theme: 'light' | 'dark';
}

/** What the editor frame tells the page's content script. Nothing the reader wrote is among it. */
export type FromEditor =
  | { kind: 'size'; height: number }
  | { kind: 'done'; action: number; what: 'saved' | 'changed' | 'removed' }
  | { kind: 'close' };
