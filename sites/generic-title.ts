import { textOf } from './text';
import { isA } from './walk';

const NO_TITLE =
  /^(?:\[?\d+\]?|pdf|html|arxiv(?:[:\s]\S+)?|paper|papers|code|doi(?:[:\s]\S+)?|link|url|abstract|abs|bibtex|bib|cite|slides|video|poster|talk|project(?: page)?|website|github|supp(?:lementary)?(?: material)?|read more|more|full ?text|download|view|openreview|preprint|arxiv\s*:?\s*\d.*|https?:\S+|10\.\d{4,9}\/\S+)$/i;
/** How prose names a work by its authors and year. */
const BY_NAME = /\bet al\b\.?|^[\p{Lu}][\p{L}'’-]+(?: (?:and|&) [\p{Lu}][\p{L}'’-]+)?,? \(?(?:19|20)\d\d[a-z]?\)?$/u;
/** Words enough to be a title, and not so many that it is a paragraph. */
const isTitle = (text: string) =>
  text.length >= 8 &&
  text.length <= 400 &&
  /\p{L}{2}.*\s.*\p{L}{2}|\p{Script=Han}{5}/u.test(text) &&
  !NO_TITLE.test(text) &&
  !BY_NAME.test(text);

const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role="heading"]';
/** What sites call a title, the surest first. */
const TITLED = [
  '[class*="title" i]:not([class*="subtitle" i], [class*="journal" i], [class*="section" i], [class*="titles" i])',
  '[itemprop="name"]',
  '[itemprop="headline"]',
];
/** Parts of a row that are about something else: who wrote it, where it appeared, menus. */
const ELSEWHERE =
  'nav, [itemprop="author"], [itemprop="creator"], [itemprop="isPartOf"], [itemprop="publisher"], [class*="author" i], [class*="journal" i], [class*="venue" i], button, form';

const clean = (text: string) => text.replace(/^(?:title\s*:|\[\d+\]|\d+[.)])\s*/i, '').replace(/\s*[.,]$/, '');

function firstTitle(elements: Iterable<Element>): { text: string; element: Element } | undefined {
  for (const element of elements) {
    if (element.closest(ELSEWHERE)) continue;
    const text = clean(textOf(element));
    if (isTitle(text)) return { text, element };
  }
  return undefined;
}

/** A work's title in its row, and the element that holds it: its heading, what is marked as title, a quotation, a link, or what stands out. */
export function titleIn(row: Element): { text: string; element: Element } | undefined {
  for (const selector of [HEADINGS, ...TITLED]) {
    const marked = firstTitle([...(isA(row, selector) ? [row] : []), ...row.querySelectorAll(selector)]);
    if (marked) return marked;
  }
  const quoted = /[“"«]([^”"»]{8,300}?)[,.]?[”"»]/.exec(textOf(row))?.[1];
  if (quoted && isTitle(quoted)) {
    const holder = [...row.querySelectorAll('a, q, em, i')].find((element) => textOf(element).includes(quoted.slice(0, 20)));
    return { text: clean(quoted), element: holder ?? row };
  }
  return (
    firstTitle(row.querySelectorAll('cite')) ??
    firstTitle(row.querySelectorAll('a[href]')) ??
    firstTitle(row.querySelectorAll('b, strong')) ??
    firstTitle(row.querySelectorAll('em, i')) ??
    firstLine(row)
  );
}

/** What stands before the first break, in rows that are nothing but text. */
function firstLine(row: Element): { text: string; element: Element } | undefined {
  const first = row.querySelector('br, p, div, ul');
  if (first?.localName !== 'br') return undefined;
  let text = '';
  for (const node of row.childNodes) {
    if (node === first) break;
    text += node.textContent ?? '';
  }
  const line = clean(text.replace(/\s+/g, ' ').trim());
  return isTitle(line) ? { text: line, element: row } : undefined;
}
