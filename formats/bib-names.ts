import { isLiteral, type Name, nameOf } from '../paper/name';
import type { Author } from '../paper/paper';
import { type Escape, escapeText, oneLine } from './latex';
import { sourceWords } from './source-text';
import { braced } from './title';

const PLAIN_PART = /^[\p{L}\p{M}\p{N}.'’\u2010\u2011 -]+$/u;
/** BibTeX splits the list at these words, in any case. */
const LIST_WORD = /(?:^|\s)(?:and|others)(?=\s|$)/i;
const REST_OF_LIST = /^(?:et\.? al\.?|and others|others|\.\.\.|…)$/i;
const LOWER_WORD = /(?:^|\s)[^\p{L}\s]*\p{Ll}/u;

/** One part of a name; in braces where BibTeX or biber would read something else into it. */
function part(text: string, target: Escape): string {
  const value = escapeText(text, target);
  return PLAIN_PART.test(text) && !LIST_WORD.test(text) ? value : braced(value);
}

function family(text: string, target: Escape): string {
  const value = part(text, target);
  const couldBeParticle = text.includes(' ') && LOWER_WORD.test(text);
  return couldBeParticle && !value.startsWith('{{') && value === escapeText(text, target) ? braced(value) : value;
}

/** A name as it stands in a list of authors, `Family, Given`; '' for a name of nothing. */
export function writeName(name: Name, target: Escape): string {
  if (isLiteral(name)) return name.literal ? braced(escapeText(name.literal, target)) : '';
  const particle = name.particle ? `${part(name.particle, target)} ` : '';
  const parts = [particle + family(name.family, target)];
  if (name.suffix && name.given) parts.push(part(name.suffix, target));
  if (name.given) parts.push(part(name.given, target));
  return parts.join(', ');
}

/** The value of an author field; '' when there is no author. */
export function writeAuthors(authors: readonly Author[], target: Escape): string {
  const read = (text: string) => oneLine(sourceWords(text));
  const names: string[] = [];
  let more = false;
  for (const author of authors) {
    if (REST_OF_LIST.test(author.name.trim())) {
      more = true;
      continue;
    }
    const plain: Author = { name: read(author.name) };
    if (author.family) plain.family = read(author.family);
    if (author.given) plain.given = read(author.given);
    const name = writeName(nameOf(plain), target);
    if (name) names.push(name);
  }
  if (more && names.length > 0) names.push('others');
  return names.join(' and ');
}
