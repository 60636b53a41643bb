/** Classes of what MathJax 2 and 3 draw in the place of a formula. Compared by case: `mathjax` is what sites call the text around it. */
const DRAWN = ['MathJax', 'MathJax_Preview', 'MathJax_Display', 'MathJax_SVG', 'mjx-chtml'];
const UNREAD = 'script, style, template, noscript, offprint-chip, offprint-panel';

/** The formula a MathJax 3 element was drawn from, as far as the page still says it. */
function formula(drawn: Element): string {
  const source = drawn.querySelector('annotation[encoding="application/x-tex"]')?.textContent;
  return source ? `$${source.trim()}$` : (drawn.querySelector('mjx-assistive-mml')?.textContent ?? '');
}

function collect(node: Node, without: string, out: string[]): void {
  for (const child of node.childNodes) {
    if (child.nodeType === 3) out.push(child.nodeValue ?? '');
    if (child.nodeType !== 1) continue;
    const element = child as Element;
    if (element.matches('script[type^="math/tex"]')) out.push(`$${element.textContent?.trim() ?? ''}$`);
    else if (element.localName === 'mjx-container') out.push(formula(element));
    else if (DRAWN.some((name) => element.classList.contains(name))) continue;
    else if (element.matches('br')) out.push(' ');
    else if (!element.matches(without ? `${UNREAD}, ${without}` : UNREAD)) collect(element, without, out);
  }
}

/** Text of an element on one line: formulas by their source as `$…$`, our own chips and what `without` selects left out. */
export function textOf(element: Element, without = ''): string {
  const out: string[] = [];
  collect(element, without, out);
  return out.join('').replace(/\s+/g, ' ').trim();
}
