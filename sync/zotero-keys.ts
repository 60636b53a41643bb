import { type Alias, SCHEMES } from '../paper/ids';
import { bytesOf } from './packing';

/** Signs that keys of Zotero's objects are made of; a key has eight. */
const SIGNS = '23456789ABCDEFGHIJKLMNPQRSTUVWXYZ';
const LENGTH = 8;

const rank = (alias: Alias) => SCHEMES.findIndex((scheme) => alias.startsWith(`${scheme}:`));

/** The name of a paper that all devices are likeliest to share: keys are made of it, so that two that push the same paper make one item of it. */
export const nameForKey = (aliases: readonly Alias[], id: string): string =>
  [...aliases].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))[0] ?? id;

async function keyOf(name: string, attempt: number): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(`offprint ${attempt} ${name}`)));
  let number = Array.from(digest.slice(0, 16)).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let key = '';
  for (let at = 0; at < LENGTH; at++) {
    key += SIGNS[Number(number % BigInt(SIGNS.length))];
    number /= BigInt(SIGNS.length);
  }
  return key;
}

/** A key for the object of that name, the same each time, and none of those that are taken. */
export async function zoteroKey(name: string, isTaken: (key: string) => boolean): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    const key = await keyOf(name, attempt);
    if (!isTaken(key)) return key;
  }
}
