import type { Alias } from '../paper/ids';
import type { Head } from './head';
import type { Seal } from './place';
import type { Kept } from './project';
import type { Json } from './register';

/** What this device knows of its place on the remote. All of it survives the end of the background. */
export interface DeviceState {
  device: string;
  name: string;
  /** The library the remote holds; '' until this device has joined it. */
  library: string;
  /** How the remote is encrypted, if it is. */
  seal?: Seal;
  /** The last batch that was frozen here. */
  seq: number;
  /** Changes of the library up to this number are in batches. */
  cursor: number;
  /** Of a long reading of changes up to a number, the first box that is not done. */
  freezing?: { upTo: number; box: number } | undefined;
  /** Our head as it certainly lies there. */
  head?: Head;
  /** SHA-256 of heads of ours that may lie there, when an answer was lost. */
  tried: string[];
  /** Of each other device, the batch read up to, how many papers it said it had, and its name. */
  seen: Record<string, { seq: number; papers: number; name: string }>;
  /** The snapshot of another device that is being read: its next part. */
  reading?: { device: string; x: string; part: number };
  /** Our snapshot that is being written: the parts that are there, and the next box. */
  writing?: { q: number; parts: { b: number; x: string }[]; box: number };
  /** More changed than a batch should hold: the next snapshot carries it. */
  bulk: boolean;
  /** Files of ours that no head names any more, and since when (ms since 1970): others may still be reading them. */
  retired: { path: string; at: number }[];
  /** How far ahead another device's clock is (ms), when it is more than a day. */
  ahead: number;
  /** Entries that made no sense, so far. */
  broken: number;
  /** The reader has said that what looked like a loss is right. */
  allowLoss: boolean;
  /** Devices this one takes out, each with the batch up to which our snapshot has what it said; -1 before there is one. */
  removing?: Record<string, number>;
  /** Devices that were taken out, by this one or another. */
  gone?: string[];
}

/** A row whose paper changed, with the number of the change. */
export interface Touched {
  id: string;
  n: number;
}

/** What is special where only part of each paper is shared, with people who keep their own words on it. */
export interface Lens {
  /** Whether a field is not for this device to say again, in place of what stands there: a fact that is known already, or what it takes no part in. */
  isSettled(field: string, before: Json | undefined, now: Json): boolean;
  /** Whether a row has nothing to say there by itself. */
  isSilent(kept: Kept): boolean;
}

/** The library as one transaction sees it. Rows written here are not told of as changes. */
export interface Tx {
  lens?: Lens;
  state(): Promise<DeviceState>;
  setState(state: DeviceState): Promise<void>;
  /** Rows changed after number `after`, in the order of their changes; without `most` all of them. */
  touched(after: number, most?: number): Promise<Touched[]>;
  kept(rows: readonly string[]): Promise<Kept[]>;
  /** Rows by any of these names or with any of these ids. */
  rows(aliases: readonly Alias[], ids: readonly string[]): Promise<{ id: string; addedAt: number }[]>;
  /** The rows that stand for records of another id. */
  homes(records: readonly string[]): Promise<Map<string, string>>;
  /** The records that rows stand for, beside the one of the row's own id. */
  guests(rows: readonly string[]): Promise<{ id: string; home: string }[]>;
  setHomes(homes: ReadonlyMap<string, string | undefined>): Promise<void>;
  /** The texts of boxes, '' for an empty one. */
  boxes(numbers: readonly number[]): Promise<string[]>;
  setBoxes(boxes: ReadonlyMap<number, string>): Promise<void>;
  /** `fresh` of the rows were not there before. */
  write(rows: readonly Kept[], erased: readonly string[], fresh: number): Promise<void>;
  /** Rows with any of these citation keys, whatever their case; of many keys, only rows that share one. */
  withKeys(keys: readonly string[]): Promise<{ id: string; citekey: string; addedAt: number; aliases: Alias[] }[]>;
  /** Gives a row another citation key, as a change of this device. */
  rekey(row: string, citekey: string): Promise<void>;
  /** Says that rows changed, for the next batch. */
  touch(rows: readonly string[]): Promise<void>;
  addBatch(seq: number, text: string): Promise<void>;
  batches(after: number): Promise<{ seq: number; text: string }[]>;
  dropBatches(upTo: number): Promise<void>;
  papers(): Promise<number>;
}

/** The library of this device. Nothing but the transaction may be awaited within `step`. */
export interface Local {
  step<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** A device that has not synced yet. */
export function newState(device: string, name: string): DeviceState {
  return {
    device,
    name,
    library: '',
    seq: 0,
    cursor: 0,
    tried: [],
    seen: {},
    bulk: false,
    retired: [],
    ahead: 0,
    broken: 0,
    allowLoss: false,
  };
}
