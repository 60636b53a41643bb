import type { Change } from '../../paper/annotation';
import type { FoundPaper } from '../../paper/paper';
import { syncOnce } from '../../sync/devices';
import { goOn } from '../../sync/question';
import { wantRemoved } from '../../sync/removal';
import type { Store } from '../../sync/store';
import { type Faults, faultyStore } from './faulty-store';
import { type MemoryLibrary, memoryLibrary } from './memory-library';

/** How many random trials are run; tests over slower places run a share of them. */
export const TRIALS = Number(process.env.OFFPRINT_SYNC_TRIALS ?? 500);

/** Mulberry32: the same seed, the same trial. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const FAULTS = { fails: 0.15, lost: 0.05, torn: 0.05 };
const SURE = { fails: 0, lost: 0, torn: 0 };

/** What may fail on the way, and nothing else. */
const PASSING = new Set(['unreachable', 'unavailable']);

/** Where the devices of a trial meet: opened anew for each sync, with what goes wrong meanwhile. */
export type TrialPlace = (faults: Faults, random: () => number) => Store;

const inMemory = (): TrialPlace => {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  return (faults, random) => faultyStore(files, faults, random);
};

/** A paper of a small pool; some pages know a second name of it. */
function found(random: () => number): FoundPaper {
  const n = Math.floor(random() * 8);
  const ids =
    random() < 0.3
      ? { doi: `10.1000/p${n}` }
      : random() < 0.5
        ? { arxiv: `2401.0000${n}` }
        : { arxiv: `2401.0000${n}`, doi: `10.1000/p${n}` };
  return {
    ids,
    site: 'x',
    title: `Paper ${n}`,
    ...(random() < 0.3 && { abstract: `About ${n}` }),
    ...(random() < 0.2 && { venue: `V${Math.floor(random() * 3)}` }),
  };
}

export interface Trial {
  devices: MemoryLibrary[];
  /** Notes nobody knowingly replaced, of papers that were never removed. */
  notes: Set<string>;
  /** Syncs that were broken off. */
  failed: number;
  /** How often a device was taken out. */
  removed: number;
}

/** What the reader of a device sees, with nothing that may differ from device to device: its row's ids, and the times of its own clock. */
export const shown = ({ rows }: MemoryLibrary) =>
  [...rows.values()]
    .map(({ paper, abstract, annotation }) => ({
      paper: { ...paper, id: '', aliases: paper?.aliases.toSorted() },
      abstract: abstract && { ...abstract, id: '' },
      annotation: { ...annotation, id: '', changedAt: {} },
    }))
    .sort((a, b) => (JSON.stringify(a.paper.aliases) < JSON.stringify(b.paper.aliases) ? -1 : 1));

/** One trial; clocks go wrong by up to `skewed` ms either way, and with `removals` in that share of the steps a device is taken out by another and joins again when it is asked. */
export async function runTrial(seed: number, place: TrialPlace = inMemory(), skewed = 300_000, removals = 0): Promise<Trial> {
  const random = randomOf(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const skew: number[] = [];
  let ids = 0;
  let time = Date.UTC(2026, 0, 1);
  const devices = Array.from({ length: 2 + Math.floor(random() * 4) }, (_one, at) => {
    skew.push(Math.floor((random() - 0.5) * 2 * skewed));
    return memoryLibrary(`device0${at}`, () => `${at}-${ids++}`);
  });
  const trial: Trial = { devices, notes: new Set(), failed: 0, removed: 0 };
  const named = () => `device${'abcdefghijk'[Math.floor(random() * 11)]}${'abcdefghijk'[Math.floor(random() * 11)]}`;
  const sync = async (at: number, faults = FAULTS) => {
    let late = 0;
    try {
      const outcome = await syncOnce({
        local: devices[at] as MemoryLibrary,
        store: place(faults, random),
        now: () => time + (skew[at] ?? 0),
        isLate: () => faults === FAULTS && random() < 0.1 && late++ < 3,
        newDevice: () => `device${at}${'abcdefghijk'[Math.floor(random() * 11)]}`,
      });
      if (outcome.state === 'question' && outcome.question.kind === 'removed')
        await goOn(devices[at] as MemoryLibrary, outcome.question, undefined, named());
      return outcome;
    } catch (error) {
      if (!PASSING.has((error as { code?: string }).code ?? '')) throw error;
      trial.failed++;
      return undefined;
    }
  };
  for (let step = 0; step < 60; step++) {
    time += Math.floor(random() * 60_000);
    const at = Math.floor(random() * devices.length);
    const device = devices[at] as MemoryLibrary;
    const now = time + (skew[at] ?? 0);
    const rows = [...device.rows.keys()];
    const what = random();
    const known = Object.keys(device.state().seen);
    if (removals > 0 && known.length > 0 && random() < removals) {
      await wantRemoved(device, pick(known), true);
      trial.removed++;
    } else if (what < 0.35) await sync(at);
    else if (what < 0.55 || rows.length === 0) device.save(found(random), now);
    else if (what < 0.58) {
      const id = pick(rows);
      const { note = '', otherNotes = [] } = device.rows.get(id)?.annotation ?? {};
      for (const text of [note, ...otherNotes.map(({ text }) => text)]) trial.notes.delete(text);
      device.remove(id);
    } else if (what < 0.62) {
      const [one, two] = [pick(rows), pick(rows)];
      const lost = device.rows.get(two)?.annotation?.note ?? '';
      if (one !== two) {
        trial.notes.delete(lost);
        device.join(one, two);
      }
    } else {
      const id = pick(rows);
      const note = `Note ${seed}.${step}.`;
      const change = pick<Change>([
        { addTags: [pick(['a', 'B', 'c'])] },
        { removeTags: [pick(['a', 'B', 'c'])] },
        { rating: pick([0, 3, 5]) },
        { status: pick(['queued', 'read', '']) },
        { note },
      ]);
      if (change.note) {
        trial.notes.delete(device.rows.get(id)?.annotation?.note ?? '');
        trial.notes.add(note);
      }
      device.change(id, change, now);
    }
  }
  for (let round = 0; round < 3 * devices.length; round++) {
    time += 60_000;
    for (let at = 0; at < devices.length; at++) await sync(at, SURE);
  }
  return trial;
}
