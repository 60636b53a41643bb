import type { Change } from '../../paper/annotation';
import { background } from './deeds';

/** Papers changed at a time: little enough to be stopped, much enough not to take all day. */
const SLICE = 1000;

/** Does something to papers slice by slice, as one group that is taken back as one; `tell` hears how many are done, and aborting ends it after a slice. Gives the number of the last action, 0 when nothing changed. */
export async function inSlices(
  ids: readonly string[],
  work: (some: string[], group: string | undefined) => Promise<number>,
  tell: (done: number) => void,
  signal: AbortSignal,
): Promise<number> {
  const group = ids.length > SLICE ? crypto.randomUUID() : undefined;
  let last = 0;
  for (let at = 0; at < ids.length && !signal.aborted; at += SLICE) {
    last = (await work(ids.slice(at, at + SLICE), group)) || last;
    tell(Math.min(ids.length, at + SLICE));
  }
  return last;
}

/** Changes papers slice by slice without a word on how far it is; gives the number of the last action, which takes all of them back. */
export const changeInSlices = (ids: readonly string[], change: Change): Promise<number> =>
  inSlices(
    ids,
    (some, group) => background.change(some, change, group),
    () => undefined,
    new AbortController().signal,
  );
