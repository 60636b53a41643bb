/** `NodeFilter`'s numbers, which pages cannot reach and Node does not know. */
const ELEMENTS = 1;
const ACCEPT = 1;
const SKIP = 3;

/** Whether an element matches, asked through its prototype: a form's own `matches`, or any other property, may be an input of that name. */
export function isA(element: Element, selector: string): boolean {
  return (Object.getPrototypeOf(element) as Element).matches.call(element, selector);
}

/** The first element after `from` in `within`, in document order and at any depth, that matches. */
export function nextIn(within: Element, from: Element, selector: string): Element | null {
  const filter = (node: Node) => (isA(node as Element, selector) ? ACCEPT : SKIP);
  const walker = within.ownerDocument.createTreeWalker(within, ELEMENTS, filter);
  walker.currentNode = from;
  return walker.nextNode() as Element | null;
}
