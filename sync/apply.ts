import { timeOf } from './clock';
import { addBatch, freeze } from './freeze';
import type { Tx } from './local';
import { Records } from './records';
import { type Entry, entryOf, mergeRegister, type Registers } from './register';
import { settleRows } from './settle-rows';

const DAY = 86_400_000;

/**
 * Merges what another device says, in one transaction with what this device itself changed before. Gives how many registers
 * changed. Throws Loss, having changed nothing, when more than half of the library would go and the reader has not agreed.
 */
export async function apply(tx: Tx, theirs: ReadonlyMap<string, Registers>, now: number): Promise<number> {
  await freeze(tx, now, true);
  const state = await tx.state();
  const records = new Records(tx);
  const ours = await records.of(theirs.keys());
  const kept: Entry[] = [];
  const changed = new Set<string>();
  let count = 0;
  for (const [paper, registers] of theirs) {
    const own = ours.get(paper) ?? new Map();
    for (const [field, register] of registers) {
      state.ahead = Math.max(state.ahead, timeOf(register.h) - now > DAY ? timeOf(register.h) - now : 0);
      for (const name of mergeRegister(own, field, register)) {
        const other = own.get(name);
        if (name !== field && other) kept.push(entryOf(paper, name, other));
        changed.add(paper);
        count++;
      }
    }
    if (changed.has(paper)) records.touch(paper, own);
  }
  await settleRows(tx, [...changed], records, state);
  await addBatch(tx, state, kept);
  await records.save();
  await tx.setState(state);
  return count;
}
