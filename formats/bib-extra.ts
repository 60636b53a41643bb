import { safeUrl } from '../paper/text';
import { writeAuthors } from './bib-names';
import { type Escape, escapeText, oneLine } from './latex';
import { escapeSource } from './source-text';
import { braced } from './title';
import { verbatim } from './verbatim';

const FIELD = /^[a-z][a-z0-9_-]{0,39}$/;

/** Fields by which biblatex, biber or a reference manager takes entries together, sorts, runs TeX or opens files; and those we write of what we know. */
const NOT_AS_EXTRA = new Set(
  `crossref xref xdata entryset entrysubtype related relatedtype relatedoptions relatedstring ids options execute gender hyphenation
  langid langidopts presort sortkey sortname sortshorthand sorttitle sortyear label labelyear shorthand shorthandintro shortauthor
  shorteditor pagination bookpagination nocite type-id file files pdf folder localfile localurl local-url attachments
  title author editor journal journaltitle booktitle year date month day volume number issue pages publisher series address location
  edition isbn issn doi url eprint eprinttype archiveprefix eprintclass primaryclass keywords rating annotation abstract key`.split(/\s+/),
);
const ACTS = /^(?:bdsk-|sort|__|jabref|owner$|groups$)|file$|(?:author|editor[abc]?|name[abc])type$|options$/;
const NAMES = /^(?:translator|annotator|commentator|introduction|foreword|afterword|bookauthor|holder|editor[abc]|name[abc])$/;
const DATES = /^(?:url|orig|event)date$/;
const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
/** Links and identifiers, which nothing is escaped in. */
const LINKS = /url$|^(?:ee|link|howpublishedurl)$/;
const IDENTIFIERS = /^(?:pmid|pmcid|mrnumber|zblnumber|verb[abc]|lccn|dblp|openalex|s2id|hal_id)$/;
/** Values that biblatex looks up as names of its own, where a command of TeX is an error. */
const LOOKED_UP = /^(?:type|pubstate|language|origlanguage)$/;
const PLAIN_WORDS = /^(?!(?:and|others)(?:\s|$))(?!.*\s(?:others|and(?:$|\sand(?:\s|$))))[\p{L}\p{N} .,:;'()/-]+$/iu;

/** A value that biblatex looks up as a name of its own before it prints it; '' when that would be an error. */
export function lookedUp(text: string): string {
  const line = oneLine(text);
  return PLAIN_WORDS.test(line) ? escapeText(line, 'utf8') : '';
}

/** Lists that biblatex splits at the word `and`. */
const LISTS = /^(?:organization|institution|school|origlocation|origpublisher|list[a-f])$/;

/** A value of which biblatex makes a list: in braces of its own where a word of it would part it. */
export function listValue(text: string, target: Escape): string {
  if (text === '') return '';
  const value = escapeSource(text, target);
  return /(?:^|\s)(?:and|others)(?=\s|$)/i.test(text) ? braced(value) : value;
}

/** A value of another field, '' when it is of no use there. */
function extraValue(name: string, text: string, target: Escape): string {
  const line = oneLine(text);
  if (NAMES.test(name))
    return writeAuthors(
      line.split(/\s+and\s+/i).map((one) => ({ name: one })),
      target,
    );
  if (DATES.test(name)) return DATE.test(line) ? line : '';
  if (LINKS.test(name)) return verbatim(safeUrl(line) ?? '');
  if (IDENTIFIERS.test(name)) return verbatim(line);
  if (LOOKED_UP.test(name)) return lookedUp(line);
  return LISTS.test(name) ? listValue(line, target) : escapeSource(line, target);
}

/**
 * The fields of an imported entry that have no place of their own, by name, each value safe to stand in a file. Names that are no plain
 * field name, that make programs act or that are `written` already are left out.
 */
export function extraFields(extra: Record<string, string>, written: ReadonlySet<string>, target: Escape): [name: string, value: string][] {
  return Object.keys(extra)
    .filter((name) => FIELD.test(name) && !NOT_AS_EXTRA.has(name) && !ACTS.test(name) && !written.has(name))
    .sort()
    .map((name) => [name, extraValue(name, String(extra[name] ?? ''), target)]);
}

const BETWEEN_PAGES = /\s*(?:-{2,3}|[‒–—―])\s*/u;
const HYPHEN = /\s*[-‐‑−]\s*/u;

/** Pages as a field holds them: two hyphens between first and last, and a page with a hyphen of its own in braces, as biber wants it. */
export function pagesValue(pages: string, target: Escape): string {
  if (pages === '') return '';
  const page = (text: string) => (HYPHEN.test(text) ? braced(escapeText(text, target)) : escapeText(text, target));
  return oneLine(pages)
    .split(/\s*,\s*/)
    .map((range) => {
      const ends = range.split(BETWEEN_PAGES.test(range) ? BETWEEN_PAGES : HYPHEN).filter(Boolean);
      return ends.length > 2 ? page(range) : ends.map(page).join('--');
    })
    .filter(Boolean)
    .join(', ');
}
