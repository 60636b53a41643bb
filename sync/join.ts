import type { Alias } from '../paper/ids';
import { LARGEST_FILE, readBatches } from './batch';
import { partPath, segmentPath } from './head';
import { addEntry, unpack } from './pack';
import { gunzip, textOf } from './packing';
import { isAlive, liveAliases } from './project';
import { readHeads } from './question';
import type { Registers } from './register';
import type { Store } from './store';

/** How many papers are here, there, and in both. */
export interface Forecast {
  here: number;
  there: number;
  both: number;
}

const LARGEST_PART = 64 * 1024 * 1024;
/** Fields that say whether a paper lives and what it is called. */
const TELLING = /^(?:f title|deleted|rating|status|note|snoozedUntil|alias .*|tag .*)$/s;

function keep(all: Map<string, Registers>, papers: ReadonlyMap<string, Registers>): void {
  for (const [paper, registers] of papers) {
    // Only whether there is a value matters, and 100 000 papers must fit in memory.
    for (const [field, { h, v }] of registers) if (TELLING.test(field)) addEntry(all, [h, paper, field, v === 0 || v === null ? 0 : 1]);
  }
}

/** Everything all devices have put in a place, file by file. Throws TargetError. */
export async function* everythingIn(store: Store): AsyncGenerator<ReadonlyMap<string, Registers>> {
  for (const head of (await readHeads(store, '')).others) {
    for (const part of head.snap?.parts ?? []) {
      const file = await store.read(partPath(head.device, head.snap?.q ?? 0, part), LARGEST_FILE);
      if (file) yield unpack(await gunzip(file.bytes, LARGEST_PART)).papers;
    }
    for (const segment of head.segs) {
      const file = await store.read(segmentPath(head.device, segment), LARGEST_FILE);
      const papers = new Map<string, Registers>();
      for (const { entries } of file ? readBatches(textOf(file.bytes)).batches : []) for (const entry of entries) addEntry(papers, entry);
      yield papers;
    }
  }
}

/** The same, as far as counting needs it. */
async function registersOf(store: Store): Promise<Map<string, Registers>> {
  const all = new Map<string, Registers>();
  for await (const papers of everythingIn(store)) keep(all, papers);
  return all;
}

/** Counts the papers of this library, given by their names, and of the one there. Throws TargetError. */
export async function forecast(store: Store, papers: readonly { id: string; aliases: readonly Alias[] }[]): Promise<Forecast> {
  const ids = new Set(papers.map(({ id }) => id));
  const here = new Set<Alias>(papers.flatMap(({ aliases }) => aliases));
  const seen = new Set<Alias>();
  let [there, both] = [0, 0];
  for (const [id, registers] of await registersOf(store)) {
    if (!isAlive(registers)) continue;
    const aliases = liveAliases(registers);
    if (!aliases.some((alias) => seen.has(alias))) {
      there++;
      if (ids.has(id) || aliases.some((alias) => here.has(alias))) both++;
    }
    for (const alias of aliases) seen.add(alias);
  }
  return { here: papers.length, there, both };
}
