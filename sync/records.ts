import type { Abstract } from '../paper/paper';
import type { Tx } from './local';
import { boxOf, digest, kept, pack, unpackOwn } from './pack';
import type { Registers } from './register';

/** The registers of the library, read box by box as they are asked for within one transaction, and written back at its end. */
export class Records {
  private readonly boxes = new Map<number, Map<string, Registers>>();
  private readonly changed = new Set<number>();
  private readonly stored = new Set<string>();

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

  /** Says that an abstract stands in the library, so that a box need not hold it. */
  stands(abstract: Abstract | null): void {
    if (abstract) this.stored.add(digest([abstract.text, abstract.from, abstract.at]));
  }

  /** Writes what was changed; texts that stand in the library are replaced by their digest. */
  async save(): Promise<void> {
    const texts = [...this.changed].map((box): [number, string] => {
      const papers = this.boxes.get(box) ?? new Map<string, Registers>();
      for (const registers of papers.values()) {
        const abstract = registers.get('abstract');
        const short = abstract && kept('abstract', abstract.v);
        if (abstract && typeof short === 'string' && this.stored.has(short)) registers.set('abstract', { ...abstract, v: short });
      }
      return [box, pack(papers)];
    });
    await this.tx.setBoxes(new Map(texts));
  }
}

/** Records of each of the rows: its own, and those it stands for. */
export async function membersOf(tx: Tx, rows: readonly string[]): Promise<Map<string, string[]>> {
  const members = new Map(rows.map((row) => [row, [row]]));
  for (const { id, home } of await tx.guests(rows)) members.get(home)?.push(id);
  return members;
}
