import { annotate, type Change, unannotated } from '../../paper/annotation';
import { aliasesOf } from '../../paper/ids';
import { type FoundPaper, fill, newPaper } from '../../paper/paper';
import type { DeviceState, Local, Tx } from '../../sync/local';
import { newState } from '../../sync/local';
import { unpackOwn } from '../../sync/pack';
import type { Kept } from '../../sync/project';
import type { Registers } from '../../sync/register';

/** A library in memory with what a reader can do to it; what a transaction that fails has done is forgotten. */
export interface MemoryLibrary extends Local {
  rows: Map<string, Kept>;
  /** Every batch this device ever froze. */
  frozen: Map<string, string>;
  state(): DeviceState;
  registers(): Map<string, Registers>;
  save(found: FoundPaper, at: number): string;
  change(id: string, change: Change, at: number): void;
  remove(id: string): void;
  /** Makes the second paper part of the first, as joining two records does. */
  join(id: string, other: string): void;
}

export function memoryLibrary(device: string, newId: () => string): MemoryLibrary {
  let tables = {
    rows: new Map<string, Kept>(),
    touched: new Map<string, number>(),
    homes: new Map<string, string>(),
    boxes: new Map<number, string>(),
    batches: new Map<number, string>(),
    state: { ...newState(device, device), library: 'library-of-the-test' },
    n: 0,
  };
  const frozen = new Map<string, string>();
  const touch = (id: string) => void tables.touched.set(id, ++tables.n);
  const tx: Tx = {
    state: async () => structuredClone(tables.state),
    setState: async (state) => {
      tables.state = structuredClone(state);
    },
    touched: async (after, most) =>
      [...tables.touched]
        .map(([id, n]) => ({ id, n }))
        .filter(({ n }) => n > after)
        .sort((a, b) => a.n - b.n)
        .slice(0, most),
    kept: async (ids) => ids.map((id) => tables.rows.get(id) ?? { paper: null, abstract: null, annotation: null }),
    rows: async (aliases, ids) =>
      [...tables.rows]
        .filter(([id, { paper }]) => ids.includes(id) || paper?.aliases.some((alias) => aliases.includes(alias)))
        .map(([id, { paper }]) => ({ id, addedAt: paper?.addedAt ?? 0 })),
    homes: async (ids) => new Map([...tables.homes].filter(([id]) => ids.includes(id))),
    guests: async (rows) => [...tables.homes].filter(([, home]) => rows.includes(home)).map(([id, home]) => ({ id, home })),
    setHomes: async (homes) => {
      for (const [id, home] of homes)
        if (home === undefined) tables.homes.delete(id);
        else tables.homes.set(id, home);
    },
    boxes: async (numbers) => numbers.map((number) => tables.boxes.get(number) ?? ''),
    setBoxes: async (boxes) => {
      for (const [number, text] of boxes) tables.boxes.set(number, text);
    },
    write: async (rows, erased) => {
      for (const id of erased) tables.rows.delete(id);
      for (const row of rows) if (row.paper) tables.rows.set(row.paper.id, structuredClone(row));
    },
    withKeys: async (keys) => {
      const low = keys.map((key) => key.toLowerCase());
      return [...tables.rows.values()].flatMap(({ paper }) => (paper && low.includes(paper.citekey.toLowerCase()) ? [paper] : []));
    },
    rekey: async (id, citekey) => {
      const row = tables.rows.get(id);
      if (row?.paper) tables.rows.set(id, { ...row, paper: { ...row.paper, citekey } });
      touch(id);
    },
    touch: async (ids) => ids.forEach(touch),
    addBatch: async (seq, text) => {
      tables.batches.set(seq, text);
      frozen.set(`${tables.state.device} ${seq}`, text);
    },
    batches: async (after) =>
      [...tables.batches]
        .filter(([seq]) => seq > after)
        .sort(([a], [b]) => a - b)
        .map(([seq, text]) => ({ seq, text })),
    dropBatches: async (upTo) => {
      for (const seq of tables.batches.keys()) if (seq <= upTo) tables.batches.delete(seq);
    },
    papers: async () => tables.rows.size,
  };
  return {
    frozen,
    get rows() {
      return tables.rows;
    },
    state: () => tables.state,
    registers: () => new Map([...tables.boxes.values()].flatMap((text) => [...unpackOwn(text)])),
    step: async (work) => {
      // Rows and texts are replaced, never changed in place.
      const { rows, touched, homes, boxes, batches } = tables;
      const before = {
        ...tables,
        rows: new Map(rows),
        touched: new Map(touched),
        homes: new Map(homes),
        boxes: new Map(boxes),
        batches: new Map(batches),
      };
      try {
        return await work(tx);
      } catch (error) {
        tables = before;
        throw error;
      }
    },
    save(found, at) {
      const aliases = aliasesOf(found.ids, found.url);
      const known = [...tables.rows.values()].find(({ paper }) => paper?.aliases.some((alias) => aliases.includes(alias)));
      const paper = known?.paper ? fill(known.paper, found, at) : newPaper(found, newId(), found.title.replace(/\W/g, ''), at);
      tables.rows.set(paper.id, {
        paper,
        abstract: known?.abstract ?? (found.abstract ? { id: paper.id, text: found.abstract, from: 'x', at } : null),
        annotation: known?.annotation ?? unannotated(paper.id),
      });
      touch(paper.id);
      return paper.id;
    },
    change(id, change, at) {
      const row = tables.rows.get(id);
      if (!row?.annotation) return;
      tables.rows.set(id, { ...row, annotation: annotate(row.annotation, change, at) });
      touch(id);
    },
    remove(id) {
      tables.rows.delete(id);
      touch(id);
    },
    join(id, other) {
      const [one, two] = [tables.rows.get(id), tables.rows.get(other)];
      if (!one?.paper || !two?.paper || id === other) return;
      tables.rows.set(id, { ...one, paper: { ...one.paper, aliases: [...new Set([...one.paper.aliases, ...two.paper.aliases])] } });
      tables.rows.delete(other);
      touch(id);
      touch(other);
    },
  };
}
