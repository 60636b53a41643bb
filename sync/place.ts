import { bytesOf, textOf } from './packing';
import type { Store } from './store';
import { TargetError } from './target-error';

/** What says that a folder holds a library of ours, and which. Written once. `seal` is there when all else is encrypted. */
export interface Place {
  v: 1;
  library: string;
  seal?: Seal;
}

/** What a key is made of beside the passphrase (hex), and by what it is told from a wrong one. */
export interface Seal {
  salt: string;
  rounds: number;
  check: string;
}

export const PLACE_PATH = 'format.json';
const MOST = 4096;

function sealFrom(value: unknown): Place['seal'] {
  const { salt, rounds, check } = (value ?? {}) as Record<string, unknown>;
  const isHex = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f]{16,256}$/.test(text);
  return isHex(salt) && isHex(check) && Number.isSafeInteger(rounds) && (rounds as number) > 0 && (rounds as number) <= 10_000_000
    ? { salt, rounds: rounds as number, check }
    : undefined;
}

/** What the folder says it holds; undefined when nothing of ours is there, `torn` when writing it was cut off. Throws TargetError `bad-answer` when a newer program wrote it. */
export async function readPlace(store: Store): Promise<Place | 'torn' | undefined> {
  const file = await store.read(PLACE_PATH, MOST);
  if (!file) return undefined;
  const bad = new TargetError('bad-answer', 'What lies there is no library this version can read.');
  let given: unknown;
  try {
    given = JSON.parse(textOf(file.bytes));
  } catch (error) {
    if (error instanceof SyntaxError) return 'torn';
    throw error;
  }
  const { v, library, seal } = (given ?? {}) as Record<string, unknown>;
  if (v !== 1 || typeof library !== 'string' || !/^[\w-]{8,64}$/.test(library)) throw bad;
  const sealed = sealFrom(seal);
  if (seal !== undefined && !sealed) throw bad;
  return { v: 1, library, ...(sealed && { seal: sealed }) };
}

export async function writePlace(store: Store, place: Place): Promise<void> {
  await store.write(PLACE_PATH, bytesOf(`${JSON.stringify(place)}\n`));
}
