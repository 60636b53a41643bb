import type { Tx } from './local';
import { boxOf, pack, unpackOwn } from './pack';
import type { Registers } from './register';

/** The registers of the library, read box by box as they are asked for within one transaction, and written back at its end. */
export class Records {
  private readonly boxes = new Map<number, Map<string, Registers>>();
  private readonly changed = new Set<number>();

  constructor(private readonly tx: Tx) {}

  /** The registers of these papers; a paper without any has an empty map, which `touch` keeps. */
  async of(papers: Iterable<string>): Promise<Map<string, Registers>> {
    const wanted = [...papers];
    const missing = [...new Set(wanted.map(boxOf))].filter((box) => !this.boxes.has(box));
    const texts = await this.tx.boxes(missing);
    missing.forEach((box, at) => {
      this.boxes.set(box, unpackOwn(texts[at] ?? ''));
    });
    return new Map(wanted.map((paper) => [paper, this.boxes.get(boxOf(paper))?.get(paper) ?? new Map()]));
  }

  /** Says that a paper's registers were changed. */
  touch(paper: string, registers: Registers): void {
    this.changed.add(boxOf(paper));
    this.boxes.get(boxOf(paper))?.set(paper, registers);
  }

  /** Writes what was changed. */
  async save(): Promise<void> {
    await this.tx.setBoxes(new Map([...this.changed].map((box) => [box, pack(this.boxes.get(box) ?? new Map())])));
  }
}

/** Records of each of the rows: its own, and those it stands for. */
export async function membersOf(tx: Tx, rows: readonly string[]): Promise<Map<string, string[]>> {
  const members = new Map(rows.map((row) => [row, [row]]));
  for (const { id, home } of await tx.guests(rows)) members.get(home)?.push(id);
  return members;
}
