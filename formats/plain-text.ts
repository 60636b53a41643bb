import { isLiteral, type Name, nameOf } from '../paper/name';
import type { Author } from '../paper/paper';
import { cleanBlock, LIMITS } from '../paper/text';
import { oneLine } from './latex';
import { readSource, sourceWords } from './source-text';
import { turned } from './tex-letters';
import { MATHS } from './tex-symbols';

const CHARACTER_OF = turned(MATHS);

/** A text of a source as one line to read: markup and TeX that stand for a character are that character, other maths stays `$x^2$`. */
export function plainText(source: string): string {
  const parts = readSource(source).map((part) => ('maths' in part ? (CHARACTER_OF.get(part.maths) ?? `$${part.maths}$`) : part.text));
  return oneLine(parts.join(''));
}

/** What a reader wrote: its lines, clean and as far to the right as they stood. */
export function plainLines(text: string): string[] {
  return cleanBlock(text, LIMITS.note)
    .split('\n')
    .map((line) => line.replaceAll('\t', '    ').trimEnd());
}

const REST_OF_LIST = /^(?:et\.? al\.?|and others|others|\.\.\.|…)$/i;

/** The people of a list, and whether the source says there are more. */
export interface People {
  names: Name[];
  more: boolean;
}

/** The names of a list in plain text. */
export function peopleOf(authors: readonly Author[] = []): People {
  const read = (text: string) => oneLine(sourceWords(text));
  const people: People = { names: [], more: false };
  for (const { name, family, given } of authors) {
    if (REST_OF_LIST.test(name.trim())) {
      people.more = true;
      continue;
    }
    const plain: Author = { name: read(name) };
    if (family) plain.family = read(family);
    if (given) plain.given = read(given);
    const one = nameOf(plain);
    if (isLiteral(one) ? one.literal : one.family) people.names.push(one);
  }
  return people;
}

/** A name with the family name first: `van den Oord, Aäron, Jr.`. A name without parts has no comma, which would part it. */
export function familyFirst(name: Name): string {
  if (isLiteral(name)) return name.literal.replace(/\s*,\s*/g, ' ').trim();
  const family = [name.particle, name.family].filter(Boolean).join(' ');
  return [family, name.given, name.suffix].filter(Boolean).join(', ');
}

/** A name as it is spoken. */
export function givenFirst(name: Name): string {
  if (isLiteral(name)) return name.literal;
  return [name.given, name.particle, name.family, name.suffix].filter(Boolean).join(' ');
}
