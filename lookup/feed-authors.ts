import type { Author } from '../paper/paper';
import { LIMITS } from '../paper/text';
import { authorsOf } from './answer';
import { lineOf, plainIn } from './feed-text';
import { inside, type XmlElement } from './feed-xml';

/** `J.`, `J. K.`, `JK`, `J.-P.` */
const INITIALS = /^(?:\p{Lu}\.?[ -]?){1,4}$/u;
/** Longest list of names in one element: a collaboration of three thousand fits. */
const LONGEST = 100_000;

type Named = string | { family: string; given: string; name: string };

/** `Doe, J., Roe, R. K.` as names; undefined when the parts do not come in such pairs. */
function familyFirst(parts: readonly string[]): Named[] | undefined {
  if (parts.length < 2 || parts.length % 2 > 0) return undefined;
  const names: Named[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const [family = '', given = ''] = parts.slice(at, at + 2);
    if (!INITIALS.test(given) || INITIALS.test(family)) return undefined;
    names.push({ family, given, name: `${given} ${family}` });
  }
  return names;
}

const partsOf = (text: string, mark: RegExp) =>
  text
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part));

/** The names in one line. A comma alone says nothing: it parts two names here, and one name's halves there. */
function namesIn(text: string, isList: boolean): Named[] {
  // arXiv puts affiliations into brackets, with commas of their own.
  const line = text.replace(/\s*\([^()]*\)/g, '').replace(/,?\s+(?:et al\.?|and others)$/i, '');
  if (line.includes(';')) return partsOf(line, /;/);
  const parts = partsOf(line, /,\s*(?:and\s|&\s)?|\s(?:and|&)\s/);
  const pairs = isList ? undefined : familyFirst(parts);
  if (pairs) return pairs;
  const isSplit = isList || (!/^[^,]*,[^,]*$/.test(line) && parts.every((part) => part.includes(' ')));
  return isSplit ? parts : [line];
}

/** RSS 2.0 gives an address of mail with the name in brackets (rssboard.org/rss-specification, `author`). */
const mailName = (text: string) =>
  text.length > LIMITS.author || !text.includes('@') ? text : (/^\S+@\S+ ?\(([^()]+)\)$/.exec(text)?.[1] ?? '');

/**
 * The authors of an entry, undefined when it names none. `isList` says that one element is known to hold a list of names with commas
 * between them, as arXiv writes it.
 */
export function authorsIn(entry: XmlElement, isList: boolean): Author[] | undefined {
  const named = inside(entry, 'author').flatMap((author) => inside(author, 'name').slice(0, 1));
  const creators = named.length > 0 ? named : inside(entry, 'dc:creator', 'dc:contributor');
  const elements = creators.length > 0 ? creators : inside(entry, 'author', 'itunes:author');
  const lines = elements
    .slice(0, LIMITS.authors)
    .map((element) => mailName(lineOf(plainIn(element, named.length > 0), elements.length > 1 ? LIMITS.author : LONGEST)));
  const names = lines.length === 1 ? namesIn(lines[0] ?? '', isList) : lines;
  return authorsOf(names.slice(0, LIMITS.authors));
}
