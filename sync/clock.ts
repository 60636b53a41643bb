/**
 * A hybrid logical clock's reading as text that sorts as it happened: nine digits of ms since 1970 and four of a counter, both in
 * base 36, and the device (Kulkarni et al., "Logical Physical Clocks", 2014). Every register carries the reading of its last edit.
 */
export type Reading = string;

/** Latest time a reading may hold: the year 2248. Later ones leave no room to ever be followed. */
const LATEST = 2 ** 43;
const COUNTERS = 36 ** 4;
const SHAPE = /^[0-9a-z]{9}-[0-9a-z]{4}-[a-z0-9]{8}$/;

function reading(ms: number, counter: number, device: string): Reading {
  return `${ms.toString(36).padStart(9, '0')}-${counter.toString(36).padStart(4, '0')}-${device}`;
}

/** True for text that is a reading, and one that can be followed. */
export function isReading(text: unknown): text is Reading {
  return typeof text === 'string' && SHAPE.test(text) && timeOf(text) < LATEST;
}

/** ms since 1970 of a reading. */
export const timeOf = (text: Reading): number => Number.parseInt(text.slice(0, 9), 36);

/** The device that made a reading. */
export const deviceOf = (text: Reading): string => text.slice(15);

/** A reading of the device at `ms`, or the next after `last` if that is later: an edit is always later than what it replaces. */
export function tick(ms: number, last: Reading | undefined, device: string): Reading {
  const time = Math.min(Math.max(Math.floor(ms) || 0, 0), LATEST - 1);
  const before = last === undefined ? -1 : timeOf(last);
  if (last === undefined || time > before) return reading(time, 0, device);
  const counter = Number.parseInt(last.slice(10, 14), 36) + 1;
  return counter < COUNTERS ? reading(before, counter, device) : reading(before + 1, 0, device);
}

/** A new device's id: 40 random bits. */
export function newDevice(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  return Array.from(random(new Uint8Array(8)), (byte) => letters[byte % 32]).join('');
}
