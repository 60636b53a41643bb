/** Deepest nesting of a file that is read at all. */
const DEEPEST = 40;

/** True when JSON text nests deeper than what any file of ours does; looked at before parsing, since a parser may give up on depth in its own way. */
export function nestsTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 92) at += 1;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 123 || code === 91) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (code === 125 || code === 93) depth -= 1;
  }
  return false;
}

/** Keys that change what an object is, and are never copied. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A parsed value copied into fresh objects without the keys that could change their nature. */
export function plainCopy(value: unknown): Json {
  if (Array.isArray(value)) return value.map(plainCopy);
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  }
  const out: { [key: string]: Json } = {};
  for (const [key, inside] of Object.entries(value)) if (!FORBIDDEN.has(key)) out[key] = plainCopy(inside);
  return out;
}

/** JSON on one line with the keys of every object in the order of the alphabet, so that equal values give equal text. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, inside: unknown) => {
    if (typeof inside !== 'object' || inside === null || Array.isArray(inside)) return inside;
    return Object.fromEntries(Object.entries(inside).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
