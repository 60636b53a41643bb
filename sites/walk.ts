/** `NodeFilter`'s numbers, which pages cannot reach and Node does not know. */
const ELEMENTS = 1;
const ACCEPT = 1;
const SKIP = 3;

/** Whether an element matches, asked through <html>: a form's own `matches` may be an input of that name. */
export function isA(element: Element, selector: string): boolean {
  const { documentElement } = element.ownerDocument;
  return documentElement.matches.call(element, selector);
}

/** The first element after `from` in `within`, in document order and at any depth, that matches. */
export function nextIn(within: Element, from: Element, selector: string): Element | null {
  const { documentElement } = within.ownerDocument;
  const filter = (node: Node) => (documentElement.matches.call(node, selector) ? ACCEPT : SKIP);
  const walker = within.ownerDocument.createTreeWalker(within, ELEMENTS, filter);
  walker.currentNode = from;
  return walker.nextNode() as Element | null;
}
