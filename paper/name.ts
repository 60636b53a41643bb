import type { Author } from './paper';
import { cleanLine, LIMITS } from './text';

/** A person's name in the four parts that BibTeX knows; `particle` is the lower-case words before the family name. */
export interface PersonName {
  family: string;
  given?: string;
  particle?: string;
  suffix?: string;
}

/** A name that has no parts: a group, a single name, or one in a script that does not set its parts apart. */
export interface LiteralName {
  literal: string;
}

export type Name = PersonName | LiteralName;

const GROUP =
  /(?:^|[\s-])(?:collaborations?|consortium|teams?|groups?|projects?|initiative|committee|commission|working group|task force|network|society|association|institutes?|university|laborator(?:y|ies)|labs?|foundation|corporation|company|cent(?:er|re)|department|ministry|organi[sz]ation|agency|council|community|contributors|developers|alliance|investigators|survey|inc\.?|ltd\.?|llc|gmbh)(?=$|[\s,:;)])/i;
/** `AI` only in capitals: Ai is a family name. */
const GROUP_CAPITALS = /\s(?:AI|Research|NLP|LLC|SIG)$/;
/** A word that joins or belongs to an institution's name, never to a person's. */
const JOINED = /(?:^|\s)(?:and|&|of|for|the)\s/i;
const CASELESS_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const SUFFIX = /^(?:jr|sr|jnr|snr)\.?$|^(?:II|III|IV|2nd|3rd|4th)$/i;
const SUFFIX_ROMAN = /^(?:II|III|IV)$/;
/** Degrees that are no name anywhere at the end of a name. */
const DEGREE = /^(?:ph\.?\s?d\.?|m\.d\.?|d\.?phil\.?|m\.?sc\.?|b\.?sc\.?|m\.?phil\.?|dr\.?\s?med\.?|mbbs|mba|frs|facs|frcp)$/i;
const DEGREE_CAPITALS = /^(?:MD|MPH|DSc|ScD|DDS|DVM)$/;
/** Degrees that could be a name, and are taken for one unless a comma sets them apart. */
const DEGREE_AFTER_COMMA = /^(?:MA|M\.A\.|MS|M\.S\.|BA|B\.A\.|BS|B\.S\.|JD|J\.D\.|RN|DO|EdD|PharmD|PE|CPA|Esq\.?)$/;
const TITLE_BEFORE = /^(?:(?:prof|dr|mr|mrs|ms)\.\s*|(?:professor)\s+)+/i;
/** Particles that are one even in a name written without any capital. */
const PARTICLES = new Set(
  "af al am av da dal dalla de degli dei del della der des di do dos du el la las le les lo los op ten ter the tot van vom von zu zum zur 't".split(
    ' ',
  ),
);
/** Two words that begin a family name even when both have a capital; one alone (`Van`, `De`) may be a given name. */
const CAPITAL_PARTICLES = /^(?:Van D(?:en|er)|De L(?:a|as|os)|Von D(?:en|er))$/;
/** Before a lower-case particle these are part of the family name too (`Van den Broeck`). */
const CAPITAL_PARTICLE = /^(?:Van|Von|De|Del|Da)$/;
/** `Wang B`, `Evans JJ`, `Smith J.K.`: a family name with initials after it, as PubMed writes names. */
const INITIALS = /^(?:\p{Lu}|[B-DF-HJ-NP-TV-XZ]{3}|\p{Lu}{2}|(?:\p{Lu}\.-?){1,3})$/u;
/** Family names that look like two initials when they are written in capitals. */
const SHORT_FAMILIES = /^(?:[FHJKLM]U|[LN]G|A[INK]|[BHKLMPSXYQWZ]I|[BHKLM]O|[FHKLMXY]A|[DGLQSWXYZ]U|[GHKLYM]E|OH|OK|IM|HE|LV|XU|YU)$/;
/** Spanish and Catalan `y`/`i` join two family names. */
const JOINS_FAMILIES = new Set(['y', 'i', 'e']);

const isDegree = (word: string) => DEGREE.test(word) || DEGREE_CAPITALS.test(word);
const isSuffix = (word: string) => SUFFIX.test(word) && (!/^i+v?$/i.test(word) || SUFFIX_ROMAN.test(word));
/** BibTeX's own test: the case of the first letter, whatever stands before it. */
const isLower = (word: string) => /^\P{L}*\p{Ll}/u.test(word);

/** True for a name without parts. */
export function isLiteral(name: Name): name is LiteralName {
  return 'literal' in name;
}

function person(family: string, given: string, particle: string, suffix: string): Name {
  if (!family) return { literal: [given, particle, suffix].filter(Boolean).join(' ') };
  if (!given && !particle) return { literal: [family, suffix].filter(Boolean).join(' ') };
  const name: PersonName = { family };
  if (given) name.given = given;
  if (particle) name.particle = particle;
  if (suffix) name.suffix = suffix;
  return name;
}

/** Family words with the lower-case words in front of them set apart; the last word always stays. */
function splitFamily(words: string[]): { family: string; particle: string } {
  let start = 0;
  while (start < words.length - 1 && isLower(words[start] ?? '')) start += 1;
  return { particle: words.slice(0, start).join(' '), family: words.slice(start).join(' ') };
}

function withoutDegrees(words: string[]): string[] {
  let end = words.length;
  while (end > 1 && isDegree(words[end - 1] ?? '')) end -= 1;
  return words.slice(0, end);
}

/** Whether the word at a place is a particle. The first word is one only when it is known as such: `jing Gao` is a given name. */
function particleTest(words: readonly string[]): (word: string, at: number) => boolean {
  const someCapital = words.some((word) => /\p{Lu}/u.test(word));
  return (word, at) => {
    if (at >= words.length - 1 || !isLower(word)) return false;
    return PARTICLES.has(word) ? at > 0 || someCapital : at > 0 && someCapital;
  };
}

/** Given names, particle and family name in reading order. */
function inReadingOrder(words: string[], suffixAfterComma = ''): Name {
  const kept = withoutDegrees(words);
  let suffix = suffixAfterComma;
  const last = kept.at(-1) ?? '';
  if (!suffix && kept.length > 1 && isSuffix(last)) {
    suffix = last;
    kept.pop();
  }
  const initials = kept.at(-1) ?? '';
  if (kept.length > 1 && INITIALS.test(initials) && !SHORT_FAMILIES.test(initials) && /^\p{L}{2}/u.test(kept[0] ?? '')) {
    const { particle, family } = splitFamily(kept.slice(0, -1));
    return person(family, initials, particle, suffix);
  }
  let start = kept.findIndex(particleTest(kept));
  if (start < 0) start = kept.length - 1;
  if (start > 1 && JOINS_FAMILIES.has(kept[start] ?? '')) {
    return person(kept.slice(start - 1).join(' '), kept.slice(0, start - 1).join(' '), '', suffix);
  }
  if (start > 1 && start < kept.length - 1 && CAPITAL_PARTICLE.test(kept[start - 1] ?? '')) {
    return person(kept.slice(start - 1).join(' '), kept.slice(0, start - 1).join(' '), '', suffix);
  }
  if (start > 2 && CAPITAL_PARTICLES.test(kept.slice(start - 2, start).join(' '))) start -= 2;
  const { particle, family } = splitFamily(kept.slice(start));
  return person(family, kept.slice(0, start).join(' '), particle, suffix);
}

const wordsOf = (text: string) => text.split(' ').filter(Boolean);

function withCommas(parts: string[], whole: string): Name {
  const kept = parts.filter((part, at) => at === 0 || !(isDegree(part) || DEGREE_AFTER_COMMA.test(part)));
  const [first = '', second = '', third = ''] = kept;
  if (kept.length === 1) return inReadingOrder(wordsOf(first));
  if (kept.length === 2 && isSuffix(second)) return inReadingOrder(wordsOf(first), second);
  if (kept.length > 3 || (kept.length === 3 && !isSuffix(second) && !isSuffix(third))) return { literal: whole };
  const familyWords = wordsOf(first);
  let suffix = kept.length === 3 ? (isSuffix(second) ? second : third) : '';
  const last = familyWords.at(-1) ?? '';
  if (!suffix && familyWords.length > 1 && isSuffix(last)) suffix = familyWords.pop() ?? '';
  const { particle, family } = splitFamily(familyWords);
  const given = withoutDegrees(wordsOf(kept.length === 3 && isSuffix(second) ? third : second)).join(' ');
  return person(family, given, particle, suffix);
}

/** The name without what belongs to the listing and not to it: titles, affiliation in brackets, footnote marks, initials glued to the family name. */
function bare(display: string): string {
  const line = cleanLine(display, LIMITS.author)
    .replace(/[\s*†‡§¶⁰¹²³⁴-⁹,;]+$/u, '')
    .replace(/^[\s,;]+/, '')
    .replace(TITLE_BEFORE, '');
  const withoutBrackets = line.replace(/(?<=\S)\s*\([^()]*\)$/, '');
  return withoutBrackets.replace(/(?<![\p{L}.])((?:\p{Lu}\.)+)(?=\p{Lu}\p{Ll})/gu, '$1 ');
}

/**
 * The parts of a name as it is displayed, by BibTeX's rule: the last word is the family name, lower-case words before it are the
 * particle; `Family, Given` and `Family, Jr., Given` say it themselves. What is no person's name comes back whole.
 */
export function splitName(display: string): Name {
  const text = bare(display);
  if (GROUP.test(text) || GROUP_CAPITALS.test(text) || JOINED.test(text)) return { literal: text };
  const parts = text
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length > 1) return withCommas(parts, text);
  if (CASELESS_SCRIPT.test(text)) return { literal: text };
  const words = wordsOf(parts[0] ?? '');
  return words.length < 2 ? { literal: words.join(' ') } : inReadingOrder(words);
}

/** True for `Jr.`, `III` and the like. */
export function isNameSuffix(text: string): boolean {
  return isSuffix(text);
}

/** An author's name: the parts where the source gave them, else what the displayed name shows. A family name that is all of the name has no parts. */
export function nameOf(author: Author): Name {
  const family = cleanLine(author.family ?? '', LIMITS.author);
  const given = cleanLine(author.given ?? '', LIMITS.author);
  if (family && !given && family === cleanLine(author.name, LIMITS.author)) return { literal: family };
  if (!family || !given) return splitName(author.name || family || given);
  const words = wordsOf(family);
  const last = words.at(-1) ?? '';
  const suffix = words.length > 1 && isSuffix(last) ? (words.pop() ?? '') : '';
  const { particle, family: rest } = splitFamily(words);
  return person(rest, given, particle, suffix);
}
