import { creatorsOf, fieldsOf } from './zotero-fields';

type Data = Record<string, unknown>;
export interface Stored {
  version: number;
  data: Data;
}
/** What became of one object of a request. */
export type Outcome = { successful: object } | { unchanged: string } | { failed: { key?: string; code: number; message: string } };

/** A library as Zotero's server keeps it: every write raises its version. */
export interface ZoteroLibrary {
  version: number;
  items: Map<string, Stored>;
  collections: Map<string, Stored>;
  write(kind: 'items' | 'collections', object: Data): Outcome;
  shown(key: string, stored: Stored): object;
}

const KEY = /^[2-9A-NP-Z]{8}$/;

class Refusal extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : value);

function changeType(data: Data, type: string): Data {
  const [old, next] = [fieldsOf(String(data.itemType)), fieldsOf(type)];
  if (!next) throw new Refusal(400, `'${type}' is not a valid itemType`);
  const byBase = new Map([...next].map(([field, base]) => [base, field]));
  const kept: Data = Object.fromEntries(Object.entries(data).filter(([name]) => !old?.has(name) || next.has(name)));
  for (const [field, base] of old ?? []) {
    const to = byBase.get(base);
    if (data[field] && !next.has(field) && to) kept[to] = data[field];
  }
  return { ...kept, itemType: type };
}

function checkCreators(value: unknown, type: string): void {
  for (const one of value as Data[]) {
    const names = Object.keys(one).sort().join();
    if (names !== 'creatorType,name' && names !== 'creatorType,firstName,lastName') throw new Refusal(400, 'Invalid creator');
    if (!creatorsOf(type).includes(String(one.creatorType))) throw new Refusal(400, `'${one.creatorType}' is not a valid creator type`);
  }
}

/** What a note becomes when the server has cleaned it. */
const cleaned = (note: unknown) => `<div class="zotero-note znv1">${note}</div>`;

export function zoteroLibrary(): ZoteroLibrary {
  const blank = (type: string): Data => ({
    itemType: type,
    ...(type === 'note' ? { note: '' } : Object.fromEntries([...(fieldsOf(type)?.keys() ?? [])].map((name) => [name, '']))),
    ...(type !== 'note' && { creators: [] }),
    tags: [],
    collections: [],
    relations: {},
  });

  function changed(before: Data, object: Data): Data {
    let data = { ...before };
    const type = object.itemType;
    if (typeof type === 'string' && type !== data.itemType) data = changeType(data, type);
    const fields = fieldsOf(String(data.itemType));
    for (const [name, value] of Object.entries(object)) {
      if (['key', 'version', 'itemType'].includes(name)) continue;
      if (name === 'creators') checkCreators(value, String(data.itemType));
      if (name === 'collections')
        for (const key of value as string[]) if (!library.collections.has(key)) throw new Refusal(409, `Collection ${key} not found`);
      if (name === 'parentItem' && !library.items.has(String(value))) throw new Refusal(409, `Parent item ${value} not found`);
      if (name === 'tags' && (value as { tag: string }[]).some(({ tag }) => tag.length > 255)) throw new Refusal(413, 'Tag too long');
      const isField = !['creators', 'collections', 'parentItem', 'tags', 'relations', 'deleted', 'note'].includes(name);
      if (isField && !fields?.has(name)) {
        if (value !== '') throw new Refusal(400, `'${name}' is not a valid field for type '${data.itemType}'`);
        continue;
      }
      if (name === 'deleted' && !value) delete data.deleted;
      else data[name] = name === 'note' && value !== data.note ? cleaned(value) : name === 'deleted' ? 1 : trimmed(value);
    }
    return { ...blank(String(data.itemType)), ...data };
  }

  const library: ZoteroLibrary = {
    version: 0,
    items: new Map(),
    collections: new Map(),
    shown: (key, { version, data }) => ({ key, version, library: {}, data: { key, version, ...data } }),
    write(kind, object) {
      const key = object.key as string | undefined;
      try {
        if (key === undefined || !KEY.test(key)) throw new Refusal(400, `'${key}' is not a valid key`);
        const there = library[kind].get(key);
        if (object.version === undefined) throw new Refusal(428, 'Either If-Unmodified-Since-Version or object version must be provided');
        if (there && there.version > Number(object.version)) throw new Refusal(412, 'Item has been modified since specified version');
        if (!there && Number(object.version) > 0) throw new Refusal(404, "Item doesn't exist; use 0 instead");
        if (!there && kind === 'items' && typeof object.itemType !== 'string') throw new Refusal(400, "'itemType' property not provided");
        const before = there?.data ?? (kind === 'items' ? blank(String(object.itemType)) : {});
        const data = kind === 'items' ? changed(before, object) : { name: object.name, parentCollection: object.parentCollection };
        if (there && JSON.stringify(data) === JSON.stringify(there.data)) return { unchanged: key };
        const stored = { version: ++library.version, data };
        library[kind].set(key, stored);
        return { successful: library.shown(key, stored) };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { failed: { key, code: error.code, message: error.message } };
      }
    },
  };
  return library;
}
