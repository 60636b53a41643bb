import { cleanBlock, cleanLine } from '../paper/text';
import { unmarked } from './answer';
import type { XmlElement } from './feed-xml';

const HIDDEN = /^(?:script|style)$/i;
const BLOCKS = 'p|div|br|hr|li|ul|ol|dl|dt|dd|h[1-6]|tr|table|section|article|blockquote|figure|pre';
const BLOCK = new RegExp(`^(?:\\w+:)?(?:${BLOCKS})$`, 'i');
const BLOCK_TAG = new RegExp(`</?(?:\\w+:)?(${BLOCKS})(?=[\\s/>])[^<>]*>`, 'gi');

/** Paragraphs stand apart; a break only ends a line. */
const breakOf = (name: string) => (/^br$/i.test(name) ? '\n' : '\n\n');

/** All the text in an element, blocks of markup on lines of their own. */
export function wordsIn({ children }: XmlElement): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return child;
      if (HIDDEN.test(child.name)) return '';
      return BLOCK.test(child.name) ? `${breakOf(child.name)}${wordsIn(child)}\n` : wordsIn(child);
    })
    .join('');
}

const HIDDEN_START = /<(?:(script|style)(?=[\s/>])|!--)/gi;
const HIDDEN_ENDS: Readonly<Record<string, RegExp>> = { script: /<\/script\s*>/gi, style: /<\/style\s*>/gi, comment: /-->/g };

/** HTML without what no browser shows. What is never closed hides all that follows it, as it does in a browser. */
function shownPart(html: string): string {
  let shown = '';
  let at = 0;
  for (const start of html.matchAll(HIDDEN_START)) {
    if (start.index < at) continue;
    shown += html.slice(at, start.index);
    const end = HIDDEN_ENDS[start[1]?.toLowerCase() ?? 'comment'];
    if (!end) continue;
    end.lastIndex = start.index + start[0].length;
    at = end.test(html) ? end.lastIndex : html.length;
  }
  return shown + html.slice(at);
}

/** What an element says as plain text. Atom says what is markup (RFC 4287, section 3.1); RSS does not, and most of it is. */
export function plainIn(element: XmlElement, isAtom: boolean): string {
  const text = wordsIn(element);
  // The tags of XHTML are elements of the feed itself: what still looks like one in it is text.
  if (isAtom && !/^(?:text\/)?html$/i.test(element.attributes.get('type') ?? '')) return text;
  return unmarked(shownPart(text).replace(BLOCK_TAG, (_tag, name: string) => breakOf(name)));
}

/** Long runs of marks on one letter take normal forms quadratic time; no writing has more than 30 (UAX 15, section 13). */
const bounded = (text: string, max: number) => text.slice(0, max * 4).replace(/(\p{M}{30})\p{M}+/gu, '$1');

/** One clean line of at most `max` code points; '' when there is nothing. */
export const lineOf = (text: string, max: number): string => cleanLine(bounded(text.trimStart(), max), max);

/** Clean text of at most `max` code points; lines of the source are joined, blank ones part paragraphs. */
export const paragraphsOf = (text: string, max: number): string =>
  cleanBlock(bounded(text.trimStart(), max), max)
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n\n');

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day a date of a feed names, `YYYY-MM-DD` as it is written there: RSS has RFC 822's dates, all others have ISO's. */
export function dayIn(text: string): string | undefined {
  const iso = /^\s*(\d{4})-(\d\d)-(\d\d)(?!\d)/.exec(text);
  const mail = /^\s*(?:[a-z]{3,9},?\s{1,3})?(\d{1,2})\s{1,3}([a-z]{3})[a-z]{0,6}\.?\s{1,3}(\d{4})(?!\d)/i.exec(text);
  const [year, month, day] = iso
    ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
    : mail
      ? [Number(mail[3]), MONTHS.indexOf((mail[2] ?? '').toLowerCase()) + 1, Number(mail[1])]
      : [0, 0, 0];
  if (year < 1400 || month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
