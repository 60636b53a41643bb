import { safeUrl } from '../paper/text';

/** Says why a row of a backup cannot be taken. */
export class BadRow extends Error {}

/** A parsed object as it came: any field may be missing or of any kind. */
export type Row = ReadonlyMap<string, unknown>;

/** Only the row's own fields, so that nothing inherited is ever read. Throws BadRow when it is no object. */
export function rowOf(value: unknown): Row {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadRow('is not an object');
  return new Map(Object.entries(value));
}

/** Cleaning again what was cleaned changes nothing, whatever the text was. */
function settled(text: string, clean: (text: string) => string): string {
  let now = clean(text);
  for (let before = text, turn = 0; now !== before && turn < 5; turn += 1) {
    before = now;
    now = clean(before);
  }
  return now;
}

/** Text of that field, cleaned, or undefined when it is missing, no text or nothing is left of it. */
export function textField(row: Row, name: string, clean: (text: string) => string): string | undefined {
  const value = row.get(name);
  return typeof value === 'string' ? settled(value, clean) || undefined : undefined;
}

/** The same for a text without which the row is worth nothing. */
export function neededText(row: Row, name: string, clean: (text: string) => string): string {
  const text = textField(row, name, clean);
  if (text === undefined) throw new BadRow(`has no ${name}`);
  return text;
}

const ID = /^[A-Za-z0-9][\w.:/+-]{0,199}$/;

/** The id in that field. Throws BadRow when it does not look like one of ours. */
export function idField(row: Row, name = 'id'): string {
  const value = row.get(name);
  if (typeof value !== 'string' || !ID.test(value)) throw new BadRow(`has no valid ${name}`);
  return value;
}

/** A finite number between the two, or undefined. */
export function numberField(row: Row, name: string, least: number, most: number): number | undefined {
  const value = row.get(name);
  return typeof value === 'number' && value >= least && value <= most ? value : undefined;
}

/** A whole number between the two, or undefined. */
export function integerField(row: Row, name: string, least: number, most: number): number | undefined {
  const value = numberField(row, name, least, most);
  return value !== undefined && Number.isInteger(value) ? value : undefined;
}

const LATEST = 8.64e15;

/** A time in ms since 1970, 0 when there is none. */
export function timeField(row: Row, name: string): number {
  return numberField(row, name, 0, LATEST) ?? 0;
}

/** The items of a list, at most so many; none when the field is no list. */
export function listField(row: Row, name: string, most: number): unknown[] {
  const value = row.get(name);
  return Array.isArray(value) ? value.slice(0, most) : [];
}

/** An address that is plain http(s), or undefined. */
export function urlField(row: Row, name: string): string | undefined {
  const value = row.get(name);
  return typeof value === 'string' ? safeUrl(value) : undefined;
}

/** The value if it is one of those, or undefined. */
export function oneOf<T extends string | number>(value: unknown, known: readonly T[]): T | undefined {
  return known.find((one) => one === value);
}
