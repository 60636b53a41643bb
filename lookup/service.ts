import type { Ids } from '../paper/ids';
import type { Author, Facts } from '../paper/paper';

/** A paper as a service is asked about it. `id` is the library's own and comes back with the answer. */
export interface Asked {
  id: string;
  ids: Ids;
  title: string;
  authors?: Author[];
  year?: number;
}

/** What a service says of a paper, with the names it gives it; only what it really says. */
export type Said = Partial<Facts> & { ids?: Ids; abstract?: string };

/** Where a preprint may have appeared. `by` says what ties it to the preprint: an id that one record gives for the other, or likeness alone. */
export interface Candidate {
  service: string;
  by: 'id-link' | 'likeness';
  said: Said & { title: string };
}

/** What is known of one paper after asking. */
export interface Answer {
  id: string;
  said?: Said;
  candidate?: Candidate;
  /** Number of its newest arXiv version. */
  newestVersion?: number;
  /** Why it no longer stands: taken back by its authors, or retracted by its publisher. */
  gone?: 'withdrawn' | 'retracted';
}

/** Body of an answer: JSON already read, or text. */
export type Get = (url: string, want: 'json' | 'text', body?: object) => Promise<unknown>;

/** An open service that needs no key. */
export interface Service {
  id: string;
  name: string;
  /** Match pattern of the host that is asked. */
  origin: string;
  /** Where requests go, without a slash at the end; tests put another in its place. */
  base: string;
  /** Shortest time between two requests, in ms, by the service's own rules. */
  gap: number;
  /** How many papers one request may ask about. */
  atOnce: number;
  /** Whether it can know this paper by one of its names. */
  knows(paper: Asked): boolean;
  /** Asks about at most `atOnce` papers it knows; throws LookupError. A paper it has never heard of has no answer. */
  ask(papers: readonly Asked[], get: Get, base: string): Promise<Answer[]>;
}
