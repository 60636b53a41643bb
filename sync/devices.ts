import { freeze, hasMuch } from './freeze';
import { freezeMuch } from './freeze-much';
import { readPlace, writePlace } from './place';
import { type Pass, pull } from './pull';
import { push } from './push';
import { begin, doubtOf, isSupplanted, type Question, readHeads } from './question';
import { adopt, clearFolder, withoutGone } from './removal';
import { Loss } from './settle-rows';

/** How a pass ended: all is in step, there is more to do, another device's files are not all there yet, or the reader is asked. */
export type Outcome = { state: 'done' | 'more' | 'incomplete' } | { state: 'question'; question: Question };

/** A pass, and how ids are made. */
export interface Sync extends Pass {
  newDevice(): string;
}

async function freezeAll({ local, now, isLate, tell }: Sync): Promise<boolean> {
  const isMuch = await local.step(async (tx) => {
    const state = await tx.state();
    const much = await hasMuch(tx, state);
    if (much && !state.bulk) await tx.setState({ ...state, bulk: true });
    return much;
  });
  if (isMuch) return freezeMuch(local, now(), isLate, tell);
  while (await local.step((tx) => freeze(tx, now()))) if (isLate()) return false;
  return true;
}

async function pullAll(sync: Sync, heads: Awaited<ReturnType<typeof readHeads>>['others']): Promise<'done' | 'more' | 'incomplete'> {
  let whole = true;
  for (const head of heads) {
    const read = await pull(sync, head);
    if (read === undefined) return 'more';
    whole &&= read;
  }
  return whole ? 'done' : 'incomplete';
}

/**
 * Brings the library and the remote in step as far as time allows: what changed here is frozen into a batch, what others put there is
 * merged, and then what is ours is put there. Ending it at any point loses nothing and does nothing twice. Throws TargetError.
 */
export async function syncOnce(sync: Sync): Promise<Outcome> {
  const { local, store } = sync;
  const place = await readPlace(store);
  const before = await local.step((tx) => tx.state());
  const heads = await readHeads(store, before.device);
  const question = doubtOf(before, place, heads);
  if (question) return { state: 'question', question };
  if (!place || place === 'torn') await writePlace(store, { v: 1, library: before.library, ...(before.seal && { seal: before.seal }) });
  if (isSupplanted(before, heads.own)) await begin(local, sync.newDevice());
  if (!(await freezeAll(sync))) return { state: 'more' };
  try {
    const others = await withoutGone(local, heads.others);
    const read = await pullAll(sync, others);
    if (read === 'more') return { state: 'more' };
    // Merging may have changed rows of our own: two papers with one citation key.
    await freezeAll({ ...sync, isLate: () => false });
    const idle = await adopt(local, others);
    if (!(await push(sync, heads.own !== undefined && !heads.own.head))) return { state: 'more' };
    for (const device of idle) await clearFolder(store, device);
    await local.step(async (tx) => tx.setState({ ...(await tx.state()), allowLoss: false }));
    return { state: read };
  } catch (error) {
    if (!(error instanceof Loss)) throw error;
    return { state: 'question', question: { kind: 'shrunken', before: error.papers, now: error.papers - error.gone } };
  }
}
