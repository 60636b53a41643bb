import type { Author } from '../paper/paper';
import { cleanBlock, cleanLine, LIMITS } from '../paper/text';

/** Any JSON object. */
export type Plain = Record<string, unknown>;

/** The value as an object, or an empty one. */
export const plain = (value: unknown): Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Plain) : {};
/** The value as a list, or an empty one. */
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
/** The value as text, '' for anything else. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Text without the tags services leave in it, entities resolved: once, as they escape once. */
export function unmarked(marked: string): string {
  return marked
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : Number.NaN;
      if (name) return ENTITIES[name.toLowerCase()] ?? whole;
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}

/** One clean line, or undefined when there is none. */
export const line = (value: unknown, max: number = LIMITS.title): string | undefined => cleanLine(unmarked(text(value)), max) || undefined;
/** Clean text of an abstract, or undefined. */
export const abstractOf = (value: unknown): string | undefined =>
  cleanBlock(unmarked(text(value)), LIMITS.abstract)
    .trim()
    .replace(/^Abstract[.:\s]+/i, '') || undefined;
/** A year that can be one. */
export const yearOf = (value: unknown): number | undefined => {
  const year = Number(text(value).slice(0, 4));
  return Number.isInteger(year) && year >= 1400 && year <= 2200 ? year : undefined;
};
/** `YYYY-MM-DD` when the text begins so. */
export const dayOf = (value: unknown): string | undefined => /^\d{4}-\d{2}-\d{2}/.exec(text(value))?.[0];

/** Names as authors; undefined when there are none. */
export function authorsOf(names: readonly (string | { family?: unknown; given?: unknown; name?: unknown })[]): Author[] | undefined {
  const authors = names.flatMap((one): Author[] => {
    if (typeof one === 'string') return line(one, LIMITS.author) ? [{ name: line(one, LIMITS.author) ?? '' }] : [];
    const family = line(one.family, LIMITS.author);
    const given = line(one.given, LIMITS.author);
    const name = line(one.name, LIMITS.author) ?? [given, family].filter(Boolean).join(' ');
    return name ? [{ name, ...(family && { family }), ...(given && { given }) }] : [];
  });
  return authors.length > 0 ? authors.slice(0, LIMITS.authors) : undefined;
}

/** An object without its undefined members. */
export function known<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}
