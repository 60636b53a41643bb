import type { Rating, Status } from './annotation';
import type { FactName } from './paper';

/** Something that happened to a paper. */
export type Happening =
  | { what: 'saved'; site: string }
  | { what: 'imported' | 'removed' | 'restored' | 'moved' | 'woken' }
  | { what: 'opened'; times: number }
  | { what: 'tagged' | 'untagged'; tags: string[] }
  | { what: 'rated'; rating: Rating }
  | { what: 'status'; status: Status }
  | { what: 'noted' | 'renoted' | 'unnoted' }
  | { what: 'snoozed'; until: number }
  | { what: 'key'; from: string; to: string }
  | { what: 'joined'; title: string }
  /** What a source said of the paper after it was saved. */
  | { what: 'told'; fields: FactName[]; from: string }
  /** What the reader took over of what sources said. */
  | { what: 'facts'; fields: FactName[] };

/** With when it happened (ms since 1970). */
export type Dated = Happening & { at: number };
