import { entryFrom } from './batch';
import type { Reading } from './clock';
import { type Entry, entryOf, type Json, type Register, type Registers } from './register';

/** How many boxes the registers of a library lie in: writing one anew is cheap, and so is reading all of them. */
export const BOXES = 512;

/** The box of a paper, by FNV-1a of its id. */
export function boxOf(paper: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < paper.length; at++) hash = Math.imul(hash ^ paper.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % BOXES;
}

/** One paper's registers as a line: its id, the reading most of them share, and each field, with its own reading where it has one. */
function lineOf(paper: string, registers: Registers): string {
  const counts = new Map<Reading, number>();
  for (const { h } of registers.values()) counts.set(h, (counts.get(h) ?? 0) + 1);
  const [common] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0] ?? [''];
  const fields = [...registers].map(([field, { v, h, k }]) => (k ? [field, v, h, k] : h === common ? [field, v] : [field, v, h]));
  return JSON.stringify([paper, common, ...fields]);
}

/** Papers' registers as text, a line each. The same registers give the same text. */
export function pack(papers: ReadonlyMap<string, Registers>): string {
  return [...papers].map(([paper, registers]) => `${lineOf(paper, registers)}\n`).join('');
}

function entriesIn(line: string): (Entry | undefined)[] {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return [undefined];
    throw error;
  }
  if (!Array.isArray(value)) return [undefined];
  const [paper, common, ...fields]: unknown[] = value;
  return fields.map((one) => (Array.isArray(one) ? entryFrom([one[2] ?? common, paper, one[0], one[1], one[3]]) : undefined));
}

/** The registers in a text of somebody else's, and how many of them had no sense. */
export function unpack(text: string): { papers: Map<string, Registers>; broken: number } {
  const papers = new Map<string, Registers>();
  let broken = 0;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    for (const entry of entriesIn(line)) {
      if (entry) addEntry(papers, entry);
      else broken++;
    }
  }
  return { papers, broken };
}

/** The registers in a text this device packed. */
export function unpackOwn(text: string): Map<string, Registers> {
  const papers = new Map<string, Registers>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [paper, common, ...fields] = JSON.parse(line) as [string, Reading, ...[string, Json, Reading?, Register['k']?][]];
    papers.set(paper, new Map(fields.map(([field, v, h = common, k]) => [field, k ? { v, h, k } : { v, h }])));
  }
  return papers;
}

/** Puts an entry among the papers; of two for the same field the later stays. */
export function addEntry(papers: Map<string, Registers>, [h, paper, field, v, k]: Entry): void {
  let registers = papers.get(paper);
  if (!registers) {
    registers = new Map();
    papers.set(paper, registers);
  }
  if (h > (registers.get(field)?.h ?? '')) registers.set(field, k ? { v, h, k } : { v, h });
}

/** All registers as entries. */
export const entriesOf = (papers: ReadonlyMap<string, Registers>): Entry[] =>
  [...papers].flatMap(([paper, registers]) => [...registers].map(([field, register]) => entryOf(paper, field, register)));
