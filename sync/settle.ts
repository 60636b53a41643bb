import type { Alias } from '../paper/ids';
import { isAlive, liveAliases } from './project';
import type { Registers } from './register';

/** A row of the library, as far as telling papers apart needs it. */
export interface RowHere {
  id: string;
  /** ms since 1970 */
  addedAt: number;
}

/** One paper: the row it has on this device and the records that are of it. */
export interface Component {
  row: string;
  members: string[];
}

/** Which records are one paper: those joined by names they share, whatever the order in which they came. Records that were removed are none. */
function groupsOf(records: ReadonlyMap<string, Registers>): string[][] {
  const leader = new Map<string, string>();
  const lead = (id: string): string => {
    const up = leader.get(id) ?? id;
    return up === id ? id : lead(up);
  };
  const byAlias = new Map<Alias, string>();
  const alive = [...records].filter(([, registers]) => isAlive(registers)).map(([id]) => id);
  for (const id of alive.sort()) {
    leader.set(id, id);
    for (const alias of liveAliases(records.get(id) ?? new Map())) {
      const other = byAlias.get(alias);
      if (other === undefined) byAlias.set(alias, id);
      else leader.set(lead(id), lead(other));
    }
  }
  const groups = new Map<string, string[]>();
  for (const id of alive) groups.set(lead(id), [...(groups.get(lead(id)) ?? []), id]);
  return [...groups.values()];
}

/**
 * Gives each paper among these records its row: the oldest row that stands for one of its records, or else a new one. `homes` says
 * which row stands for a record that has none of its own. Rows no paper needs are not among the result.
 */
export function settle(records: ReadonlyMap<string, Registers>, rows: readonly RowHere[], homes: ReadonlyMap<string, string>): Component[] {
  const age = new Map(rows.map(({ id, addedAt }) => [id, addedAt]));
  const taken = new Set<string>();
  const groups = groupsOf(records);
  // A row goes first to the paper whose record it is by name, then to those it merely stands for.
  const named = groups.filter((members) => members.some((id) => age.has(id)));
  return [...named, ...groups.filter((members) => !named.includes(members))].map((members) => {
    const standing = [...new Set(members.flatMap((id) => [id, homes.get(id) ?? id]))].filter((id) => age.has(id) && !taken.has(id));
    const [oldest] = standing.sort((a, b) => (age.get(a) ?? 0) - (age.get(b) ?? 0) || (a < b ? -1 : 1));
    // A row of another paper of this call may bear a record's id: such a record starts a row of its own only under its own id.
    const row = oldest ?? members.find((id) => !taken.has(id)) ?? members[0] ?? '';
    taken.add(row);
    return { row, members };
  });
}
