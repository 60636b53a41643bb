import { type Escape, escapeSegments, oneLine } from './latex';
import { type Segment, segments } from './maths';
import { LETTERS, MARKS, turned } from './tex-letters';
import { MATHS, SYMBOLS } from './tex-symbols';

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const MARKUP = /<\/?(?:[ibup]|em|strong|tt|sc|scp|(?:span|br|title|italic|bold|(?:jats|mml):[\w-]+)(?:\s[^<>]*)?)\/?>/gi;

const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;
const SUB_OR_SUP = /<(sub|sup)>([^<>$]{1,40})<\/\1>/gi;

function withoutTags(text: string): string {
  return text
    .replace(SUB_OR_SUP, (_all, kind: string, inside: string) => `$${kind.toLowerCase() === 'sub' ? '_' : '^'}{${inside}}$`)
    .replace(MARKUP, '');
}

function withoutHtml(text: string): string {
  if (!/[<&]/.test(text)) return text;
  // What looks like a tag in maths compares: `$a<b>c$`.
  const parts = text.split(/(\$[^$]*\$)/);
  const plain = parts.map((part, at) => (at % 2 ? part : withoutTags(part))).join('');
  return plain.replace(ENTITY, (_all, decimal, hex, name) =>
    name ? (ENTITIES[name.toLowerCase()] ?? '') : codePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
  );
}

const codePoint = (point: number) => (point <= 0x10ffff && oneLine(String.fromCodePoint(point))) || ' ';

const MARK_OF = turned(MARKS);
const CHARACTER_OF: ReadonlyMap<string, string> = new Map([
  ...[...turned(MATHS)].flatMap(([tex, character]): [string, string][] => (tex.startsWith('\\') ? [[tex.slice(1), character]] : [])),
  ...turned(SYMBOLS),
  ...turned(LETTERS),
  ['dots', '…'],
  ['textellipsis', '…'],
  ['textendash', '–'],
  ['textemdash', '—'],
  ['textsterling', '£'],
  ['langle', '⟨'],
  ['rangle', '⟩'],
  ['to', '→'],
  ['le', '≤'],
  ['ge', '≥'],
  ['ne', '≠'],
]);

/** `\"{o}`, `{\"o}`, `\"o`, `\v{s}`, `\'{\i}`. */
const ACCENT = /\\(?:(["'`^~=.])|([Hcdbkruv])(?![A-Za-z])\s*)(?:\{\s*\\?([A-Za-z])\s*\}|\\([ij])(?![A-Za-z])\s?|([A-Za-z]))/g;
const GROUPED_ACCENT = new RegExp(`\\{${ACCENT.source}\\}`, 'g');
const GROUPED_NAME = /\{\\([A-Za-z]+)\s*\}/g;
const NAMED = /\\([A-Za-z]+)(\{\}|~|\s(?=\S))?/g;
const FONT =
  /\\(?:emph|text(?:it|bf|tt|sc|rm|sf|sl|up|normal)|mbox|uppercase)\s*\{([^{}\\$]*)\}|\{\\(?:it|em|bf|tt|sc|rm|sl|sf)\s([^{}\\$]*)\}/g;

/** Two hyphens with a space on both sides or on none; `--flag` is no dash. */
const EN_DASH = /(?<=\s)--(?=\s)|(?<=[^\s-])--(?=[^\s-])/g;

/** What authors type as TeX in a title (accents, letters, symbols, dashes, quotes, emphasis) as the characters it stands for. */
function withoutTex(text: string): string {
  const dashes = text.replace(/---/g, '—').replace(EN_DASH, '–');
  const quotes = dashes.replace(/``/g, '“').replace(/''/g, '”');
  if (!quotes.includes('\\')) return quotes;
  return quotes
    .replace(GROUPED_ACCENT, accent)
    .replace(ACCENT, accent)
    .replace(GROUPED_NAME, (whole, name: string) => CHARACTER_OF.get(name) ?? whole)
    .replace(NAMED, named)
    .replace(FONT, (_whole, command?: string, group?: string) => command ?? group ?? '')
    .replace(/\\([&%$#_{}])/g, '$1')
    .replace(/\\[ ,]/g, ' ');
}

function accent(_whole: string, sign?: string, command?: string, group?: string, dotless?: string, letter?: string): string {
  return ((group ?? dotless ?? letter ?? '') + (MARK_OF.get(sign ?? command ?? '') ?? '')).normalize('NFC');
}

function named(whole: string, name: string, end = ''): string {
  const character = CHARACTER_OF.get(name);
  if (character === undefined) return whole;
  // A space ends the name of a letter (`\o rsted`); after other names authors mean it.
  return character + (end === '{}' || (end !== '~' && LETTERS.has(character)) ? '' : end && ' ');
}

/** A title or abstract as a source gives it, cut at its maths: HTML and TeX that stand for a character are that character, unknown TeX stays as it is. */
export function readSource(source: string): Segment[] {
  return segments(oneLine(withoutHtml(source))).map((part) => ('maths' in part ? part : { text: withoutTex(part.text) }));
}

/** The words of a title or name without its maths. */
export function sourceWords(source: string): string {
  return readSource(source)
    .map((part) => ('maths' in part ? ' ' : part.text))
    .join('');
}

/** A text of a source as a value may hold it, on one line. */
export function escapeSource(source: string, target: Escape): string {
  return escapeSegments(readSource(source), target);
}
