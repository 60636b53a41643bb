import { alike, type Row } from './generic-rows';
import { titleIn } from './generic-title';
import { textOf } from './text';
import { isA } from './walk';

/** So many rows beside each other, and this share of all elements of their kind, make a list of papers. */
const FEWEST = 3;
const SHARE = 0.3;
/** From this share on, the others of their kind are papers too. */
const ESTABLISHED = 0.5;
/** A paragraph is prose when it is longer, or when so much stands before the title (characters). */
const PROSE = 700;
const BEFORE_TITLE = 30;

const CITED_IN =
  '[class*="reference" i], [id*="reference" i], [class*="bibliograph" i]:not(ol.bibliography), [id*="cite_note"], [class*="footnote" i], [role="doc-bibliography"], [role="doc-endnotes"], [class*="reflist" i], [class*="recommend" i], [class*="related" i], [class*="similar" i]';
const CITED_UNDER =
  /^(?:\d+\.?\s*)?(?:references|bibliography|works cited|literature cited|cited (?:works|literature)|footnotes|notes|endnotes|citations?|further reading|related (?:articles|papers|work)|recommended|similar articles)\b/i;
const HEADINGS = 'h1, h2, h3, h4, h5, h6';
const HEADING_LINK = ':is(h2, h3, h4, h5, dt, [class*="title" i]) a[href], a[href]:is([class*="title" i])';
const MARKED = `${HEADINGS}, [role="heading"], [class*="title" i], [itemprop], b, strong`;
const INLINE = 'a, b, i, em, strong, span, sup, small, code, u, cite, q, label';

/** The heading a place of the page stands under: the last before it, at any height. */
function headingAbove(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    for (let before = at.previousElementSibling; before; before = before.previousElementSibling) {
      const heading = isA(before, HEADINGS) ? before : [...before.querySelectorAll(HEADINGS)].at(-1);
      if (heading) return textOf(heading);
    }
  }
  return '';
}

/** Words that speak of a work rather than being its row: no title, or one in the middle of a sentence. */
function isProse({ element }: Row): boolean {
  if (isA(element, INLINE)) return true;
  if (isA(element, 'dt, dd')) return false;
  const title = titleIn(element);
  if (!title || isA(title.element, MARKED)) return title === undefined;
  const text = textOf(element);
  return (text.length > PROSE && isA(element, 'p, blockquote, figcaption, pre')) || text.indexOf(title.text) > BEFORE_TITLE;
}

/** A row whose very heading is a link: of these, two are enough. */
const isHeaded = ({ element }: Row) => element.querySelector(HEADING_LINK) !== null;

/** Numbered as in a bibliography: “[12] Somebody, …”. */
const isNumbered = ({ element }: Row) => !isA(element, 'dt, dd') && /^\[[\w+-]{1,12}\]/.test(textOf(element));

const most = (rows: readonly Row[], is: (row: Row) => boolean) => rows.filter(is).length * 2 > rows.length;
const kinOf = (parent: Element, first: Row) => [...parent.children].filter((child) => alike(child, first.element));

/** Whether rows that stand beside each other under `parent` are a list of papers rather than works that are cited. */
export function isList(parent: Element, rows: readonly Row[]): boolean {
  const [first] = rows;
  if (!first || rows.length < 2 || (rows.length < FEWEST && !rows.every(isHeaded))) return false;
  if (rows.length < kinOf(parent, first).length * SHARE) return false;
  if (most(rows, isProse) || most(rows, isNumbered)) return false;
  return !parent.closest(CITED_IN) && !isA(first.element, CITED_IN) && !CITED_UNDER.test(headingAbove(first.element));
}

/** Elements of the same kind as the rows of an established list that name no work themselves. */
export function unnamedBeside(parent: Element, rows: readonly Row[]): Element[] {
  const [first] = rows;
  const kin = first ? kinOf(parent, first) : [];
  if (rows.length < kin.length * ESTABLISHED) return [];
  const named = new Set(rows.map(({ element }) => element));
  return kin.filter((element) => !named.has(element));
}
