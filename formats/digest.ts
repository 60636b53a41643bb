import type { FoundPaper } from '../paper/paper';
import { cleanBlock, LIMITS, safeUrl } from '../paper/text';
import { oneLine } from './latex';
import { spoken } from './markdown';
import { peopleOf, plainText } from './plain-text';

/** A paper of a digest: `url` is where the feed sends its readers, `why` the words that brought it up, the weightiest first. */
export interface DigestPaper {
  found: FoundPaper;
  url: string;
  why?: string[];
}

/** What is new in the followed feeds on a day, `YYYY-MM-DD`; sections and papers in the order they are shown. */
export interface Digest {
  day: string;
  title: string;
  sections: { feed: string; papers: DigestPaper[] }[];
}

/** A paper of a digest in plain text, each a clean line; `''` for what is not known. `link` is plain http(s). */
export interface DigestEntry {
  title: string;
  by: string;
  venue: string;
  why: string;
  link: string;
  /** The whole abstract, its paragraphs apart by a blank line. */
  abstract: string;
  /** Where the abstract begins, for lists that are looked through. */
  excerpt: string;
}

const MOST_NAMES = 6;
const EXCERPT = 320;

/** A text's beginning up to a word's end. */
function beginning(text: string): string {
  if (text.length <= EXCERPT) return text;
  const cut = text.slice(0, EXCERPT).replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/\s+\S{0,40}$/, '').replace(/[\s,;:.]+$/, '')}…`;
}

/** A paper as every kind of digest shows it. */
export function entryOf({ found, url, why = [] }: DigestPaper): DigestEntry {
  const { names, more } = peopleOf(found.authors);
  const link = safeUrl(url) ?? '';
  const abstract = cleanBlock(found.abstract ?? '', LIMITS.abstract)
    .split(/\n\s*\n/)
    .map(oneLine)
    .filter(Boolean)
    .join('\n\n');
  return {
    title: plainText(found.title) || link || 'Untitled',
    by: spoken({ names: names.slice(0, MOST_NAMES), more: more || names.length > MOST_NAMES }),
    venue: plainText(found.venue ?? ''),
    why: why.map(oneLine).filter(Boolean).join(', '),
    link,
    abstract,
    excerpt: beginning(oneLine(abstract)),
  };
}

/** The sections that list something, their names clean. */
export const sectionsOf = ({ sections }: Digest): Digest['sections'] =>
  sections.flatMap(({ feed, papers }) => (papers.length > 0 ? [{ feed: oneLine(feed) || 'Feed', papers }] : []));

/** The title of a digest with its day. */
export const headingOf = ({ title, day }: Digest): string => [oneLine(title), day].filter(Boolean).join(', ');

/** True for a day of the calendar as `YYYY-MM-DD`. */
export function isDay(day: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** The first moment of a digest's day in Greenwich; RangeError for a day that is none. */
export function startOf({ day }: Digest): Date {
  if (!isDay(day)) throw new RangeError('The day of a digest is a day of the calendar, as YYYY-MM-DD.');
  return new Date(`${day}T00:00:00Z`);
}
