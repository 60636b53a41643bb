import { type Alias, idsOf } from '../paper/ids';
import { isLiteral, nameOf } from '../paper/name';
import type { Author } from '../paper/paper';
import { toAscii } from './ascii';
import { appeared } from './dates';
import { DEFAULT_KEY_PATTERN, type KeyPart, type Letters, parsePattern } from './key-pattern';
import { sourceWords } from './source-text';
import { publicationOf } from './venue';

export { DEFAULT_KEY_PATTERN, KEY_PATTERNS, KEY_TOKENS, type KeyPart, type ParsedPattern, parsePattern } from './key-pattern';

/** What a key is made from. */
export interface KeyFacts {
  title: string;
  authors: readonly Author[];
  year?: number;
  date?: string;
  venue?: string;
  aliases?: readonly Alias[];
}

const LONGEST = 64;

/** Words that say nothing of what a title is about. */
const INSIGNIFICANT = new Set(
  `a an the of on in for to and or nor but with without from by at as into onto via over under between through towards toward using
  is are was were be been do does did can could should will would may might its it this that these those how what when where which who
  why whether vs versus than then not no about against among within across upon der die das ein eine le la les un une des du el los`.split(
    /\s+/,
  ),
);

/** The characters of a key that BibTeX and biber both take, at most 64. */
export function plainKey(key: string): string {
  return toAscii(key)
    .replace(/[^A-Za-z0-9:_./+-]/g, '')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, LONGEST)
    .replace(/[^A-Za-z0-9]+$/, '');
}

const bare = (text: string) => toAscii(text).replace(/[^A-Za-z0-9]/g, '');

function titleWords(title: string): string[] {
  const words = sourceWords(title)
    .replace(/[’']/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(bare)
    .filter(Boolean);
  const significant = words.filter((word) => !INSIGNIFICANT.has(word.toLowerCase()));
  return significant.length > 0 ? significant : words;
}

function familyOf(author: Author): string {
  const name = nameOf(author);
  if (!isLiteral(name)) return bare(name.family);
  const words = name.literal.split(/\s+/).map(bare).filter(Boolean);
  return words.find((word) => !INSIGNIFICANT.has(word.toLowerCase())) ?? '';
}

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);

function venueWord(venue: string): string {
  const words = venue.replace(/\b(?:19|20)\d\d\b/g, '').split(/[^\p{L}\p{N}]+/u);
  return bare(words.find((word) => /\p{Lu}.*\p{Lu}/u.test(word)) ?? words.find((word) => word.length > 2) ?? '');
}

/** The first words of a title without those that stand for an author. */
function titleText(words: readonly string[], spare: number, count: number, capitals: boolean): string {
  return words
    .slice(spare, Math.max(count, spare))
    .map(capitals ? capital : String)
    .join('');
}

function tokenText(part: Exclude<KeyPart, { text: string }>, facts: KeyFacts): string {
  const aliases = facts.aliases ?? [];
  const year = () => String(appeared(facts, aliases, publicationOf(facts.venue ?? '', aliases).work === 'preprint')?.year ?? '');
  const families = facts.authors.map(familyOf);
  const words = titleWords(facts.title);
  // Without an author who can be named in ASCII, the first word of the title stands for one.
  const [first = '', second = ''] = families;
  const spare = first === '' ? 1 : 0;
  switch (part.token) {
    case 'auth':
      return first ? first.slice(0, part.count || undefined) : (words[0] ?? '');
    case 'auth.etal':
      if (first === '') return words[0] ?? '';
      return families.length > 2 ? `${first}-etal` : second ? `${first}-${second}` : first;
    case 'authEtAl':
      if (first === '') return words[0] ?? '';
      return families.length > 2 ? `${first}EtAl` : first + second;
    case 'authors': {
      if (first === '') return words[0] ?? '';
      const some = families.slice(0, part.count || undefined);
      return some.join('') + (some.length < families.length ? 'EtAl' : '');
    }
    case 'year':
      return year();
    case 'shortyear':
      return year().slice(-2);
    case 'title':
      return titleText(words, spare, part.count, part.count > 1);
    case 'shorttitle':
    case 'veryshorttitle':
      return titleText(words, spare, part.count, true);
    case 'venue':
      return venueWord(facts.venue ?? '');
    case 'arxiv':
      return idsOf(aliases).arxiv ?? '';
  }
}

function inLetters(value: string, letters: Letters): string {
  if (letters === 'lower') return value.toLowerCase();
  if (letters === 'capitalize') return capital(value);
  return letters === 'upper' ? value.toUpperCase() : value;
}

function baseKey(facts: KeyFacts, parts: readonly KeyPart[]): string {
  const hasAuthor = parts.some((part) => 'token' in part && part.token.startsWith('auth'));
  const values = parts.map((part) => ('text' in part ? part.text : inLetters(tokenText(part, facts), part.letters)));
  const saysSomething = parts.some((part, at) => 'token' in part && !/year/.test(part.token) && values[at] !== '');
  const key = plainKey(values.join(''));
  if (key !== '' && (saysSomething || !hasAuthor)) return key;
  const { arxiv, doi, openreview, acl, pmid } = idsOf(facts.aliases ?? []);
  if (arxiv) return plainKey(`arxiv${arxiv}`);
  const id = acl ?? (openreview ? `openreview${openreview}` : pmid ? `pmid${pmid}` : doi ? `doi${doi}` : '');
  return plainKey(id) || plainKey(`paper${values.join('')}`);
}

/** The key, or with the first free ending of `a` to `z`, then `-2`, `-3`; `isTaken` is asked in lower case. */
export function uniqueKey(key: string, isTaken: (key: string) => boolean): string {
  const ends = (end: string) => key.slice(0, LONGEST - end.length) + end;
  if (!isTaken(key.toLowerCase())) return key;
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') if (!isTaken(ends(letter).toLowerCase())) return ends(letter);
  for (let number = 2; ; number += 1) if (!isTaken(ends(`-${number}`).toLowerCase())) return ends(`-${number}`);
}

/**
 * A citation key by the pattern (one that does not parse counts as the default): ASCII letters, digits and `:_./+-`, at most 64, not taken
 * whatever the case. `isTaken` is asked in lower case. Keys are made once; the newer paper gets the ending.
 */
export function makeKey(facts: KeyFacts, pattern: string = DEFAULT_KEY_PATTERN, isTaken: (key: string) => boolean = () => false): string {
  const parsed = parsePattern(pattern);
  const fallback = parsePattern(DEFAULT_KEY_PATTERN);
  const parts = parsed.ok ? parsed.parts : fallback.ok ? fallback.parts : [];
  return uniqueKey(baseKey(facts, parts), isTaken);
}
