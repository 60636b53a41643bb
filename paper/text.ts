/** Control, bidi-override, zero-width and tag characters that never belong in a title, name, tag or note. ZWJ and ZWNJ stay: Persian and emoji need them. */
const UNWANTED = /(?![\t\n])\p{Cc}|[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/gu;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Longest texts kept, in code points. */
export const LIMITS = {
  title: 1000,
  abstract: 20_000,
  author: 300,
  authors: 500,
  tag: 100,
  tags: 100,
  note: 100_000,
  venue: 500,
  url: 2000,
} as const;

function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return Array.from(text).slice(0, max).join('');
}

function harmless(text: string): string {
  return text.normalize('NFC').replace(LONE_SURROGATE, '').replace(UNWANTED, '');
}

/** One line of clean text: NFC, no control, bidi-override or zero-width characters, spaces collapsed, at most `max` code points. */
export function cleanLine(text: string, max: number): string {
  return cut(
    harmless(text.replace(/[\t\n\r\u2028\u2029]+/g, ' '))
      .replace(/\s+/g, ' ')
      .trim(),
    max,
  );
}

/** Clean text that keeps its line breaks (abstracts, notes), at most `max` code points. */
export function cleanBlock(text: string, max: number): string {
  return cut(harmless(text.replace(/\r\n?|\u2028|\u2029/g, '\n')), max);
}

/** The address in its normal form, or undefined unless it is plain http(s), without credentials and at most 2 000 characters. */
export function safeUrl(text: string): string | undefined {
  if (text.length > LIMITS.url) return undefined;
  try {
    const url = new URL(text);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
    if (url.username || url.password) return undefined;
    return url.href.length <= LIMITS.url ? url.href : undefined;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
