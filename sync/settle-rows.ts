import { BadRow } from '../formats/backup-fields';
import { abstractOf, annotationOf, paperOf } from '../formats/backup-rows';
import { uniqueKey } from '../formats/citation-key';
import type { Alias } from '../paper/ids';
import type { DeviceState, Tx } from './local';
import { isAlive, type Kept, liveAliases, rowsFrom } from './project';
import { membersOf, type Records } from './records';
import type { Registers } from './register';
import { type Component, settle } from './settle';

/** More of the library would go than a reader is likely to have removed elsewhere. */
export class Loss extends Error {
  constructor(
    readonly gone: number,
    readonly papers: number,
  ) {
    super('Much of the library would go.');
    this.name = 'Loss';
  }
}

const FEW = 20;

/** Everything one transaction needs of the papers around the changed ones. */
interface Around {
  registers: Map<string, Registers>;
  rows: { id: string; addedAt: number }[];
  homes: Map<string, string>;
}

/** Where only part of a library is shared, a row that was never spoken of there stands for the record that bears one of its names. */
async function findHomes(
  tx: Tx,
  records: readonly string[],
  registers: ReadonlyMap<string, Registers>,
  homes: Map<string, string>,
): Promise<void> {
  for (const id of records.filter((one) => !homes.has(one))) {
    const rows = await tx.rows(liveAliases(registers.get(id) ?? new Map()), [id]);
    const [oldest] = rows.sort((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1));
    if (oldest && !rows.some((row) => row.id === id)) homes.set(id, oldest.id);
  }
}

const nameHome = (alias: Alias) => `name ${alias}`;

/** Where only part of a library is shared, a record may have no row here and must still be found by its names when another of the same paper comes. */
async function keepNames(tx: Tx, components: readonly Component[], registers: ReadonlyMap<string, Registers>): Promise<void> {
  const there = new Set(
    (
      await tx.rows(
        [],
        components.map(({ row }) => row),
      )
    ).map(({ id }) => id),
  );
  const names = components
    .filter(({ row }) => !there.has(row))
    .flatMap(({ members }) =>
      members.flatMap((id) =>
        liveAliases(registers.get(id) ?? new Map()).map((alias): [string, string] => [`${id}\n${alias}`, nameHome(alias)]),
      ),
    );
  if (names.length > 0) await tx.setHomes(new Map(names));
}

/** Records without a row that go by any of these names. */
async function unhoused(tx: Tx, aliases: readonly Alias[]): Promise<string[]> {
  const found = await tx.guests(aliases.map(nameHome));
  return [...new Set(found.map(({ id }) => id.slice(0, id.indexOf('\n'))))];
}

/** All records and rows that may be one paper with any of these records. */
async function gather(tx: Tx, changed: readonly string[], records: Records): Promise<Around> {
  const registers = await records.of(changed);
  const rows = new Map<string, number>();
  const homes = await tx.homes(changed);
  let fresh: string[] = [...changed];
  while (fresh.length > 0) {
    if (tx.lens) await findHomes(tx, fresh, registers, homes);
    const aliases = fresh.flatMap((id) => liveAliases(registers.get(id) ?? new Map()));
    const ids = fresh.flatMap((id) => [id, homes.get(id) ?? id]);
    const found = (await tx.rows([...new Set<Alias>(aliases)], [...new Set(ids)])).filter(({ id }) => !rows.has(id));
    for (const { id, addedAt } of found) rows.set(id, addedAt);
    const members = await membersOf(
      tx,
      found.map(({ id }) => id),
    );
    for (const [row, guests] of members) for (const guest of guests) if (guest !== row) homes.set(guest, row);
    const bare = tx.lens ? await unhoused(tx, [...new Set<Alias>(aliases)]) : [];
    fresh = [...new Set([...[...members.values()].flat(), ...bare])].filter((id) => !registers.has(id));
    for (const [id, its] of await records.of(fresh)) registers.set(id, its);
  }
  return { registers, rows: [...rows].map(([id, addedAt]) => ({ id, addedAt })), homes };
}

/** The rows of a paper as they may be kept: what came from elsewhere is read as carefully as a file. */
function checked(component: Component, members: Registers[]): Kept | undefined {
  const rows = rowsFrom(members, component.row);
  try {
    return {
      paper: paperOf(rows.paper, () => undefined),
      annotation: annotationOf(rows.annotation),
      abstract: rows.abstract ? abstractOf(rows.abstract) : null,
    };
  } catch (error) {
    if (error instanceof BadRow) return undefined;
    throw error;
  }
}

/** Brings the rows of the library in line with the registers of these records. */
export async function settleRows(tx: Tx, changed: readonly string[], records: Records, state: DeviceState): Promise<void> {
  const { registers, rows, homes } = await gather(tx, changed, records);
  const components = settle(registers, rows, homes);
  const taken = new Set(components.map(({ row }) => row));
  const placed = new Set(components.flatMap(({ members }) => members));
  const puts = components.flatMap((component) => {
    const kept = checked(
      component,
      component.members.map((id) => registers.get(id) ?? new Map()),
    );
    if (!kept) state.broken++;
    return kept ?? [];
  });
  // A row goes when its paper was removed, or when its record has become part of another row's paper.
  const erased = rows.map(({ id }) => id).filter((id) => !taken.has(id) && (placed.has(id) || registers.get(id)?.get('deleted')?.v === 1));
  const moved = new Map<string, string | undefined>();
  for (const [id, its] of registers) if (!isAlive(its) && homes.has(id)) moved.set(id, undefined);
  for (const { row, members } of components)
    for (const id of members) if (id !== row || homes.has(id)) moved.set(id, id === row ? undefined : row);
  const [before, going] = [await tx.papers(), erased.filter((id) => !placed.has(id)).length];
  if (!state.allowLoss && going > FEW && going > before / 2) throw new Loss(going, before);
  const there = new Set(rows.map(({ id }) => id));
  const fresh = puts.filter(({ paper }) => paper && !there.has(paper.id)).length;
  await tx.write(puts, erased, fresh);
  await tx.setHomes(moved);
  if (tx.lens) await keepNames(tx, components, registers);
  await tellKeysApart(
    tx,
    puts.flatMap(({ paper }) => paper?.citekey ?? []),
  );
}

/** Two devices may have given one key to two papers: the one that was added later gets another, the same on every device. */
async function tellKeysApart(tx: Tx, keys: readonly string[]): Promise<void> {
  const bearers = new Map<string, Awaited<ReturnType<Tx['withKeys']>>>();
  for (const one of await tx.withKeys(keys)) {
    const key = one.citekey.toLowerCase();
    bearers.set(key, [...(bearers.get(key) ?? []), one]);
  }
  for (const rivals of bearers.values()) {
    if (rivals.length < 2) continue;
    const name = (one: (typeof rivals)[number]) => one.aliases.toSorted()[0] ?? one.id;
    rivals.sort((a, b) => a.addedAt - b.addedAt || (name(a) < name(b) ? -1 : 1));
    for (const { id, citekey } of rivals.slice(1)) {
      const taken = new Set((await tx.withKeys(candidates(citekey))).map((one) => one.citekey.toLowerCase()));
      await tx.rekey(
        id,
        uniqueKey(citekey, (key) => taken.has(key.toLowerCase())),
      );
    }
  }
}

/** The keys that may be tried in place of one that is taken. */
function candidates(key: string): string[] {
  const tried: string[] = [];
  uniqueKey(key, (wish) => {
    tried.push(wish);
    return tried.length < 60;
  });
  return tried;
}
