import { isLiteral, type Name, nameOf } from '../paper/name';
import type { Author } from '../paper/paper';
import { type Escape, escapeName, oneLine } from './latex';
import { sourceWords } from './source-text';
import { braced } from './title';

const PLAIN_PART = /^[\p{L}\p{M}\p{N}.'’\u2010\u2011 -]+$/u;
/** BibTeX splits the list at these words, in any case. */
const LIST_WORD = /(?:^|\s)(?:and|others)(?=\s|$)/i;
const REST_OF_LIST = /^(?:et\.? al\.?|and others|others|\.\.\.|…)$/i;
const LOWER_WORD = /(?:^|\s)[^\p{L}\s]*\p{Ll}/u;

/** A name begins with a letter, a digit or an apostrophe; biber takes an initial from whatever comes first, and a brace would break its file. */
const JUNK_BEFORE = /^[^\p{L}\p{N}'’ʻʼ‘]+/u;

/** One part of a name; in braces where BibTeX or biber would read something else into it, such as a particle into a family name. */
function part(text: string, target: Escape, isFamily = false): string {
  const value = escapeName(text, target);
  const readsAsMore = LIST_WORD.test(text) || (isFamily && text.includes(' ') && LOWER_WORD.test(text));
  return PLAIN_PART.test(text) && !readsAsMore ? value : braced(value);
}

/** A name as it stands in a list of authors, `Family, Given`; '' for a name of nothing. */
export function writeName(name: Name, target: Escape): string {
  const bare = (text = '') => text.replace(JUNK_BEFORE, '');
  if (isLiteral(name)) {
    const literal = bare(name.literal);
    return literal && braced(escapeName(literal, target));
  }
  const [last, given, particle, suffix] = [name.family, name.given, name.particle, name.suffix].map(bare);
  if (!last) return writeName({ literal: [given, particle, suffix].filter(Boolean).join(' ') }, target);
  const parts = [(particle ? `${part(particle, target)} ` : '') + part(last, target, true)];
  if (suffix && given) parts.push(part(suffix, target));
  if (given) parts.push(part(given, target));
  return parts.join(', ');
}

/** A library names the same people again and again; so many of them are remembered as they are written. */
const REMEMBERED = 20_000;
const remembered = new Map<string, string>();

function writeAuthor(author: Author, target: Escape): string {
  const key = `${target}\n${author.name}\n${author.family ?? ''}\n${author.given ?? ''}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const read = (text: string) => oneLine(sourceWords(text));
  const plain: Author = { name: read(author.name) };
  if (author.family) plain.family = read(author.family);
  if (author.given) plain.given = read(author.given);
  const name = writeName(nameOf(plain), target);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(key, name);
  return name;
}

/** The value of an author field; '' when there is no author. */
export function writeAuthors(authors: readonly Author[], target: Escape): string {
  const names: string[] = [];
  let more = false;
  for (const author of authors) {
    const isRest = REST_OF_LIST.test(author.name.trim());
    const name = isRest ? '' : writeAuthor(author, target);
    more ||= isRest;
    if (name) names.push(name);
  }
  if (more && names.length > 0) names.push('others');
  return names.join(' and ');
}
