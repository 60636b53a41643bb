import type { Alias } from '../paper/ids';
import { LARGEST_FILE } from './batch';
import { headPath, readHead } from './head';
import { everythingIn } from './join';
import type { Lens } from './local';
import { addEntry } from './pack';
import { textOf } from './packing';
import { combined, isAlive, liveAliases, tagField } from './project';
import { entryOf, type Registers } from './register';
import type { Store } from './store';

/** What a member says of papers of the tags that are shared: facts that are not known there yet, names, and whether these tags are on. Nothing else ever leaves. */
export function lensFor(tags: readonly string[]): Lens {
  const fields = new Set(tags.map(tagField));
  return {
    // A tag that is on stays as it was first written: members may write it otherwise.
    isSettled: (field, before, now) =>
      field.startsWith('tag ')
        ? !fields.has(field) || (typeof before === 'string' && typeof now === 'string')
        : before !== undefined && before !== null,
    isSilent: ({ annotation }) => (annotation?.tags.length ?? 0) === 0,
  };
}

/** A paper that lies in a shared place: its title, names and tags. */
export interface SharedPaper {
  title: string;
  aliases: Alias[];
  tags: string[];
}

const titleOf = (registers: Registers): string => {
  const value = registers.get('f title')?.v;
  return Array.isArray(value) && typeof value[0] === 'string' ? value[0] : '';
};

const tagsOf = (registers: Registers): string[] =>
  [...registers].flatMap(([field, { v }]) => (field.startsWith('tag ') && typeof v === 'string' ? [v] : []));

/** What lies in a shared place now, and the names its members go by. Throws TargetError. */
export async function sharedIn(store: Store): Promise<{ papers: SharedPaper[]; members: string[] }> {
  const all = new Map<string, Registers>();
  for await (const papers of everythingIn(store))
    for (const [id, registers] of papers) for (const [field, register] of registers) addEntry(all, entryOf(id, field, register));
  const byName = new Map<Alias, Registers[]>();
  for (const registers of all.values()) {
    if (!isAlive(registers)) continue;
    const names = liveAliases(registers);
    const group = names.map((name) => byName.get(name)).find(Boolean) ?? [];
    group.push(registers);
    for (const name of names) byName.set(name, group);
  }
  const papers = [...new Set(byName.values())].map((group) => {
    const registers = combined(group);
    return { title: titleOf(registers), aliases: [...new Set(group.flatMap(liveAliases))], tags: tagsOf(registers) };
  });
  const members: string[] = [];
  for (const { name, folder } of await store.list('d')) {
    const head = folder && /^[a-z0-9]{8}$/.test(name) ? await store.read(headPath(name), LARGEST_FILE) : undefined;
    const said = head && readHead(textOf(head.bytes));
    if (said) members.push(said.name);
  }
  return { papers: papers.filter(({ tags }) => tags.length > 0), members };
}
