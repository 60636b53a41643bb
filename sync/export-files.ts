import { sha256 } from './packing';
import type { Store, Stored } from './store';
import { TargetError } from './target-error';

export interface OutFile {
  path: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What is known of the files we put there: their SHA-256, and the tags of those that cannot be read back. */
export interface Known {
  sent: Readonly<Record<string, string>>;
  tags?: Readonly<Record<string, string>>;
}

export interface Sending extends Known {
  store: Store;
  /** Look at every file there, even those that have not changed here. */
  thorough?: boolean;
  /** Where an earlier run ended: files before it are not looked at again, unless they changed here. */
  from?: string;
  /** Overwrite what somebody else wrote, keeping a copy of it beside where it can be read. */
  replace?: boolean;
  /** Leave files that are no longer part of the export. */
  keepsOld?: boolean;
  /** `YYYY-MM-DD`, for the name of a copy. */
  day: string;
  isLate(): boolean;
}

/** What was sent, and which files somebody else has written since. */
export interface Sent {
  sent: Record<string, string>;
  tags: Record<string, string>;
  edited: string[];
  /** Some of those cannot be read, so no copy of them can be kept. */
  hidden: boolean;
  /** The file to go on with, when there was no time for all. */
  next?: string;
}

const LARGEST = 64 * 1024 * 1024;
const MOST_COPIES = 50;

/** `library.bib` beside itself: `library (edited elsewhere 2026-11-24).bib`, and from the second on with a number. */
export function copyPath(path: string, day: string, number = 1): string {
  const at = path.lastIndexOf('.');
  const [stem, end] = at > path.lastIndexOf('/') + 1 ? [path.slice(0, at), path.slice(at)] : [path, ''];
  return `${stem} (edited elsewhere ${day}${number > 1 ? `, ${number}` : ''})${end}`;
}

/** Keeps a file beside itself, under a name that nothing else has. */
async function keepCopy(store: Store, path: string, day: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const x = await sha256(bytes);
  for (let number = 1; number <= MOST_COPIES; number++) {
    const copy = copyPath(path, day, number);
    const there = await store.read(copy, LARGEST);
    if (there && (await sha256(there.bytes)) !== x) continue;
    if (!there) await store.write(copy, bytes);
    return;
  }
  throw new TargetError('refused', 'There are too many copies of the file.');
}

async function look(store: Store, path: string): Promise<Stored | undefined | 'hidden'> {
  try {
    return await store.read(path, LARGEST);
  } catch (error) {
    if (error instanceof TargetError && error.code === 'unreadable') return 'hidden';
    throw error;
  }
}

interface One {
  is: 'sent' | 'edited';
  hidden?: boolean;
  tag?: string;
}

async function write(store: Store, { path, bytes }: OutFile, guard: string | null | undefined): Promise<One> {
  try {
    return { is: 'sent', tag: await store.write(path, bytes, guard) };
  } catch (error) {
    if (error instanceof TargetError && error.code === 'changed') return { is: 'edited' };
    throw error;
  }
}

async function sendOne(file: OutFile, x: string, { store, sent, tags, replace, day }: Sending): Promise<One> {
  const { path } = file;
  const there = await look(store, path);
  if (there === 'hidden') {
    // What cannot be read may still be told apart by its tag; of what we wrote without getting one nothing can be known.
    const guard = replace ? undefined : (tags?.[path] ?? (sent[path] === undefined ? null : undefined));
    return { ...(await write(store, file, guard)), hidden: true };
  }
  const is = there && (await sha256(there.bytes));
  if (is === x) return { is: 'sent' };
  if (there && is !== sent[path]) {
    if (!replace) return { is: 'edited' };
    await keepCopy(store, path, day, there.bytes);
  }
  return write(store, file, there ? there.tag : null);
}

/** Removes a file we wrote, unless somebody else has written it since or nobody can tell. */
async function removeOld(path: string, x: string | undefined, store: Store): Promise<void> {
  const there = await look(store, path);
  if (there && there !== 'hidden' && (await sha256(there.bytes)) === x) await store.remove(path);
}

/** How many files are sent before what is known of them is kept: those of a run that ends before are looked at again. */
const KEEP_EVERY = 25;

/**
 * Brings files to where they belong, those that changed alone, and removes those of ours that are no longer part of the export. A
 * file somebody else wrote since is left as it is and named, unless the reader said to replace it; then theirs is kept beside.
 * Throws TargetError; `keep` hears of the files that are surely there.
 */
export async function sendFiles(
  files: readonly OutFile[],
  sending: Sending,
  keep: (known: { sent: Record<string, string>; tags: Record<string, string> }) => Promise<void>,
): Promise<Sent> {
  const { store, thorough, isLate, from } = sending;
  const out: Sent = { sent: { ...sending.sent }, tags: { ...sending.tags }, edited: [], hidden: false };
  const { sent, tags } = out;
  const keepNow = () => keep({ sent: { ...sent }, tags: { ...tags } });
  const names = files.map(({ path }) => path);
  let looked = 0;
  // The first always has time, so that every run gets on.
  const isOver = () => looked > 0 && isLate();

  const send = async (file: OutFile, x: string) => {
    const { is, hidden = false, tag } = await sendOne(file, x, { ...sending, sent, tags });
    if (is === 'edited') {
      out.edited.push(file.path);
      out.hidden ||= hidden;
    } else {
      sent[file.path] = x;
      delete tags[file.path];
      if (hidden && tag) tags[file.path] = tag;
    }
    // What cannot be read could not be told for ours.
    looked++;
    if (!store.flush && (looked % KEEP_EVERY === 0 || hidden)) await keepNow();
  };
  /** Gives the file to go on with. */
  const sendAll = async (): Promise<string | undefined> => {
    const begun = names.indexOf(from ?? '');
    for (const [index, file] of files.entries()) {
      const x = await sha256(file.bytes);
      // What an earlier run looked at may have changed here since.
      if (sent[file.path] === x && (!thorough || index < begun)) continue;
      if (isOver()) return file.path;
      await send(file, x);
    }
    const wanted = new Set(names);
    for (const path of sending.keepsOld ? [] : Object.keys(sent).filter((one) => !wanted.has(one))) {
      if (isOver()) return names.at(-1) ?? '';
      looked++;
      await removeOld(path, sent[path], store);
      delete sent[path];
      delete tags[path];
    }
    return undefined;
  };

  try {
    const next = await sendAll();
    await store.flush?.('Offprint: export');
    if (next !== undefined) out.next = next;
  } catch (error) {
    if (!store.flush) await keepNow();
    throw error;
  }
  await keepNow();
  return out;
}
