import { isLiteral, isNameSuffix, type Name, splitName } from '../paper/name';
import type { Author } from '../paper/paper';
import { cleanLine, LIMITS } from '../paper/text';
import { writeAuthors } from './bib-names';
import { printedText } from './latex-text';
import { nameLine } from './latex-text-settled';

/** What stands for the names a list leaves out. */
export const AND_OTHERS = 'et al.';

/** What the writer takes from the beginning of a name: no name begins so. */
const JUNK_BEFORE = /^[^\p{L}\p{N}'’ʻʼ‘]+/u;
const EXTENDED = /^\s*"?\s*(?:family|given|prefix|suffix|useprefix)(?:-i)?\s*=/;
/** BibTeX's own test: the case of the first letter, whatever stands before it. */
const LOWER = /^\P{L}*\p{Ll}/u;

/** Text cut where a pattern matches outside of braces; at most so many parts, what is behind them left out. */
function cut(text: string, pattern: RegExp, most = 0xffff_ffff): string[] {
  if (!text.includes('{')) return text.split(pattern, most);
  const out: string[] = [];
  let depth = 0;
  let from = 0;
  for (const match of text.matchAll(new RegExp(`[{}]|${pattern.source}`, `g${pattern.flags}`))) {
    if (match[0] === '{') depth += 1;
    else if (match[0] === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      out.push(text.slice(from, match.index));
      from = match.index + match[0].length;
      if (out.length >= most) return out;
    }
  }
  out.push(text.slice(from));
  return out;
}

/** Words of a name as TeX, cut at spaces and ties. */
const tokensOf = (tex: string) => cut(tex.trim(), /\s+|(?<!\\)~/).filter(Boolean);
const printed = (tex: string) => cleanLine(nameLine(tex).replace(JUNK_BEFORE, ''), LIMITS.author);
const joined = (...parts: string[]) => cleanLine(parts.filter(Boolean).join(' '), LIMITS.author);

/** One group around the whole text. */
function isOneGroup(tex: string): boolean {
  if (!tex.startsWith('{') || !tex.endsWith('}')) return false;
  let depth = 0;
  for (let at = 0; at < tex.length; at += 1) {
    const sign = tex[at];
    if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    if (depth === 0) return at === tex.length - 1;
  }
  return false;
}

/** A group that hides its case from BibTeX; `{\'E}` is a letter. */
const isGroup = (token: string) => /\{(?!\\)/.test(token);
const isLower = (token: string) => !(token.startsWith('{') && isGroup(token)) && LOWER.test(printedText(token));

/** A name without parts, so kept that nobody splits it again. */
function whole(text: string): Author[] {
  if (!text) return [];
  const seen = splitName(text);
  return [isLiteral(seen) && seen.literal === text ? { name: text } : { name: text, family: text }];
}

function parts(family: string, given: string): Author[] {
  if (!family || !given) return whole(family || given);
  return [{ name: joined(given, family), family, given }];
}

function ofName(name: Name, text: string): Author[] {
  if (isLiteral(name)) return whole(name.literal);
  const family = joined(name.particle ?? '', name.family, name.suffix ?? '');
  return name.given ? parts(family, name.given) : [{ name: text }];
}

/** `First von Last`, by BibTeX's rule. */
function inReadingOrder(tokens: string[]): Author[] {
  const last = tokens.length - 1;
  let start = tokens.findIndex((token, at) => at < last && isLower(token));
  if (start < 0) start = last;
  return parts(printed(tokens.slice(start).join(' ')), printed(tokens.slice(0, start).join(' ')));
}

/** `family=…, given=…, prefix=…, suffix=…`, as biblatex writes names that need it. */
function extended(tex: string): Author[] {
  const said = new Map<string, string>();
  for (const part of cut(tex, /,/)) {
    const match = /^\s*"?\s*([a-z]+(?:-i)?)\s*=\s*([\s\S]*?)\s*"?\s*$/.exec(part);
    if (match) said.set(match[1] ?? '', printed((match[2] ?? '').replace(/^"|"$/g, '')));
  }
  const [family = '', given = '', prefix = '', suffix = ''] = ['family', 'given', 'prefix', 'suffix'].map((name) => said.get(name));
  return parts(joined(prefix, family, suffix), given);
}

function withCommas(pieces: string[]): Author[] {
  const [first = '', second = ''] = pieces;
  if (pieces.length === 2 && !isNameSuffix(printed(second))) return parts(printed(first), printed(second));
  const text = pieces.map(printed).filter(Boolean).join(', ');
  if (pieces.length === 3 && isNameSuffix(printed(second))) return parts(joined(printed(first), printed(second)), printed(pieces[2] ?? ''));
  return ofName(splitName(text), text);
}

function authorOf(tex: string): Author[] {
  if (isOneGroup(tex)) return whole(printed(tex));
  if (EXTENDED.test(tex)) return extended(tex);
  const pieces = cut(tex, /,/).filter((piece) => piece.trim());
  if (pieces.length > 1) return withCommas(pieces);
  const tokens = tokensOf(pieces[0] ?? '');
  // Groups say how the name is cut; without them it is cut as a displayed name is, which knows suffixes, degrees and institutions.
  if (tokens.length > 1 && tokens.some(isGroup)) return inReadingOrder(tokens);
  const text = printed(tokens.join(' '));
  return ofName(splitName(text), text);
}

const PLAIN_FAMILY = /^\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?$/u;
const PLAIN_GIVEN = /^\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*)*$/u;
const MOST_TURNS = 4;

/** The author who comes back when this one is written and read, so often until it is the same; a plain name is so at once. */
function settled(author: Author): Author[] {
  const isPlain = PLAIN_FAMILY.test(author.family ?? '') && PLAIN_GIVEN.test(author.given ?? '') && !isNameSuffix(author.given ?? '');
  if (isPlain) return [author];
  let now = author;
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const next = authorOf(writeAuthors([now], 'latex'))[0];
    if (next === undefined) return [];
    if (next.name === now.name && next.family === now.family && next.given === now.given) break;
    now = next;
  }
  return [now];
}

/** The people of a name list as TeX, at most 500; names that are left out (`others`) become one `et al.`. */
export function readNames(tex: string): Author[] {
  const names = cut(` ${tex.replace(/\s+/g, ' ').trim()} `, / (?:and )+/i, LIMITS.authors + 1)
    .map((name) => name.trim())
    .filter(Boolean);
  const out: Author[] = [];
  let more = names.length > LIMITS.authors;
  for (const name of names.slice(0, LIMITS.authors)) {
    if (/^\{?(?:others|et\.? al\.?)\}?$/i.test(name)) more = true;
    else out.push(...authorOf(name).flatMap(settled));
  }
  if (more && out.length > 0) out.push({ name: AND_OTHERS });
  return out;
}
