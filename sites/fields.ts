import { type Ids, normalizeId } from '../paper/ids';
import { idsInUrl } from '../paper/link-ids';
import type { CardView } from './view';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Every name of its paper that a card's links give; of two that disagree, the first. */
export function linkIds(card: CardView, selector = 'a[href]'): Ids {
  const ids: Ids = {};
  for (const link of card.all(selector)) {
    const url = card.href(link);
    if (url) Object.assign(ids, { ...idsInUrl(url), ...ids });
  }
  return ids;
}

/** The first DOI written out in a text. */
export function doiIn(text: string | undefined): string | undefined {
  const written = /\b10\.\d{4,9}\/[^\s"<>]*[^\s"<>.,;:)\]]/.exec(text ?? '')?.[0];
  return written && normalizeId('doi', written);
}

/** Path and query of a link that stays on the page's own host, `www.` or not. */
export function ownLink(card: CardView, link: Element | undefined): URL | undefined {
  const url = link && card.href(link);
  return url && url.hostname.replace(/^www\./, '') === card.page.hostname.replace(/^www\./, '') ? url : undefined;
}

/** Clean texts of all matches that say something, without the comma or semicolon that parts them from the next; of matches in each other, the outer. */
export function texts(card: CardView, selector: string, without?: string): string[] {
  let outer: Element | undefined;
  return card.all(selector).flatMap((one) => {
    if (outer?.contains(one)) return [];
    outer = one;
    return card.text(one, without)?.replace(/\s*[,;·]$/, '') || [];
  });
}

const MORE = /\s*(?:…|\.{3})$/;
const NO_NAME = /^(?:et al\b|others$|and \d+ (?:more|others)|\(?\+?\d+ (?:additional|more|other)|additional authors|anonymous$|withdrawn)/i;

/** Names in one line of text, as `by` parts them; signs of a footnote go, and so does what only says that there are more. */
export function namesIn(line: string | undefined, by: RegExp = /\s*[,;]\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+/): string[] {
  return (line ?? '')
    .split(by)
    .map((name) => name.replace(MORE, '').replace(/^[\s.,;·]+|[\s,;·*†‡§¶#]+$/g, ''))
    .filter((name) => /\p{L}/u.test(name) && !NO_NAME.test(name));
}

/** The first year that a text names. */
export function yearIn(text: string | undefined): number | undefined {
  const year = /(?<!\d)(?:1[6-9]|20)\d\d(?!\d)/.exec(text ?? '')?.[0];
  return year ? Number(year) : undefined;
}

const two = (number: string) => number.padStart(2, '0');

/** `25 September, 2023`, `Jun 17, 2021`, `2021-06-17` or `2021/6/17`, wherever it stands in a text, as `2021-06-17`. */
export function dayIn(text = ''): string | undefined {
  const [, year, month, day] = /(?<!\d)((?:1[6-9]|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})(?!\d)/.exec(text) ?? [];
  if (year && month && day) return `${year}-${two(month)}-${two(day)}`;
  const [, before, name, after, in_] =
    /(?:(\d{1,2})\.?\s+)?([A-Z][a-z]{2,8})\.?(?:\s+(\d{1,2}))?,?\s+((?:1[6-9]|20)\d\d)(?!\d)/.exec(text) ?? [];
  const at = MONTHS.indexOf(name?.slice(0, 3).toLowerCase() ?? '') + 1;
  const number = before ?? after;
  return at > 0 && number && in_ ? `${in_}-${two(String(at))}-${two(number)}` : undefined;
}

/** The rows around links to works, as far as a link says so; of a row, only its first such link counts. */
export function rowsAround(root: Document, links: string, row: string, isWork: (link: Element) => boolean): Element[] {
  return [...root.querySelectorAll(links)].filter(isWork).flatMap((link) => link.closest(row) ?? []);
}

/** The names of the paper an address leads to; none for Nature's news, which have DOIs of the same form. */
export function paperIds(written: string): Ids {
  const ids = URL.canParse(written) ? idsInUrl(new URL(written)) : {};
  return /^10\.1038\/d41586-/.test(ids.doi ?? '') ? {} : ids;
}

/** What journals and proceedings have besides papers, by the title it has there. */
const NO_PAPER =
  /^\W*(?:(?:front|back|inside|title|copyright|half.title|cover) (?:cover|matter|page)s?|cover(?: image| picture)?|table of contents|contents|issue information|masthead|editorial board|author index|subject index|index|committees?|program committees?|organizing committee|reviewers|list of reviewers|sponsors?|preface|foreword|blank page|\[?front cover\]?|proceedings|welcome message|message from .{3,60}chairs?)\b[\s\]:.()\w-]{0,30}$/i;

/** Whether a title is that of a cover, an index or the like. */
export const isNoPaper = (title: string | undefined) => NO_PAPER.test(title ?? '');
