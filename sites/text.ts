import { isA } from './walk';

/** What MathJax 2 draws in the place of a formula. Compared by case: `mathjax` is what sites call the text around it. */
const DRAWN = ['MathJax', 'MathJax_Display', 'MathJax_SVG', 'MathJax_SVG_Display', 'MathJax_CHTML', 'mjx-chtml', 'MJXc-display'];
/** A form says nothing of a paper, and its properties may be inputs of the same names. */
const UNREAD = 'script, style, template, noscript, form, offprint-chip, offprint-panel, .MathJax_Preview';
const TEX = 'script[type^="math/tex"]';
/** Everything that is not simply read on, so that most elements are asked once. */
const SPECIAL = `${UNREAD}, ${TEX}, mjx-container, .katex, ${DRAWN.map((name) => `.${name}`).join(', ')}, br`;
const MATHML = 'mjx-assistive-mml, .MJX_Assistive_MathML, .katex-mathml';

/** The formula that was drawn, by its source as far as the page still says it, or else by what is read aloud. */
function formula(drawn: Element): string {
  const source =
    drawn.querySelector('annotation[encoding="application/x-tex"]')?.textContent ??
    drawn.querySelector('[data-latex]')?.getAttribute('data-latex');
  return source ? `$${source.trim()}$` : (drawn.querySelector(MATHML)?.textContent ?? '');
}

function collect(node: Element, without: string, out: string[]): void {
  for (const child of node.childNodes) {
    if (child.nodeType === 3) out.push(child.nodeValue ?? '');
    if (child.nodeType !== 1) continue;
    const element = child as Element;
    if (!isA(element, SPECIAL)) {
      if (!without || !isA(element, without)) collect(element, without, out);
    } else if (isA(element, TEX)) out.push(`$${element.textContent?.trim() ?? ''}$`);
    else if (isA(element, UNREAD) || (without && isA(element, without))) continue;
    else if (isA(element, 'mjx-container, .katex')) out.push(formula(element));
    else if (DRAWN.some((name) => element.classList.contains(name))) {
      // MathJax 2 leaves the source behind in a script, unless the page was saved without its scripts.
      const next = element.nextElementSibling;
      if (!next || !isA(next, TEX)) out.push(formula(element));
    } else if (element.localName === 'br') out.push(' ');
    else collect(element, without, out);
  }
}

const oneLine = (text: string) => text.replace(/\s{2,}|[^\S ]/g, ' ').trim();

/** Text of an element on one line: formulas by their source as `$…$`, our own chips and what `without` selects left out. */
export function textOf(element: Element, without = ''): string {
  if (isA(element, 'form')) return '';
  // Most elements that are asked for their text hold nothing else.
  if (element.firstElementChild === null) return oneLine(element.textContent ?? '');
  const out: string[] = [];
  collect(element, without, out);
  return oneLine(out.join(''));
}
