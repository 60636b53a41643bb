import type { FoundPaper } from '../paper/paper';
import type { ChipState, Place, Placed } from './requests';

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

/** First message to the frame when it is the bar of triage. */
export interface OpenTriage {
  offprint: 'triage';
  theme: 'light' | 'dark';
}

/** A card as the bar of triage knows it; `index` counts from 1. */
export interface TriageCard extends Placed {
  name: string;
  index: number;
  state: ChipState | null;
}

/** What the content script tells the bar: the card triage is at, the papers that are chosen, and whether there is a card further on. */
export type ToTriage =
  | { kind: 'at'; card: TriageCard | null; of: number }
  | { kind: 'chosen'; cards: TriageCard[] }
  | { kind: 'end'; by: 1 | -1 }
  /** As many papers are chosen as can be. */
  | { kind: 'full' }
  /** What was asked last is done: keys pressed meanwhile may count now. */
  | { kind: 'ready' }
  /** Something was done beside the bar, such as in the editor. */
  | { kind: 'done'; action: number; words: string }
  /** Triage has ended: once all that was asked for is done, the bar may go. */
  | { kind: 'bye' };

/** What the bar asks of the content script, which answers all but the last four with `ready`. Nothing the reader wrote is among it. */
export type FromTriage =
  | { kind: 'step'; by: 1 | -1 }
  | { kind: 'edge'; by: 1 | -1 }
  | { kind: 'scroll'; by: 1 | -1 }
  | { kind: 'edit'; focus: OpenEditor['focus'] }
  | { kind: 'choose' }
  | { kind: 'choose-none' }
  /** The reader has come to the bar: keys are taken from here on. */
  | { kind: 'keys' }
  | { kind: 'size'; height: number }
  /** The keyboard is elsewhere since `at` (ms since 1970); `meant` when the reader went on by Tab. */
  | { kind: 'blur'; meant: boolean; at: number }
  | { kind: 'close' }
  /** After a `bye`: all is done. */
  | { kind: 'gone' };
