import { stampRows } from './freeze';
import type { Local } from './local';
import { BOXES, boxOf } from './pack';
import { Records } from './records';

/** About so many rows are given their readings in one transaction. */
const SLICE = 1000;

interface Much {
  /** Rows to be read, by the box their registers lie in. */
  boxes: Map<number, string[]>;
  upTo: number;
}

async function gather(local: Local): Promise<Much> {
  return local.step(async (tx) => {
    const state = await tx.state();
    const touched = await tx.touched(state.cursor);
    const begun = state.freezing && state.freezing.upTo > state.cursor ? state.freezing : { upTo: 0, box: 0 };
    const boxes = new Map<number, string[]>();
    for (const { id, n } of touched) {
      const box = boxOf(id);
      // What was read before an interruption is read again only where it changed since.
      if (n <= begun.upTo && box < begun.box) continue;
      const rows = boxes.get(box);
      if (rows) rows.push(id);
      else boxes.set(box, [id]);
    }
    return { boxes, upTo: touched.at(-1)?.n ?? state.cursor };
  });
}

/**
 * Gives everything that changed here its readings when that is much, as in a first sync: box by box, since going through the changes
 * in their order would read and write every box for each slice of them. False when time ran out; nothing is done twice then.
 */
export async function freezeMuch(
  local: Local,
  now: number,
  isLate: () => boolean,
  tell?: (part: number, of: number) => void,
): Promise<boolean> {
  const { boxes, upTo } = await gather(local);
  for (let box = 0; box < BOXES; ) {
    const rows: string[] = [];
    for (; box < BOXES && rows.length < SLICE; box++) rows.push(...(boxes.get(box) ?? []));
    const next = box;
    await local.step(async (tx) => {
      const state = await tx.state();
      const records = new Records(tx);
      // A snapshot will carry these, so that no batch is kept of them; a number each still has, by which others know where they are.
      if ((await stampRows(tx, rows, records, state, now)).length > 0) state.seq++;
      await records.save();
      const isEnd = next >= BOXES;
      await tx.setState({ ...state, cursor: isEnd ? upTo : state.cursor, freezing: isEnd ? undefined : { upTo, box: next } });
    });
    tell?.(next, BOXES);
    if (next < BOXES && isLate()) return false;
  }
  return true;
}
