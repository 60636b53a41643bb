import { sha256 } from './packing';
import type { Store } from './store';
import { TargetError } from './target-error';

export interface OutFile {
  path: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface Sending {
  store: Store;
  /** SHA-256 of what we last put in each file. */
  sent: Readonly<Record<string, string>>;
  /** Look at every file there, even those that have not changed here. */
  thorough?: boolean;
  /** Overwrite what somebody else wrote, keeping a copy of it beside. */
  replace?: boolean;
  /** `YYYY-MM-DD`, for the name of a copy. */
  day: string;
  isLate(): boolean;
}

/** What was sent, which files somebody else has written since, and whether all was looked at. */
export interface Sent {
  sent: Record<string, string>;
  edited: string[];
  whole: boolean;
}

const LARGEST = 64 * 1024 * 1024;

/** `library.bib` beside itself: `library (edited elsewhere 2026-11-24).bib`. */
export function copyPath(path: string, day: string): string {
  const at = path.lastIndexOf('.');
  const [stem, end] = at > path.lastIndexOf('/') + 1 ? [path.slice(0, at), path.slice(at)] : [path, ''];
  return `${stem} (edited elsewhere ${day})${end}`;
}

async function sendOne({ path, bytes }: OutFile, x: string, { store, sent, replace, day }: Sending): Promise<'sent' | 'edited'> {
  const there = await store.read(path, LARGEST);
  const is = there && (await sha256(there.bytes));
  if (is === x) return 'sent';
  if (there && is !== sent[path]) {
    if (!replace) return 'edited';
    await store.write(copyPath(path, day), there.bytes);
  }
  try {
    await store.write(path, bytes, there ? there.tag : null);
    return 'sent';
  } catch (error) {
    if (error instanceof TargetError && error.code === 'changed') return 'edited';
    throw error;
  }
}

/** Removes files we wrote that are no longer part of the export, unless somebody else has written them since. */
async function removeOld(files: readonly OutFile[], { store, sent }: Sending, out: Record<string, string>): Promise<void> {
  const wanted = new Set(files.map(({ path }) => path));
  for (const path of Object.keys(sent).filter((one) => !wanted.has(one))) {
    const there = await store.read(path, LARGEST);
    if (there && (await sha256(there.bytes)) === sent[path]) await store.remove(path);
    delete out[path];
  }
}

/**
 * Brings files to where they belong, those that changed alone. A file somebody else wrote since is left as it is and named, unless
 * the reader said to replace it; then theirs is kept beside. Throws TargetError; `keep` hears of every file that is surely there.
 */
export async function sendFiles(
  files: readonly OutFile[],
  sending: Sending,
  keep: (sent: Record<string, string>) => Promise<void>,
): Promise<Sent> {
  const { store, thorough, isLate } = sending;
  const sent = { ...sending.sent };
  const edited: string[] = [];
  let whole = true;
  let first = true;
  for (const file of files) {
    const x = await sha256(file.bytes);
    if (sent[file.path] === x && !thorough) continue;
    if (!first && isLate()) {
      whole = false;
      break;
    }
    first = false;
    if ((await sendOne(file, x, { ...sending, sent })) === 'edited') edited.push(file.path);
    else sent[file.path] = x;
    if (!store.flush) await keep({ ...sent });
  }
  if (whole) await removeOld(files, { ...sending, sent }, sent);
  await store.flush?.('Offprint: export');
  await keep({ ...sent });
  return { sent, edited, whole };
}
