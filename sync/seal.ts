import { bytesOf, hex } from './packing';
import type { Seal } from './place';
import { clearFiles, type Store } from './store';

/** The keys a passphrase gives: one for what files hold, one for what they are called. They cannot be read out of the browser. */
export interface SealKeys {
  content: CryptoKey;
  names: CryptoKey;
}

/** Rounds of PBKDF2 with SHA-256 (OWASP Password Storage Cheat Sheet, 2023). */
const ROUNDS = 600_000;
const CHECK = 'offprint';

const unhex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

async function keysFrom(passphrase: string, salt: string, rounds: number): Promise<SealKeys> {
  const base = await crypto.subtle.importKey('raw', bytesOf(passphrase.normalize('NFC')), 'PBKDF2', false, ['deriveBits']);
  const params = { name: 'PBKDF2', hash: 'SHA-256', salt: unhex(salt), iterations: rounds };
  const bits = new Uint8Array(await crypto.subtle.deriveBits(params, base, 512));
  const content = await crypto.subtle.importKey('raw', bits.slice(0, 32), 'AES-GCM', false, ['encrypt', 'decrypt']);
  const names = await crypto.subtle.importKey('raw', bits.slice(32), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return { content, names };
}

const sign = async (keys: SealKeys, text: string) => hex(new Uint8Array(await crypto.subtle.sign('HMAC', keys.names, bytesOf(text))));

/** A new seal for a passphrase, with its keys. `rounds` is for tests alone. */
export async function newSeal(passphrase: string, rounds = ROUNDS): Promise<{ seal: Seal; keys: SealKeys }> {
  const salt = hex(crypto.getRandomValues(new Uint8Array(16)));
  const keys = await keysFrom(passphrase, salt, rounds);
  return { seal: { salt, rounds, check: await sign(keys, CHECK) }, keys };
}

/** The keys to a sealed place, or undefined when the passphrase is not its. */
export async function openSeal({ salt, rounds, check }: Seal, passphrase: string): Promise<SealKeys | undefined> {
  const keys = await keysFrom(passphrase, salt, rounds);
  return (await sign(keys, CHECK)) === check ? keys : undefined;
}

/** Bytes of the vector before what AES-GCM gives, and of the tag it ends with. */
const VECTOR = 12;
const TAG = 16;

/** A store whose files nobody can read, exchange for one another or name without the keys. Only folders of devices keep their random names. */
export function sealed(store: Store, keys: SealKeys): Store {
  // A file is found by a name that tells nothing of what it is, and opens only under its own.
  const hidden = async (path: string) => {
    const at = path.lastIndexOf('/');
    return at < 0 ? path : `${path.slice(0, at + 1)}${(await sign(keys, path)).slice(0, 32)}`;
  };
  const isOpen = (path: string) => !path.startsWith('d/');
  return {
    ...store,
    async read(path, most) {
      if (isOpen(path)) return store.read(path, most);
      const file = await store.read(await hidden(path), most + VECTOR + TAG);
      if (!file) return undefined;
      const params = { name: 'AES-GCM', iv: file.bytes.slice(0, VECTOR), additionalData: bytesOf(path) };
      try {
        return { ...file, bytes: new Uint8Array(await crypto.subtle.decrypt(params, keys.content, file.bytes.slice(VECTOR))) };
      } catch (error) {
        // Torn, damaged or another's: whoever reads tells by length and hash, so it is as if it were empty.
        if (error instanceof DOMException) return { bytes: new Uint8Array() };
        throw error;
      }
    },
    async write(path, bytes, tag) {
      if (isOpen(path)) return store.write(path, bytes, tag);
      const iv = crypto.getRandomValues(new Uint8Array(VECTOR));
      const secret = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytesOf(path) }, keys.content, bytes);
      const whole = new Uint8Array(VECTOR + secret.byteLength);
      whole.set(iv);
      whole.set(new Uint8Array(secret), VECTOR);
      return store.write(await hidden(path), whole, tag);
    },
    async remove(path) {
      await store.remove(isOpen(path) ? path : await hidden(path));
    },
    async clear(folder, last) {
      await clearFiles(store, folder, isOpen(last) ? last : await hidden(last));
    },
  };
}
